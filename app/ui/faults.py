"""What happens when the program itself is at fault: a log without report text, a crash file, one dialog.

The world's faults (``ReportError``, ``StoreError``) never come here; they are told where they happen.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app import __version__

_LOG = logging.getLogger("app")
_LOG_BYTES, _LOG_FILES = 512 * 1024, 4
_LATIN_ONLY = re.compile(r"[^\x20-\x7e\n\t]+")
_LONGEST_MESSAGE = 400
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def without_text(message: str) -> str:
    """A message without anything that could be words of a report: what is not plain ASCII becomes "…"."""
    return _LATIN_ONLY.sub("…", message)[:_LONGEST_MESSAGE]


def describe(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """Versions and traceback of a fault, without report text; for the log and for copying."""
    frames = "".join(traceback.format_tb(trace))
    message = without_text(str(error)) if error is not None else ""
    return f"{versions()}\n{frames}{kind.__name__}: {message}"


def versions() -> str:
    """What runs here."""
    return (
        f"zhenyue {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )


class _QuietFormatter(logging.Formatter):
    """Formats records without report text, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
        text = f"{when} {record.levelname} {record.name}: {without_text(record.getMessage())}"
        if record.exc_info and record.exc_info[0] is not None:
            kind, error, trace = record.exc_info
            text += "\n" + describe(kind, error, trace)
        return text


class Faults(QObject):
    """Catches what nobody caught. ``happened`` carries the details, on the main thread."""

    happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.crash = folder / "crash.txt"
        self._running = folder / "running.txt"
        self._file: IO[str] | None = None
        self._handler: RotatingFileHandler | None = None

    def install(self) -> bool:
        """Takes over all hooks; says whether the last run left a crash file behind."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            self.folder / "zhenyue.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
        self._handler.setFormatter(_QuietFormatter())
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        crashed = self._keep_last_crash()
        self._file = self._running.open("w", encoding="utf-8")
        self._file.write(versions() + "\n")
        self._file.flush()
        faulthandler.enable(self._file)
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt_message)
        return crashed

    def remove(self) -> None:
        """Gives the hooks back and notes that the program ended well."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._running.unlink(missing_ok=True)
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()

    def _keep_last_crash(self) -> bool:
        """The file of a run that did not end well becomes the crash file, where it holds a traceback."""
        try:
            words = self._running.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        if "Fatal" not in words and "Traceback" not in words:
            return False
        self._running.replace(self.crash)
        return True

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Logs a fault and tells it once; an interrupt from the keyboard ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("unexpected fault", exc_info=(kind, error, trace))
        self.happened.emit(describe(kind, error, trace))

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self.on_exception(arguments.exc_type, error, arguments.exc_traceback)

    def _on_unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        kind, error, trace = arguments.exc_type, arguments.exc_value, arguments.exc_traceback
        if error is not None:
            _LOG.error("fault in a destructor or callback", exc_info=(kind, error, trace))

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def show_fault(details: str, folder: Path, parent: QWidget | None = None) -> None:
    """The one dialog about our own faults: what happened, what was kept, what to do; with details to copy."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("Faults", "程序出错"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Faults", "程序遇到了一个意外错误，刚才的操作可能没有完成。"))
    kept = translate(
        "Faults", "已经保存的内容都在资料库里。可以继续使用；如果再次出现，请把详情发给维护人员。"
    )
    box.setInformativeText(f"{kept}\n{folder}")
    box.setDetailedText(details)
    copy = box.addButton(translate("Faults", "复制详情"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(translate("Faults", "继续"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details)
