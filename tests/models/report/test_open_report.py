"""Long reports are read in a job: what is open meanwhile, and what becomes of wishes that follow."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.report import Document, Figure, Head, Reading
from app.core.state import ReportState
from app.models.figures import placing as figure_placing
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import Prepared

MANY = 700


def long_report(session: Session, town: str) -> str:
    text = "".join(f"第{n}条，开展宣传7次。" for n in range(MANY))
    places = [at for at in range(len(text)) if text.startswith("7次", at)]
    figures = tuple(Figure(at, at + 2, "7次", 7.0, "次", confidence=0.5) for at in places)
    data = (town + text).encode()
    source = Source(f"{town}.txt", f"{town}.txt", lambda: data)
    reading = Reading(Head(town=town, year=2024), (), figures)
    return session.store_prepared(Prepared(source, data, town, Document(town + text), reading)).key


def short_report(session: Session) -> str:
    return session.reports[0].key


def opened(session: Session) -> ReportState:
    assert session.state is not None
    return session.state


def test_a_short_report_is_open_at_once(session: Session) -> None:
    done: list[str] = []
    assert session.open_report(short_report(session), lambda: done.append(opened(session).key))
    assert done == [short_report(session)]


def test_a_long_report_is_open_when_it_is_read_and_then_something_is_done(
    session: Session, qtbot: QtBot
) -> None:
    key = long_report(session, "长镇")
    session.open_report(short_report(session))
    done: list[str] = []
    with qtbot.waitSignals([session.report_awaited, session.report_opened]):
        assert session.open_report(key, lambda: done.append(opened(session).key))
        assert opened(session).key == short_report(session) and not done
    assert done == [key] and session.progress == (0, MANY)


def test_a_later_wish_takes_the_place_of_the_one_before(session: Session, qtbot: QtBot) -> None:
    first, second = long_report(session, "甲镇"), long_report(session, "乙镇")
    done: list[str] = []
    session.open_report(first, lambda: done.append("first"))
    with qtbot.waitSignal(session.report_opened):
        session.open_report(second, lambda: done.append("second"))
    assert opened(session).key == second and done == ["second"]


def test_going_back_to_the_open_report_ends_the_waiting(session: Session, qtbot: QtBot) -> None:
    key = long_report(session, "长镇")
    session.open_report(short_report(session))
    with qtbot.assertNotEmitted(session.report_opened, wait=1500):
        session.open_report(key)
        session.open_report(short_report(session))
    assert opened(session).key == short_report(session)


def test_what_is_changed_while_it_is_read_is_in_it(session: Session, qtbot: QtBot) -> None:
    key = long_report(session, "长镇")
    assert session.library is not None
    figure = session.library.state(key).figures[3]
    with qtbot.waitSignal(session.report_opened):
        session.open_report(key)
        session.correct_figure_in(key, figure.key, value=99.0)
    record = session.figure_of(figure.key)
    assert record is not None and record.figure.value == 99.0 and session.progress == (1, MANY)


def test_undo_leads_to_the_figure_in_a_long_report(session: Session, qtbot: QtBot) -> None:
    key = long_report(session, "长镇")
    with qtbot.waitSignal(session.report_opened):
        session.open_report(key)
    figure = opened(session).figures[5]
    session.correct_figure(figure.key, value=99.0)
    session.open_report(short_report(session))
    with qtbot.waitSignal(session.report_opened):
        assert session.undo()
    assert session.figure is not None and session.figure.key == figure.key
    assert session.figure.figure.value == 7.0


def test_closing_the_library_ends_the_reading(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    key = long_report(session, "长镇")
    session.open_report(key)
    with qtbot.assertNotEmitted(session.report_opened, wait=300):
        session.close()
    assert session.state is None


def test_a_damaged_long_report_is_told_and_the_open_one_stays(session: Session, qtbot: QtBot) -> None:
    key = long_report(session, "长镇")
    session.open_report(short_report(session))
    assert session.library is not None
    with closing(sqlite3.connect(session.library.path)) as strange:
        strange.execute('UPDATE "figure" SET "value" = 8 WHERE "report" = ? AND "start" > 400', (key,))
        strange.commit()
    with qtbot.waitSignal(session.noticed) as told:
        session.open_report(key)
    assert "不同" in told.args[0] or "损坏" in told.args[0]
    assert opened(session).key == short_report(session)


def test_an_unknown_report_is_not_opened(session: Session) -> None:
    assert not session.open_report("nobody")


@pytest.mark.parametrize("act", ["promote", "heading", "unmake"])
def test_after_an_edit_of_the_outline_the_state_is_that_of_the_library(session: Session, act: str) -> None:
    session.open_report(short_report(session))
    keys = [record.key for record in opened(session).sections]
    if act == "promote":
        assert session.promote(keys[1])
    elif act == "unmake":
        assert session.unmake_heading(keys[0])
    else:
        assert session.make_heading(0, 3)
    assert session.library is not None
    assert session.library.state(opened(session).key) == opened(session)
    session.undo()
    assert session.library.state(opened(session).key) == opened(session)


def test_head_data_follow_an_act_and_its_undo(session: Session) -> None:
    session.open_report(short_report(session))
    before = opened(session).head
    assert session.set_head(county="长寿区")
    assert opened(session).head.county == "长寿区"
    session.undo()
    assert opened(session).head == before


def test_figures_of_a_very_long_report_follow_its_outline_in_a_moment(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_placing, "AT_ONCE", MANY - 1)
    key = long_report(session, "长镇")
    with qtbot.waitSignal(session.report_opened):
        session.open_report(key)
    start = opened(session).document.text.index("第300条")
    with qtbot.waitSignals([session.outline_changed] * 2):
        assert session.make_heading(start, start + 13)
        assert len(opened(session).sections) == 1 and opened(session).figures[300].figure.section is None
        assert session.confirm([opened(session).figures[-1].key])  # the figures are placed once more
    assert opened(session) == session.library.state(key)  # type: ignore[union-attr]
    assert [r.figure.section for r in opened(session).figures[299:302]] == [None, 0, None]


def test_a_report_closed_before_its_figures_are_placed_stays_closed(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_placing, "AT_ONCE", MANY - 1)
    with qtbot.waitSignal(session.report_opened):
        session.open_report(long_report(session, "长镇"))
    assert session.make_heading(10, 14)
    with qtbot.assertNotEmitted(session.outline_changed, wait=300):
        session.close_report()
    assert session.state is None
