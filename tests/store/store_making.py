"""Reports for the store's tests: a made text with figures and headings at known places."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from app.core.enums import Role, SectionKind
from app.core.report import Document, Figure, Head, Reading, Section
from app.store.library import Library

TEXT = (
    "青山镇2024年法治政府建设情况报告\n一、主要举措\n开展宣传活动41场次，发放资料1500份，调解纠纷27件。\n"
    "二、存在问题\n一是力量不足；二是培训偏少，全年仅3次。\n三、下一步安排\n计划开展培训12次，𬭎溪村新增调解员5名。\n"
)
_NUMBER = re.compile(r"(\d+)(场次|份|件|次|名)")
_HEADING = re.compile(r"^([一二三])、(.+)$", re.MULTILINE)
CODES = ("PUB.EVENTS", "PUB.MATERIALS", None, "MED.CASES")


class Ticking:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        self.at = datetime(2025, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def figures_of(text: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            *m.span(),
            m.group(),
            float(m[1]),
            m[2],
            indicator=CODES[i % len(CODES)],
            label="数",
            role=Role.FACT,
            confidence=0.1 * (i % 10),
            also=("PUB.ALSO",) if i == 1 else (),
        )
        for i, m in enumerate(_NUMBER.finditer(text))
    )


def sections_of(text: str) -> tuple[Section, ...]:
    found = list(_HEADING.finditer(text))
    ends = [m.start() for m in found[1:]] + [len(text)] * bool(found)
    return tuple(
        Section(SectionKind.HEADING, 1, m[1] + "、", m[2], m.start(), end, m.start(2), m.end(2))
        for m, end in zip(found, ends, strict=True)
    )


def reading_of(text: str, *, town: str | None = "青山镇", year: int | None = 2024) -> Reading:
    head = Head(title=text.partition("\n")[0], town=town, county="安平县", year=year)
    return Reading(head, sections_of(text), figures_of(text))


def add_report(
    library: Library,
    *,
    text: str = TEXT,
    town: str | None = "青山镇",
    year: int | None = 2024,
    file_name: str = "青山镇.txt",
) -> str:
    reading = reading_of(text, town=town, year=year)
    return library.add_report(Document(text), reading, file_name=file_name, original=text.encode("utf-8"))
