"""Acts of the window itself: to the front with a pane, settings, keys, full screen, the board.

What is done to reports is ``commands``; each act here is short and asks a pane or a dialog.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal

from app.models.findings.filings import give_day
from app.ui.window.commands import Commands
from app.ui.window.parts import WindowHelper, WindowParts


class WindowActs(WindowHelper):
    """Goes with one window."""

    preferences_changed = Signal(object)  # dict of what the user changed

    def __init__(self, parts: WindowParts, commands: Commands) -> None:
        super().__init__(parts)
        self._commands = commands
        self._actions.connect_all(
            {
                "show_board": self._show_board,
                "remove_report": self._remove_report,
                "filter_library": self._filter_library,
                "focus_library": self._focus_library,
                "focus_outline": self._focus_outline,
                "focus_page": self._focus_page,
                "focus_figures": self._focus_figures,
                "focus_findings": self._focus_findings,
                "focus_notes": self._focus_notes,
                "focus_history": self._focus_history,
                "export_history": self._export_history,
                "edit_head": self._edit_head,
                "reset_panes": self._panes.reset,
                "settings": self._open_settings,
                "keys": self._show_keys,
                "about": self._show_about,
            }
        )
        self._actions["full_screen"].toggled.connect(self._set_full_screen)
        self._panes.board.place_requested.connect(self._open_from_board)
        self._panes.board.day_given.connect(self._give_day)
        self._panes.board.refused.connect(self._session.noticed)
        self._panes.findings.settings_requested.connect(self._settle_rule, Qt.ConnectionType.QueuedConnection)

    # To the front

    def _focus_library(self) -> None:
        self._panes.show_dock("library")

    def _focus_outline(self) -> None:
        self._panes.show_dock("outline")

    def _focus_findings(self) -> None:
        self._panes.show_dock("findings")

    def _focus_notes(self) -> None:
        self._panes.show_dock("notes")

    def _focus_history(self) -> None:
        self._panes.show_dock("history")

    def _edit_head(self) -> None:
        self._panes.show_dock("head")

    def _show_board(self) -> None:
        """The board, at the open report."""
        if self._session.state is not None:
            self._panes.board.choose(self._session.state.key)
        self._panes.show_board_tab()

    def _open_from_board(self, report: str, start: int, end: int) -> None:
        if end:
            self._commands.open_place(report, start, end)
        else:
            self._panes.show_report_tab()
            self._session.open_report(report)

    def _give_day(self, report: str, field: str, day: date | None) -> None:
        give_day(self._session, report, field, day)

    def _remove_report(self) -> None:
        if self._session.state is not None:
            name = self._session.state.file_name
            if self._session.remove_report(self._session.state.key):
                words = self.tr("已从资料库移除 %1，可以撤销。").replace("%1", name)
                self._status.show_notice(words)

    def _filter_library(self) -> None:
        self._panes.show_dock("library")
        self._panes.library.focus_filter()

    def _focus_page(self) -> None:
        self._panes.show_report_tab()
        self._panes.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_figures(self) -> None:
        self._panes.show_dock("figures")
        self._panes.inspector.figures.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _export_history(self) -> None:
        from app.ui.history.saving import save_history

        words, folder = save_history(self._session, self._window, self._settings.values.export_folder)
        if folder:
            self._settings.change(export_folder=folder)
        if words:
            self._status.show_notice(words)

    def _set_full_screen(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        whole = Qt.WindowState.WindowFullScreen
        before = self._window.windowState()
        self._window.setWindowState(before | whole if on else before & ~whole)

    def _open_settings(self) -> None:
        self._settle()

    def _settle_key(self, act: str) -> None:
        self._settle(key_of=act)

    def _settle_rule(self, rule: str) -> None:
        self._settle(rule=rule)

    def _settle(self, *, key_of: str = "", rule: str = "") -> None:
        """The settings, at the key of an act or at a rule where one is named."""
        from app.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._settings.values, self._window)
        if key_of:
            dialog.show_key(key_of)
        if rule:
            dialog.show_rule(rule)
        if dialog.exec() and dialog.chosen():
            self.preferences_changed.emit(dialog.chosen())

    def _show_keys(self) -> None:
        from app.ui.keys.key_groups import key_groups
        from app.ui.keys.keys_dialog import KeysDialog

        dialog = KeysDialog(key_groups(), self._actions.keys, self._window)
        dialog.change_requested.connect(self._settle_key, Qt.ConnectionType.QueuedConnection)
        dialog.print_requested.connect(self._print_keys, Qt.ConnectionType.QueuedConnection)
        dialog.exec()

    def _print_keys(self) -> None:
        from app.ui.keys.key_groups import key_groups
        from app.ui.keys.keys_paper import keys_document
        from app.ui.printing.actions import preview_document

        document = keys_document(key_groups(), self._actions.keys)
        preview_document(self._window, document.title, document).set_keys(self._actions.keys)

    def _show_about(self) -> None:
        from app.ui.about import show_about

        show_about(self._window)
