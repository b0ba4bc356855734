"""Saving out the file that a report was imported from, as it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.core.errors import StoreError
from app.ui.window.parts import WindowHelper, WindowParts


class Originals(WindowHelper):
    """Asks where, and writes the original bytes there: whole or not at all."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._folder = ""
        self._actions.connect_all({"save_original": self.save})
        self._session.report_opened.connect(self._refresh)
        self._session.report_closed.connect(self._refresh)
        self._refresh()

    def save(self) -> None:
        """Saves the original of the open report."""
        library, state = self._session.library, self._session.state
        if library is None or state is None:
            return
        try:
            name, data = library.original(state.key)
        except StoreError as error:
            self._session.noticed.emit(str(error))
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("另存原文件"), str(self._place(name)), self.tr("所有文件 (*)")
        )
        if chosen:
            self._write(Path(chosen), data)

    def _place(self, name: str) -> Path:
        from app.writers.atomic import safe_name

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._folder or documents or str(Path.home())) / safe_name(name)

    def _write(self, path: Path, data: bytes) -> None:
        from app.writers.atomic import failure_sentence, write_bytes

        self._folder = str(path.parent)
        try:
            write_bytes(path, data)
        except OSError as error:
            self._session.noticed.emit(failure_sentence(path, error))
        else:
            self._status.show_notice(self.tr("原文件已存到 %1").replace("%1", str(path)))

    def _refresh(self) -> None:
        self._actions["save_original"].setEnabled(self._session.state is not None)
