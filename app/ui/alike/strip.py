"""The quiet line under the editor: how many other figures the last correction would fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from app.models.learning.alike_search import Offer
from app.ui.look.labels import plain_label
from app.ui.look.theme import theme_of


class AlikeStrip(QFrame):
    """Shown only while there is an offer; takes no keyboard by itself."""

    preview_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alikeStrip")
        self.words = plain_label(parent=self, wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self.tr("查看…"), self)
        self.button.setAutoDefault(False)
        self.close_button = QToolButton(self)
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("不用了，收起"))
        self.close_button.setToolTip(self.tr("不用了，收起"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 4, 6)
        layout.setSpacing(4)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self.button.clicked.connect(self.preview_requested)
        self.close_button.clicked.connect(self.dismissed)
        self._dress()
        self.hide()

    def show_offer(self, offer: Offer | None, key: str) -> None:
        """Says how many there are, here and elsewhere; ``key`` opens the preview. None hides the strip."""
        self.setVisible(offer is not None)
        if offer is None:
            return
        total, here = len(offer.items), offer.here
        words = self.tr("还有 %1 处相似：本报告 %2，其他报告 %3")
        if here in (0, total):
            words = self.tr("本报告还有 %1 处相似") if here else self.tr("其他报告还有 %1 处相似")
        for number, count in enumerate((total, here, total - here), 1):
            words = words.replace(f"%{number}", str(count))
        self.words.setText(words)
        self.button.setAccessibleName(words + self.tr("，查看"))
        tip = self.tr("逐处预览，勾选后一次更正")
        self.button.setToolTip(f"{tip}（{key}）" if key else tip)

    def changeEvent(self, event: QEvent) -> None:
        """The ground follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "words"):
            self._dress()

    def _dress(self) -> None:
        theme = theme_of(self.palette())
        ground, line = theme.colour("selection").name(), theme.colour("line").name()
        sheet = f"#alikeStrip {{ background: {ground}; border-top: 1px solid {line}; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
