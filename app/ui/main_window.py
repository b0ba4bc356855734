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
from app.ui.original.beside import Beside
from app.ui.originals import Originals
from app.ui.panes import Panes
from app.ui.papers import Papers
from app.ui.remembering import Remembering
from app.ui.review.reviewing import Reviewing
from app.ui.safety import Safety
from app.ui.settings.preferences import Settings
from app.ui.status import StatusLine
from app.ui.theme import theme_of
from app.ui.window_acts import WindowActs


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
        self.beside = Beside(session, self.panes, self.acts["show_original"])
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
        self.importer.replacing.watch = self.finding_watch
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
        self.safety.keeping.replacing.connect(self.survey.close)
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
        self.window_acts = WindowActs(
            session,
            self.panes,
            actions=self.acts,
            commands=self.commands,
            status=self.status,
            settings=settings,
            window=self,
        )
        self.memory = Remembering(self, session, self.panes, settings)
        self._add_view_switches()
        self._connect()
        self.setAcceptDrops(True)
        self._take_no_drops()
        self.acts.dress(theme_of(self.palette()), TOOL_BAR)
        QTimer.singleShot(0, self, self._dress)  # what only menus show is drawn after the first paint
        self.memory.restore_layout()
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
            "other_place": self.elsewhere.open_current,
            "export_batch": self.many_papers.export_batch,
            "export_report": self.exports.export_report,
            "export_all": self.exports.export_all,
            "preview_comparison": self.papers.preview_comparison,
            "print_comparison": self.papers.print_comparison,
            "quit": self.close,
            "open_log": self.log_requested.emit,
        }
        for name, slot in slots.items():
            self.acts[name].triggered.connect(slot)
        self.window_acts.preferences_changed.connect(self.preferences_changed)
        self.window_acts.preferences_changed.connect(self._take_rules)
        self.follower.state_changed.connect(self._refresh)
        self.session.library_opened.connect(self._on_library)
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
