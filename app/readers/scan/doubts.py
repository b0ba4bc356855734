"""Where the characters that recognition was not sure of stand in the finished text."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.report import Doubt
from app.core.resources import load_json
from app.core.versions.reanchor import reanchor
from app.readers.scan.lines import ScannedLine


def place_doubts(lines: Sequence[ScannedLine], text: str) -> tuple[Doubt, ...]:
    """Stretches of ``text`` with uncertain characters, in order, each with the least certainty in it.

    The text was made of these lines, but headers are gone and lines are joined: places are found by words and
    neighbourhood. What cannot be found for sure is left out.
    """
    known = load_json("readers/scan.json")
    ordered = sorted(lines, key=lambda line: (line.run.page, line.run.top))
    spans: list[tuple[int, int]] = []
    sure: list[float] = []
    at = 0
    for line in ordered:
        for offset, score in enumerate(line.sure):
            character = line.run.text[offset]
            below = known["doubt_below" if character.isalnum() else "mark_below"]
            if score < below and not character.isspace():
                spans.append((at + offset, at + offset + 1))
                sure.append(score)
        at += len(line.run.text)
    places = reanchor("".join(line.run.text for line in ordered), text, spans)
    found = sorted((place, score) for place, score in zip(places, sure, strict=True) if place is not None)
    return _joined([Doubt(place[0], place[1], score) for place, score in found])


def _joined(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Neighbours are one doubt."""
    joined: list[Doubt] = []
    for doubt in doubts:
        last = joined[-1] if joined else None
        if last is not None and doubt.start <= last.end:
            joined[-1] = Doubt(last.start, max(doubt.end, last.end), min(doubt.confidence, last.confidence))
        else:
            joined.append(doubt)
    return tuple(joined)
