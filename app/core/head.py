"""Head data of a report: title, town, county, year, issuer, number, date, as the text tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core.report import Head, Section
from app.core.scan import Scan


def read_head(
    scan: Scan, outline: Sequence[Section], *, file_name: str = "", given: Mapping[str, str] | None = None
) -> Head:
    """Head data guessed from front matter, signature, running text and, last, the file name."""
    return Head()
