"""Tables that are read line by line: how they look and are gone through, alike in all rooms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView


def make_lines(view: QTableView) -> None:
    """Whole lines are chosen, nothing is ruled or wrapped, and Tab goes on to the next widget."""
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    make_cells(view)


def make_cells(view: QTableView) -> None:
    """As ``make_lines``, but each cell is chosen by itself."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
