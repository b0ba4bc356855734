"""Everything a reader can wish for on the page, as signals. Offsets are code points."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """Keys are those of figures, sections, findings and notes."""

    figure_clicked = Signal(str)
    figure_hovered = Signal(str)
    section_clicked = Signal(str)
    finding_clicked = Signal(str)
    note_clicked = Signal(str)
    span_selected = Signal(int, int)
    add_figure_requested = Signal(int, int)
    note_requested = Signal(int, int)
    boundary_moved = Signal(str, int, int)
    escape_pressed = Signal()
    typed = Signal(str)  # a sign of a number, with a figure selected
    suggestion_chosen = Signal(int, str)  # its number from 1, and the sign of a number that the key writes
    zoom_requested = Signal(int)
