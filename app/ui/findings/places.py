"""The places a finding rests on: two side by side with what differs marked, more in a list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.excerpt import Excerpt, excerpt, side_by_side
from app.core.report import Finding
from app.ui.findings.excerpts import ExcerptCard

_MOST_LINES = 4
_MOST_BEFORE = 5
_GAP = 6
_SPAN_ROLE = Qt.ItemDataRole.UserRole


class PlacesView(QWidget):
    """Shown where a finding has two places or more, the one in another report included."""

    place_chosen = Signal(int, int)
    other_chosen = Signal()  # the place in another report

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = (ExcerptCard(self), ExcerptCard(self))
        self.list = PlacesList(self)
        self._spans: tuple[tuple[int, int], ...] = ()
        self._own: Excerpt | None = None
        beside = QHBoxLayout()
        beside.setSpacing(_GAP)
        for card in self.cards:
            beside.addWidget(card, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(beside)
        layout.addWidget(self.list)
        self.list.place_chosen.connect(self.place_chosen)
        self.cards[0].chosen.connect(self._go_first)
        self.cards[1].chosen.connect(self._go_second)

    def show_places(self, text: str, finding: Finding | None) -> None:
        """The places of a finding with the words around them; none where it has only one."""
        self._spans = finding.spans if finding is not None else ()
        shown = [excerpt(text, span) for span in self._spans]
        self._own = shown[0] if len(shown) == 1 else None
        if len(shown) == 2:
            one, two = (self._title(text, span) for span in self._spans)
            self._show_pair((one, shown[0]), (two, shown[1]))
        else:
            self._hide_pair()
        self.list.show_places(self._spans if len(shown) > 2 else (), shown)
        self._update()

    def show_other(self, title: str, other: Excerpt, own: Excerpt | None) -> None:
        """The place in another report beside the one of this report, or beside ``own``, its part of that."""
        own = own or self._own
        if own is not None:
            self._show_pair((self.tr("本报告"), own), (title, other))
            self._update()

    def _show_pair(self, one: tuple[str, Excerpt], two: tuple[str, Excerpt]) -> None:
        excerpts = side_by_side(one[1], two[1])
        for card, title, words in zip(self.cards, (one[0], two[0]), excerpts, strict=True):
            card.show_excerpt(title, words)
            card.setVisible(True)

    def _hide_pair(self) -> None:
        for card in self.cards:
            card.setVisible(False)

    def _title(self, text: str, span: tuple[int, int]) -> str:
        return self.tr("第 %1 段").replace("%1", str(text.count("\n", 0, span[0]) + 1))

    def _update(self) -> None:
        self.setVisible(not self.cards[0].isHidden() or not self.list.isHidden())

    def _go_first(self) -> None:
        self.place_chosen.emit(*self._spans[0])

    def _go_second(self) -> None:
        if len(self._spans) > 1:
            self.place_chosen.emit(*self._spans[1])
        else:
            self.other_chosen.emit()


def _end_of(words: str) -> str:
    """The last of the words before a place: the line is short, and the place itself must be seen."""
    return words if len(words) <= _MOST_BEFORE else f"…{words[-_MOST_BEFORE:]}"


class PlacesList(QListWidget):
    """Three places or more, one under the other."""

    place_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("问题涉及的各处"))
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_places(self, spans: tuple[tuple[int, int], ...], shown: list[Excerpt]) -> None:
        """The places with their excerpts; hidden where there are none."""
        self.clear()
        self.setVisible(bool(spans))
        for number, (span, place) in enumerate(zip(spans, shown, strict=False), 1):
            start, end = place.marked
            words = f"{_end_of(place.words[:start])}【{place.words[start:end]}】{place.words[end:]}"
            item = QListWidgetItem(f"{number}　{words}", self)
            item.setData(_SPAN_ROLE, span)
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
