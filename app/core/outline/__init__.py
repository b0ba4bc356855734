"""The outline: headings and points, their levels from the document's own order, their mandated parts."""

from __future__ import annotations

from app.core.report import Section
from app.core.scan import Scan


def read_outline(scan: Scan) -> tuple[Section, ...]:
    """Sections in order of their start."""
    return ()
