"""Reports as JSON lines: the headless contract (docs/cli.md)."""

from __future__ import annotations

from typing import Any

from app.core.report import Document, Figure, Finding, Reading
from app.core.rows import to_row


def as_line(document: Document, reading: Reading, *, doc: str, path: str, sha256: str) -> dict[str, Any]:
    """One line of ``extract``: a mapping ready for ``json.dumps``. Offsets are code points into "text"."""
    return {
        "doc": doc,
        "path": path,
        "sha256": sha256,
        "text": document.text,
        "meta": to_row(reading.head),
        "figures": [figure_row(figure) for figure in reading.figures],
        "outline": [to_row(section) for section in reading.outline],
        "findings": [finding_row(finding) for finding in reading.findings],
    }


def figure_row(figure: Figure) -> dict[str, Any]:
    """A figure with all its fields; ``also`` is a list and whole numbers are written whole."""
    row: dict[str, Any] = {**to_row(figure), "also": list(figure.also)}
    for name in ("value", "value_max"):
        if row[name] is not None and row[name] == int(row[name]):
            row[name] = int(row[name])
    return row


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding with its places in this report."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "spans": [list(span) for span in finding.spans],
    }
