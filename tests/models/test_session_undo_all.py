"""After any acts of a person, undoing all gives the library's first state exactly and redoing all the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.core.enums import FindingState, Part, Severity
from app.core.report import Finding
from app.core.review.changes import Entity
from app.core.state import FindingRecord
from app.models import long_acts
from app.models.session import Session


def everything(session: Session) -> object:
    """All that stands in the library; when and by whom it was decided is the history's matter."""
    assert session.library is not None
    library = session.library
    entities = [entity for entity in Entity if entity is not Entity.LIBRARY]
    rows = {entity: [(r.key, r.report, r.row) for r in library.rows(entity)] for entity in entities}
    states = [library.state(row.key) for row in library.reports()]
    plain = [
        (
            state.head,
            [(r.key, r.status, r.figure) for r in state.figures],
            [(r.key, r.status, r.section) for r in state.sections],
            [(r.key, r.status, r.section) for r in state.rejected_sections],
            state.notes,
            state.document,
        )
        for state in states
    ]
    return rows, plain, [(r.key, r.figures, r.reviewed) for r in library.reports()]


class Hand:
    """Acts at random, through the methods that the window calls."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.random = Random(seed)
        self.acts: list[Callable[[], object]] = [
            self.correct, self.confirm, self.reject, self.restore, self.add, self.span,
            self.outline, self.heading, self.head, self.note, self.finding, self.part, self.elsewhere,
        ]  # fmt: skip

    def act(self) -> None:
        if self.random.random() < 0.1:
            self.session.open_report(self.random.choice(self.session.reports).key)
        if self.random.random() < 0.08:
            self.random.choice((self.session.undo, self.session.redo))()
        self.random.choice(self.acts)()

    @property
    def state(self) -> Any:
        return self.session.state

    def keys(self) -> list[str]:
        figures = [r.key for r in self.state.figures]
        return self.random.sample(figures, self.random.randint(1, min(6, len(figures))))

    def correct(self) -> None:
        fields = self.random.choice(
            (
                {"value": float(self.random.randint(0, 99))},
                {"unit": "份"},
                {"period": "2023"},
                {"label": "宣传"},
            )
        )
        self.session.correct_figure(self.keys()[0], **fields)

    def confirm(self) -> None:
        self.session.confirm(self.keys())

    def reject(self) -> None:
        self.session.reject(self.keys())

    def restore(self) -> None:
        self.session.restore(self.keys())

    def add(self) -> None:
        start = self.random.randrange(len(self.state.document.text) - 8)
        self.session.add_figure(start, start + self.random.randint(0, 8))

    def span(self) -> None:
        record = self.random.choice(self.state.figures)
        self.session.set_span(
            record.key, record.figure.start, record.figure.end + self.random.choice((-1, 1))
        )

    def outline(self) -> None:
        keys = [r.key for r in self.state.sections]
        if keys:
            some = self.random.sample(keys, min(2, len(keys)))
            one: Callable[..., bool] = self.random.choice(
                (self.session.promote, self.session.demote, self.session.unmake_heading)
            )
            one(*some)

    def part(self) -> None:
        keys = [r.key for r in self.state.sections]
        self.session.set_part(self.random.choice((Part.PLAN, None)), *keys[:2])

    def heading(self) -> None:
        start = self.random.randrange(len(self.state.document.text) - 6)
        self.session.make_heading(start, start + 5)

    def head(self) -> None:
        self.session.set_head(
            county=self.random.choice(("长寿区", None)), year=self.random.choice((2023, 2024))
        )

    def note(self) -> None:
        notes = self.state.notes
        if notes and self.random.random() < 0.6:
            key = self.random.choice(notes).key
            if self.random.random() < 0.4:
                self.session.remove_note(key)
            else:
                self.session.edit_note(key, colour=self.random.choice(("green", "blue")))
        else:
            self.session.add_note(0, 4, "核对")

    def finding(self) -> None:
        state = self.random.choice(tuple(FindingState))
        if self.state.findings:
            self.session.decide_finding(self.state.findings[0].key, state, reason="口径")

    def elsewhere(self) -> None:
        row = self.random.choice(self.session.reports)
        assert self.session.library is not None
        figures = self.session.library.state(row.key).figures
        self.session.correct_figure_in(row.key, self.random.choice(figures).key, value=7.0)


def with_findings(session: Session) -> None:
    for row in session.reports:
        session.open_report(row.key)
        finding = Finding("sum", Severity.WARN, "合计不符", ((0, 4),))
        session.take_findings(row.key, (FindingRecord(f"x{row.key}", row.key, finding),))


def undo_and_redo_all(session: Session, *, seed: int, acts: int) -> None:
    assert session.library is not None
    with_findings(session)
    failures: list[str] = []
    session.save_failed.connect(failures.append)
    first = everything(session)
    hand = Hand(session, seed)
    for _ in range(acts):
        hand.act()
    while session.redo():
        pass
    last = everything(session)
    standing = session.library.standing
    while session.undo():
        pass
    assert everything(session) == first
    while session.redo():
        pass
    assert everything(session) == last
    assert session.undo_to(0) or not standing
    assert everything(session) == first
    if standing:
        assert session.undo_to(standing[-1])
    assert everything(session) == last and session.library.standing == standing
    state = session.state
    assert state is not None
    again = session.library.state(state.key)
    assert (again.figures, again.sections, again.notes) == (state.figures, state.sections, state.notes)
    assert failures == []
    assert session.library.verify().problems == ()


def test_thirty_acts_are_undone_and_redone_exactly(session: Session) -> None:
    undo_and_redo_all(session, seed=4, acts=30)


def test_thirty_acts_saved_beside_the_window_are_undone_and_redone_exactly(
    qapp: object, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_acts, "MANY", 0)
    undo_and_redo_all(session, seed=5, acts=30)


@pytest.mark.long
@pytest.mark.timeout(900)
@settings(max_examples=20, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_two_hundred_acts_are_undone_and_redone_exactly(
    new_session: Callable[[Path], Session], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    session = new_session(tmp_path_factory.mktemp("acts"))
    undo_and_redo_all(session, seed=seed, acts=200)
    session.close()
