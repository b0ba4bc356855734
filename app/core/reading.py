"""The reading machine from end to end: text → outline → head → figures → indicators → findings.

Each stage is one package with one function; everything is a pure function of its arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.checks.case import case_of_reading
from app.core.checks.registry import check
from app.core.doubts import lower_doubtful
from app.core.figures import find_figures
from app.core.head.reading import read_head
from app.core.indicators import assign
from app.core.learning.applying import apply_rules, learned_phrases
from app.core.learning.rule import Rule
from app.core.outline import find_frame, read_outline
from app.core.report import Document, Reading
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy, standard_taxonomy


def read_document(
    document: Document, *, file_name: str = "", book: Taxonomy | None = None, rules: Sequence[Rule] = ()
) -> Reading:
    """Everything the machine can tell of one document. Deterministic, no side effects.

    ``rules`` were learned from corrections and come before the book.
    """
    book = book or standard_taxonomy()
    scan = Scan(document.text)
    frame = find_frame(scan)
    outline = read_outline(scan, frame)
    head = read_head(scan, outline, frame, file_name=file_name, given=dict(document.head))
    found = find_figures(scan, outline)
    figures = assign(scan, found, outline, head, book, learned=learned_phrases(rules))
    figures = apply_rules(document.text, figures, outline, head, rules)
    figures = lower_doubtful(figures, document.doubts)
    reading = Reading(head=head, outline=outline, figures=figures)
    return replace(reading, findings=check(case_of_reading(document, reading, book, scan=scan)))
