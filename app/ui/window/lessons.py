"""Learning, tag book and library search in the window: made when first wanted, and connected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from app.models.learning.alike_search import Offer
from app.models.learning.desk import LearningDesk
from app.ui.alike.preview import AlikePreview
from app.ui.alike.strip import AlikeStrip
from app.ui.search.dock import SearchDock
from app.ui.window.commands import Commands
from app.ui.window.parts import WindowHelper, WindowParts

if TYPE_CHECKING:
    from app.ui.codebook.dialog import CodebookDialog
    from app.ui.rules.dialog import RulesDialog
    from app.ui.search.panel import SearchPanel

_LONGEST_WORDS = 30  # of a selection that is looked for


class Lessons(WindowHelper):
    """Goes with one window; what was learned stays with the session."""

    def __init__(self, parts: WindowParts, commands: Commands) -> None:
        super().__init__(parts)
        self._commands = commands
        session, inspector = self._session, self._panes.inspector
        self.desk = session.findChild(LearningDesk) or LearningDesk(session)
        self.strip = AlikeStrip(inspector)
        inspector.put_below(self.strip, (self.strip.button, self.strip.close_button))
        self._preview: AlikePreview | None = None
        self._rules: RulesDialog | None = None
        self._book: CodebookDialog | None = None
        self.search = SearchDock(session, self._settings, self._actions.keys, self._window)
        self._share_the_foot()
        self.search.made.connect(self._connect_search)
        self._actions.connect_all(
            {
                "search_library": self.show_search,
                "next_result": self._next_result,
                "previous_result": self._previous_result,
                "reset_panes": self._reset_search,
                "codebook": self.show_codebook,
                "rules": self.show_rules,
                "show_alike": self.show_alike,
            }
        )
        self.strip.preview_requested.connect(self.show_alike)
        self.strip.dismissed.connect(self.desk.dismiss)
        self.desk.alike_changed.connect(self._on_offer)
        session.book_changed.connect(self._on_book)
        self._on_offer(self.desk.offer)

    # Alike

    @property
    def preview(self) -> AlikePreview:
        """The preview, made when first wanted."""
        if self._preview is None:
            self._preview = AlikePreview(self.desk.sentence_of, self._window)
            self._preview.apply_requested.connect(self._apply_alike)
            self._preview.place_chosen.connect(self._open_figure)
            self._preview.show_offer(self.desk.offer, self._session.book)
        return self._preview

    def show_alike(self) -> None:
        """Opens the preview of what the last correction would fit."""
        if self.desk.offer is not None:
            self.preview.open()

    def _on_offer(self, offer: Offer | None) -> None:
        key = self._actions["show_alike"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._actions["show_alike"].setEnabled(offer is not None)
        self.strip.show_offer(offer, key)
        if self._preview is not None:
            self._preview.show_offer(offer, self._session.book)

    def _apply_alike(self, keys: list[str]) -> None:
        count = self.desk.apply_alike(keys)
        if count:
            self._status.show_notice(self.tr("已一次更正 %1 处，可以撤销。").replace("%1", str(count)))

    def _open_figure(self, report: str, key: str) -> None:
        self._panes.show_report_tab()
        self._session.open_report(report, partial(self._session.select_figure, key, self))

    # Rules

    def show_rules(self) -> None:
        """Opens the learned rules beside the window."""
        from app.ui.rules.dialog import RulesDialog

        if self._rules is None:
            self._rules = RulesDialog(self._session, self.desk, self._window)
            self._rules.set_keys(self._actions.keys)
        _bring(self._rules)

    # Search

    def show_search(self) -> None:
        """Opens the search across the library under the page, for the words that are selected there."""
        words = self._panes.page.sheet.selected_text().strip()
        self.search.ask_for(words if len(words) <= _LONGEST_WORDS and "\n" not in words else "")

    def _connect_search(self, panel: SearchPanel) -> None:
        panel.place_chosen.connect(self._commands.open_place)
        panel.figure_chosen.connect(self._open_figure)
        panel.left.connect(self._go_to_page)

    def _go_to_page(self) -> None:
        self._panes.show_report_tab()
        self._panes.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_result(self) -> None:
        if not self.search.panel.results.go_forth():
            self._tell_no_result()

    def _previous_result(self) -> None:
        if not self.search.panel.results.go_back():
            self._tell_no_result()

    def _tell_no_result(self) -> None:
        self.search.ask_for("")
        self._status.show_notice(self.tr("没有检索结果，请先输入要找的词。"))

    def _reset_search(self) -> None:
        self.search.put_below()
        self._share_the_foot()
        self.search.hide()

    def _share_the_foot(self) -> None:
        """The search and the list of an import stand in one place, each on a tab while both are seen."""
        self._window.tabifyDockWidget(self._panes.docks["import"], self.search)

    # Tag book

    def show_codebook(self) -> None:
        """Opens the tag book beside the window."""
        from app.ui.codebook.dialog import CodebookDialog

        if self._book is None:
            self._book = CodebookDialog(self._session, self.desk.rereading, self._window)
        _bring(self._book)

    def _on_book(self) -> None:
        """The open report goes by the new names; nothing of it moves."""
        self._panes.page.set_book(self._session.book)
        self._panes.inspector.set_book(self._session.book)


def _bring(dialog: QDialog) -> None:
    """Shows a dialog that does not block the window, in front."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
