"""The Qt binding must survive a long day: some releases lose a reference to None at every void call."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_a_hundred_thousand_void_calls_leave_none_alone() -> None:
    before = sys.getrefcount(None)
    thing = QObject()
    for _ in range(100_000):
        thing.blockSignals(True)
        thing.setObjectName("x")
    after = sys.getrefcount(None)
    # From Python 3.12 on None is immortal and its count stands still.
    assert abs(after - before) < 1_000
