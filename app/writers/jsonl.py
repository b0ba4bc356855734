"""Reports as JSON lines: the headless contract (docs/cli.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.core.enums import Status
from app.core.report import Document, Figure, Finding, Reading
from app.core.review.rows import to_row
from app.core.state import FigureRecord, ReportState, SectionRecord
from app.writers.atomic import write_bytes


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


def state_line(state: ReportState, *, sha256: str = "") -> dict[str, Any]:
    """A report as it stands in a library, in the same form: what people decided holds, rejected things are
    left out. Figures and sections say their ``status`` and, where a person decided, by whom and when.
    """
    figures = [
        {**figure_row(r.figure), **_decision(r)} for r in state.figures if r.status is not Status.REJECTED
    ]
    outline = [
        {**to_row(r.section), **_decision(r)} for r in state.sections if r.status is not Status.REJECTED
    ]
    return {
        "doc": state.file_name,
        "path": state.file_name,
        "sha256": sha256,
        "text": state.document.text,
        "meta": to_row(state.head),
        "figures": figures,
        "outline": outline,
        "findings": [{**finding_row(r.finding), "state": str(r.state)} for r in state.findings],
        "notes": [
            {
                "start": n.start,
                "end": n.end,
                "quote": n.quote,
                "text": n.text,
                "by": n.made_by,
                "at": n.made_at,
            }
            for n in state.notes
        ],
    }


def _decision(record: FigureRecord | SectionRecord) -> dict[str, Any]:
    found: dict[str, Any] = {"key": record.key, "status": str(record.status)}
    if record.decided_by:
        found |= {"decided_by": record.decided_by, "decided_at": record.decided_at}
    return found


def save_jsonl(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Writes one JSON object a line. Raises OSError; a file that was there stays."""
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    write_bytes(path, content.encode("utf-8", "replace"))
