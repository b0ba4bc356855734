"""Small questions that several menus ask: of which year, into which file; and a dialog while work goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QMessageBox, QProgressDialog, QWidget

from app.core.state import ReportRow
from app.models.library.task import LibraryTask, Reader

T = TypeVar("T")
_WAIT_MS = 400


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports that were chosen, and what they have in common as words for titles: a year or ""."""

    rows: tuple[ReportRow, ...]
    year: int | None

    @property
    def words(self) -> str:
        """The year as titles say it."""
        return f"{self.year}年" if self.year else ""


def ask_year(window: QWidget, rows: Sequence[ReportRow], title: str, *, now: int | None) -> Chosen | None:
    """The reports of a year, asked for where there are several years; None when the user gave up."""
    years = sorted({row.head.year for row in rows if row.head.year is not None}, reverse=True)
    if len(years) < 2:
        return Chosen(tuple(rows), years[0] if years else None)
    translate = QCoreApplication.translate
    every = translate("Asking", "全部年度")
    words = [*(str(year) for year in years), every]
    first = years.index(now) if now in years else 0
    dialog = QInputDialog(window)
    dialog.setWindowTitle(title)
    dialog.setLabelText(translate("Asking", "报告年度"))
    dialog.setComboBoxItems(words)
    dialog.setTextValue(words[first])
    for box in dialog.findChildren(QComboBox):
        box.setAccessibleName(dialog.labelText())
    if not dialog.exec():
        return None
    year = None if dialog.textValue() == every else int(dialog.textValue())
    return Chosen(tuple(row for row in rows if year is None or row.head.year == year), year)


def ask_file(
    window: QWidget, title: str, *, folder: str, name: str, kinds: Sequence[tuple[str, str]]
) -> Path | None:
    """A path to save to; ``kinds`` are a word and a suffix each, the first is proposed. None when given up.

    A name without one of the suffixes gets that of the kind that was chosen; the dialog has not looked for
    such a file, so whether it may be replaced is asked here.
    """
    from app.writers.atomic import safe_name  # writers are no part of the start

    patterns = {f"{word} (*{suffix})": suffix for word, suffix in kinds}
    proposed = Path(folder or str(Path.home())) / safe_name(name, suffix=kinds[0][1])
    path, pattern = QFileDialog.getSaveFileName(window, title, str(proposed), ";;".join(patterns))
    if not path:
        return None
    suffix = patterns.get(pattern, kinds[0][1])
    if any(path.lower().endswith(known) for known in patterns.values()):
        return Path(path)
    named = Path(f"{path}{suffix}")
    return named if not named.exists() or _may_replace(window, named) else None


def _may_replace(window: QWidget, path: Path) -> bool:
    words = QCoreApplication.translate("Asking", "%1 已存在，要替换它吗？").replace("%1", path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(window, window.windowTitle(), words, yes | no, no) == yes


class ShownTask(QObject):
    """A ``LibraryTask`` with its progress over the window, from where it can be cancelled."""

    cancelled = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._task = LibraryTask(self)
        self._task.progressed.connect(self._on_progress)
        self._dialog: QProgressDialog | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._task.is_busy

    def start(
        self,
        words: str,
        path: Path,
        keys: Sequence[str],
        work: Callable[[Reader], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Runs ``work`` as ``LibraryTask`` does, under a dialog that says ``words``."""
        self._end()
        dialog = QProgressDialog(words, QCoreApplication.translate("Asking", "取消"), 0, 0, self._window)
        dialog.setWindowTitle(words)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_WAIT_MS)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._on_cancel)
        self._dialog = dialog
        self._task.start(
            path, keys, work, done=partial(self._answer, done), failed=partial(self._answer, failed)
        )

    def close(self) -> None:
        """Ends the work and waits for it."""
        self._task.close()
        self._end()

    def _answer(self, tell: Callable[[T], None], what: T) -> None:
        self._end()
        tell(what)

    def _on_progress(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.setMaximum(max(total, 1))
            self._dialog.setValue(done)

    def _on_cancel(self) -> None:
        self._task.cancel()
        self._end()
        self.cancelled.emit()

    def _end(self) -> None:
        """Takes the dialog away; the task has ended."""
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.reset()
            self._dialog.deleteLater()
            self._dialog = None
