"""The order in which Tab goes through the fields of a pane, where it is not the order of their making."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def set_tab_order(stops: Sequence[QWidget]) -> None:
    """Tab goes through these one after the other. All must have their window by now."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
