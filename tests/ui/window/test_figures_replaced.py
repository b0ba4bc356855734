"""Many figures that change at once: all panes follow, one after the other, and nothing jumps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.report import Reading
from app.core.state import FigureRecord
from app.models import long_acts
from app.models.report import open_report
from app.ui.window.main_window import MainWindow


@pytest.fixture
def window(filled: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A long report is open, of which two changes are many."""
    monkeypatch.setattr(long_acts, "MANY", 1)
    monkeypatch.setattr(open_report, "_MANY_FIGURES", 0)
    return filled


def figures(window: MainWindow) -> tuple[FigureRecord, ...]:
    assert window.session.state is not None
    return window.session.state.figures


def shown(window: MainWindow) -> dict[str, set[Status]]:
    """The statuses of all figures as page and table have them."""
    scene = window.panes.page.sheet.scene
    assert scene is not None
    on_page = {mark.thing.status for mark in scene.marks.figures}
    model = window.panes.inspector.figures.model
    in_table = {record.status for f in figures(window) if (record := model.record(f.key)) is not None}
    return {"page": on_page, "table": in_table}


def everywhere(status: Status) -> dict[str, set[Status]]:
    return {"page": {status}, "table": {status}}


def read_anew(window: MainWindow, *, confidence: float) -> None:
    state = window.session.state
    assert state is not None
    read = tuple(replace(r.suggested or r.figure, confidence=confidence) for r in state.figures)
    window.session.take_reading(
        state.key, Reading(state.head, tuple(r.section for r in state.sections), read)
    )


def test_all_panes_follow_an_act_on_many_figures_and_its_undoing(window: MainWindow, qtbot: QtBot) -> None:
    keys = [record.key for record in figures(window)]
    window.session.confirm(keys)
    qtbot.waitUntil(lambda: shown(window) == everywhere(Status.CONFIRMED))
    qtbot.waitUntil(lambda: str(len(keys)) in window.status.progress.text())
    window.session.undo()
    qtbot.waitUntil(lambda: shown(window) == everywhere(Status.SUGGESTED))


def test_one_more_act_while_the_panes_still_follow_is_shown_too(window: MainWindow, qtbot: QtBot) -> None:
    keys = [record.key for record in figures(window)]
    window.session.confirm(keys)
    window.session.reject(keys[:1])
    page = window.panes.page
    assert page.sheet.scene is not None
    marks = page.sheet.scene.marks
    qtbot.waitUntil(lambda: getattr(marks.figure(keys[0]), "status", None) is Status.REJECTED)
    qtbot.waitUntil(lambda: getattr(marks.figure(keys[1]), "status", None) is Status.CONFIRMED)


def test_what_is_selected_and_typed_stays_when_the_report_is_read_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    chosen = figures(window)[2]
    window.session.select_figure(chosen.key)
    window.session.confirm([chosen.key])
    read_anew(window, confidence=0.5)
    model = window.panes.inspector.figures.model
    other = figures(window)[0].key
    qtbot.waitUntil(lambda: getattr(model.record(other), "figure", chosen.figure).confidence == 0.5)
    assert window.session.figure is not None and window.session.figure.key == chosen.key
    assert window.panes.inspector.selected_keys() == [chosen.key]


def test_a_decision_on_many_takes_them_off_what_was_left_for_later(window: MainWindow) -> None:
    queue = window.review.queue
    here, *others = figures(window)
    window.session.select_figure(here.key)
    assert queue.leave()
    window.session.confirm([record.key for record in others])
    assert queue.left() == 1
    window.session.undo()
    window.session.confirm([here.key, *(record.key for record in others)])
    assert queue.left() == 0
