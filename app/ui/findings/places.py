"""The places a finding rests on, each with the words around it, one under the other; a click leads there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.core.report import Finding

_MOST_LINES = 4
_BEFORE = 6
_BEHIND = 24
_SPAN_ROLE = Qt.ItemDataRole.UserRole


class PlacesList(QListWidget):
    """Shown where a finding has two places or more."""

    place_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("问题涉及的各处"))
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_places(self, text: str, finding: Finding | None) -> None:
        """The places of a finding with the words around them; none where it has only one."""
        spans = finding.spans if finding is not None else ()
        self.clear()
        self.setVisible(len(spans) > 1)
        for number, (start, end) in enumerate(spans if len(spans) > 1 else (), 1):
            item = QListWidgetItem(f"{number}　{_words(text, start, end)}", self)
            item.setData(_SPAN_ROLE, (start, end))
            item.setToolTip(item.text())
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As high as its lines, but no more than a few."""
        lines = max(1, min(self.count(), _MOST_LINES))
        line = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(120, lines * max(line, self.fontMetrics().height()) + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """The pane may be narrow."""
        return QSize(40, self.sizeHint().height())

    def _go(self, item: QListWidgetItem) -> None:
        self.place_chosen.emit(*item.data(_SPAN_ROLE))


def _words(text: str, start: int, end: int) -> str:
    """What stands at a place, in 【】, with a few words of its line before and behind."""
    left = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    stop = text.find("\n", end)
    right = min(stop if stop >= 0 else len(text), end + _BEHIND)
    before = ("…" if left > 0 and text[left - 1] != "\n" else "") + text[left:start]
    return f"{before}【{text[start:end]}】{text[end:right]}".replace("\n", " ")
