"""Acts on many things: saved in a thread while the window lives on, one step like any other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.core.enums import Severity
from app.core.errors import StoreError
from app.core.report import Finding, Reading
from app.core.review import acts
from app.core.review.changes import Act
from app.core.review.overlay import overlay
from app.core.state import FindingRecord, ReportState
from app.models import long_acts
from app.models import session as session_module
from app.models.library.rereading import Rereading
from app.models.session import Session
from app.store import acting, reports
from app.store.connection import Handle
from app.store.library import Library


@pytest.fixture
def desk(qapp: object, session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """An open report; more than one change is many."""
    monkeypatch.setattr(long_acts, "MANY", 1)
    session.open_report(session.reports[0].key)
    return session


def state(session: Session) -> ReportState:
    assert session.state is not None
    return session.state


def library(session: Session) -> Library:
    assert session.library is not None
    return session.library


def keys(session: Session) -> list[str]:
    return [record.key for record in state(session).figures]


def slowly(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Saving waits for the event, off the main thread."""
    go_on = threading.Event()
    really = acting._carry_out

    def carry_out(handle: Handle, *others: object) -> object:
        if not go_on.is_set():
            assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(10)
        return really(handle, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(acting, "_carry_out", carry_out)
    return go_on


def test_an_act_on_many_figures_is_one_step_in_report_library_and_history(desk: Session) -> None:
    assert desk.confirm(keys(desk))
    assert desk.progress == (4, 4) and library(desk).undo_size == 4
    assert library(desk).state(state(desk).key).figures == state(desk).figures
    assert desk.undo() and desk.progress == (0, 4) and library(desk).redo_size == 4
    assert desk.redo() and desk.progress == (4, 4)
    assert desk.undo_to(0) and desk.progress == (0, 4) and not desk.undo()
    assert library(desk).verify().is_whole


def test_the_window_lives_on_and_nothing_is_written_beside_it(
    desk: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = slowly(monkeypatch)
    beats: list[tuple[bool, bool, int]] = []

    def beat() -> None:
        key = state(desk).key
        wrote = desk.count_findings(key, 5) or desk.add_note(0, 4, "核对")
        beats.append((desk.is_saving, wrote, library(desk).state(key).figures == state(desk).figures))
        go_on.set()

    QTimer.singleShot(20, beat)
    assert desk.confirm(keys(desk))
    assert beats == [(True, False, True)] and not desk.is_saving
    assert desk.add_note(0, 4, "核对")


def test_a_fault_leaves_everything_as_it_was(desk: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        raise StoreError("磁盘已满。")

    told: list[str] = []
    desk.save_failed.connect(told.append)
    before = state(desk)
    monkeypatch.setattr(acting, "_carry_out", fail)
    assert not desk.confirm(keys(desk))
    assert told == ["磁盘已满。"] and state(desk) is before and library(desk).undo_size == 0


def test_a_library_closed_meanwhile_has_the_act(
    desk: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on = slowly(monkeypatch)
    path = library(desk).path
    threading.Timer(0.1, go_on.set).start()
    QTimer.singleShot(0, desk.close)
    assert not desk.confirm(keys(desk))
    with Library.open(path, who="-", read_only=True) as again:
        assert [row.reviewed for row in again.reports()] in ([4, 0], [0, 4])


def test_the_size_of_an_act_is_the_number_of_its_changes(desk: Session) -> None:
    assert library(desk).undo_size == 0
    desk.confirm(keys(desk)[:3])
    desk.reject(keys(desk)[:1])
    assert library(desk).undo_size == 1
    desk.undo()
    assert (library(desk).undo_size, library(desk).redo_size) == (3, 1)


def test_the_act_is_built_and_laid_over_the_report_beside_the_window(
    desk: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[bool] = []

    def told(really: Callable[..., object]) -> Callable[..., object]:
        def call(*others: object, **named: object) -> object:
            places.append(threading.current_thread() is threading.main_thread())
            return really(*others, **named)

        return call

    monkeypatch.setattr(session_module.acts, "confirm_figures", told(acts.confirm_figures))
    monkeypatch.setattr(long_acts, "overlay", told(overlay))
    assert desk.confirm(keys(desk)) and places == [False, False]
    assert desk.progress == (4, 4)


def test_of_many_chosen_few_are_changed_as_by_any_act(desk: Session) -> None:
    desk.confirm(keys(desk)[:3])
    taught: list[Act] = []

    def teach(act: Act) -> Act:
        taught.append(act)
        return act

    desk.teach = teach
    assert desk.confirm(keys(desk)) and len(taught) == 1
    assert desk.progress == (4, 4) and library(desk).undo_size == 1
    assert not desk.confirm(keys(desk))


def test_findings_that_come_while_an_act_is_saved_stay(
    desk: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = slowly(monkeypatch)
    spot = Finding("sum", Severity.ERROR, "合计不符", ((0, 2),))
    found = FindingRecord("f", state(desk).key, spot)

    def come() -> None:
        desk.take_findings(state(desk).key, (found,))
        go_on.set()

    QTimer.singleShot(20, come)
    assert desk.confirm(keys(desk))
    assert state(desk).findings == (found,) and desk.progress == (4, 4)
    assert library(desk).state(state(desk).key).figures == state(desk).figures


def test_a_long_report_read_again_is_stored_beside_the_window_and_not_beside_an_act(
    desk: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    places: list[tuple[bool, tuple[int, int]]] = []
    really = reports.replace_reading

    def replace_reading(handle: Handle, key: str, reading: Reading) -> None:
        places.append((threading.current_thread() is threading.main_thread(), desk.progress))
        really(handle, key, reading)

    monkeypatch.setattr(reports, "replace_reading", replace_reading)
    monkeypatch.setattr(desk, "is_long", lambda _key: True)
    go_on = slowly(monkeypatch)
    rereading = Rereading(desk)
    QTimer.singleShot(0, partial(rereading.start, [state(desk).key], ()))
    QTimer.singleShot(1000, go_on.set)
    assert desk.confirm(keys(desk))
    before = state(desk).figures
    with qtbot.waitSignal(rereading.reread, timeout=10_000):
        pass
    assert places == [(False, (4, 4))] and not desk.is_saving
    assert [r.status for r in state(desk).figures] == [r.status for r in before]
    rereading.close()
