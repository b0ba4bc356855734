"""The mandated parts with their evidence, for a checklist and for a board over reports."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.checks.case import case_of_reading
from app.core.checks.checklist import Checklist, board_row, checklist, published_on
from app.core.checks.missing_part import Presence
from app.core.checks.records import with_findings
from app.core.enums import Part, Severity
from app.core.reading import read_document
from app.core.report import Document
from app.core.review.filing import Filing
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()
FILED = Filing(received=date(2025, 2, 27))
HEAD = "平川县河湾镇人民政府2024年法治政府建设情况报告\n2024年，河湾镇依法治理取得新进展。现报告如下：\n"
MEASURES = "召开重大决策论证会5次，新聘人民调解员6名。\n"
PROBLEMS = "执法装备配备不齐，原因是经费紧张。\n"
DUTY = "书记、镇长履行第一责任人职责，亲自部署、亲自督办。\n"
PLAN = "2025年添置执法记录仪，解决装备不齐的问题。\n"


def report(*chapters: str) -> str:
    numbers = "一二三四五六"
    return HEAD + "".join(f"{numbers[n]}、{chapter}" for n, chapter in enumerate(chapters))


def listed(text: str) -> Checklist:
    document = Document(text)
    return checklist(case_of_reading(document, read_document(document), BOOK))


def presences(text: str) -> dict[Part, Presence]:
    return {row.part: row.presence for row in listed(text).parts}


WHOLE = report("主要举措和成效\n" + MEASURES, "存在的不足和原因\n" + PROBLEMS, "主要负责人履行第一责任人职责情况\n" + DUTY, "2025年主要安排\n" + PLAN)  # fmt: skip


def test_a_whole_report_has_four_chapters_with_their_headings_as_evidence() -> None:
    found = listed(WHOLE)
    assert [row.presence for row in found.parts] == [Presence.CHAPTER] * 4
    assert found.met == 4
    assert [WHOLE[slice(*(row.place or (0, 0)))] for row in found.parts] == [row.quote for row in found.parts]
    assert found.parts[1].has_reasons


def test_a_part_under_one_heading_with_another_is_told() -> None:
    text = report("主要举措和成效\n" + MEASURES, "存在的问题及2025年工作安排\n" + PROBLEMS + PLAN, "主要负责人履行第一责任人职责情况\n" + DUTY)  # fmt: skip
    assert presences(text)[Part.PROBLEMS] is Presence.SHARED


def test_a_part_as_a_section_of_another_chapter_is_told() -> None:
    text = report("主要举措和成效\n（一）规范决策\n" + MEASURES * 6 + "（二）履行第一责任人职责\n" + DUTY, "存在的不足和原因\n" + PROBLEMS, "2025年主要安排\n" + PLAN)  # fmt: skip
    assert presences(text)[Part.RESPONSIBILITY] is Presence.INSIDE


def test_one_sentence_is_evidence_with_its_words() -> None:
    text = report("主要举措和成效\n" + MEASURES + "镇长认真履行第一责任人职责。\n", "存在的不足和原因\n" + PROBLEMS, "2025年主要安排\n" + PLAN)  # fmt: skip
    row = next(row for row in listed(text).parts if row.part is Part.RESPONSIBILITY)
    assert (row.presence, row.quote, row.is_met) == (Presence.SENTENCE, "镇长认真履行第一责任人职责。", False)


def test_a_heading_without_a_body_is_only_a_promise() -> None:
    text = report("主要举措和成效\n" + MEASURES, "存在的不足和原因\n" + PROBLEMS, "主要负责人履行第一责任人职责情况\n", "2025年主要安排\n" + PLAN)  # fmt: skip
    assert presences(text)[Part.RESPONSIBILITY] is Presence.PROMISED


def test_what_no_word_speaks_of_is_absent() -> None:
    text = report("主要举措和成效\n" + MEASURES, "存在的不足和原因\n" + PROBLEMS, "2025年主要安排\n" + PLAN)
    row = next(row for row in listed(text).parts if row.part is Part.RESPONSIBILITY)
    assert (row.presence, row.place, row.quote) == (Presence.ABSENT, None, "")


def test_problems_without_reasons_are_not_met() -> None:
    row = listed(WHOLE.replace("，原因是经费紧张", "，个别村干部不守程序")).parts[1]
    assert (row.presence, row.has_reasons, row.is_met) == (Presence.CHAPTER, False, False)


def state(text: str, head: tuple[tuple[str, str], ...] = ()) -> ReportState:
    document = Document(text, head=head)
    reading = read_document(document)
    return with_findings(ReportState("r1", "a.txt", document, reading.head), BOOK, {})


def test_the_board_tells_whether_a_report_came_and_was_published_in_time() -> None:
    row = board_row(
        state(WHOLE, (("发布日期", "2025-04-02"),)), BOOK, imported=date(2025, 5, 7), filing=FILED
    )
    assert (row.town, row.year, row.is_filed_in_time) == ("河湾镇", 2024, True)
    assert (row.published, row.is_public_in_time) == (date(2025, 4, 2), False)
    assert {severity for severity, _ in row.open_findings} == set(Severity)


def test_the_day_of_import_tells_nothing_of_a_reports_being_in_time() -> None:
    row = board_row(state(WHOLE), BOOK, imported=date(2025, 2, 27))
    assert (row.received, row.is_filed_in_time) == (date(2025, 2, 27), None)


def test_the_day_that_a_person_gave_goes_before_that_of_the_page() -> None:
    page = state(WHOLE, (("发布日期", "2025-04-02"),))
    row = board_row(page, BOOK, filing=Filing(published=date(2025, 3, 31)))
    assert (row.published, row.is_public_in_time) == (date(2025, 3, 31), True)


def test_days_that_nobody_knows_are_neither_in_time_nor_late() -> None:
    row = board_row(state(WHOLE), BOOK)
    assert (row.is_filed_in_time, row.published, row.is_public_in_time) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("发布时间：2025-03-26 09:18\n正文", date(2025, 3, 26)), ("发布日期: 2025年3月6日", date(2025, 3, 6)), ("发布时间：2025-13-40", None), ("正文", None)],
)  # fmt: skip
def test_the_day_of_publication_is_read_above_the_text(text: str, day: date | None) -> None:
    assert published_on(Document(text)) == day
