"""After any sequence of acts, undoing all gives the first state exactly, and redoing all the last."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from store_making import TEXT, Ticking, add_report

from app.core.enums import Part
from app.core.review import acts, outline_acts
from app.core.review.changes import Act, Change, Entity
from app.core.state import FigureRecord, Note, ReportState, SectionRecord
from app.store.library import Library

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
INDEX = st.integers(0, 9)


class Desk(RuleBasedStateMachine):
    """Two reports and a reviewer who does anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="zhenyue-desk-"))
        self.clock = Ticking()
        self.library = self.opened()
        self.keys = [
            add_report(self.library),
            add_report(self.library, text=TEXT + "附件：无。\n", town="绿水镇"),
        ]
        self.first = self.everything()

    def opened(self) -> Library:
        return Library.open(self.folder / "a.zhenyue", who="张三", clock=self.clock)

    def everything(self) -> object:
        return (
            [self.library.state(k) for k in self.keys],
            [self.library.rows(e) for e in Entity if e is not Entity.LIBRARY],
            self.library.reports(),
            self.library.mentions(),
        )

    def save(self, act: Act) -> None:
        if act.changes:
            self.library.apply(act)

    def state(self, index: int) -> ReportState:
        return self.library.state(self.keys[index % 2])

    def figure(self, index: int) -> FigureRecord:
        figures = self.state(index).figures
        return figures[index // 2 % len(figures)]

    def section(self, index: int) -> tuple[ReportState, SectionRecord]:
        state = self.state(index)
        sections = (*state.sections, *state.rejected_sections)
        return state, sections[index // 2 % len(sections)]

    @rule(index=INDEX, value=NUMBERS, label=WORDS)
    def correct(self, index: int, value: float, label: str) -> None:
        self.save(acts.correct_figure(self.figure(index), value=value, label=label))

    @rule(index=INDEX, many=st.integers(1, 8))
    def confirm(self, index: int, many: int) -> None:
        self.save(acts.confirm_figures(self.state(index).figures[:many]))

    @rule(index=INDEX, many=st.integers(1, 8))
    def reject(self, index: int, many: int) -> None:
        self.save(acts.reject_figures(self.state(index).figures[:many]))

    @rule(index=INDEX)
    def restore(self, index: int) -> None:
        self.save(acts.restore_figures(self.state(index).figures))

    @rule(index=INDEX, start=st.integers(0, 20))
    def add(self, index: int, start: int) -> None:
        record = self.figure(index)
        figure = replace(record.figure, start=start, end=start + 2, surface=TEXT[start : start + 2])
        self.save(acts.add_figure(record.report, figure))

    @rule(index=INDEX, town=WORDS, year=st.none() | st.integers(2000, 2030))
    def head(self, index: int, town: str, year: int | None) -> None:
        state = self.state(index)
        stored = self.library.rows(Entity.HEAD, state.key)
        self.save(acts.set_head(state, stored=stored[0].row if stored else None, town=town, year=year))

    @rule(index=INDEX, words=WORDS)
    def note(self, index: int, words: str) -> None:
        state = self.state(index)
        if not state.notes:
            self.save(acts.add_note(Note(f"n{state.key}", state.key, 0, 2, TEXT[:2], words)))
        elif words:
            self.save(acts.edit_note(state.notes[0], text=words))
        else:
            self.save(acts.remove_note(state.notes[0]))

    @rule(index=INDEX, what=st.sampled_from(["promote", "demote", "unmake", "part"]))
    def outline(self, index: int, what: str) -> None:
        state, record = self.section(index)
        everyone = (*state.sections, *state.rejected_sections)
        if what == "unmake":
            self.save(outline_acts.unmake_heading(record))
        elif what == "part":
            self.save(outline_acts.set_part(Part.PLAN, record))
        else:
            self.save(getattr(outline_acts, what)(everyone, record.key))

    @rule(index=INDEX, value=NUMBERS)
    def base(self, index: int, value: float) -> None:
        stands = {r.key: r.row for r in self.library.rows(Entity.BASE)}
        key = f"镇|{index}|村"
        change = Change(Entity.BASE, key, None, stands.get(key), {"value": value})
        self.save(Act("底数", (change,)))

    @rule(index=INDEX)
    def remove(self, index: int) -> None:
        key = self.keys[index % 2]
        if any(r.key == key for r in self.library.reports()):
            self.library.remove_report(key)
        else:
            self.library.restore_report(key)

    @rule()
    def undo(self) -> None:
        self.library.undo()

    @rule()
    def redo(self) -> None:
        self.library.redo()

    @rule(part=st.floats(0, 1))
    def jump(self, part: float) -> None:
        self.library.undo_to(int(self.library.head().seq * part))

    @rule()
    def reopen(self) -> None:
        names = self.library.undo_name, self.library.redo_name
        self.library.close()
        self.library = self.opened()
        assert (self.library.undo_name, self.library.redo_name) == names

    @invariant()
    def whole(self) -> None:
        if self.library.head().seq % 7 == 0:
            assert self.library.verify().problems == ()

    def teardown(self) -> None:
        while self.library.redo():
            pass
        last = self.everything()
        while self.library.undo():
            pass
        assert self.everything() == self.first
        while self.library.redo():
            pass
        assert self.everything() == last
        assert self.library.verify().problems == ()
        self.library.close()
        shutil.rmtree(self.folder)


def run(*, examples: int, steps: int) -> None:
    """Which examples, the profile says: the same ones at each run, or new ones."""
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_undoing_all_gives_the_first_state_and_redoing_all_the_last() -> None:
    run(examples=6, steps=25)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_hundred_acts_can_be_undone_and_redone_exactly() -> None:
    run(examples=40, steps=200)
