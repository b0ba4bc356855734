"""The text and the original share the centre: side by side where there is room, else one over the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDE = 1080  # logical pixels: a column of text, and a page that can be read
_SHARES = {Qt.Orientation.Horizontal: (3, 2), Qt.Orientation.Vertical: (6, 5)}


class Split(QSplitter):
    """Two widgets; how they share the room goes by its width, and by the hand of the user."""

    def __init__(self, text: QWidget, original: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.addWidget(text)
        self.addWidget(original)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns when the room becomes wide or narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self._share()

    def _share(self) -> None:
        shares = _SHARES[self.orientation()]
        self.setSizes([1000 * share for share in shares])
        for index, share in enumerate(shares):
            self.setStretchFactor(index, share)
