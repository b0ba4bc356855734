"""What the machine makes of a passage that a person marked: a figure with its fields filled in.

The machine reads number, unit and bound inside the person's range, and the rest from around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.figures import find_figures, read_selection, touching
from app.core.indicators import assign
from app.core.learning.applying import learned_phrases
from app.core.learning.rule import Rule
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

LONGEST = 200


def propose_figure(
    text: str,
    start: int,
    end: int,
    *,
    outline: Sequence[Section],
    head: Head,
    book: Taxonomy,
    rules: Sequence[Rule] = (),
    others: Sequence[Figure] = (),
) -> Figure | None:
    """The figure that ``start``–``end`` of ``text`` states, as long as its number with unit and bound.

    An empty range is a cursor: the number it stands in or touches is meant. None where no number can be
    read in the range, or where it is longer than ``LONGEST``. ``rules`` are the learned ones of the library;
    ``others`` the figures around, which take the words that are theirs.
    """
    if start == end:
        start, end = touching(text, start) or (start, end)
    if not 0 < end - start <= LONGEST:
        return None
    found = read_selection(text, start, end)
    if found is None:
        return None
    apart = [f for f in others if f.end <= found.start or f.start >= found.end]
    figures = sorted([*apart, found], key=lambda figure: figure.start)
    assigned = assign(Scan(text), figures, outline, head, book, learned=learned_phrases(rules))
    return next((f for f in assigned if f.start == found.start and f.end == found.end), found)


def read_number(words: str) -> Figure | None:
    """The longest figure within ``words`` read by themselves; None where there is no number."""
    found = [f for f in find_figures(Scan(words), ()) if not f.implied]
    return max(found, key=lambda f: f.end - f.start, default=None)
