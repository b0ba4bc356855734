"""What the centre shows while no report is open: an empty library's drop area, or a word on what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.labels import plain_label

_LEAST = QSize(290, 180)
_EDGE = 24
_BETWEEN = 10  # buttons


class EmptyState(QWidget):
    """Invites to import, or to choose a report."""

    samples_requested = Signal()
    import_requested = Signal()
    folder_requested = Signal()

    def __init__(self, import_action: QAction, folder_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame(self)
        self._frame.setObjectName("emptyDrop")
        self._frame.setMinimumSize(_LEAST)
        self._title = plain_label(parent=self, name="emptyTitle", wraps=True, centred=True)
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._title.setFont(font)
        self._words = plain_label(parent=self, name="muted", wraps=True, centred=True)
        self._import = QPushButton(self.tr("导入文件…"), self)
        self._import.setToolTip(import_action.toolTip())
        self._import.setProperty("primary", "true")
        self._folder = QPushButton(self.tr("导入文件夹…"), self)
        self._folder.setToolTip(folder_action.toolTip())
        self._samples = QPushButton(self.tr("打开示例报告"), self)
        self._row = QHBoxLayout()
        self._row.setSpacing(_BETWEEN)
        self._row.addStretch(1)
        for button in (self._import, self._folder, self._samples):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._inner = inner = QVBoxLayout(self._frame)
        inner.setSpacing(14)
        inner.addStretch(1)
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        inner.addLayout(self._row)
        inner.addStretch(1)
        self._outer = outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignCenter)
        outer.addStretch(1)
        self._import.clicked.connect(self.import_requested)
        self._folder.clicked.connect(self.folder_requested)
        self._samples.clicked.connect(self.samples_requested)
        self.show_library(has_reports=False, read_only=False)

    def show_library(self, *, has_reports: bool, read_only: bool) -> None:
        """Says what there is to do in this library."""
        if has_reports:
            self._title.setText(self.tr("请在左侧选择一份报告"))
            self._words.setText(self.tr("也可以把新的报告文件或文件夹拖到窗口里。"))
        else:
            self._title.setText(self.tr("把报告文件或文件夹拖到这里"))
            self._words.setText(
                self.tr("支持 Word、WPS、PDF、网页、文本等格式。\n所有内容只保存在这台电脑的资料库里。")
            )
        for button in (self._import, self._folder):
            button.setEnabled(not read_only)
        self._samples.setVisible(not has_reports and not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget: in little room the buttons stand one above the other, and the title says enough."""
        super().resizeEvent(event)
        buttons = (self._import, self._folder, self._samples)
        row = sum(button.sizeHint().width() for button in buttons) + (len(buttons) + 1) * _BETWEEN
        is_narrow = self.width() < row + 4 * _EDGE
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        edge = _EDGE // 2 if is_narrow else _EDGE
        self._inner.setContentsMargins(edge, edge, edge, edge)
        room = self.contentsRect().marginsRemoved(self._outer.contentsMargins())
        self._words.show()
        self._words.setVisible(self._inner.totalHeightForWidth(room.width()) <= room.height())

    def show_drop(self, *, wanted: bool) -> None:
        """Lights the area up while files are held over the window."""
        self._frame.setProperty("wanted", "true" if wanted else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
