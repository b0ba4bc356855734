"""Speed of the page, in time of the processor, so that a busy machine does not matter.

The bounds are several times what was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.core.enums import Severity, Status
from app.core.report import Document, Figure, Finding, Head
from app.core.state import FigureRecord, FindingRecord, ReportState
from app.core.taxonomy import standard_taxonomy
from app.ui.page.view import PageView

_SENTENCE = "全年组织开展法治宣传活动，发放各类宣传资料{}份，接受群众咨询并化解矛盾纠纷，取得良好成效。"


def report(characters: int, figures: int) -> ReportState:
    text, records = "", []
    step = max(1, characters // len(_SENTENCE))
    pieces = []
    at = 0
    for number in range(step):
        words = _SENTENCE.format(number) + ("\n" if number % 4 == 3 else "")
        if len(records) < figures and number * figures // step >= len(records):
            start = at + words.index("资料") + 2
            end = at + words.index("份") + 1
            figure = Figure(start, end, "", 1.0, "份", indicator="PUB.X", confidence=0.9)
            records.append(FigureRecord(f"f{number}", "r", figure))
        pieces.append(words)
        at += len(words)
    text = "".join(pieces)
    return ReportState("r", "r.txt", Document(text), Head(), figures=tuple(records))


def timed(action: Callable[[], object]) -> float:
    start = thread_time()
    action()
    return thread_time() - start


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(view: PageView, state: ReportState) -> None:
    view.show_report(state, standard_taxonomy())
    view.sheet.viewport().repaint()


def test_a_usual_report_is_shown_in_a_blink(view: PageView) -> None:
    state = report(3500, 80)
    show(view, state)
    assert min(timed(lambda: show(view, state)) for _ in range(3)) < 0.040


def test_a_book_of_a_report_is_shown_in_half_a_second_and_never_stalls(qtbot: QtBot, view: PageView) -> None:
    state = report(300_000, 3000)
    assert len(state.figures) >= 2900
    assert timed(lambda: show(view, state)) < 0.5

    watch = _StallWatch()
    layout = view.sheet.scene.layout if view.sheet.scene else None
    assert layout is not None
    qtbot.waitUntil(lambda: layout.is_complete, timeout=20_000)
    assert watch.worst < 0.100


def test_findings_of_twenty_thousand_places_are_marked_within_two_frames(view: PageView) -> None:
    state = report(300_000, 0)
    show(view, state)
    places = tuple((at, at + 3) for at in range(0, 299_000, 15))
    findings = tuple(
        FindingRecord(str(n), "r", Finding("number_form", severity, "", places[n::2]))
        for n, severity in enumerate((Severity.WARN, Severity.ERROR))
    )

    def mark() -> None:
        view.update_findings(findings)
        view.sheet._mark_bar()

    assert min(timed(mark) for _ in range(3)) < 0.060
    marked = [kind for _, kind, _ in view.sheet.bar.marks]
    assert 1000 < marked.count("finding") <= 1210


def test_one_changed_figure_of_three_thousand_is_on_screen_within_a_frame(view: PageView) -> None:
    state = report(300_000, 3000)
    show(view, state)
    record = state.figures[1500]
    view.select_figure(record.key)

    def change() -> None:
        view.update_figures([replace(record, status=Status.CONFIRMED)])
        view.sheet.viewport().repaint()

    assert min(timed(change) for _ in range(5)) < 0.016


class _StallWatch(QObject):
    """The longest time between two rounds of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = thread_time()
        self.worst, self._last = max(self.worst, now - self._last), now
