"""The composition root of the window: application, settings, session, faults; one window on them."""

from __future__ import annotations

import getpass
import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.core.errors import StoreError
from app.core.resources import resource
from app.models.session import Session
from app.ui.collector import Collector
from app.ui.faults import Faults, show_fault
from app.ui.language import Translators, wanted_language
from app.ui.look.theme import ThemeMode, apply_theme
from app.ui.settings.preferences import Settings
from app.ui.window.files import SUFFIX
from app.ui.window.main_window import MainWindow

_LOG = logging.getLogger(__name__)
SAMPLES = "--samples"
# Measured beside a job with 20,000 figures: one act waits up to 0.5 s with turns of 0.5 ms, 0.2 s with
# 0.1 ms and 0.06 s with these; two busy threads get as much done with them as with Python's own 5 ms.
TURN_SECONDS = 0.00002
_LOOK_AGAIN_MS = 300
_SQLITE = b"SQLite format 3\x00"


def run_window(paths: list[str]) -> int:
    """Opens the window on files, folders or a library; returns the exit status when it is closed.

    ``--samples`` among the paths brings the sample reports into a library that is still empty.
    """
    # The window gives Python's lock away hundreds of times for each act, and waits for a turn each time.
    sys.setswitchinterval(TURN_SECONDS)
    application = make_application(sys.argv[:1])
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    config = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))
    faults = Faults(folder / "log")
    crashed = faults.install()
    try:
        program = Program(application, Settings(config / "settings.ini"), folder, faults)
        files = [Path(path) for path in paths if path != SAMPLES]
        program.start(files, crashed=crashed, with_samples=SAMPLES in paths)
        return application.exec()
    finally:
        faults.remove()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with its names and its icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(arguments))
    application.setApplicationName("zhenyue")
    application.setApplicationDisplayName("镇阅")
    application.setDesktopFileName("zhenyue")
    application.setWindowIcon(QIcon(str(resource("icons/app.svg"))))
    return application


class Program(QObject):
    """Holds what outlives a window: session, settings, language. A window is made anew for a new language."""

    def __init__(
        self, application: QApplication, settings: Settings, folder: Path, faults: Faults | None = None
    ) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._folder = folder
        self._faults = faults
        self._is_telling = False
        self._translators = Translators(application)
        values = settings.values
        self._speak(values.language)
        apply_theme(application, ThemeMode(values.theme), values.interface_points)
        self._collector = Collector(self)
        self._refused: Path | None = None
        self.session = Session(who=values.reviewer or _user_name())
        self.window: MainWindow | None = None
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        if faults is not None:
            faults.happened.connect(self._tell_fault, Qt.ConnectionType.QueuedConnection)

    def start(
        self, paths: Sequence[Path], *, crashed: bool = False, with_samples: bool = False
    ) -> MainWindow:
        """Opens the library and the window on it; what cannot be opened is told in the window.

        ``with_samples`` brings the sample reports into a library that is still empty.
        """
        library, files = _sorted_out(paths)
        trouble = self._open_library(library)
        window = self._make_window()
        if not files:
            window.memory.restore_place()
        window.show()
        QTimer.singleShot(0, self._collector, self._collector.settle)
        if trouble:
            self._tell_trouble(window, trouble)
        elif self._settings.notice:
            window.panes.banner.tell(self._settings.notice)
        elif crashed:
            words = self.tr("上次程序没有正常退出；已保存的内容都在。错误记录在日志文件夹里。")
            window.panes.banner.tell(words, act=self.tr("打开日志文件夹"), do=self._open_log)
        if files:
            QTimer.singleShot(0, self, lambda: window.importer.take(files))
        elif with_samples and not self.session.reports:
            QTimer.singleShot(0, window, window.importer.take_samples)
        return window

    def close(self) -> None:
        """Closes the library; for the end of the program."""
        self._collector.close()
        self.session.close()

    def _open_library(self, wanted: Path | None) -> str:
        """Opens the wanted, the last or the standard library; returns a sentence where that failed."""
        last = self._settings.values.library
        standard = self._folder / f"资料库{SUFFIX}"
        path = wanted or (Path(last) if last and Path(last).exists() else standard)
        try:
            self.session.open_library(path)
        except StoreError as error:
            _LOG.warning("the library cannot be opened: %s", type(error).__name__)
            self._refused = path
            return self.tr("%1 打不开：%2").replace("%1", path.name).replace("%2", str(error))
        return ""

    def _tell_trouble(self, window: MainWindow, sentence: str) -> None:
        """A library that cannot be opened, and the way to its backups where there are any."""
        from app.models.library.keeping import backups_of

        path = self._refused
        can_restore = path is not None and bool(backups_of(path))
        if path is not None and can_restore:
            restore = partial(window.safety.show_backups_of, path)
            window.panes.banner.tell("⚠ " + sentence, act=self.tr("备份与恢复…"), do=restore)
        else:
            window.panes.banner.tell("⚠ " + sentence)

    def _make_window(self) -> MainWindow:
        self.window = MainWindow(self.session, self._settings)
        self.window.preferences_changed.connect(self._apply)
        self.window.log_requested.connect(self._open_log)
        return self.window

    def _apply(self, changed: dict[str, Any]) -> None:
        """Puts changed preferences into force; new words and keys need a new window."""
        values = self._settings.change(**changed)
        if {"theme", "interface_points"} & changed.keys():
            apply_theme(self._application, ThemeMode(values.theme), values.interface_points)
        if "reviewer" in changed:
            self.session.sign_as(values.reviewer or _user_name())
        if {"language", "keys"} & changed.keys():
            QTimer.singleShot(0, self, self._renew_window)
        elif "reading_points" in changed and self.window is not None:
            self.window.panes.page.set_reading_size(values.reading_points)

    def _renew_window(self) -> None:
        before = self.window
        if before is None:
            return
        if before.importer.is_busy:  # which a new window would end
            before.status.show_notice(self.tr("导入结束后更换界面…"))
            QTimer.singleShot(_LOOK_AGAIN_MS, self, self._renew_window)
            return
        self._speak(self._settings.values.language)
        before.remember()
        place = before.panes.page.position()
        window = self._make_window()
        if self.session.state is not None:
            window.panes.page.restore_position(place)
        window.show()
        before.retire()

    def _speak(self, language: str) -> None:
        """Qt puts the program's name behind the title of every window: it is in that language too."""
        self._translators.use(wanted_language(language))
        self._application.setApplicationDisplayName(self.tr("镇阅"))

    def _follow_system(self) -> None:
        values = self._settings.values
        if values.theme == ThemeMode.SYSTEM.value:
            apply_theme(self._application, ThemeMode.SYSTEM, values.interface_points)

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder / "log")))

    def _tell_fault(self, details: str) -> None:
        """One dialog at a time; further faults meanwhile are in the log."""
        if self._is_telling or self._faults is None:
            return
        self._is_telling = True
        try:
            show_fault(details, self._faults.folder, self.window)
        finally:
            self._is_telling = False


def _sorted_out(paths: Sequence[Path]) -> tuple[Path | None, list[Path]]:
    """The library among ``paths`` (told by its first bytes or its suffix), and the files to import."""
    library: Path | None = None
    files = []
    for path in paths:
        if library is None and (path.suffix == SUFFIX or _is_sqlite(path)):
            library = path
        else:
            files.append(path)
    return library, files


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _user_name() -> str:
    """The name of the user at this computer; getuser raises differently on each system without one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"
