"""The window: puts panes, actions, menus and their helpers together, and remembers the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from app.models.findings.finding_watch import FindingWatch
from app.models.findings.survey import Survey
from app.models.session import Session
from app.ui.keys.actions import Actions
from app.ui.keys.field_undo import FieldUndo
from app.ui.keys.menu_contents import TOOL_BAR
from app.ui.look.theme import theme_of
from app.ui.settings.preferences import Settings
from app.ui.window.beside import Beside
from app.ui.window.commands import Commands
from app.ui.window.comparing import Comparing
from app.ui.window.elsewhere import Elsewhere
from app.ui.window.exports import Exports
from app.ui.window.files import LibraryFiles
from app.ui.window.follower import Follower
from app.ui.window.importer import Importer
from app.ui.window.leaving import Leaving
from app.ui.window.lessons import Lessons
from app.ui.window.many_papers import ManyPapers
from app.ui.window.menus import Menus, QueueLabel, add_toggle, make_tool_bar
from app.ui.window.originals import Originals
from app.ui.window.panes import Panes
from app.ui.window.papers import Papers
from app.ui.window.parts import WindowParts
from app.ui.window.remembering import Remembering
from app.ui.window.reviewing import Reviewing
from app.ui.window.safety import Safety
from app.ui.window.status import StatusLine
from app.ui.window.window_acts import WindowActs


class MainWindow(QMainWindow):
    """One window on one session. Preferences are applied by the program, which also makes it anew."""

    preferences_changed = Signal(object)  # dict of what the user changed
    log_requested = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self._make_frame()
        self._make_helpers()
        self._fill_menus()
        self._connect()
        self.setAcceptDrops(True)
        self._lead_fields()
        self.acts.dress(theme_of(self.palette()), TOOL_BAR)
        QTimer.singleShot(0, self, self._dress)  # what only menus show is drawn after the first paint
        self.memory.restore_layout()
        self.follower.show_all()
        self._refresh()

    # Building

    def _make_frame(self) -> None:
        self.acts = Actions(self, self.settings.values.keys)
        self.panes = Panes(self, self.acts)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.queue = QueueLabel(self)
        self.tool_bar = make_tool_bar(self, self.acts, self.queue)
        self.menus = Menus(self, self.acts)

    def _make_helpers(self) -> None:
        """One for each task of the window, in the order in which they hear of what happens."""
        session, panes = self.session, self.panes
        parts = WindowParts(
            window=self,
            session=session,
            settings=self.settings,
            actions=self.acts,
            panes=panes,
            status=self.status,
        )
        self.follower = Follower(session, panes, self.status)
        self.commands = Commands(parts)
        self.review = Reviewing(parts)
        self.lessons = Lessons(parts, self.commands)
        self.finding_watch = FindingWatch(session, self)
        self.survey = Survey(session, self)
        self.safety = Safety(parts)
        self.importer = Importer(parts, keeping=self.safety.keeping, watch=self.finding_watch)
        self.leaving = Leaving(parts)
        self.files = LibraryFiles(parts, self.leaving)
        self.originals = Originals(parts)
        self.beside = Beside(session, panes, self.acts["show_original"])
        self.papers = Papers(parts)
        self.many_papers = ManyPapers(parts, self.papers, self.finding_watch)
        self.exports = Exports(parts, self.finding_watch)
        self.comparing = Comparing(parts, self.commands)
        self.elsewhere = Elsewhere(parts, self.commands, self.comparing)
        self.window_acts = WindowActs(parts, self.commands)
        self.memory = Remembering(parts)

    def _fill_menus(self) -> None:
        """What is made after the menus: docks, parts, and what lists offer."""
        self.commands.add_part_menu(self.menus)
        self.menus.view.insertSeparator(self.menus.view.actions()[0])
        for name in ("history", "head", "notes", "findings", "figures", "outline", "library"):
            add_toggle(self.menus.view, self.panes.docks[name].toggleViewAction())
        self.panes.library.menu.addAction(self.acts["save_original"])
        self.panes.library.menu.addAction(self.acts["remove_report"])
        self.panes.history.add_actions([self.acts["export_history"]])

    def _connect(self) -> None:
        self.acts.connect_all({"quit": self.close, "open_log": self.log_requested.emit})
        keeping = self.safety.keeping
        keeping.replacing.connect(self.survey.close)
        keeping.replacing.connect(self.memory.remember_place)
        keeping.reopened.connect(self.memory.restore_place)
        self._take_rules()
        self.survey.surveyed.connect(self._take_survey)
        self.window_acts.preferences_changed.connect(self.preferences_changed)
        self.window_acts.preferences_changed.connect(self._take_rules)
        self.follower.state_changed.connect(self._refresh)
        self.follower.reopen_requested.connect(self._reopen)
        panes = self.panes
        panes.outline.view.selectionModel().currentChanged.connect(self._refresh)
        panes.tabs.currentChanged.connect(self._refresh)
        panes.board.add_actions([self.acts["preview_county"]])
        panes.page.reading_size_changed.connect(self._remember_reading_size)

    def _take_survey(self) -> None:
        self.finding_watch.set_across(self.survey.result.across)
        self.panes.board.set_rows(self.survey.result.board)

    def _take_rules(self) -> None:
        changes = self.settings.values.rules
        self.finding_watch.set_rules(changes)
        self.survey.set_rules(changes)

    def _reopen(self) -> None:
        """Opens the library anew where it was, at the place that was read."""
        if self.session.library is not None:
            self.memory.remember_place()
            if self.files.open(self.session.library.path):
                self.memory.restore_place()

    # Keeping in step

    def _refresh(self) -> None:
        self.commands.refresh(self.queue)
        self.review.refresh()
        state = self.session.state
        name = self.tr("镇阅")
        if state is not None:
            self.setWindowTitle(f"{state.head.name_and_year(state.file_name)} — {name}")
        else:
            self.setWindowTitle(name)

    def _remember_reading_size(self, points: int) -> None:
        size = min(max(points, 14), 28)
        self.settings.change(reading_points=size)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts in the report, not in the first field of the window."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.panes.report_stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Writes down layout and place."""
        self.comparing.remember()
        self.memory.remember()

    def retire(self) -> None:
        """Makes place for a window made anew; the session goes on."""
        self._end_work()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being typed, ends an import, remembers the desk."""
        if not self.leaving.may_leave(self.close):
            event.ignore()
            return
        self._end_work()
        self.remember()
        event.accept()

    def _end_work(self) -> None:
        """Ends everything under way; what is saved stays."""
        workers = (
            self.importer,
            self.beside,
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

    def _lead_fields(self) -> None:
        """Dropped files go to the window, not as words into a field; so does undo where nothing was typed."""
        fields = (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit))
        for field in fields:
            field.setAcceptDrops(False)
        FieldUndo(fields, self)

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
