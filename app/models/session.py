"""Everything a person can do in one sitting: the class that widgets know.

Thin: acts are built in ``core.review``; ``Desk`` applies them and tells the views.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject

from app.core.enums import FindingState, Part, Status
from app.core.report import Figure
from app.core.review import acts, outline_acts
from app.core.review.changes import Act, Entity
from app.core.review.letters import KeptLetter, keep_letter, letter_from
from app.core.state import FigureRecord, Note, SectionRecord
from app.models.desk import Desk
from app.store.library import local_now

if TYPE_CHECKING:
    from app.core.indicators import Candidate
    from app.core.learning import Rule

_NEAR = 400  # characters: figures farther off do not bound a figure's own words


class Session(Desk):
    """One sitting of one person at one library. Methods that change something return whether they did."""

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
        self.learned: Callable[[], Sequence[Rule]] | None = None

    @property
    def rules(self) -> Sequence[Rule]:
        """The learned rules of the library."""
        return self.learned() if self.learned is not None else ()

    # Figures

    def correct_figure(self, key: str, **fields: Any) -> bool:
        """Sets fields of a figure of the open report."""
        record = self.figure_of(key)
        return record is not None and self.apply(acts.correct_figure(record, book=self.book, **fields))

    def correct_figure_in(self, report: str, key: str, **fields: Any) -> bool:
        """Sets fields of a figure of any report, open or not."""
        if self.state is not None and self.state.key == report:
            return self.correct_figure(key, **fields)
        figures = self.library.state(report).figures if self.library else ()
        record = next((r for r in figures if r.key == key), None)
        return record is not None and self.apply(acts.correct_figure(record, book=self.book, **fields))

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """Indicators that a figure may count, best first; what the machine thinks now."""
        record, state = self.figure_of(key), self.state
        if record is None or state is None:
            return ()
        from app.core.indicators import candidates
        from app.core.learning import learned_phrases
        from app.core.scan import Scan

        near = self._near(record.figure.start)
        outline = [r.section for r in state.sections]
        scan = Scan(state.document.text)
        learned = learned_phrases(self.rules)
        return candidates(scan, record.figure, outline, state.head, self.book, learned=learned, others=near)

    def confirm(self, keys: Sequence[str]) -> bool:
        """Confirms figures of the open report, as one act."""
        return self._decide(acts.confirm_figures, keys)

    def reject(self, keys: Sequence[str]) -> bool:
        """Rejects figures of the open report, as one act."""
        return self._decide(acts.reject_figures, keys)

    def restore(self, keys: Sequence[str]) -> bool:
        """Takes decisions on figures back to the machine's suggestion, as one act."""
        return self._decide(acts.restore_figures, keys)

    def _decide(self, make: Callable[[Sequence[FigureRecord]], Act], keys: Sequence[str]) -> bool:
        records = self._figures(keys)
        return self.apply_made(partial(make, records), at_most=len(records))

    def add_figure(self, start: int, end: int) -> bool:
        """Makes a figure of a stretch of the text, filled in by the machine's reading, and selects it."""
        state = self.state
        if state is None:
            return False
        outline = [r.section for r in state.sections]
        from app.core.learning.proposal import (
            propose_figure,  # the reading machine is not loaded before it is asked
        )

        figure = propose_figure(
            state.document.text,
            start,
            end,
            outline=outline,
            head=state.head,
            book=self.book,
            rules=self.rules,
            others=self._near(start),
        )
        if figure is None:
            self.noticed.emit(self.tr("所选文字里没有认出数字，未新增数据。请选中数字和单位后再试。"))
            return False
        place = figure.start, figure.end
        at = bisect_left(state.figures, place, key=_place)
        same = next((r for r in state.figures[at : at + 1] if _place(r) == place), None)
        if same is not None:
            self.select_figure(same.key, self)
            if same.status is Status.REJECTED:
                return self.confirm([same.key])
            self.noticed.emit(self.tr("这里已有一处数据，已为您选中。"))
            return False
        key = uuid4().hex
        done = self.apply(acts.add_figure(state.key, figure, key=key))
        if done:
            self.select_figure(key, self)
        return done

    def _near(self, offset: int) -> list[Figure]:
        """The figures around a place of the open report that stand."""
        figures = self.state.figures if self.state else ()
        low, high = (bisect_left(figures, at, key=_start) for at in (offset - _NEAR, offset + _NEAR))
        return [r.figure for r in figures[low:high] if r.status is not Status.REJECTED]

    def set_span(self, key: str, start: int, end: int) -> bool:
        """Moves the boundaries of a figure; number, unit and bound follow where the new range states them."""
        record, state = self.figure_of(key), self.state
        if record is None or state is None or not 0 <= start < end <= len(state.document.text):
            return False
        from app.core.learning.proposal import read_number

        words = state.document.text[start:end]
        fields: dict[str, Any] = {"start": start, "end": end, "surface": words}
        read = read_number(words)
        if read is not None:
            names = ("value", "value_max", "unit", "qualifier", "kind")
            fields |= {name: getattr(read, name) for name in names}
        return self.apply(acts.correct_figure(record, book=self.book, **fields))

    def _figures(self, keys: Sequence[str]) -> list[FigureRecord]:
        return [record for key in keys if (record := self.figure_of(key)) is not None]

    # Outline

    def promote(self, *keys: str) -> bool:
        """Moves headings with all below them one level up, as one act."""
        return self._outline(
            outline_acts.promote(self._sections(), *keys), self.tr("这个标题已在最上一级，不能再升级。")
        )

    def demote(self, *keys: str) -> bool:
        """Moves headings with all below them one level down, as one act."""
        return self._outline(
            outline_acts.demote(self._sections(), *keys), self.tr("前面没有同级标题，不能降级。")
        )

    def place_under(self, keys: Sequence[str], parent: str | None) -> bool:
        """Puts headings below another one, or to the top; only their levels change."""
        return self._outline(
            outline_acts.place_under(self._sections(), keys, parent),
            self.tr("正文的顺序不变，这里放不下这个标题。"),
        )

    def make_heading(self, start: int, end: int) -> bool:
        """Makes a stretch of the text a heading."""
        if self.state is None:
            return False
        text = self.state.document.text
        act = outline_acts.make_heading(self._sections(), self.state.key, text=text, start=start, end=end)
        return self._outline(act, self.tr("所选位置没有可以作标题的文字，或已经是标题。"))

    def unmake_heading(self, *keys: str) -> bool:
        """Takes headings or points out of the outline, as one act."""
        return self.apply(outline_acts.unmake_heading(*self._standing(keys)))

    def _standing(self, keys: Sequence[str]) -> list[SectionRecord]:
        return [record for key in keys if (record := self.section_of(key)) is not None]

    def confirm_section(self, key: str) -> bool:
        """Says that a heading stands as the machine read it."""
        record = self.section_of(key)
        return record is not None and self.apply(outline_acts.confirm_section(record))

    def set_section(self, key: str, **fields: Any) -> bool:
        """Sets fields of a section: title, number, part, …"""
        record = self.section_of(key)
        return record is not None and self.apply(outline_acts.set_section(record, **fields))

    def set_part(self, part: Part | None, *keys: str) -> bool:
        """Says which mandated part sections are, as one act."""
        return self.apply(outline_acts.set_part(part, *self._standing(keys)))

    def _sections(self) -> tuple[SectionRecord, ...]:
        return (*self.state.sections, *self.state.rejected_sections) if self.state else ()

    def _outline(self, act: Act, otherwise: str) -> bool:
        if not act.changes:
            self.noticed.emit(otherwise)
        return self.apply(act)

    # Head data, notes, findings

    def set_head(self, **fields: Any) -> bool:
        """Corrects head data of the open report."""
        if self.state is None or self.library is None:
            return False
        stored = next(iter(self.library.rows(Entity.HEAD, self.state.key)), None)
        return self.apply(acts.set_head(self.state, stored=stored.row if stored else None, **fields))

    def letter_of(self, report: str) -> KeptLetter | None:
        """The opinion letter of a report as a person worded it; None where nobody did."""
        stored = self.library.row(Entity.LETTER, report) if self.library else None
        return letter_from(stored.row) if stored else None

    def keep_letter(self, report: str, letter: KeptLetter | None) -> bool:
        """Keeps the words of a letter; None goes back to what the program drafts."""
        row = next((row for row in self.reports if row.key == report), None)
        if row is None:
            return False
        name = row.head.name_and_year(row.file_name)
        return self.apply(keep_letter(report, name, before=self.letter_of(report), after=letter))

    def add_note(self, start: int, end: int, text: str, *, colour: str = "yellow") -> bool:
        """Puts a note on a stretch of the text and selects it."""
        if self.state is None:
            return False
        quote = self.state.document.text[start:end]
        at = self.now().isoformat(timespec="seconds")
        note = Note(uuid4().hex, self.state.key, start, end, quote, text, colour, self.who, at)
        done = self.apply(acts.add_note(note))
        if done:
            self.select_note(note.key, self)
        return done

    def edit_note(self, key: str, *, text: str | None = None, colour: str | None = None) -> bool:
        """Changes words or colour of a note."""
        note = self.note_of(key)
        return note is not None and self.apply(acts.edit_note(note, text=text, colour=colour))

    def remove_note(self, key: str) -> bool:
        """Removes a note."""
        note = self.note_of(key)
        return note is not None and self.apply(acts.remove_note(note))

    def decide_finding(
        self, key: str, state: FindingState, *, reason: str | None = None, wording: str | None = None
    ) -> bool:
        """Accepts, dismisses, postpones or reopens a finding."""
        record = self.finding_of(key)
        return record is not None and self.apply(
            acts.decide_finding(record, state, reason=reason, wording=wording)
        )

    def decide_findings(self, keys: Sequence[str], state: FindingState, *, reason: str | None = None) -> bool:
        """Decides several findings alike, as one act."""
        wanted = set(keys)
        records = [r for r in self.state.findings if r.key in wanted] if self.state else []
        return self.apply(acts.decide_findings(records, state, reason=reason))


def _start(record: FigureRecord) -> int:
    return record.figure.start


def _place(record: FigureRecord) -> tuple[int, int]:
    return record.figure.start, record.figure.end
