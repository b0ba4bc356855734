"""Waiting a little: for the end of typing, or until many signals in a short time have become one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, SignalInstance

REST_MS = 4000
"""Who has not pressed a key for so long has come to the end of a thought: what was written is saved."""


def after_pause(parent: QObject, milliseconds: int, slot: Callable[..., Any] | SignalInstance) -> QTimer:
    """A timer that calls ``slot`` once, so long after it was started last; it belongs to ``parent``."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
