"""The pane with the original: pages, zoom, and a word where there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.report.original_pages import Picture
from app.ui.keys.key_map import KeyMap
from app.ui.look.icons import icon
from app.ui.look.labels import plain_label
from app.ui.look.theme import theme_of
from app.ui.original.picture_view import PictureView

_LEAST = QSize(240, 160)


class OriginalPanel(QWidget):
    """Shows one page; ``page_wished`` asks for another, ``place_clicked`` for the words at a place of it."""

    page_wished = Signal(int)
    place_clicked = Signal(int, float, float)  # page, and points of it
    closed = Signal()

    def __init__(self, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = self._pages = 0
        self.view = PictureView(self)
        self._previous = self._button(self.tr("上一页"))
        self._next = self._button(self.tr("下一页"))
        self._smaller = self._button(self.tr("缩小原件"))
        self._larger = self._button(self.tr("放大原件"))
        self._close = self._button(self.tr("关闭原件"))
        self._title = plain_label(self.tr("原件"), self)
        self._where = plain_label(parent=self)
        self._words = plain_label(parent=self, name="muted", wraps=True, centred=True)
        self._save = QPushButton(self.tr("另存原文件…"), self)
        self._save.clicked.connect(save.trigger)
        self._lay_out()
        self._previous.clicked.connect(self._to_previous)
        self._next.clicked.connect(self._to_next)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        self._close.clicked.connect(self.closed)
        self.view.turn_wished.connect(self._turn)
        self.view.place_clicked.connect(self._on_click)
        self.setFocusProxy(self.view)
        self.setMinimumSize(_LEAST)
        self.set_keys(KeyMap())
        self._dress()
        self.tell("")

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose, and names them on the buttons."""
        self.view.keys = keys
        for button, name in (
            (self._previous, "original_previous"),
            (self._next, "original_next"),
            (self._smaller, "original_smaller"),
            (self._larger, "original_larger"),
        ):
            button.setToolTip(keys.tip(button.accessibleName(), name))

    def _button(self, word: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(word)
        button.setAccessibleName(word)
        button.setIconSize(QSize(18, 18))
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(2)
        row.addWidget(self._title)
        row.addSpacing(10)
        for widget in (self._previous, self._where, self._next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._smaller, self._larger, self._close):
            row.addWidget(widget)
        self._message = QWidget(self)
        column = QVBoxLayout(self._message)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    # What is shown

    @property
    def page(self) -> int:
        """The page (from 1) that is shown; 0 for none."""
        return self._page

    def words(self) -> str:
        """What the pane says in the place of a page; "" while there is one."""
        return self._words.text() if self._stack.currentWidget() is self._message else ""

    def show_picture(self, picture: Picture) -> None:
        """Shows a page without any mark."""
        self._page, self._pages = picture.page, picture.pages
        self.view.show_picture(picture)
        self._stack.setCurrentWidget(self.view)
        self._refresh()

    def mark(self, place: QRectF) -> None:
        """Marks a printed line (points) of the page shown; an empty place for none."""
        if place != self.view.marked():
            self.view.mark(place)

    def tell(self, words: str, *, can_save: bool = False) -> None:
        """Shows words in the place of a page; with the way to the file itself where that helps."""
        self._page = self._pages = 0
        self.view.show_picture(None)
        self._words.setText(words)
        self._save.setVisible(can_save)
        self._stack.setCurrentWidget(self._message)
        self._refresh()

    def _refresh(self) -> None:
        for widget in (self._previous, self._where, self._next, self._smaller, self._larger):
            widget.setVisible(self._page > 0)
        words = self.tr("第 %1 页，共 %2 页").replace("%1", str(self._page)).replace("%2", str(self._pages))
        self._where.setText(words)
        self._previous.setEnabled(self._page > 1)
        self._next.setEnabled(self._page < self._pages)

    # Wishes

    def _turn(self, step: int) -> None:
        if 1 <= self._page + step <= self._pages:
            self.page_wished.emit(self._page + step)

    def _to_previous(self) -> None:
        self._turn(-1)

    def _to_next(self) -> None:
        self._turn(1)

    def _zoom_in(self) -> None:
        self.view.zoom_by(1)

    def _zoom_out(self) -> None:
        self.view.zoom_by(-1)

    def _on_click(self, x: float, y: float) -> None:
        self.place_clicked.emit(self._page, x, y)

    # Light and dark

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_bar"):
            self._dress()

    def _dress(self) -> None:
        theme = theme_of(self.palette())
        for button, name in (
            (self._previous, "previous"),
            (self._next, "next"),
            (self._smaller, "zoom_out"),
            (self._larger, "zoom_in"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, theme))
