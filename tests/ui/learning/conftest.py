"""A session with three small reports in one county's words, and what it learns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.core.state import FigureRecord
from app.models.learning.desk import LearningDesk
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import prepare

TEXTS = {
    "甲镇": "甲镇2024年法治政府建设情况报告\n一、主要做法\n入户登记连心折300张，再记连心折20张。开展院坝会5场。\n",
    "乙镇": "乙镇2023年法治政府建设情况报告\n一、主要做法\n各村登记连心折150张。红袖章巡夜9次。\n",
    "丙镇": "丙镇2024年法治政府建设情况报告\n一、主要做法\n赶集日交换连心折80张，开展院坝会3场。\n",
}
Finder = Callable[[str, str], FigureRecord]


@pytest.fixture
def session(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(who="审核员")
    made.open_library(tmp_path / "库.zhenyue")
    for town, text in TEXTS.items():
        made.store_prepared(prepare(Source(f"{town}.txt", f"{town}.txt", text.encode)))
    yield made
    made.close()


@pytest.fixture
def desk(session: Session) -> Iterator[LearningDesk]:
    made = LearningDesk(session)
    yield made
    made.close()


@pytest.fixture
def figure(session: Session) -> Finder:
    def find(town: str, surface: str) -> FigureRecord:
        session.open_report(next(r.key for r in session.reports if r.head.town == town))
        assert session.state is not None
        return next(r for r in session.state.figures if r.figure.surface == surface)

    return find


@pytest.fixture
def taught(session: Session, desk: LearningDesk, figure: Finder) -> LearningDesk:
    """One correction has been made."""
    session.correct_figure(figure("甲镇", "300张").key, indicator="PUB.MATERIAL")
    return desk
