"""All reports of a library looked over: their own findings, those between them, their counts and their board.

A function of what is saved and of the result before: only what may be another one is made anew. What makes it
run, and when, is ``survey``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from app.core.report import Finding, Head
from app.core.review.counting import findings_to_keep
from app.core.review.filing import NOTHING_SAID, Filing
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.library.task import Decisions, Reader, RuleChanges

if TYPE_CHECKING:
    from app.core.checks.case import Case
    from app.core.checks.checklist import BoardRow
    from app.core.checks.copied_text import Passage
    from app.core.checks.yearly import Yearly


@dataclass(frozen=True, slots=True)
class Basis:
    """What all findings are made with: tag book, the user's settings of rules; days of import."""

    book: Taxonomy
    changes: RuleChanges
    imported: Mapping[str, date]

    @property
    def rules(self) -> str:
        """The settings in words, to be compared."""
        return repr(sorted(self.changes.items()))


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of one report, some 30 KB.

    ``own`` findings with the mark of what they were made from; what it tells beside others, and what stands
    between it and them; its line on the board, and how many findings the library keeps.
    """

    mark: int
    own: tuple[Finding, ...]
    yearly: Yearly
    across: tuple[Finding, ...]
    board: BoardRow
    count: int


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """What was found of the reports, by their keys in the order of the library.

    ``passages`` are what their texts share, with the mark of what that was made from.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    passages_mark: int = 0
    basis: Basis | None = None

    @property
    def board(self) -> tuple[BoardRow, ...]:
        """The lines of the board, in the order of the library."""
        return tuple(known.board for known in self.known.values())

    @property
    def across(self) -> dict[str, tuple[Finding, ...]]:
        """What stands between reports, by their keys."""
        return {key: known.across for key, known in self.known.items()}

    @property
    def counts(self) -> dict[str, int]:
        """How many findings the library keeps of reports, by their keys."""
        return {key: known.count for key, known in self.known.items()}

    def with_filings(self, filings: Mapping[str, Filing]) -> SurveyResult:
        """The same but for the days that a person gave of reports, by their keys."""
        known = dict(self.known)
        for key in filings.keys() & known.keys():
            known[key] = replace(known[key], board=replace(known[key].board, filing=filings[key]))
        return replace(self, known=known)


@dataclass(frozen=True, slots=True)
class _Held:
    """A report that was read for this survey."""

    state: ReportState
    decisions: Decisions
    case: Case
    mark: int
    own: tuple[Finding, ...]


def look_over(
    basis: Basis, before: SurveyResult, touched: Collection[str] | None, reader: Reader
) -> SurveyResult:
    """The work of the job. ``touched``: reports that may have changed since ``before``; None: any of them.

    Memory: the states of the reports that are read, some 60 KB each, until it ends.
    """
    from app.core.checks.across import told
    from app.core.checks.yearly import yearly

    former = before.basis
    is_same = former is not None and former.book is basis.book and former.rules == basis.rules
    if touched is None or not is_same:
        touched = frozenset(reader.keys)
    held = _read([k for k in reader.keys if k in touched or k not in before.known], basis, before, reader)
    mark, passages = _passages(held, basis, before, reader)
    records = [yearly(held[k].case) if k in held else before.known[k].yearly for k in reader.keys]
    across = told(records, passages, changes=basis.changes)
    unread = [k for k in reader.keys if k not in held]
    held |= _read([k for k in unread if across.get(k, ()) != before.known[k].across], basis, before, reader)
    filings = reader.filings() if held else {}
    known = {
        record.key: _known(held[record.key], record, across.get(record.key, ()), basis, filings)
        if record.key in held
        else before.known[record.key]
        for record in records
    }
    return SurveyResult(known, passages, mark, basis)


def _read(keys: Sequence[str], basis: Basis, before: SurveyResult, reader: Reader) -> dict[str, _Held]:
    """Reports as they stand, with their own findings; those are made anew only where something changed."""
    from app.core.checks.registry import check

    held: dict[str, _Held] = {}
    rules = basis.rules
    for state, decisions in reader.decided(keys):
        case = _case(state, basis.book, reader)
        mark = hash((rules, id(basis.book), state.head, state.sections, state.figures))
        known = before.known.get(state.key)
        is_as_before = known is not None and known.mark == mark
        own = known.own if known is not None and is_as_before else check(case, changes=basis.changes)
        held[state.key] = _Held(state, decisions, case, mark, own)
    return held


def _passages(
    held: Mapping[str, _Held], basis: Basis, before: SurveyResult, reader: Reader
) -> tuple[int, tuple[Passage, ...]]:
    """What texts share, with its mark. Texts never change, so that only reports that come or go matter."""
    from app.core.checks.across import COPIED, shared_passages

    mark = hash((repr(basis.changes.get(COPIED)), reader.keys))
    if mark == before.passages_mark:
        return mark, before.passages
    cases = {key: one.case for key, one in held.items()}
    for key, document in reader.documents([k for k in reader.keys if k not in held]):
        cases[key] = _stopping(reader)(document, Head(), (), (), basis.book, key)
    return mark, shared_passages([cases[key] for key in reader.keys], changes=basis.changes)


def _known(
    held: _Held, record: Yearly, across: tuple[Finding, ...], basis: Basis, filings: Mapping[str, Filing]
) -> Known:
    from app.core.checks.checklist import board_row
    from app.core.checks.records import records

    found = records(held.case, (*held.own, *across), held.decisions)
    whole = replace(held.state, findings=found)
    filing = filings.get(record.key, NOTHING_SAID)
    board = board_row(whole, basis.book, imported=basis.imported.get(record.key), filing=filing)
    count = findings_to_keep(found, held.decisions)
    return Known(held.mark, held.own, record, across, board, count)


def _case(state: ReportState, book: Taxonomy, reader: Reader) -> Case:
    from app.core.checks.case import case_of_state

    case = case_of_state(state, book)
    return _stopping(reader)(case.document, case.head, case.sections, case.figures, case.book, case.key)


def _stopping(reader: Reader) -> type[Case]:
    """A case that stops the work where nobody waits for it any more."""
    from app.core.checks.case import Case

    class Watched(Case):
        @property
        def text(self) -> str:
            reader.look()
            return self.document.text

    return Watched
