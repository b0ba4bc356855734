"""备份与恢复: the backups of one library, making one now, and going back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.library.keeping import Keeping, backups_of
from app.ui.look.labels import plain_label
from app.ui.look.sizes import fit_on_screen
from app.ui.look.tables import make_lines

_REASON = 1  # the column that has what room the others leave
_MEGA = 1_000_000


class BackupsDialog(QDialog):
    """``path`` is the library; it need not be open, and may be damaged."""

    def __init__(self, keeping: Keeping, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("备份与恢复"))
        self._keeping = keeping
        self._path = path
        self.line = plain_label(parent=self, wraps=True)
        self.table = self._list()
        self.make_button = QPushButton(self.tr("立即备份(&B)"), self)
        self.restore_button = QPushButton(self.tr("恢复到所选备份(&R)…"), self)
        self.close_button = QPushButton(self.tr("关闭(&C)"), self)
        self._lay_out()
        self.make_button.clicked.connect(self._make)
        self.restore_button.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.close)
        self.table.itemSelectionChanged.connect(self._refresh)
        keeping.made.connect(self._on_made)
        keeping.failed.connect(self.line.setText)
        self.reload()

    def _list(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setHorizontalHeaderLabels([self.tr("时间"), self.tr("缘由"), self.tr("报告"), self.tr("大小")])
        table.setAccessibleName(self.tr("备份清单"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        make_lines(table)
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.make_button, self.restore_button):
            row.addWidget(button)
            button.setAutoDefault(False)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        fit_on_screen(self, QSize(560, 400))

    def reload(self) -> None:
        """Lists the backups again, newest first."""
        found = backups_of(self._path)
        self.table.setRowCount(len(found))
        for n, saved in enumerate(found):
            reason = self._reason(saved.reason) + (self.tr("（恢复前的）") if saved.is_set_aside else "")
            size = f"{saved.size / _MEGA:.1f} MB"
            texts = (saved.made_at[:19].replace("T", " "), reason, str(saved.reports), size)
            for column, words in enumerate(texts):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, saved.name)
                self.table.setItem(n, column, item)
        if found:
            self.table.selectRow(0)
        words = self.tr("“%1”有 %2 个备份。打开后、每隔一刻钟、导入和合并之前自动备份，内容没变时不重复。")
        self.line.setText(words.replace("%1", self._path.name).replace("%2", str(len(found))))
        self._refresh()

    def _reason(self, kept: str) -> str:
        """Why a backup was made, in the language of the window; libraries keep it in Chinese."""
        words = {
            "打开后": self.tr("打开后"),
            "定时": self.tr("定时"),
            "手动": self.tr("手动"),
            "导入前": self.tr("导入前"),
            "合并前": self.tr("合并前"),
        }
        return words.get(kept, kept)

    def chosen(self) -> str:
        """The name of the chosen backup, or ""."""
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def restore(self) -> bool:
        """Goes back to the chosen backup."""
        done = self._keeping.restore(self._path, self.chosen())
        if done:
            self.reload()
            self.line.setText(self.tr("已恢复。原来的资料库文件改名留在同一文件夹里。"))
        return done

    def _refresh(self) -> None:
        self.restore_button.setEnabled(bool(self.chosen()))

    def _make(self) -> None:
        self._keeping.make("手动")

    def _on_made(self) -> None:
        self.reload()

    def _ask(self) -> None:
        item = self.table.item(self.table.currentRow(), 0)
        when = item.text() if item is not None else ""
        words = self.tr("资料库将回到 %1 的样子；现在的文件改名保留，不会丢失。要恢复吗？")
        answer = QMessageBox.question(self, self.windowTitle(), words.replace("%1", when))
        if answer is QMessageBox.StandardButton.Yes:
            self.restore()
