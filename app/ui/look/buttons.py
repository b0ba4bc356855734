"""Small buttons that look alike in all panes."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget


def sign_button(sign: str, tip: str, parent: QWidget) -> QToolButton:
    """A flat button that shows a sign and says in its tip, to screen readers too, what it does."""
    button = QToolButton(parent)
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button
