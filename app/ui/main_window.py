"""The window: puts panes, actions, menus and their helpers together, and remembers the desk."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

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
from app.ui.actions import Actions
from app.ui.commands import Commands
from app.ui.files import LibraryFiles
from app.ui.follower import Follower
from app.ui.importer import Importer
from app.ui.lessons import Lessons
from app.ui.menus import TOOL_BAR, Menus, QueueLabel, add_toggle, make_tool_bar
from app.ui.panes import Panes
from app.ui.papers import Papers
from app.ui.settings.preferences import Preferences, Settings
from app.ui.status import StatusLine
from app.ui.theme import theme_of

if TYPE_CHECKING:
    from app.models.compare_source import SessionCompareSource
    from app.ui.compare.pane import ComparePane

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
        self.importer = Importer(session, self.panes, self.status, settings, self)
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

    def _open_settings(self) -> None:
        from app.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.settings.values, self)
        if dialog.exec() and dialog.chosen():
            self.preferences_changed.emit(dialog.chosen())

    def _show_keys(self) -> None:
        from app.ui.keys_dialog import KeysDialog

        groups = [*self.menus.key_groups(), (self.tr("在报告里"), self._page_keys())]
        KeysDialog(groups, self).exec()

    def _page_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("前后移动所选数据的末尾"), "Shift+←、Shift+→"),
            (self.tr("前后移动所选数据的开头"), "Ctrl+Shift+←、Ctrl+Shift+→"),
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
        # The comparison has a search of its own on the same key.
        if self.panes.tabs.currentIndex() != 0:
            for name in ("find", "find_next", "find_previous"):
                self.acts[name].setEnabled(False)
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
        if self._compare_source is not None:
            self._compare_source.forget_texts()

    def _remember_reading_size(self, points: int) -> None:
        size = min(max(points, 14), 28)
        self.settings.change(reading_points=size)

    # Remembering

    def _restore(self, values: Preferences) -> None:
        self.panes.page.set_reading_size(values.reading_points)
        order = "order_reading" if values.queue_order == "reading" else "order_confidence"
        self.acts[order].setChecked(True)
        self.session.queue_order = type(self.session.queue_order)(values.queue_order)
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
            self.panes.page.restore_position((values.position_top, values.position_cursor))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts in the report, not in the first field of the window."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.panes.report_stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Writes down layout and place."""
        state = self.session.state
        place = self.panes.page.position() if state is not None else None
        self.settings.change(
            geometry=_packed(self.saveGeometry()),
            panes=_packed(self.saveState(_PANES_VERSION)),
            queue_order=str(self.session.queue_order),
            report=state.key if state is not None else "",
            position_top=place.top if place is not None else 0,
            position_cursor=place.cursor if place is not None else 0,
        )

    def retire(self) -> None:
        """Makes place for a window made anew; the session goes on."""
        self.importer.close()
        self.finding_watch.close()
        self.follower.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being typed, ends an import, remembers the desk."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.importer.close()
        self.finding_watch.close()
        self.follower.stop()
        self.remember()
        event.accept()

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
