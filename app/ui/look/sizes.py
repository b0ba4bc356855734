"""How large dialogs open: as they would like, and never larger than the screen shows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_SHARE = 0.9  # of the screen, for the frame around a window


def fit_on_screen(dialog: QWidget, wanted: QSize) -> None:
    """Gives a dialog its size in pixels, or what its screen has room for."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableGeometry().size() * _SHARE))
