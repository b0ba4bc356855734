"""The icons of the window: line drawings under ``resources/icons``, drawn in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core.resources import resource
from app.ui.look.theme import WindowTheme, mix

_SIZES = (16, 20, 32, 40, 64)


def icon(name: str, theme: WindowTheme) -> QIcon:
    """The icon of that name for enabled and disabled actions. Raises OSError for an unknown name."""
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    text = theme.colour("text")
    made = QIcon()
    _add(made, drawing, text, QIcon.Mode.Normal)
    _add(made, drawing, mix(text, theme.colour("window"), 0.38), QIcon.Mode.Disabled)
    return made


def _add(target: QIcon, drawing: str, colour: QColor, mode: QIcon.Mode) -> None:
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        target.addPixmap(pixmap, mode)
