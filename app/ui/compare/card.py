"""The hover card: what a cell or a mark rests on, as plain text with the figure marked.

Drawn by hand, because tool tips and labels may take report text for markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from app.ui.compare.look import bold, look_of, small

_WIDTH = 380
_PAD = 10
_GAP = 4


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says. ``start``–``end`` is the figure's place in ``sentence`` (in Qt's units)."""

    title: str
    value: str = ""
    notes: tuple[str, ...] = ()
    sentence: str = ""
    start: int = 0
    end: int = 0

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        return "。".join(part for part in (self.title, self.value, *self.notes, self.sentence) if part)


class HoverCard(QWidget):
    """A sheet inside the window, beside the pointer, that never takes the focus or the mouse."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.hide()
        self._owner = owner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layouts: list[tuple[QTextLayout, float]] = []
        self._text: CardText | None = None

    @property
    def text(self) -> CardText | None:
        """What the card says, while it is to be seen."""
        return self._text if self.isVisible() else None

    def show_at(self, where: QPoint, text: CardText) -> None:
        """Shows ``text`` beside the global point ``where``, wholly inside the window."""
        if text != self._text:
            self._text = text
            self._lay_out(text)
        self.setAccessibleName(text.spoken)
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        at = window.mapFromGlobal(where)
        spot = at + QPoint(12, 8)
        if spot.x() + self.width() > window.width():
            spot.setX(max(0, window.width() - self.width() - 4))
        if spot.y() + self.height() > window.height():
            spot.setY(max(0, at.y() - self.height() - 34))
        self.move(spot)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.card)
        painter.setPen(look.card_ink)
        for layout, top in self._layouts:
            layout.draw(painter, QPointF(_PAD, top))
        painter.end()

    def _lay_out(self, text: CardText) -> None:
        self._layouts = []
        top = float(_PAD)
        parts = [(text.title, bold(self.font())), (text.value, self.font())]
        parts += [(note, small(self.font())) for note in text.notes]
        for words, font in parts:
            if words:
                top = self._add(words, font, top)
        if text.sentence:
            top = self._add(text.sentence, self.font(), top + _GAP, (text.start, text.end))
        widest = max((layout.maximumWidth() for layout, _ in self._layouts), default=0.0)
        width = min(float(_WIDTH), widest)
        self.resize(QSize(round(width) + 2 * _PAD + 1, round(top) + _PAD - _GAP))

    def _add(self, words: str, font: QFont, top: float, marked: tuple[int, int] = (0, 0)) -> float:
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        if marked[1] > marked[0]:
            form = QTextCharFormat()
            form.setFontUnderline(True)
            form.setFontWeight(QFont.Weight.Bold)
            span = QTextLayout.FormatRange()
            span.start = marked[0]  # type: ignore[attr-defined]
            span.length = marked[1] - marked[0]  # type: ignore[attr-defined]
            span.format = form  # type: ignore[attr-defined]
            layout.setFormats([span])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(_WIDTH)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        self._layouts.append((layout, top))
        return top + height + _GAP
