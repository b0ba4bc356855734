"""How long the window ever stands still: the longest gap between two beats of a timer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from app.ui.main_window import MainWindow
from tests.ui.window.test_window_speed import store

_BEAT_MS = 4
_SLACK = 3.0  # a machine shared with other work


class Heart(QObject):
    """Beats, and remembers the longest time without a beat."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def take(self, milliseconds: int) -> float:
        """Lets the window live that long, and gives the longest gap since the last time, in seconds."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        longest, self.longest, self._last = self.longest, 0.0, perf_counter()
        return longest


@pytest.fixture
def short_turns() -> Iterator[None]:
    """As the program itself does: jobs give way to the window often."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    yield
    sys.setswitchinterval(before)


def review(window: MainWindow, heart: Heart) -> dict[str, float]:
    """The usual acts; the longest gap of each."""
    window.review.pause.setInterval(1)
    found: dict[str, float] = {}
    acts = {
        "next": window.acts["next_open"].trigger,
        "confirm": window.acts["confirm"].trigger,
        "correct": lambda: window.session.correct_figure(window.session.figure.key, value=9.0),  # type: ignore[union-attr]
        "reject": window.acts["reject"].trigger,
        "undo": window.acts["undo"].trigger,
    }
    heart.take(50)
    for name, act in acts.items():
        QTimer.singleShot(0, act)
        found[name] = heart.take(400)
    return found


@pytest.mark.long
def test_twelve_reports_never_stop_the_window_for_a_tenth_of_a_second(
    open_window, short_turns: None, record_property
) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    keys = [store(window, f"第{n}镇", figures=40, characters=6000) for n in range(12)]
    heart = Heart()
    heart.take(1500)
    gaps: dict[str, float] = {}
    for key in keys:
        QTimer.singleShot(0, lambda key=key: window.session.open_report(key))
        gaps["open"] = max(gaps.get("open", 0.0), heart.take(300))
    gaps |= review(window, heart)
    record_property("longest gaps", gaps)
    assert max(gaps.values()) < 0.1 * _SLACK, gaps


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_report_of_twenty_thousand_figures_is_reviewed_without_long_stops(
    open_window, short_turns: None, record_property
) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    key = store(window, "丙镇", figures=20_000, characters=300_000)
    heart = Heart()
    heart.take(500)
    QTimer.singleShot(0, lambda: window.session.open_report(key))
    opening = heart.take(6000)
    gaps = review(window, heart)
    record_property("longest gaps", {"open": opening, **gaps})
    assert opening < 1.0 * _SLACK, opening
    assert max(gaps.values()) < 0.25 * _SLACK, gaps
