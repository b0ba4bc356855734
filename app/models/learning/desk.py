"""Learning on the desk: lessons with every decision, figures alike, rules, and reading again.

Sits beside the session and listens to it. The learning itself is ``core.learning`` and ``teaching``.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.enums import Status
from app.core.errors import ReportError, StoreError
from app.core.review.changes import Act, Change, Entity
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.learning.alike_search import AlikeSearch, Offer
from app.models.learning.lesson_reader import LessonReader
from app.models.library.rereading import Rereading
from app.models.pauses import after_pause
from app.models.session import Session
from app.store.acting import Applied
from app.store.figures import Facet, FigureFilter
from app.store.history import Kind

if TYPE_CHECKING:
    from app.core.learning import Alike, Evidence, Rule, Tally
    from app.models.learning.teaching import Teaching

_LOG = logging.getLogger(__name__)
_WARM_AFTER_MS = 400
_MOST_OPEN = 1_000_000
_MOST_FIGURES = 200  # an act on more figures is a confirmation in bulk and teaches nothing new
_TO_LOOK_FOR = frozenset({str(Status.CORRECTED), str(Status.REJECTED)})


class LearningDesk(QObject):
    """What the library's corrections teach. One for a session."""

    rules_changed = Signal()
    alike_changed = Signal(object)  # Offer | None

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._teaching: Teaching | None = None
        self._offer: Offer | None = None
        self._search = AlikeSearch(session, self._teacher, self)
        self._search.finished.connect(self._show)
        self._lessons = LessonReader(self)
        self.rereading = Rereading(session, self)
        self.rereading.reread.connect(self._on_reread)
        self._warm_timer = after_pause(self, 0, self._warm)
        session.teach = self.with_rules
        session.learned = self._standing_rules
        session.library_opened.connect(self._on_library)
        session.acted.connect(self._on_acted)
        if session.library is not None:
            self._warm_timer.start(_WARM_AFTER_MS)

    def close(self) -> None:
        """Stops what is under way."""
        self._warm_timer.stop()
        self._lessons.close()
        self._search.close()
        self.rereading.close()

    @property
    def teaching(self) -> Teaching | None:
        """The lessons of the open library; made when first needed, since it loads the reading machine."""
        library = self._session.library
        if self._teaching is None and library is not None:
            from app.models.learning.teaching import Teaching

            self._teaching = Teaching(library, self._book, self._state_of, self._session.is_long)
        return self._teaching

    def _teacher(self) -> Teaching | None:
        return self.teaching

    def _book(self) -> Taxonomy:
        return self._session.book

    def _state_of(self, report: str) -> ReportState:
        open_, library = self._session.state, self._session.library
        if open_ is not None and open_.key == report:
            return open_
        if library is None:
            raise StoreError("没有打开的资料库。")
        return library.state(report)

    # Lessons

    def with_rules(self, act: Act) -> Act:
        """The act with what it teaches. A fault in learning is logged and never hinders saving."""
        figures = sum(c.entity is Entity.FIGURE for c in act.changes)
        if not 0 < figures <= _MOST_FIGURES or self.teaching is None:
            return act
        try:
            return self.teaching.with_rules(act)
        except Exception:  # noqa: BLE001  (whatever is wrong with learning, the correction is to be saved)
            _LOG.exception("learning from an act failed")
            return act

    def _on_library(self, _path: str) -> None:
        self._teaching = None
        self._lessons.cancel()
        self.rereading.close()
        self.dismiss()
        self._warm_timer.start(_WARM_AFTER_MS)
        self.rules_changed.emit()

    def _warm(self) -> None:
        """In idle moments: reads what was decided, one report at a time."""
        library = self._session.library
        if library is None or self._lessons.is_busy or not any(row.reviewed for row in self._session.reports):
            return
        teaching = self.teaching
        try:
            report = teaching.next_unread() if teaching is not None else None
            if teaching is None or report is None:
                return
            if self._session.is_long(report):
                self._lessons.start(library.path, report, done=self._on_lessons, failed=self._tell_unlearned)
                return
            teaching.read(report)
        except StoreError as error:
            self._tell_unlearned(error)
            return
        self._warm_timer.start(0)

    def _on_lessons(self, report: str, evidence: dict[str, Evidence] | None) -> None:
        """What a long report teaches; once more where it was changed meanwhile."""
        if self._teaching is None:
            return
        if evidence is None:
            self._teaching.put_off(report)
        else:
            self._teaching.know(report, evidence)
        self._warm_timer.start(0 if evidence is not None else _WARM_AFTER_MS)

    def _tell_unlearned(self, error: Exception) -> None:
        _LOG.warning("a report cannot be learned from: %s", error)

    def _on_acted(self, applied: Applied) -> None:
        changes = applied.act.changes
        if self._teaching is not None:
            self._teaching.follow(changes)
            self._lessons.follow(changes)
            self._warm_timer.start(_WARM_AFTER_MS)
        entities = {c.entity for c in changes}
        if Entity.RULE in entities:
            self.rules_changed.emit()
        if Entity.INDICATOR in entities:
            self.read_again(self._filed_under(changes))
        figures = [c for c in changes if c.entity is Entity.FIGURE]
        if applied.kind is not Kind.DO and figures:
            self.dismiss()
        elif len(figures) == 1 and _is_correction(figures[0]):
            self.dismiss()
            self._search.start(str(figures[0].report), figures[0].key)

    # Alike

    @property
    def offer(self) -> Offer | None:
        """What the last correction would fit as well."""
        return self._offer

    def _show(self, offer: Offer | None) -> None:
        if offer is not self._offer:
            self._offer = offer
            self.alike_changed.emit(offer)

    def dismiss(self) -> None:
        """Nobody wants the offer."""
        self._search.stop()
        self._show(None)

    def sentence_of(self, item: Alike) -> tuple[str, int, int]:
        """The sentence that a figure alike stands in, and where in it; StoreError for a damaged library."""
        from app.core.scan import Scan

        text = self._state_of(item.report).document.text
        start, end = Scan(text).sentence(item.start)
        end = max(end, item.start + len(item.surface))
        return text[start:end], item.start - start, item.start - start + len(item.surface)

    def apply_alike(self, keys: Iterable[str]) -> int:
        """Does to those of the offer what was done to the first, as one act; returns to how many."""
        offer, library = self._offer, self._session.library
        if offer is None or library is None:
            return 0
        from app.core.learning import alike_act

        wanted = set(keys)
        years = {row.key: row.head.year for row in self._session.reports}
        reports = dict.fromkeys(item.report for item in offer.items if item.key in wanted)
        chosen = FigureFilter(
            report=tuple(reports) or ("",), unit=(offer.wanted.unit,), status=(Status.SUGGESTED,)
        )
        still_open = [r for r in library.figures(chosen, limit=_MOST_OPEN) if r.key in wanted]
        act = alike_act(offer.wanted, still_open, years, book=self._session.book)
        if not self._session.apply(act):
            return 0
        self.dismiss()
        return len(still_open)

    # Rules

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the library."""
        return self.teaching.rules if self.teaching else ()

    def _standing_rules(self) -> tuple[Rule, ...]:
        return self.rules

    def tallies(self) -> dict[str, Tally]:
        """How often each rule was used and overruled."""
        return self.teaching.tallies() if self.teaching else {}

    def counting(self) -> Iterator[dict[str, Tally]]:
        """The same report by report, for a window that stays awake."""
        return self.teaching.counting() if self.teaching else iter(())

    def switch_rules(self, keys: Iterable[str], *, on: bool) -> bool:
        """Switches rules on or off, as one act."""
        chosen = [r for r in self._chosen(keys) if r.is_on != on]
        verb = "启用规则" if on else "停用规则"
        return self._apply_rules(verb, [(rule, replace(rule, is_on=on)) for rule in chosen])

    def delete_rules(self, keys: Iterable[str]) -> bool:
        """Deletes rules, as one act."""
        return self._apply_rules("删除规则", [(rule, None) for rule in self._chosen(keys)])

    def _chosen(self, keys: Iterable[str]) -> list[Rule]:
        wanted = set(keys)
        return [rule for rule in self.rules if rule.key in wanted]

    def _apply_rules(self, verb: str, pairs: Sequence[tuple[Rule | None, Rule | None]]) -> bool:
        from app.core.learning import rule_row

        changes = []
        phrase = ""
        for before, after in pairs:
            rule = before or after
            if rule is not None:
                phrase = phrase or rule.phrase
                rows = (rule_row(before) if before else None, rule_row(after) if after else None)
                changes.append(Change(Entity.RULE, rule.key, None, *rows))
        name = f"{verb} “{phrase}”" if len(changes) == 1 else f"{verb} {len(changes)} 条"
        return self._session.apply(Act(name, tuple(changes)))

    def export_rules(self, path: Path) -> int:
        """Writes all rules to a file; returns how many. OSError where that cannot be."""
        from app.core.learning import write_rules
        from app.writers.atomic import write_bytes

        write_bytes(path, write_rules(self.rules))
        return len(self.rules)

    def import_rules(self, path: Path) -> int:
        """Takes the rules of a file that are not there yet; returns how many. ReportError with a sentence."""
        from app.core.learning import read_rules
        from app.core.learning.files import MOST_BYTES

        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            raise ReportError("规则文件打不开，没有导入任何规则。") from None
        known = {rule.key for rule in self.rules}
        new = [rule for rule in read_rules(data) if rule.key not in known]
        return len(new) if new and self._apply_rules("导入规则", [(None, rule) for rule in new]) else 0

    # Reading again

    def read_again(self, reports: Iterable[str] | None = None) -> int:
        """Reads what nobody looked at again with the rules and the book of now; None means everywhere.

        Returns how many reports are waiting; they are read in the background, and decisions stay.
        """
        if self._session.read_only:
            return 0
        if reports is None:
            reports = [row.key for row in self._session.reports if row.reviewed < row.figures]
        return self.rereading.start(reports, self.rules)

    def _filed_under(self, changes: Iterable[Change]) -> list[str]:
        """The reports with suggestions under the indicators that were changed, or under none."""
        codes = {""}
        for change in changes:
            if change.entity is Entity.INDICATOR:
                codes.add(change.key)
                codes |= {str(row.get("merged_into") or "") for row in (change.before, change.after) if row}
        library = self._session.library
        if library is None:
            return []
        chosen = FigureFilter(indicator=tuple(sorted(codes)), status=(Status.SUGGESTED,))
        return [str(report) for report, _ in library.counts(Facet.REPORT, chosen)]

    def _on_reread(self, report: str) -> None:
        if self._teaching is not None:
            self._teaching.forget(report)


def _is_correction(change: Change) -> bool:
    return change.after is not None and change.after["status"] in _TO_LOOK_FOR
