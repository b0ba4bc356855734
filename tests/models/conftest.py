"""A session on a real library with two small reports whose readings are given by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.enums import SectionKind
from app.core.report import Document, Figure, Head, Reading, Section
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import Prepared

TEXT = (
    "云集镇2024年法治政府建设工作报告\n"
    "一、主要做法\n"
    "（一）抓普法\n"
    "全年开展宣传218次，发放资料5000余份，受理来信3件。\n"
    "（二）强执法\n"
    "办结案件12件。\n"
    "二、存在的问题\n"
    "人手不足，仅有2人，另有7名。\n"
)
NUMBERS = (
    ("218次", 218, "次", 0.9),
    ("5000余份", 5000, "份", 0.5),
    ("12件", 12, "件", 0.7),
    ("2人", 2, "人", 0.8),
)


def heading(text: str, number: str, title: str, level: int, end: int) -> Section:
    start = text.index(number + title)
    at = start + len(number)
    return Section(SectionKind.HEADING, level, number, title, start, end, at, at + len(title))


def reading(text: str, town: str) -> Reading:
    second, problems = text.index("（二）"), text.index("二、存在")
    outline = (
        heading(text, "一、", "主要做法", 1, problems),
        heading(text, "（一）", "抓普法", 2, second),
        heading(text, "（二）", "强执法", 2, problems),
        heading(text, "二、", "存在的问题", 1, len(text)),
    )
    figures = []
    for words, value, unit, sureness in NUMBERS:
        start = text.index(words)
        figures.append(Figure(start, start + len(words), words, float(value), unit, confidence=sureness))
    return Reading(Head(town=town, year=2024), outline, tuple(figures))


def prepared(town: str) -> Prepared:
    text = TEXT.replace("云集镇", town)
    data = text.encode()
    source = Source(f"{town}.txt", f"{town}.txt", lambda: data)
    return Prepared(source, data, town, Document(text), reading(text, town))


def _new_session(folder: Path) -> Session:
    made = Session(who="审核员")
    made.open_library(folder / "库.zhenyue")
    for town in ("云集镇", "共和镇"):
        made.store_prepared(prepared(town))
    return made


@pytest.fixture(scope="session")
def new_session() -> Callable[[Path], Session]:
    """Makes a session on a new library of two reports in a folder, for a test that needs many."""
    return _new_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two reports in a library, none open."""
    made = _new_session(tmp_path)
    yield made
    made.close()
