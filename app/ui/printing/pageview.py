"""Pages on the screen: one under the other at any scale, or small as a strip to choose from.

Only pages that can be seen are painted; their pictures are kept for a while.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.keys.key_map import KeyMap
from app.ui.printing.geometry import TWIPS_PER_MM
from app.ui.printing.pages import Page

_MM_PER_INCH = 25.4
_GAP = 12
_LABEL = 18
_KEPT = 24
LEAST, MOST = 0.2, 4.0


class Fit(str, Enum):
    """Whether the scale follows the size of the view."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


class PageView(QAbstractScrollArea):
    """Shows pages. ``current_changed`` tells the page (from 0) mostly in sight, ``picked`` a clicked one."""

    current_changed = Signal(int)
    picked = Signal(int)
    zoom_wished = Signal(int)  # steps of the wheel with Ctrl

    def __init__(self, parent: QWidget | None = None, *, is_strip: bool = False) -> None:
        super().__init__(parent)
        self.keys = KeyMap()
        self._pages: Sequence[Page] = ()
        self._scale = 1.0
        self._is_strip = is_strip
        self._fit = Fit.NONE
        self._current = 0
        self._pictures: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_strip else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Shows other pages at the same place."""
        self._pages = pages
        self._pictures.clear()
        self._current = min(self._current, max(len(pages) - 1, 0))
        self._measure()
        self._refit()
        self.viewport().update()

    @property
    def scale(self) -> float:
        """1 is the size of the paper."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Another scale, from now on whatever the size of the view; the page in sight stays."""
        self._fit = Fit.NONE
        self._rescale(scale)

    def _rescale(self, scale: float) -> None:
        current = self._current
        self._scale = min(max(scale, LEAST / (8 if self._is_strip else 1)), MOST)
        self._measure()
        self.go_to(current)
        self.viewport().update()

    def fit_width(self) -> None:
        """The scale at which a page is as wide as the view, also when the view changes."""
        self._fit = Fit.WIDTH
        self._refit()

    def fit_page(self) -> None:
        """The scale at which a whole page is seen, also when the view changes."""
        self._fit = Fit.PAGE
        self._refit()

    def _refit(self) -> None:
        if self._fit is Fit.NONE or not self._pages:
            return
        full = self._full_size(self._pages[0])
        scale = (self.viewport().width() - 2 * _GAP) / full.width()
        if self._fit is Fit.PAGE:
            scale = min(scale, (self.viewport().height() - 2 * _GAP) / full.height())
        self._rescale(scale)

    @property
    def current(self) -> int:
        """The page that is mostly seen, from 0."""
        return self._current

    def go_to(self, index: int) -> None:
        """Scrolls to a page."""
        if 0 <= index < len(self._pages):
            self.verticalScrollBar().setValue(self._frame(index).top() - _GAP)
            self._set_current(index)

    def mark(self, index: int) -> None:
        """In the strip: rings a page and brings it into sight."""
        self._set_current(index)
        frame = self._frame(index) if index < len(self._pages) else QRect()
        top = self.verticalScrollBar().value()
        if frame.top() < top or frame.bottom() > top + self.viewport().height():
            self.verticalScrollBar().setValue(frame.top() - _GAP)
        self.viewport().update()

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.current_changed.emit(index)

    def _full_size(self, page: Page) -> QSize:
        """The size of a page in pixels of this screen at scale 1."""
        dots = self.logicalDpiX() / _MM_PER_INCH / TWIPS_PER_MM
        return QSize(round(page.geometry.width * dots), round(page.geometry.height * dots))

    def _size(self, page: Page) -> QSize:
        full = self._full_size(page)
        return QSize(max(1, round(full.width() * self._scale)), max(1, round(full.height() * self._scale)))

    def _step(self, page: Page) -> int:
        return self._size(page).height() + _GAP + (_LABEL if self._is_strip else 0)

    def _frame(self, index: int) -> QRect:
        """Where a page stands in the scrolled area."""
        top = _GAP + sum(self._step(page) for page in self._pages[:index])
        size = self._size(self._pages[index])
        left = max((self.viewport().width() - size.width()) // 2, _GAP)
        return QRect(QPoint(left, top), size)

    def _measure(self) -> None:
        height = _GAP + sum(self._step(page) for page in self._pages)
        width = max((self._size(page).width() for page in self._pages), default=0) + 2 * _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, width - self.viewport().width()))
        across.setPageStep(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._refit()

    def _on_scrolled(self) -> None:
        if not self._is_strip and self._pages:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            at = 0
            while at + 1 < len(self._pages) and self._frame(at + 1).top() <= middle:
                at += 1
            self._set_current(at)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for index in range(len(self._pages)):
            frame = self._frame(index).translated(shift)
            if frame.top() > event.rect().bottom():
                break
            if frame.bottom() + _LABEL >= event.rect().top():
                self._paint_page(painter, index, frame)
        painter.end()

    def _paint_page(self, painter: QPainter, index: int, frame: QRect) -> None:
        painter.drawPixmap(frame.topLeft(), self._picture(index, frame.size()))
        is_marked = self._is_strip and index == self._current
        painter.setPen(self.palette().highlight().color() if is_marked else QColor(120, 120, 120))
        for ring in range(3 if is_marked else 1):
            painter.drawRect(frame.adjusted(-ring - 1, -ring - 1, ring, ring))
        if self._is_strip:
            label = QRect(frame.left(), frame.bottom() + 3, frame.width(), _LABEL)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(self._pages[index].number))

    def _picture(self, index: int, size: QSize) -> QPixmap:
        """A page as a picture in the screen's own pixels."""
        key = (index, size.width(), size.height())
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        page = self._pages[index]
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = picture.width() / page.geometry.width
        painter.scale(scale, scale)
        page.paint(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._pictures[key] = picture
        while len(self._pictures) > _KEPT * (8 if self._is_strip else 1):
            self._pictures.popitem(last=False)
        return picture

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._is_strip:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_strip:
            super().mousePressEvent(event)
            return
        at = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
        for index in range(len(self._pages)):
            if self._frame(index).contains(at):
                self.picked.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._pages) - 1
        ways = {
            "paper_next": min(self._current + 1, last),
            "paper_previous": max(self._current - 1, 0),
            "paper_first": 0,
            "paper_last": last,
        }
        wanted = ways.get(self.keys.name_of(event, ways))
        if wanted is None:
            super().keyPressEvent(event)
            return
        self.go_to(wanted)
        self.picked.emit(wanted)
