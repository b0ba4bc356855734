"""Colours and font sizes of the comparison, from the widget's palette and the palette of categories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QPalette

from app.core.palette import Rgb, mix, theme

_SMALL = 0.86
_HEAD_TINT = 0.10
_FAINT = 0.75  # of the pale colour, for dashes and rings: seen, but no words


@dataclass(frozen=True)
class Look:
    """The colours of one theme. ``sheet`` is what is written on; ``pale`` is for units."""

    is_dark: bool
    sheet: QColor
    desk: QColor
    ink: QColor
    pale: QColor
    faint: QColor
    rule: QColor
    accent: QColor
    error: QColor
    warn: QColor
    selection: QColor
    card: QColor
    card_ink: QColor

    def line(self, code: str) -> QColor:
        """The strong colour of a category, given its code or an indicator's."""
        return QColor(*theme(dark=self.is_dark).tone(code).line)

    def tint(self, code: str) -> QColor:
        """The weak colour of a category, for areas behind words."""
        return QColor(*theme(dark=self.is_dark).tone(code).tint)

    def head(self, code: str) -> QColor:
        """The colour behind a category's head."""
        line = theme(dark=self.is_dark).tone(code).line
        return QColor(*mix(line, _rgb(self.sheet), _HEAD_TINT))


def _rgb(colour: QColor) -> Rgb:
    return colour.red(), colour.green(), colour.blue()


@cache
def _look(*, dark: bool, base: int, window: int, selection: int | None = None) -> Look:
    colours = theme(dark=dark).colours
    sheet = QColor.fromRgb(base)
    return Look(
        is_dark=dark,
        sheet=sheet,
        desk=QColor.fromRgb(window),
        ink=QColor(*colours["ink"]),
        pale=QColor(*colours["pale"]),
        faint=QColor(*mix(colours["pale"], _rgb(sheet), _FAINT)),
        rule=QColor(*mix(colours["rule"], _rgb(sheet), 0.7)),
        accent=QColor(*colours["accent"]),
        error=QColor(*colours["error"]),
        warn=QColor(*colours["warn"]),
        selection=QColor(*colours["selection"]) if selection is None else QColor.fromRgb(selection),
        card=QColor(*colours["card"]),
        card_ink=QColor(*colours["card_ink"]),
    )


def look_of(palette: QPalette) -> Look:
    """The look that goes with a widget's palette; ask again when the palette changes."""
    base = palette.color(QPalette.ColorRole.Base)
    window = palette.color(QPalette.ColorRole.Window)
    selection = palette.color(QPalette.ColorRole.Highlight)
    return _look(dark=base.lightness() < 128, base=base.rgb(), window=window.rgb(), selection=selection.rgb())


def paper_look() -> Look:
    """The look on paper and in saved pictures: always light, on white."""
    white = QColor("white").rgb()
    return _look(dark=False, base=white, window=white)


def small(font: QFont) -> QFont:
    """A smaller cut of ``font`` for units and notes."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * _SMALL)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * _SMALL)))
    return made


def bold(font: QFont) -> QFont:
    """A bold cut of ``font``."""
    made = QFont(font)
    made.setBold(True)
    return made
