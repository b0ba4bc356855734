"""A run of characters on one line of the page: where it stands and how large it is set."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

_ABOVE = 0.94  # of a character, above the base line: what every Chinese face fills
_HEIGHT = 1.2


class Stretch(NamedTuple):
    """``rect`` is as high as the line pitch, ``base`` its base line, ``em`` a character, in pixels."""

    rect: QRectF
    base: float
    em: float

    @property
    def body(self) -> QRectF:
        """What its characters fill, without the space between lines."""
        left, width = self.rect.left() + 0.5, max(self.rect.width() - 1, 3)
        return QRectF(left, self.base - _ABOVE * self.em, width, _HEIGHT * self.em)
