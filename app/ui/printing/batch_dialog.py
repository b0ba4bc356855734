"""The dialog of a batch: where to, one file or many, progress, cancel, and what failed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.labels import plain_label
from app.ui.printing.batch import SINGLE, Batch, BatchContent, BatchItem, BatchResult, BatchWork


class BatchDialog(QDialog):
    """Exports one of the ``contents``; ``title`` begins the name of the PDF for all. Not modal."""

    def __init__(
        self,
        contents: Sequence[BatchContent],
        *,
        title: str,
        folder: str = "",
        author: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("批量输出"))
        self._contents = tuple(contents)
        self._title = title
        self._author = author
        self._batch: Batch | None = None
        self._make_fields(folder)
        self._make_buttons()
        self._lay_out()
        self._choose.clicked.connect(self._on_choose)
        self.start_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._on_open)
        self.folder.textChanged.connect(self._on_folder)
        self.content.currentIndexChanged.connect(self._on_content)
        self._on_content()

    def _make_fields(self, folder: str) -> None:
        """In the order in which Tab is to go through them."""
        self.content = QComboBox(self)
        self.content.addItems([content.name for content in self._contents])
        self.folder = QLineEdit(folder, self)
        self.folder.setAccessibleName(self.tr("文件夹"))
        self._choose = QPushButton(self.tr("选择(&B)…"), self)
        self.kind = QComboBox(self)
        for word, kind in (
            (self.tr("合为一个 PDF"), SINGLE),
            (self.tr("每份一个 PDF"), ".pdf"),
            (self.tr("每份一个 Word 文档"), ".docx"),
            (self.tr("每份一个网页"), ".html"),
        ):
            self.kind.addItem(word, kind)
        self.bar = QProgressBar(self)
        self.told = plain_label(parent=self, wraps=True)
        self.warning = plain_label(parent=self, name="warning", wraps=True)
        self.failures = QPlainTextEdit(self)
        self.failures.setReadOnly(True)
        self.failures.hide()

    def _make_buttons(self) -> None:
        self.open_button = QPushButton(self.tr("打开文件夹(&O)"), self)
        self.open_button.hide()
        self.start_button = QPushButton(self.tr("开始(&S)"), self)
        self.start_button.setDefault(True)
        self.stop_button = QPushButton(self.tr("取消(&C)"), self)
        for button in (self._choose, self.stop_button, self.open_button):
            button.setAutoDefault(False)

    @property
    def _items(self) -> tuple[BatchItem, ...]:
        return self._contents[self.content.currentIndex()].items if self._contents else ()

    def _on_content(self) -> None:
        self.bar.setRange(0, max(len(self._items), 1))
        self.bar.setValue(0)
        self.told.setText(self.tr("共 %1 份。").replace("%1", str(len(self._items))))
        warning = self._contents[self.content.currentIndex()].warning if self._contents else ""
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self._on_folder()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self._choose)
        form = QFormLayout()
        form.addRow(self.tr("内容"), self.content)
        form.addRow(self.tr("文件夹"), place)
        form.addRow(self.tr("形式"), self.kind)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addWidget(self.warning)
        column.addWidget(self.failures)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    def _on_folder(self) -> None:
        words = self.folder.text().strip()
        is_ready = bool(words) and Path(words).is_dir() and bool(self._items)
        self.start_button.setEnabled(is_ready and self._batch is None)

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("选择文件夹"), self.folder.text())
        if name:
            self.folder.setText(name)

    def start(self) -> None:
        """Begins with what is chosen."""
        work = BatchWork(
            self._items,
            folder=Path(self.folder.text().strip()),
            form=str(self.kind.currentData()),
            title=f"{self._title}{self.content.currentText()}",
            author=self._author,
        )
        self._batch = Batch(work, self)
        self._batch.progressed.connect(self._on_progress)
        self._batch.finished.connect(self._on_finished)
        for widget in (self.folder, self._choose, self.content, self.kind, self.start_button):
            widget.setEnabled(False)
        self.failures.hide()
        self.open_button.hide()
        self._batch.start()

    def _on_progress(self, done: int, name: str) -> None:
        self.bar.setValue(done)
        if name:
            self.told.setText(self.tr("正在输出：%1").replace("%1", name))

    def _on_finished(self, result: BatchResult) -> None:
        self._batch = None
        words = self.tr("已取消。") if result.is_cancelled else self.tr("完成。")
        counts = self.tr("写成文件 %1 个，失败 %2 个。").replace("%1", str(len(result.written)))
        self.told.setText(words + counts.replace("%2", str(len(result.failures))))
        self.failures.setPlainText("\n".join(result.failures))
        self.failures.setVisible(bool(result.failures))
        self.open_button.setVisible(bool(result.written))
        self.stop_button.setText(self.tr("关闭(&C)"))
        for widget in (self.folder, self._choose, self.content, self.kind):
            widget.setEnabled(True)
        self._on_folder()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))

    def reject(self) -> None:
        """Cancel, Esc and closing the window end what is under way first; then they close."""
        if self._batch is not None:
            self._batch.cancel()
        else:
            super().reject()
