"""What a figure counts: indicator, label, period, role, direction, with reason and confidence.

``assign`` goes over a whole report; ``candidates`` answers for one figure or a fresh selection. The phrases
come from the tag book that is passed in; weights and word lists are data in ``resources/indicators/``.

The way of a figure (``assigner``): ``context`` tells where it stands; ``atoms`` and ``phrases`` are the
book's words as an index, ``matching`` finds them in a sentence, ``placing`` tells how near they stand,
``scoring`` weighs them (``beyond`` the figure's own words where those say nothing), ``chains`` adds what the
figure before tells, ``listed`` what the opening of a list tells, ``carried`` what the sentence before names,
``likeness`` what words like those meant in marked passages, ``learned`` what people taught, ``ranking`` puts
all in order; ``siblings`` tells apart what shares its words, ``also`` names further indicators,
``confidence`` how sure it is, ``reasons`` why. ``period_words`` and ``periods`` tell when, ``roles`` fact
or plan, ``parts`` what 其中 divides, ``labels`` the words for a reader. ``similarity`` only suggests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.indicators.assigner import Assigner, prepared
from app.core.indicators.confidence import confidence_of, quality
from app.core.indicators.learned import LearnedPhrase
from app.core.indicators.reasons import reason_of
from app.core.plain import as_printed, plain_text
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

_REACH = 80  # how far from a figure its label and period may stand

__all__ = ["Candidate", "LearnedPhrase", "assign", "candidates"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator in question for a figure; ``score`` is 0–1 like a confidence, ``why`` says which words
    speak."""

    code: str
    score: float
    why: str


def assign(
    scan: Scan,
    figures: Sequence[Figure],
    outline: Sequence[Section],
    head: Head,
    book: Taxonomy,
    *,
    learned: Sequence[LearnedPhrase] = (),
) -> tuple[Figure, ...]:
    """The same figures with indicator, also, label, period, role, direction, section, confidence and why.

    ``learned`` rules come before the book's phrases. Switched-off indicators of the book are never assigned.
    """
    is_plain = scan.plain is scan
    read = figures if is_plain else [_plain(figure) for figure in figures]
    filled = Assigner(scan, read, outline, head, prepared(book), learned=learned).all()
    if is_plain:
        return filled
    texts = scan.text, scan.plain.text
    return tuple(_printed(f, was, *texts) for f, was in zip(filled, figures, strict=True))


def candidates(
    scan: Scan,
    figure: Figure,
    outline: Sequence[Section],
    head: Head,
    book: Taxonomy,
    *,
    learned: Sequence[LearnedPhrase] = (),
    others: Sequence[Figure] = (),
) -> tuple[Candidate, ...]:
    """Up to five indicators that ``figure`` may count, best first.

    ``others`` are the report's further figures; they bound the words that are the figure's own.
    """
    around = [f for f in others if f.end <= figure.start or f.start >= figure.end]
    ready = prepared(book)
    read = [_plain(f) for f in (*around, figure)]
    assigner = Assigner(scan, read, outline, head, ready, learned=learned)
    spot, ranked = assigner.ranked(read[-1])
    found: list[Candidate] = []
    for scored in ranked:
        if scored.code < 0 or any(c.code == ready.index.indicators[scored.code].code for c in found):
            continue
        score = confidence_of(scored.score if found else quality(ranked))
        code = ready.index.indicators[scored.code].code
        found.append(
            Candidate(
                code,
                min(score, found[-1].score) if found else score,
                reason_of(scored, spot, figure.unit, ""),
            )
        )
    return tuple(found[:5])


def _plain(figure: Figure) -> Figure:
    """The figure as patterns read it."""
    return replace(figure, unit=plain_text(figure.unit))


def _printed(filled: Figure, was: Figure, text: str, plain: str) -> Figure:
    """A figure filled from ``plain`` with the words that ``text`` prints around it."""
    around = slice(max(0, was.start - _REACH), was.end + _REACH)
    label, period = (
        as_printed(words, text[around], plain[around]) for words in (filled.label, filled.period)
    )
    return replace(filled, unit=was.unit, label=label or "", period=period)
