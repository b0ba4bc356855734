"""Reports in the state of a library, made up for the tests of paper and files."""

from __future__ import annotations

from dataclasses import replace

from app.core.enums import FigureKind, FindingState, Part, Qualifier, SectionKind, Severity, Status
from app.core.report import Document, Figure, Finding, Head, Section
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord

PARTS = (
    ("一、", "主要举措和成效", Part.MEASURES),
    ("二、", "存在的不足和原因", Part.PROBLEMS),
    ("三、", "下一年度主要安排", Part.PLAN),
)
SENTENCES = (
    ("组织学法培训", 3, "次", "LEARN.TRAIN_SESSION", Qualifier.EXACT),
    ("发放宣传资料", 5000, "册", "PUB.MATERIAL", Qualifier.MORE_THAN),
    ("排查化解矛盾纠纷", 218, "件", "MED.TOTAL", Qualifier.EXACT),
    ("上岗执勤均在", 200, "天", None, Qualifier.AT_LEAST),
    ("办理满意率达到", 100, "%", "PET.REPLY_RATE", Qualifier.EXACT),
)
WORDS = {
    Qualifier.EXACT: "{}{}",
    Qualifier.MORE_THAN: "{}余{}",
    Qualifier.AT_LEAST: "{}{}以上",
}


def body(paragraphs: int = 2, *, town: str = "青石镇") -> tuple[str, list[Section], list[Figure]]:
    """A report with three parts; every part holds ``paragraphs`` paragraphs with five figures each."""
    text = f"{town}2024年法治政府建设情况报告\n"
    sections, figures = [], []
    for number, title, part in PARTS:
        start = len(text)
        text += number
        title_start = len(text)
        text += title + "\n"
        title_end = title_start + len(title)
        for paragraph in range(paragraphs):
            text += f"第{paragraph + 1}段说明本镇人民政府一年来依法行政工作车马长风龙门民生的有关情况。"
            for words, value, unit, code, qualifier in SENTENCES:
                text += f"2024年{words}"
                begin = len(text)
                text += WORDS[qualifier].format(value, unit)
                figures.append(
                    Figure(
                        begin,
                        len(text),
                        text[begin:],
                        value,
                        unit,
                        qualifier=qualifier,
                        kind=FigureKind.RATE if unit == "%" else FigureKind.COUNT,
                        indicator=code,
                        label=words,
                        period="2024",
                    )
                )
                text += "。"
            text += "\n"
        sections.append(
            Section(
                SectionKind.HEADING, 1, number, title, start, len(text), title_start, title_end, part=part
            )
        )
    return text, sections, figures


def record(key: str, figure: Figure, status: Status) -> FigureRecord:
    suggested = None if status is Status.ADDED else figure
    if status is Status.CORRECTED:
        suggested = replace(figure, value=figure.value * 10, period=None)
    who = "李秀英" if status.is_decided else None
    at = "2025-03-02T14:03:22+08:00" if who else None
    return FigureRecord(key, "r1", figure, status, suggested, who, at)


STATUSES = (
    Status.SUGGESTED,
    Status.CONFIRMED,
    Status.CORRECTED,
    Status.ADDED,
    Status.REJECTED,
)


def state(paragraphs: int = 2, *, town: str = "青石镇", key: str = "r1") -> ReportState:
    """A report in which every status and kind of decision occurs."""
    text, sections, figures = body(paragraphs, town=town)
    head = Head(title=text.split("\n")[0], town=town, county="云山县", year=2024, issuer=f"{town}人民政府")
    quote = text[60:70]
    findings = tuple(
        FindingRecord(
            f"k{number}",
            key,
            Finding("number_form", Severity.WARN, f"第{number}个问题，“{quote}”有误。", ((60, 70),)),
            condition,
            wording="经核，宣传资料册数前后不一致，请核实。" if number == 0 else None,
        )
        for number, condition in enumerate((FindingState.ACCEPTED, FindingState.OPEN, FindingState.DISMISSED))
    )
    return ReportState(
        key,
        f"{town}报告.docx",
        Document(text),
        head,
        tuple(SectionRecord(f"s{i}", key, s) for i, s in enumerate(sections)),
        tuple(record(f"f{i}", f, STATUSES[i % 5]) for i, f in enumerate(figures)),
        findings,
        (
            Note(
                "n1",
                key,
                60,
                70,
                quote,
                "请乡镇核实此处。",
                made_by="李秀英",
                made_at="2025-03-02T14:00:00+08:00",
            ),
        ),
        replace(head, town=None),
    )
