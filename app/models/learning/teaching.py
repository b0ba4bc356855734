"""What the corrections of a library teach: its rules, and the lesson that is saved with each decision.

A lesson is part of the act that teaches it, so one undo takes both back. No widget, no signal.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from app.core.enums import Status
from app.core.learning import (
    Evidence,
    Lesson,
    Rule,
    Tally,
    evidence_of,
    lesson_of,
    rule_from,
    rule_row,
    tallies,
)
from app.core.review.changes import Act, Change, Entity
from app.core.review.rows import figure_from, status_of
from app.core.state import FigureRecord, ReportState
from app.core.taxonomy import Taxonomy
from app.store.figures import Facet, FigureFilter
from app.store.library import Library

_DECIDED = tuple(s for s in Status if s.is_decided)
_FEW_REPORTS = 4  # of one act that is learned from at once
_FEW_FIGURES = 200  # of one report in one act
_AT_ONCE = 30  # reports that are read at once for the sake of one lesson


def rules_of(library: Library) -> tuple[Rule, ...]:
    """The rules of a library, those switched off too; what cannot be read as a rule is passed over."""
    found = []
    for stored in library.rows(Entity.RULE):
        try:
            found.append(rule_from(stored.row))
        except ValueError:
            continue
    return tuple(found)


class Teaching:
    """The rules of one open library.

    ``state_of`` gives a report as it stands, ``is_slow`` tells for which that takes a while.
    """

    def __init__(
        self,
        library: Library,
        book: Callable[[], Taxonomy],
        state_of: Callable[[str], ReportState] | None = None,
        is_slow: Callable[[str], bool] | None = None,
    ) -> None:
        self._library = library
        self._book = book
        self._state_of = state_of or library.state
        self._is_slow = is_slow or (lambda _: False)
        self._rules: tuple[Rule, ...] | None = None
        self._known: dict[str, dict[str, Evidence]] = {}
        self._unread: list[str] | None = None
        self._dirty: dict[str, set[str]] = {}

    # Rules

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the library, those switched off too."""
        if self._rules is None:
            self._rules = rules_of(self._library)
        return self._rules

    def counting(self) -> Iterator[dict[str, Tally]]:
        """How often each rule was used and overruled: the counts so far, after each report of the library."""
        rules, so_far = self.rules, dict.fromkeys((rule.key for rule in self.rules), Tally())
        for row in self._library.reports() if rules else ():
            for key, more in tallies(rules, evidence_of(self._state_of(row.key))).items():
                so_far[key] = so_far[key] + more
            yield so_far

    def tallies(self) -> dict[str, Tally]:
        """The counts over the whole library."""
        return deque(self.counting(), maxlen=1).pop() if self.rules and self._library.reports() else {}

    # Lessons

    def next_unread(self) -> str | None:
        """A report whose decisions are still to be read, which is up to the caller now; None when all are."""
        unread = self._find_unread()
        return unread.pop() if unread else None

    def read(self, report: str) -> None:
        """Reads the decisions of a report."""
        self.know(report, decided_evidence(self._state_of(report)))

    def know(self, report: str, evidence: dict[str, Evidence]) -> None:
        """Takes what the decisions of a report teach, by their keys."""
        self._known[report] = evidence
        self._dirty.pop(report, None)

    def put_off(self, report: str) -> None:
        """A report that could not be read yet."""
        self._find_unread().append(report)

    def with_rules(self, act: Act) -> Act:
        """The act together with what it teaches; the act itself where it teaches nothing.

        An act on many reports repeats what one correction taught. It is taken in later, report by report.
        """
        figures = [c for c in act.changes if c.entity is Entity.FIGURE and c.report]
        if not figures or any(c.entity is Entity.RULE for c in act.changes):
            return act
        if len({c.report for c in figures}) > _FEW_REPORTS:
            return act
        changed = self._evidence_after(figures)
        known = self._known_but({e.key for e in changed})
        known += [e for e in changed if e.status.is_decided]
        lesson = lesson_of(changed, known, self.rules, book=self._book())
        changes = rule_changes(lesson)
        if not changes:
            return act
        said = "；".join(rule.why for rule in lesson.new[:1])
        return Act(act.name, (*act.changes, *changes), act.why or said)

    def follow(self, changes: Iterable[Change]) -> None:
        """Takes note of what was saved, undone or redone."""
        changes = tuple(changes)
        touched = Counter(str(c.report) for c in changes if c.entity is Entity.FIGURE and c.report)
        is_small = len(touched) <= _FEW_REPORTS
        now = {report for report, count in touched.items() if is_small and count <= _FEW_FIGURES}
        self._read_later(touched.keys() - now)
        for change in changes:
            if change.entity is Entity.RULE:
                self._rules = None
            elif change.entity is Entity.FIGURE and str(change.report) in now:
                self._dirty.setdefault(str(change.report), set()).add(change.key)
            elif change.entity in (Entity.REPORT, Entity.SECTION, Entity.HEAD) and change.report:
                self.forget(change.report)

    def _read_later(self, reports: set[str]) -> None:
        """Many reports changed at once: they are read again in idle moments, one at a time."""
        if not reports:
            return
        unread = self._find_unread()
        waiting = set(unread)
        for report in reports:
            self._known.pop(report, None)
            self._dirty.pop(report, None)
            if report not in waiting:
                unread.append(report)

    def forget(self, report: str) -> None:
        """A report was read anew: what is known of it is read again when it is next needed."""
        if self._known.pop(report, None) is not None and self._unread is not None:
            self._unread.append(report)

    def evidence(self, report: str, keys: Iterable[str]) -> tuple[Evidence, ...]:
        """What figures of a report teach as they stand."""
        state, wanted = self._state_of(report), set(keys)
        return evidence_of(state, [r for r in state.figures if r.key in wanted])

    def _evidence_after(self, changes: Sequence[Change]) -> list[Evidence]:
        by_report: dict[str, dict[str, Change]] = {}
        for change in changes:
            by_report.setdefault(str(change.report), {})[change.key] = change
        found: list[Evidence] = []
        for report, own in by_report.items():
            state = self._state_of(report)
            records = {r.key: r for r in state.figures if r.key in own}
            after = [_after(records.get(key), change) for key, change in own.items()]
            found += evidence_of(state, [r for r in after if r is not None])
        return found

    def _find_unread(self) -> list[str]:
        if self._unread is None:
            counted = self._library.counts(Facet.REPORT, FigureFilter(status=_DECIDED))
            self._unread = [str(report) for report, _ in counted]
        return self._unread

    def _known_but(self, keys: set[str]) -> list[Evidence]:
        unread = self._find_unread()
        slow = [report for report in unread if self._is_slow(report)]  # no lesson waits for these
        unread[:] = [report for report in unread if report not in slow]
        for _ in range(min(len(unread), _AT_ONCE)):
            self.read(unread.pop())
        unread[:0] = slow
        for report, dirty in list(self._dirty.items()):
            known = self._known.setdefault(report, {})
            for key in dirty:
                known.pop(key, None)
            fresh = self.evidence(report, dirty - keys)
            known.update({e.key: e for e in fresh if e.status.is_decided})
            self._dirty[report] = dirty & keys
        self._dirty = {report: dirty for report, dirty in self._dirty.items() if dirty}
        return [e for known in self._known.values() for e in known.values() if e.key not in keys]


def decided_evidence(state: ReportState) -> dict[str, Evidence]:
    """What the decisions of a report teach, by their keys."""
    decided = [r for r in state.figures if r.status.is_decided]
    return {e.key: e for e in evidence_of(state, decided)}


def _after(record: FigureRecord | None, change: Change) -> FigureRecord | None:
    """The figure as it will stand; None where nothing of it will."""
    if change.after is not None:
        suggested = record.suggested if record else None
        figure = figure_from(change.after)
        return FigureRecord(
            change.key, str(change.report), figure, status_of(change.after), suggested, "", ""
        )
    if record is None:
        return None
    return replace(record, figure=record.suggested or record.figure, status=Status.SUGGESTED)


def rule_changes(lesson: Lesson) -> tuple[Change, ...]:
    """A lesson as changes of rows."""
    gone, new = {r.key: r for r in lesson.gone}, {r.key: r for r in lesson.new}
    return tuple(
        Change(
            Entity.RULE,
            key,
            None,
            rule_row(gone[key]) if key in gone else None,
            rule_row(new[key]) if key in new else None,
        )
        for key in {**gone, **new}
    )
