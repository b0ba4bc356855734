"""What every test of the comparison leaves as it found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """The offscreen clipboard outlives the interpreter, and what Python put into it must not."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
