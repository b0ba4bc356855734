"""Labels whose text is never markup: words of a report must not be read as HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(
    words: str = "",
    parent: QWidget | None = None,
    *,
    name: str = "",
    wraps: bool = False,
    centred: bool = False,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QLabel:
    """A label of plain text. ``name`` is what style sheets know it by; ``margins`` are pixels around it."""
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setContentsMargins(*margins)
    if centred:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
