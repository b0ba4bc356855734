"""Backups, merging and checking a library, as the window offers them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.models.act_words import entity_words
from app.models.library.keeping import Keeping
from app.ui.window.parts import WindowHelper, WindowParts

if TYPE_CHECKING:
    from app.models.library.keeping import MergeResult, VerifyResult
    from app.ui.window.backups_dialog import BackupsDialog

_MOST_CONFLICTS = 200
_QUOTED = ("surface", "title", "quote")  # what tells a figure, a section, a note from others


class Safety(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self.keeping = Keeping(self._session, self)
        self.keeping.failed.connect(self._on_failure)
        self.dialog: BackupsDialog | None = None
        self.told: QMessageBox | None = None
        self._checking = self.tr("正在检查资料库…")
        self._actions.connect_all(
            {
                "backups": self.show_backups,
                "merge_library": self.choose_and_merge,
                "verify_library": self.verify,
            }
        )

    def show_backups(self) -> None:
        """The backups of the open library."""
        library = self._session.library
        if library is not None:
            self.show_backups_of(library.path)

    def show_backups_of(self, path: Path) -> None:
        """The backups of a library that need not be open."""
        from app.ui.window.backups_dialog import BackupsDialog

        self.dialog = BackupsDialog(self.keeping, path, self._window)
        self.dialog.show()

    def choose_and_merge(self) -> None:
        """Asks for another library and takes over what it holds."""
        library = self._session.library
        if library is None or library.read_only:
            self._status.show_notice(self.tr("资料库是只读的，不能合并。"))
            return
        pattern = f"{self.tr('镇阅资料库')} (*.zhenyue);;{self.tr('所有文件')} (*)"
        folder = str(library.path.parent)
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("合并资料库"), folder, pattern)
        if path:
            self.merge(Path(path))

    def merge(self, path: Path) -> None:
        """Takes over what another library holds and lists what became of it."""
        result = self._session.merge(path)
        if result is not None:
            self._tell(self.tr("合并资料库"), self._merged(result), self._conflicts(result))

    def verify(self) -> None:
        """Checks library, history and backups in a job and tells the result."""
        self._status.show_notice(self._checking)
        self.keeping.verify(self._on_verified)

    def close(self) -> None:
        """Waits for a backup under way."""
        self.keeping.close()

    def _merged(self, result: MergeResult) -> str:
        words = self.tr("新增报告 %1 份，%2 份原已有；接收改动 %3 处，两边不一致 %4 处（以后改的为准）。")
        counts = (len(result.added), result.matched, result.taken, len(result.conflicts))
        for number, count in enumerate(counts, 1):
            words = words.replace(f"%{number}", str(count))
        return words + (self.tr("接收的改动可以一次撤销。") if result.seq is not None else "")

    def _conflicts(self, result: MergeResult) -> str:
        names = {row.key: row.head.name(row.file_name) for row in self._session.reports}
        lines = []
        for conflict in result.conflicts[:_MOST_CONFLICTS]:
            taken = self.tr("取对方的") if conflict.is_theirs_taken else self.tr("保留我方的")
            ours, theirs = conflict.ours, conflict.theirs
            place = names.get(ours.report or "", "")
            quote = next((f"“{row[name]}”" for name in _QUOTED if (row := ours.row).get(name)), "")
            lines.append(
                f"{place} {entity_words(ours.entity)}{quote}：{ours.decided_by} {ours.decided_at[:16]} ／ "
                f"{theirs.decided_by} {theirs.decided_at[:16]} → {taken}"
            )
        return "\n".join(lines)

    def _on_verified(self, result: VerifyResult) -> None:
        self._status.end_notice(self._checking)
        if result.is_whole:
            words = self.tr("✓ 资料库完好：报告 %1 份，历史记录 %2 条，完好的备份 %3 个。")
            words = words.replace("%1", str(result.reports)).replace("%2", str(result.seq))
            words = words.replace("%3", str(result.good_backups))
        else:
            words = self.tr("⚠ 资料库有问题：%1。请用“备份与恢复”回到完好的备份。")
            words = words.replace("%1", "；".join(result.problems[:3]))
        if result.bad_backups:
            words += self.tr("损坏的备份：%1。").replace("%1", "、".join(result.bad_backups[:5]))
        self._tell(self.tr("检查资料库"), words, "\n".join(result.problems))

    def _tell(self, title: str, words: str, details: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        if details:
            box.setDetailedText(details)
        box.setModal(True)
        self.told = box
        box.open()

    def _on_failure(self, sentence: str) -> None:
        self._status.end_notice(self._checking)
        self._panes.banner.tell("⚠ " + sentence)
