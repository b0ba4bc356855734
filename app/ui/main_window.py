"""The window: puts panes, actions, menus and their helpers together, and remembers the desk."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from app.models.finding_watch import FindingWatch
from app.models.session import Session
from app.models.survey import Survey
from app.ui.actions import Actions
from app.ui.commands import Commands
from app.ui.comparing import Comparing
from app.ui.elsewhere import Elsewhere
from app.ui.exports import Exports
from app.ui.files import LibraryFiles
from app.ui.follower import Follower
from app.ui.importer import Importer
from app.ui.lessons import Lessons
from app.ui.many_papers import ManyPapers
from app.ui.menus import TOOL_BAR, Menus, QueueLabel, add_toggle, make_tool_bar
from app.ui.originals import Originals
from app.ui.panes import Panes
from app.ui.papers import Papers
from app.ui.review.reviewing import Reviewing
from app.ui.safety import Safety
from app.ui.settings.preferences import Preferences, Settings
from app.ui.status import StatusLine
from app.ui.theme import theme_of

_PANES_VERSION = 2
_FIRST_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """One window on one session. Preferences are applied by the program, which also makes it anew."""

    preferences_changed = Signal(object)  # dict of what the user changed
    log_requested = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self.acts = Actions(self, settings.values.keys)
        self.panes = Panes(self, self.acts)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.queue = QueueLabel(self)
        self.tool_bar = make_tool_bar(self, self.acts, self.queue)
        self.menus = Menus(self, self.acts)
        self.follower = Follower(session, self.panes, self.status)
        self.commands = Commands(session, self.panes, self.acts, self.status)
        self.commands.add_part_menu(self.menus)
        self.review = Reviewing(session, self.panes, actions=self.acts, status=self.status, settings=settings)
        self.importer = Importer(session, self.panes, self.status, settings, self)
        self.originals = Originals(session, self.status, self.acts["save_original"], self)
        self.files = LibraryFiles(session, self.status, settings, self)
        self.papers = Papers(session, self.panes, self.status, settings, self)
        self.lessons = Lessons(
            session,
            self.panes,
            actions=self.acts,
            commands=self.commands,
            status=self.status,
            settings=settings,
            window=self,
        )
        self.finding_watch = FindingWatch(session, self)
        self.many_papers = ManyPapers(
            session,
            self.papers,
            watch=self.finding_watch,
            status=self.status,
            settings=settings,
            window=self,
        )
        self.exports = Exports(
            session,
            self.panes,
            watch=self.finding_watch,
            status=self.status,
            settings=settings,
            window=self,
        )
        self.safety = Safety(
            session, self.panes, actions=self.acts, status=self.status, settings=settings, window=self
        )
        self.importer.before = self.safety.keeping
        self.survey = Survey(session, self)
        self._take_rules()
        self.survey.surveyed.connect(self._take_survey)
        self.comparing = Comparing(
            session,
            self.panes,
            actions=self.acts,
            commands=self.commands,
            status=self.status,
            settings=settings,
            window=self,
        )
        self.elsewhere = Elsewhere(session, self.panes, self.commands, self.comparing)
        self._add_view_switches()
        self._connect()
        self.setAcceptDrops(True)
        self._take_no_drops()
        self.acts.dress(theme_of(self.palette()), TOOL_BAR)
        QTimer.singleShot(0, self, self._dress)  # what only menus show is drawn after the first paint
        self._restore(settings.values)
        self.follower.show_all()
        self._refresh()

    # Building

    def _add_view_switches(self) -> None:
        self.menus.view.insertSeparator(self.menus.view.actions()[0])
        for name in ("history", "head", "notes", "findings", "figures", "outline", "library"):
            add_toggle(self.menus.view, self.panes.docks[name].toggleViewAction())
        self.panes.library.menu.addAction(self.acts["save_original"])
        self.panes.library.menu.addAction(self.acts["remove_report"])
        self.panes.history.add_actions([self.acts["export_history"]])

    def _connect(self) -> None:
        panes = self.panes
        slots = {
            "import_files": self.importer.choose_files,
            "import_folder": self.importer.choose_folder,
            "open_samples": self.importer.take_samples,
            "new_library": self.files.make,
            "open_library": self.files.choose,
            "preview_summary": self.papers.preview_summary,
            "print_summary": self.papers.print_summary,
            "export_pdf": self.papers.export_pdf,
            "preview_full_text": self.papers.preview_full_text,
            "preview_letter": self.papers.preview_letter,
            "preview_county": self.many_papers.preview_county,
            "show_board": self._show_board,
            "other_place": self.elsewhere.open_current,
            "export_batch": self.many_papers.export_batch,
            "export_report": self.exports.export_report,
            "export_all": self.exports.export_all,
            "preview_comparison": self.papers.preview_comparison,
            "print_comparison": self.papers.print_comparison,
            "remove_report": self._remove_report,
            "quit": self.close,
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
            "reset_panes": panes.reset,
            "settings": self._open_settings,
            "keys": self._show_keys,
            "open_log": self.log_requested.emit,
            "about": self._show_about,
        }
        for name, slot in slots.items():
            self.acts[name].triggered.connect(slot)
        self.acts["full_screen"].toggled.connect(self._set_full_screen)
        self.follower.state_changed.connect(self._refresh)
        self.session.library_opened.connect(self._on_library)
        panes.outline.view.selectionModel().currentChanged.connect(self._refresh)
        panes.tabs.currentChanged.connect(self._refresh)
        panes.board.place_requested.connect(self._open_from_board)
        panes.board.add_actions([self.acts["preview_county"]])
        panes.page.reading_size_changed.connect(self._remember_reading_size)
        # The window's actions hold these keys everywhere; two owners of one key would cancel each other.
        for shortcut in panes.page.findChildren(QShortcut):
            if shortcut.key() in (QKeySequence("Ctrl+F"), QKeySequence("F3"), QKeySequence("Shift+F3")):
                shortcut.setEnabled(False)

    def _take_survey(self) -> None:
        self.finding_watch.set_across(self.survey.result.across)
        self.panes.board.set_rows(self.survey.result.board)

    def _show_board(self) -> None:
        """The board, at the open report."""
        if self.session.state is not None:
            self.panes.board.choose(self.session.state.key)
        self.panes.show_board_tab()

    def _open_from_board(self, report: str, start: int, end: int) -> None:
        if end:
            self.commands.open_place(report, start, end)
        else:
            self.panes.show_report_tab()
            self.session.open_report(report)

    def _take_rules(self) -> None:
        changes = self.settings.values.rules
        self.finding_watch.set_rules(changes)
        self.survey.set_rules(changes)

    # Acts of the window

    def _remove_report(self) -> None:
        if self.session.state is not None:
            name = self.session.state.file_name
            if self.session.remove_report(self.session.state.key):
                words = self.tr("已从资料库移除 %1，可以撤销。").replace("%1", name)
                self.status.show_notice(words)

    def _filter_library(self) -> None:
        self.panes.show_dock("library")
        self.panes.library.focus_filter()

    def _focus_library(self) -> None:
        self.panes.show_dock("library")

    def _focus_outline(self) -> None:
        self.panes.show_dock("outline")

    def _focus_page(self) -> None:
        self.panes.show_report_tab()
        self.panes.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_figures(self) -> None:
        self.panes.show_dock("figures")
        self.panes.inspector.figures.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_findings(self) -> None:
        self.panes.show_dock("findings")

    def _focus_notes(self) -> None:
        self.panes.show_dock("notes")

    def _focus_history(self) -> None:
        self.panes.show_dock("history")

    def _export_history(self) -> None:
        from app.ui.history.saving import save_history

        words, folder = save_history(self.session, self, self.settings.values.export_folder)
        if folder:
            self.settings.change(export_folder=folder)
        if words:
            self.status.show_notice(words)

    def _edit_head(self) -> None:
        self.panes.show_dock("head")

    def _set_full_screen(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _open_settings(self) -> None:
        from app.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.settings.values, self)
        if dialog.exec() and dialog.chosen():
            self.preferences_changed.emit(dialog.chosen())
            self._take_rules()

    def _show_keys(self) -> None:
        from app.ui.keys_dialog import KeysDialog

        groups = [*self.menus.key_groups(), (self.tr("在报告里"), self._page_keys())]
        KeysDialog(groups, self).exec()

    def _page_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("前后移动所选数据的末尾"), "Shift+←、Shift+→"),
            (self.tr("前后移动所选数据的开头"), "Ctrl+Shift+←、Ctrl+Shift+→"),
            (self.tr("移动边界时一次一字"), "Alt+Shift+←、Alt+Ctrl+Shift+←"),
            (self.tr("到下一处、上一处数据"), "Tab、Shift+Tab"),
            (self.tr("重叠的数据之间切换"), "Alt+↑、Alt+↓"),
            (self.tr("选用第几个候选指标"), "1–5"),
        ]

    def _show_about(self) -> None:
        from app.ui.about import show_about

        show_about(self)

    # Keeping in step

    def _refresh(self) -> None:
        self.commands.refresh(self.queue)
        self.review.refresh()
        state = self.session.state
        name = self.tr("镇阅")
        if state is not None:
            head = state.head
            place = f"{head.town or state.file_name} {head.year or ''}".strip()
            self.setWindowTitle(f"{place} — {name}")
        else:
            self.setWindowTitle(name)

    def _on_library(self, path: str) -> None:
        self.settings.change(library=path)

    def _remember_reading_size(self, points: int) -> None:
        size = min(max(points, 14), 28)
        self.settings.change(reading_points=size)

    # Remembering

    def _restore(self, values: Preferences) -> None:
        self.panes.page.set_reading_size(values.reading_points)
        self.resize(*_FIRST_SIZE)
        if values.geometry:
            self.restoreGeometry(_unpacked(values.geometry))
        if values.panes:
            self.restoreState(_unpacked(values.panes), _PANES_VERSION)
        self.panes.docks["import"].hide()

    def restore_place(self) -> None:
        """Opens the last report at the last place, where it is still there."""
        values = self.settings.values
        known = any(row.key == values.report for row in self.session.reports)
        if known and self.session.open_report(values.report):
            if values.figure and self.session.figure_of(values.figure):
                self.session.select_figure(values.figure, self)
            self.panes.page.restore_position((values.position_top, values.position_cursor))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts in the report, not in the first field of the window."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.panes.report_stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Writes down layout and place."""
        self.comparing.remember()
        state = self.session.state
        place = self.panes.page.position() if state is not None else None
        self.settings.change(
            geometry=_packed(self.saveGeometry()),
            panes=_packed(self.saveState(_PANES_VERSION)),
            report=state.key if state is not None else "",
            figure=self.session.figure.key if self.session.figure is not None else "",
            position_top=place.top if place is not None else 0,
            position_cursor=place.cursor if place is not None else 0,
        )

    def retire(self) -> None:
        """Makes place for a window made anew; the session goes on."""
        self._end_work()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being typed, ends an import, remembers the desk."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._end_work()
        self.remember()
        event.accept()

    def _end_work(self) -> None:
        """Ends everything under way; what is saved stays."""
        workers = (
            self.importer,
            self.many_papers,
            self.exports,
            self.survey,
            self.finding_watch,
            self.safety,
        )
        for worker in workers:
            worker.close()
        self.follower.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "acts"):
            QTimer.singleShot(0, self, self._dress)

    def _dress(self) -> None:
        self.acts.dress(theme_of(self.palette()))

    # Files dropped anywhere

    def _take_no_drops(self) -> None:
        """Fields would take the path of a dropped file as words; the window is to have it."""
        for field in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            field.setAcceptDrops(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.panes.empty.show_drop(wanted=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away."""
        self.panes.empty.show_drop(wanted=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """They are imported."""
        self.panes.empty.show_drop(wanted=False)
        if self.importer.take_urls(event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()


def _packed(data: QByteArray) -> str:
    return base64.b64encode(bytes(data.data())).decode("ascii")


def _unpacked(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error):
        return QByteArray()
