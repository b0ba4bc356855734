"""The marks of a report as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Positions count code points, as the model demands; every target also quotes its text with what stands around.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.core.enums import FindingState, Status
from app.core.state import ReportState
from app.core.summary.wording import value_words, what_words
from app.core.taxonomy import Taxonomy
from app.writers.atomic import write_bytes
from app.writers.jsonl import figure_row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 16


def save_annotations(path: Path, state: ReportState, book: Taxonomy, *, sha256: str = "") -> None:
    """Writes the collection as JSON-LD. Raises OSError; a file that was there stays."""
    content = json.dumps(annotation_collection(state, book, sha256=sha256), ensure_ascii=False, indent=1)
    write_bytes(path, content.encode("utf-8", "replace"))


def save_all_annotations(path: Path, reports: Iterable[tuple[ReportState, str]], book: Taxonomy) -> None:
    """Writes one collection, or a list of those of several reports, each given with the SHA-256 of its file.

    Raises OSError; a file that was there stays.
    """
    found = [annotation_collection(state, book, sha256=sha256) for state, sha256 in reports]
    content = json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1)
    write_bytes(path, content.encode("utf-8", "replace"))


def annotation_collection(state: ReportState, book: Taxonomy, *, sha256: str = "") -> dict[str, Any]:
    """Figures that hold, notes and accepted findings of one report as an AnnotationCollection."""
    items = [*_figures(state, book), *_notes(state), *_findings(state)]
    source = f"urn:sha256:{sha256}" if sha256 else f"urn:uuid:{state.key}"
    for item in items:
        item["target"]["source"] = source
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{state.key}",
        "type": "AnnotationCollection",
        "label": state.head.title or state.file_name,
        "total": len(items),
        "first": {"id": f"urn:uuid:{state.key}#1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(
    state: ReportState,
    key: str,
    span: tuple[int, int],
    *,
    motivation: str,
    bodies: list[dict[str, Any]],
    who: str | None,
    at: str | None,
) -> dict[str, Any]:
    start, end = span
    text = state.document.text
    found: dict[str, Any] = {
        "id": f"urn:uuid:{key}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ]
        },
    }
    if who:
        found["creator"] = {"type": "Person", "name": who}
    if at:
        found["modified"] = at
    return found


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": value,
        "purpose": purpose,
        "language": "zh-CN",
        "format": "text/plain",
    }


def _figures(state: ReportState, book: Taxonomy) -> Iterator[dict[str, Any]]:
    for record in state.figures:
        if record.status is Status.REJECTED:
            continue
        figure = record.figure
        row = {name: v for name, v in figure_row(figure).items() if name not in {"start", "end", "surface"}}
        data = {"type": "Dataset", "purpose": "describing", "value": {**row, "status": str(record.status)}}
        bodies = [_words(f"{what_words(figure, book)} {value_words(figure)}".strip(), "classifying"), data]
        yield _annotation(
            state,
            record.key,
            (figure.start, figure.end),
            motivation="classifying",
            bodies=bodies,
            who=record.decided_by,
            at=record.decided_at,
        )


def _notes(state: ReportState) -> Iterator[dict[str, Any]]:
    for note in state.notes:
        yield _annotation(
            state,
            note.key,
            (note.start, note.end),
            motivation="commenting",
            bodies=[_words(note.text, "commenting")],
            who=note.made_by,
            at=note.made_at,
        )


def _findings(state: ReportState) -> Iterator[dict[str, Any]]:
    for record in state.findings:
        if record.state is not FindingState.ACCEPTED:
            continue
        for number, span in enumerate(record.finding.spans):
            yield _annotation(
                state,
                f"{record.key}#{number}" if number else record.key,
                span,
                motivation="assessing",
                bodies=[_words(record.wording or record.finding.message, "assessing")],
                who=record.decided_by,
                at=record.decided_at,
            )
