"""Asks where the history is to be written, and writes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.models.library.history_export import export_history
from app.models.session import Session


def save_history(session: Session, parent: QWidget, folder: str) -> tuple[str, str]:
    """A sentence for the user and the folder chosen; both "" where he gave it up."""
    translate = QCoreApplication.translate
    name = f"{translate('History', '历史记录')} {session.now():%Y-%m-%d}.csv"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("History", "导出历史记录"), str(Path(folder) / name), "CSV (*.csv)"
    )
    if not chosen:
        return "", ""
    path = Path(chosen)
    try:
        count = export_history(session, path)
    except OSError as error:
        words = translate("History", "历史记录没有导出：%1。")
        return words.replace("%1", error.strerror or str(error)), ""
    words = translate("History", "已导出 %1 条历史记录到 %2。")
    return words.replace("%1", str(count)).replace("%2", path.name), str(path.parent)
