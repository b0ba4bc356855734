"""What the machine makes of a passage that a person marked: a figure with its fields filled in.

The person's range wins; the machine reads number, unit and bound inside it and the rest from around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.figures import find_figures
from app.core.indicators import assign
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

LONGEST = 200


def propose_figure(
    text: str, start: int, end: int, *, outline: Sequence[Section], head: Head, book: Taxonomy
) -> Figure | None:
    """The figure that ``start``–``end`` of ``text`` states, blanks at both ends left out.

    None where no number can be read in the range, or where it is longer than ``LONGEST``.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if not 0 < end - start <= LONGEST:
        return None
    found = read_number(text[start:end])
    if found is None:
        return None
    marked = replace(found, start=start, end=end, surface=text[start:end])
    assigned = assign(Scan(text), (marked,), outline, head, book)
    return assigned[0] if assigned else marked


def read_number(words: str) -> Figure | None:
    """The longest figure within ``words`` read by themselves; None where there is no number."""
    found = [f for f in find_figures(Scan(words), ()) if not f.implied]
    return max(found, key=lambda f: f.end - f.start, default=None)
