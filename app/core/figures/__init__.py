"""Figures: where a quantity is stated, its value, unit, qualifier and kind. Indicators are another room."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.figures.reader import stated_figures
from app.core.report import Figure, Section
from app.core.scan import Scan

__all__ = ["find_figures"]


def find_figures(scan: Scan, outline: Sequence[Section]) -> tuple[Figure, ...]:
    """Figures in order of their start, never overlapping (implied ones may overlap)."""
    return tuple(stated_figures(scan.text))
