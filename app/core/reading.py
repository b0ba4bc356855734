"""The reading machine from end to end: text → outline → head → figures → indicators → findings.

Each stage is one package with one function; everything is a pure function of its arguments.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.checks.case import case_of_reading
from app.core.checks.registry import check
from app.core.figures import find_figures
from app.core.head import read_head
from app.core.indicators import assign
from app.core.outline import read_outline
from app.core.report import Document, Reading
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy, standard_taxonomy

EXTRACTOR_VERSION = 1


def read_document(document: Document, *, file_name: str = "", book: Taxonomy | None = None) -> Reading:
    """Everything the machine can tell of one document. Deterministic, no side effects."""
    book = book or standard_taxonomy()
    scan = Scan(document.text)
    outline = read_outline(scan)
    head = read_head(scan, outline, file_name=file_name, given=dict(document.head))
    figures = assign(scan, find_figures(scan, outline), outline, head, book)
    reading = Reading(head=head, outline=outline, figures=figures)
    return replace(reading, findings=check(case_of_reading(document, reading, book)))
