"""Figures found in the plain form of a text (``core.plain``), told in the words that the text prints."""

from __future__ import annotations

from dataclasses import replace

from app.core.plain import as_printed
from app.core.report import Figure

_UNIT_REACH = 60  # how far behind a number of a list the unit may stand that it shares


def printed(figure: Figure, text: str, plain: str) -> Figure:
    """A figure found in ``plain`` with surface and unit as ``text`` has them there."""
    around = slice(figure.start, figure.end + _UNIT_REACH)
    words, read = text[around], plain[around]
    if words == read:
        return figure
    return replace(
        figure, surface=text[figure.start : figure.end], unit=as_printed(figure.unit, words, read) or ""
    )
