"""The sentence a figure stands in, with the figure marked. Painted, so that report text is never markup."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.palette import theme
from app.core.utf16 import Utf16Map
from app.ui.page import paint

_AROUND = (70, 50, 36, 24, 14, 8)  # code points kept on each side of the figure, fewer where room is short
_SPACING = 1.45
_MOST_LINES, _FEW_LINES = 5, 2


def excerpt(sentence: str, start: int, end: int, *, around: int = _AROUND[0]) -> tuple[str, int, int]:
    """A stretch of a sentence around ``start``–``end``, cut parts shown by …; offsets in code points."""
    left, right = max(0, start - around), min(len(sentence), end + around)
    before = "…" if left else ""
    after = "…" if right < len(sentence) else ""
    shown = (before + sentence[left:right] + after).replace("\n", " ")
    shift = len(before) - left
    return shown, start + shift, end + shift


class SentenceView(QWidget):
    """Wrapped text with one marked stretch; of a sentence too long for its lines, what stands around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._start, self._end, self._code = "", 0, 0, ""
        self._most_lines = _MOST_LINES
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sentence(self, sentence: str, start: int, end: int, code: str | None) -> None:
        """Show ``sentence`` with ``start``–``end`` (code points) in the hue of an indicator's category."""
        self._sentence, self._start, self._end, self._code = sentence, start, end, code or ""
        self.setAccessibleName(self.tr("原文：{}").format(excerpt(sentence, start, end)[0]))
        self.updateGeometry()
        self.update()

    def set_low(self, *, on: bool) -> None:
        """In a low pane the fields come first: fewer lines of the sentence."""
        lines = _FEW_LINES if on else _MOST_LINES
        if lines != self._most_lines:
            self._most_lines = lines
            self.updateGeometry()
            self.update()

    def _pitch(self) -> float:
        return round(QFontMetricsF(self.font()).height() * _SPACING * 0.8)

    def fitted(self, width: float) -> tuple[QTextLayout, int, int]:
        """The words set in a width, and where the figure begins and ends in them (Qt's positions)."""
        for around in _AROUND:
            text, first, last = excerpt(self._sentence, self._start, self._end, around=around)
            layout = self._set(text, width)
            if layout.lineCount() <= self._most_lines:
                break
        places = Utf16Map(text)
        return layout, places.to_qt(first), places.to_qt(last)

    def _set(self, text: str, width: float) -> QTextLayout:
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 20.0))
            line.setPosition(QPointF(0, y))
            y += self._pitch()
        layout.endLayout()
        return layout

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = min(self.fitted(width)[0].lineCount(), self._most_lines) if self._sentence else 0
        return round(max(lines, 1) * self._pitch()) + 6

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        dark = self.palette().window().color().lightness() < 128
        tone = theme(dark=dark).tone(self._code)
        layout, start, end = self.fitted(self.width())
        painter = QPainter(self)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = (_number(line.cursorToX(place)) for place in (first, last))
                box = QRectF(left, line.y(), right - left, line.height())
                painter.fillRect(box, paint.colour(tone.tint))
                painter.fillRect(QRectF(left, box.bottom() - 2, right - left, 2), paint.colour(tone.line))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        layout.draw(painter, QPointF(0, 0))


def _number(found: object) -> float:
    value = found[0] if isinstance(found, tuple) else found
    return float(value)  # type: ignore[arg-type]
