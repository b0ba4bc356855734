"""The numbered marks of an annotated full text: which passage, which number, what the foot note says."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.state import FigureRecord, ReportState
from app.core.summary.blocks import Comment, Stroke, Underline
from app.core.summary.tallies import accepted_findings, standing_figures
from app.core.summary.wording import period_words, status_words, value_words, what_words
from app.core.taxonomy import Taxonomy

_STROKES = tuple(Stroke)
_NOTE, _FINDING = "注", "问"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the passage ``start``–``end``; ``underline`` tells the category of a figure."""

    start: int
    end: int
    comment: Comment
    underline: Underline | None = None


def category_underlines(book: Taxonomy) -> dict[str, Underline]:
    """Category code → underline: seven patterns, thin first, then thick."""
    return {
        category.code: Underline(_STROKES[i % len(_STROKES)], is_thick=i >= len(_STROKES))
        for i, category in enumerate(book.categories)
    }


def marks_of(state: ReportState, book: Taxonomy, *, only_decided: bool = False) -> tuple[Mark, ...]:
    """Figures as 1, 2, …, notes as 注1, …, accepted findings as 问1, …; in order of their place."""
    lines = category_underlines(book)
    found = [
        _figure_mark(number, record, book, lines)
        for number, record in enumerate(standing_figures(state, only_decided=only_decided), 1)
    ]
    notes = sorted(state.notes, key=lambda n: (n.start, n.end))
    for number, note in enumerate(notes, 1):
        found.append(Mark(note.start, note.end, Comment(f"{_NOTE}{number}", note.text, note.made_by)))
    for number, record in enumerate(accepted_findings(state), 1):
        words = record.wording or record.finding.message
        comment = Comment(f"{_FINDING}{number}", words, record.decided_by or "")
        found += [Mark(start, end, comment) for start, end in record.finding.spans[:1]]
    return tuple(sorted(found, key=lambda m: (m.end, m.start)))


def _figure_mark(number: int, record: FigureRecord, book: Taxonomy, lines: dict[str, Underline]) -> Mark:
    figure = record.figure
    category = book.category(figure.indicator)
    parts = [
        category.name if category else "未归类",
        f"{what_words(figure, book)} {value_words(figure)}",
        period_words(figure.period),
        status_words(record.status) + (f"（{record.decided_by}）" if record.decided_by else ""),
    ]
    comment = Comment(str(number), "｜".join(p for p in parts if p), record.decided_by or "")
    return Mark(figure.start, figure.end, comment, lines.get(category.code) if category else None)
