"""One page of an original on the screen: fitted to the width or larger, with one printed line marked.

It knows a picture and rectangles in points; which page and which line it is about is told by the panel.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from app.models.report.original_pages import Picture
from app.ui.keys.key_map import KeyMap
from app.ui.look.theme import theme_of

MOST = 6.0
_STEP = 1.25
_GAP = 8
_ROOM = 3.0  # points around a marked line
_TINT = 46
_WHEEL_STEP = 120
_TURNS = {"original_next": 1, "original_previous": -1}
_ZOOMS = {"original_larger": 1, "original_smaller": -1, "original_whole": 0}


class PictureView(QAbstractScrollArea):
    """Shows a page. PgUp and PgDn move on and turn at its ends; ``keys`` holds those that can be changed."""

    turn_wished = Signal(int)  # pages to go on, or back
    place_clicked = Signal(float, float)  # points of the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = KeyMap()
        self._picture: Picture | None = None
        self._scaled = QImage()
        self._zoom = 1.0  # 1 is as wide as the view
        self._mark = QRectF()
        self._at_end = False
        self._pressed: QPoint | None = None
        self._is_panning = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("原件的页面图像"))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)

    def show_picture(self, picture: Picture | None) -> None:
        """Another page, from its top, or from its end after going back; None for an empty view."""
        self._picture = picture
        self._mark = QRectF()
        self._scaled = QImage()
        self._measure()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if self._at_end else 0)
        self._at_end = False
        self.viewport().update()

    def mark(self, place: QRectF) -> None:
        """Marks a place (in points) and brings it into view; an empty one takes the mark away."""
        self._mark = place
        if self._picture is not None and not place.isEmpty():
            self._reveal(self._to_view(place))
        self.viewport().update()

    def marked(self) -> QRectF:
        """The marked place in points."""
        return self._mark

    @property
    def zoom(self) -> float:
        """How many times as wide as the view the page is."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the page to the width. What is in the middle stays there."""
        wanted = self._zoom * _STEP**steps if steps else 1.0
        wanted = min(max(wanted, 1.0), MOST)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().size()
        middle_x = (across.value() + room.width() / 2) / self._zoom
        middle_y = (down.value() + room.height() / 2) / self._zoom
        self._zoom = wanted
        self._measure()
        across.setValue(round(middle_x * wanted - room.width() / 2))
        down.setValue(round(middle_y * wanted - room.height() / 2))
        if steps == 0 and not self._mark.isEmpty():
            self._reveal(self._to_view(self._mark))
        self.viewport().update()

    # Geometry

    def _scale(self) -> float:
        """Pixels of the view for a point of the page."""
        across = self._picture.points[0] if self._picture is not None else 1.0
        return max(self.viewport().width() - 2 * _GAP, 40) * self._zoom / max(across, 1.0)

    def _page_size(self) -> QSize:
        if self._picture is None:
            return QSize()
        across, down = self._picture.points
        return QSize(round(across * self._scale()), round(down * self._scale()))

    def _measure(self) -> None:
        size, room = self._page_size(), self.viewport().size()
        for bar, whole, shown in (
            (self.horizontalScrollBar(), size.width() + 2 * _GAP, room.width()),
            (self.verticalScrollBar(), size.height() + 2 * _GAP, room.height()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(max(shown, 1))
            bar.setSingleStep(24)

    def _corner(self) -> QPointF:
        return QPointF(_GAP - self.horizontalScrollBar().value(), _GAP - self.verticalScrollBar().value())

    def _to_view(self, place: QRectF) -> QRectF:
        roomy = place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        scale, corner = self._scale(), self._corner()
        return QRectF(roomy.topLeft() * scale + corner, roomy.size() * scale)

    def _reveal(self, place: QRectF) -> None:
        """Scrolls only when the place is not in view: to the upper third, and to its beginning."""
        room = QRectF(self.viewport().rect())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if place.top() < 0 or place.bottom() > room.height():
            down.setValue(round(down.value() + place.top() - room.height() / 3))
        if place.left() < 0 or place.left() > room.width() * 0.7:
            across.setValue(round(across.value() + place.left() - _GAP))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page as paper on the desk, the mark over it."""
        theme = theme_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("desk"))
        if self._picture is None:
            return
        page = QRect(self._corner().toPoint(), self._page_size())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._image_for(page.size()))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        if not self._mark.isEmpty():
            # The page is white paper in the dark theme too.
            edge = QColor(31, 95, 191)
            tint = QColor(edge)
            tint.setAlpha(_TINT)
            place = self._to_view(self._mark)
            painter.fillRect(place, tint)
            painter.setPen(QPen(edge, 1.5))
            painter.drawRect(place)

    def _image_for(self, size: QSize) -> QImage:
        """A smaller page is made small once, by averaging; a larger one is drawn from what there is."""
        assert self._picture is not None
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if wanted.width() >= self._picture.image.width():
            self._scaled = QImage()
            return self._picture.image
        if self._scaled.size() != wanted:
            self._scaled = self._picture.image.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._scaled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page stays as wide as before in proportion; the marked line stays in view."""
        super().resizeEvent(event)
        self._measure()
        if not self._mark.isEmpty():
            self._reveal(self._to_view(self._mark))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        name = self.keys.name_of(event, (*_TURNS, *_ZOOMS))
        if name in _TURNS:
            self._at_end = False
            self.turn_wished.emit(_TURNS[name])
        elif name in _ZOOMS:
            self.zoom_by(_ZOOMS[name])
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._move_on(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _move_on(self, step: int) -> None:
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if step > 0 else bar.minimum()):
            self._at_end = step < 0
            self.turn_wished.emit(step)
        else:
            bar.setValue(bar.value() + step * round(0.9 * bar.pageStep()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(round(turned / _WHEEL_STEP) or (1 if turned > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a click on a line, or of moving the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_panning = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the page with the hand."""
        if self._pressed is None:
            return
        moved = event.position().toPoint() - self._pressed
        if self._is_panning or moved.manhattanLength() >= QApplication.startDragDistance():
            self._is_panning = True
            self._pressed = event.position().toPoint()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - moved.x())
            down.setValue(down.value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that did not move the page asks for the words there."""
        if self._pressed is not None and not self._is_panning and self._picture is not None:
            place, scale = event.position() - self._corner(), self._scale()
            self.place_clicked.emit(place.x() / scale, place.y() / scale)
        self._pressed = None
