"""The legend of the page: what the underlines, signs and hues mean. Painted with the page's own strokes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.enums import FindingState, Status
from app.core.palette import Theme
from app.core.report import Figure
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy
from app.models.figures.words import STATUS_SHAPES, status_word
from app.ui.page import paint
from app.ui.page.stretch import Stretch

_PITCH = 1.6  # of a line, in heights of the font
_PAD, _SAMPLE_WIDTH = 14.0, 64.0
_Sign = FigureRecord | FindingState | str


class Legend(QWidget):
    """A small sheet that is closed by a click beside it or by Esc."""

    def __init__(self, theme: Theme, book: Taxonomy, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._categories = tuple((category.code, category.name) for category in book.categories)
        self._row = round(QFontMetricsF(self.font()).height() * _PITCH)
        self.setAccessibleName(self.tr("图例"))
        self.setAccessibleDescription("；".join(words for _paint, words in self._signs()))
        self.resize(self.sizeHint())

    def _signs(self) -> list[tuple[_Sign, str]]:
        """What is painted before each line of words: a figure as on the page, or a sign of the margin."""
        code = self._categories[0][0] if self._categories else None
        plain = FigureRecord("", "", Figure(0, 0, "", 12, "件", indicator=code, confidence=1.0))
        rows: list[tuple[_Sign, str]] = [
            (replace(plain, status=status), f"{STATUS_SHAPES[status]} {status_word(status)}")
            for status in Status
        ]
        unsure = replace(plain, figure=replace(plain.figure, confidence=0.0))
        implied = replace(plain, figure=replace(plain.figure, implied=True))
        rows.append((unsure, self.tr("把握不大")))
        rows.append((implied, self.tr("由文字推得，文中无数字")))
        rows.append(("doubt", self.tr("扫描识别时字迹不清")))
        rows.append(("dot", self.tr("本行有数据待核")))
        rows.append(("note", self.tr("批注")))
        rows.append((FindingState.OPEN, self.tr("问题，未处理")))
        rows.append((FindingState.LATER, self.tr("问题，以后再看")))
        rows.append((FindingState.ACCEPTED, self.tr("问题，已采纳")))
        return rows

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        signs = max(metrics.horizontalAdvance(words) for _sign, words in self._signs())
        names = max((metrics.horizontalAdvance(name) for _code, name in self._categories), default=0.0)
        width = 2 * _PAD + _SAMPLE_WIDTH + signs + 2 * _PAD + 20 + names
        rows = max(len(self._signs()), len(self._categories))
        return QSize(round(width), round(2 * _PAD + rows * self._row))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        painter.setPen(paint.pen(colours["rule"]))
        painter.setBrush(paint.colour(colours["sheet"]))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for number, (sign, words) in enumerate(self._signs()):
            top = _PAD + number * self._row
            self._paint_sign(painter, sign, top)
            self._paint_words(painter, _PAD + _SAMPLE_WIDTH, top, words)
        metrics = QFontMetricsF(self.font())
        signs = max(metrics.horizontalAdvance(words) for _sign, words in self._signs())
        left = _PAD + _SAMPLE_WIDTH + signs + 2 * _PAD
        for number, (code, name) in enumerate(self._categories):
            top = _PAD + number * self._row
            box = QRectF(left, top + self._row / 2 - 5, 10, 10)
            painter.fillRect(box, paint.colour(self._theme.tone(code).line))
            self._paint_words(painter, left + 18, top, name)

    def _paint_words(self, painter: QPainter, left: float, top: float, words: str) -> None:
        painter.setPen(paint.colour(self._theme.colours["ink"]))
        room = QRectF(left, top, self.width() - left, self._row)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)

    def _paint_sign(self, painter: QPainter, sign: _Sign, top: float) -> None:
        middle = QPointF(_PAD + 20, top + self._row / 2)
        colours = self._theme.colours
        if sign == "dot":
            paint.todo_dot(painter, middle, self._theme.plain.line)
        elif sign == "doubt":
            base = top + self._row / 2 + 4
            rect = QRectF(_PAD + 6, top, 28, self._row)
            em = QFontMetricsF(self.font()).horizontalAdvance("国")
            paint.doubt(painter, [Stretch(rect, base, em)], self._theme)
        elif sign == "note":
            paint.note_sign(painter, middle, self._theme.note("yellow"), colours["pale"])
        elif isinstance(sign, FindingState):
            paint.flag(painter, middle, colours["error"], sign)
        elif isinstance(sign, FigureRecord):
            self._paint_sample(painter, sign, top)

    def _paint_sample(self, painter: QPainter, record: FigureRecord, top: float) -> None:
        metrics = QFontMetricsF(self.font())
        em, words = metrics.horizontalAdvance("国"), self.tr("12件")
        base = top + (self._row + 0.76 * em) / 2
        rect = QRectF(_PAD + 6, top, metrics.horizontalAdvance(words), self._row)
        lines = [Stretch(rect, base, em)]
        paint.figure_ground(painter, lines, record, self._theme)
        painter.setPen(paint.colour(self._theme.colours["ink"]))
        painter.drawText(QPointF(rect.left(), base), words)
        paint.figure_front(painter, lines, record, self._theme)
        if record.figure.confidence == 0.0:
            paint.low_dot(painter, lines, record, self._theme)
