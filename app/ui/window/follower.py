"""Keeps the panes in step with the session: every signal of the session ends here, and only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.review.changes import Entity
from app.core.state import FigureRecord
from app.models.pauses import after_pause
from app.models.report.selection import Selection, SelectionKind
from app.models.session import Session
from app.ui.window.panes import Panes
from app.ui.window.showing import Showing
from app.ui.window.status import StatusLine

if TYPE_CHECKING:
    from app.core.indicators import Candidate
    from app.models.learning.similar_words import SimilarWords

_BREATH_MS = 60
_FIGURE_HISTORY = 20
_ENOUGH = 3
_SUGGESTIONS = 5


class Follower(QObject):
    """Shows what holds. ``origin`` of a selection is the pane it came from; that pane is not told again."""

    state_changed = Signal()  # anything that words and switches of actions depend on
    reopen_requested = Signal()  # the library is read-only, which may be over

    def __init__(self, session: Session, panes: Panes, status: StatusLine) -> None:
        super().__init__(panes)
        self._session = session
        self._panes = panes
        self._status = status
        self._similar: SimilarWords | None = None
        self._failure = ""
        self._show = Showing(session, panes, status)
        self._show.shown.connect(self._on_shown)
        self._show.figures_renewed.connect(self._on_renewed)
        # Many signals in a short time end in one look: an import changes the list for every file.
        self._list_timer = after_pause(self, _BREATH_MS, self._show_reports)
        self._history_timer = after_pause(self, _BREATH_MS, self._show_history)
        session.library_opened.connect(self._on_library)
        session.reports_changed.connect(self._list_timer.start)
        session.report_awaited.connect(self._show.announce)
        session.report_opened.connect(self._on_opened)
        session.report_closed.connect(self._on_closed)
        session.figures_changed.connect(self._on_figures)
        session.figures_replaced.connect(self._on_replaced)
        session.outline_changed.connect(self._on_outline)
        session.head_changed.connect(self._on_head)
        session.notes_changed.connect(self._on_notes)
        session.findings_changed.connect(self._on_findings)
        session.selection_changed.connect(self._on_selection)
        session.history_changed.connect(self._on_history)
        session.read_only_changed.connect(self._on_read_only)
        session.saved.connect(self._on_saved)
        session.noticed.connect(status.show_notice)
        session.save_failed.connect(self._on_failure)
        session.unsaved_changed.connect(self._show_unsaved)
        panes.docks["history"].visibilityChanged.connect(self._history_timer.start)

    def show_all(self) -> None:
        """Shows everything as it stands; for a window made after the session was opened."""
        if self._session.library is not None:
            self._on_library(str(self._session.library.path))
            self._on_read_only(self._session.read_only)
        self._show_unsaved()
        if self._session.state is not None:
            self._on_opened(self._session.state.key)

    # Library

    def _on_library(self, _path: str) -> None:
        self._show_reports()
        self._history_timer.start()
        self._status.saved.clear()
        self.state_changed.emit()

    def _show_reports(self) -> None:
        rows = self._session.reports
        self._panes.library.set_rows(rows)
        self._panes.empty.show_library(has_reports=bool(rows), read_only=self._session.read_only)
        if self._panes.compare is not None:
            self._panes.compare.reload()
        self.state_changed.emit()

    def _on_history(self) -> None:
        self._history_timer.start()
        self.state_changed.emit()

    def _show_history(self) -> None:
        """Only while it is seen; reading it costs a query."""
        library = self._session.library
        if library is None or not self._panes.docks["history"].isVisible():
            return
        self._panes.history.model.show(self._session.history, library.standing, library.undone)

    def _on_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001  (a signal's value)
        library = self._session.library
        if is_read_only and library is not None:
            words = library.notice or self.tr("资料库是只读打开的，不能保存改动。")
            again = self.tr("重新打开(&O)")
            self._panes.banner.tell(words, act=again, do=self.reopen_requested.emit, stays=True)
        else:
            self._panes.banner.hide()
        self._panes.inspector.set_read_only(is_read_only)
        self._panes.outline.model.is_read_only = is_read_only
        self._panes.page.set_read_only(is_read_only)
        self.state_changed.emit()

    def _on_failure(self, sentence: str) -> None:
        self._status.show_notice(sentence)
        if self._session.read_only:  # which the banner goes on saying
            return
        self._failure, again = "⚠ " + sentence, ""
        if self._session.unsaved:
            kept = self.tr("没存上的 %1 处先留着，能存时自动补存。")
            self._failure += kept.replace("%1", str(len(self._session.unsaved)))
            again = self.tr("再存一次(&S)")
        self._panes.banner.tell(self._failure, act=again, do=self._session.save_unsaved)

    def _show_unsaved(self) -> None:
        """What could not be saved stands in the fields it was typed into, not among what holds."""
        unsaved, panes = self._session.unsaved, self._panes
        self._status.show_unsaved(len(unsaved))
        if not unsaved:
            self._panes.banner.end(self._failure)
        panes.findings.writing.set_unsaved(unsaved.rows(Entity.FINDING))
        panes.notes.set_unsaved(unsaved.rows(Entity.NOTE))
        panes.head.set_unsaved(unsaved.rows(Entity.HEAD))
        panes.inspector.set_unsaved(unsaved.rows(Entity.FIGURE))

    def _on_saved(self, at: str) -> None:
        self._status.show_saved(at)
        self._panes.banner.end(self._failure)

    # Report

    def _on_opened(self, key: str) -> None:
        state = self._session.state
        if state is None:
            return
        self._show.begin(state)
        if not self._show.is_under_way:
            self.state_changed.emit()

    def _on_shown(self) -> None:
        self._on_selection(self._session.selection, self._panes.page)  # which followed at once

    def _on_closed(self, _key: str) -> None:
        self._show.end()
        self._show.nothing()
        self.state_changed.emit()

    def _on_figures(self, _report: str, keys: tuple[str, ...]) -> None:
        self._show.finish()
        state = self._session.state
        if state is None:
            return
        if self._show.is_renewing:  # these among all others
            self._show.renew_figures()
            return
        found = {key: self._session.figure_of(key) for key in keys}
        records = [record for record in found.values() if record is not None]
        gone = {key for key, record in found.items() if record is None}
        for pane in (self._panes.page, self._panes.inspector):
            if records:
                pane.update_figures(records)
            if gone:
                pane.remove_figures(gone)
        self._panes.outline.set_state(state, self._session.index)
        self._status.show_progress(state, self._session.progress)
        self._show_figure_history()
        self.state_changed.emit()

    def _on_replaced(self, _report: str) -> None:
        self._show.finish()
        self._show.renew_figures()

    def _on_renewed(self) -> None:
        self._show_figure_history()
        self.state_changed.emit()

    def _on_outline(self, _report: str) -> None:
        self._show.finish()
        state = self._session.state
        if state is not None:
            self._panes.page.update_sections(state.sections)
            self._panes.outline.set_state(state, self._session.index)
            self.state_changed.emit()

    def _on_head(self, _report: str) -> None:
        self._show.finish()
        state = self._session.state
        if state is not None:
            self._panes.page.update_head(state.head)
            self._panes.head.set_state(state, read_only=self._session.read_only)
            self._panes.inspector.set_year(state.head.year)
            self._status.show_report(state, self._session.progress)
            self.state_changed.emit()

    def _on_notes(self, _report: str) -> None:
        self._show.finish()
        state = self._session.state
        if state is not None:
            self._panes.page.update_notes(state.notes)
            self._panes.notes.set_state(state, read_only=self._session.read_only)

    def _on_findings(self, _report: str) -> None:
        self._show.finish()
        state = self._session.state
        if state is not None:
            self._panes.page.update_findings(state.findings)
            self._panes.findings.set_state(state, read_only=self._session.read_only)
            self._panes.inspector.update_findings(state.findings)
            self._panes.outline.set_state(state, self._session.index)
            self._status.show_progress(state, self._session.progress)

    # Selection

    def _on_selection(self, selection: Selection | None, origin: object) -> None:
        if self._show.is_under_way:
            if selection is not None and selection.kind is SelectionKind.FIGURE:
                self._panes.page.select_figure(selection.key)
            elif selection is not None:
                self._panes.page.scroll_to(selection.start, selection.end)
            return
        panes = self._panes
        is_figure = selection is not None and selection.kind is SelectionKind.FIGURE
        key = selection.key if selection is not None and is_figure else ""
        if origin is not panes.page and (is_figure or selection is None):
            panes.page.select_figure(key)
        if origin is not panes.inspector and (is_figure or selection is None):
            panes.inspector.select_figure(key)
        if selection is not None:
            self._show_elsewhere(selection, origin)
        if is_figure:
            self._show_figure_history()
            QTimer.singleShot(0, self, self._show_candidates)
        self.state_changed.emit()

    def _show_elsewhere(self, selection: Selection, origin: object) -> None:
        panes = self._panes
        if selection.kind is SelectionKind.SECTION:
            if origin is not panes.page:
                panes.page.select_section(selection.key)
            panes.page.select_figure("")  # the keys of boundaries belong to the selected figure only
            panes.outline.set_current(selection.key)
            return
        if origin is not panes.outline:
            panes.outline.set_current_around(selection.start)
        if selection.kind is SelectionKind.NOTE:
            panes.notes.select_note(selection.key)
        if selection.kind is SelectionKind.FINDING:
            panes.findings.select(selection.key)
            if origin is not panes.page:
                panes.page.select_finding(selection.key)
        is_place = selection.kind in (SelectionKind.NOTE, SelectionKind.SPAN)
        if is_place and origin is not panes.page:
            panes.page.scroll_to(selection.start, selection.end)

    def _show_figure_history(self) -> None:
        record = self._session.figure
        if record is None:
            return
        rows = self._session.history(_FIGURE_HISTORY, 0, key=record.key)
        self._panes.inspector.set_history(
            [(row.at[:16].replace("T", " "), row.who, row.name) for row in rows]
        )

    def _show_candidates(self) -> None:
        """After the selection is on the screen: what else the figure may count."""
        record = self._session.figure
        if record is not None:
            found = self._session.candidates(record.key)
            self._panes.inspector.set_candidates(record.key, found)
            if not record.status.is_decided and len(found) < _ENOUGH and record.figure.indicator is None:
                self._ask_words(record)

    def _ask_words(self, record: FigureRecord) -> None:
        """No phrase knows the figure's wording: indicators with like words follow when they are found."""
        state = self._session.state
        if state is None:
            return
        if self._similar is None:
            # Loaded when first needed: the reading machine is no part of the start.
            from app.models.learning.similar_words import SimilarWords

            self._similar = SimilarWords(self)
            self._similar.found.connect(self._on_similar)
        self._similar.ask(record.key, state.document.text, record.figure, self._session.book)

    def _on_similar(self, key: str, similar: tuple[Candidate, ...]) -> None:
        known = self._session.candidates(key)
        codes = {candidate.code for candidate in known}
        more = tuple(candidate for candidate in similar if candidate.code not in codes)
        self._panes.inspector.set_candidates(key, (*known, *more)[:_SUGGESTIONS])

    def stop(self) -> None:
        """Waits for nothing any more; for the end of the window."""
        if self._similar is not None:
            self._similar.close()
