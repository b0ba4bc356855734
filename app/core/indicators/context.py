"""Where a figure stands: its sentence, its clause, the words that are its own, its neighbours, its section.

Everything is offsets. What the words mean is the matter of phrases.py and scoring.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from app.core.enums import Part
from app.core.indicators.words import scoring_words
from app.core.light import light_dataclass
from app.core.report import Figure, Section

_BREAK = re.compile(r"[，,；;：:。！？!?\n]")
_UP_TO_LIST_MARK = re.compile("(?:[（(][^（(）)]{0,16}[）)]|[^、])*")
_LONGEST_LIST = 8
_HEADINGS = 4
_BRACKETS = frozenset("（(")
_HOLDING = ("含", "其中", "包括")
_SENTENCE_ENDS = frozenset("。！？!?\n")


@light_dataclass(frozen=True, slots=True)
class Spot:
    """The surroundings of one figure.

    ``own_start``–``start`` are the words before it that belong to no other figure and no other clause,
    ``end``–``right_end`` the words after it up to the next break or figure (、 is a break where another
    figure follows in the clause). ``previous`` indexes the figure before it in the sentence; ``next_start``
    is where the next one starts, None where none follows in the sentence. ``breaks_before`` and
    ``figures_before`` count those of the whole text.
    """

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    clause_start: int
    own_start: int
    right_end: int
    previous: int | None
    next_start: int | None
    breaks_before: int
    figures_before: int


class Layout:
    """The figures of a text and the breaks of the lines they stand in, ready to be asked for a figure's
    surroundings; other lines are passed over.

    ``lines`` are those lines, from the line break before each to the one behind it.
    """

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.lines = lines_of(text, figures)
        breaks: list[int] = []
        for low, high in self.lines:
            breaks.extend(map(re.Match.start, _BREAK.finditer(text, low, high)))
        # Both begin before the text and end behind it, so that a neighbour is always found.
        self._breaks = [-1, *breaks, len(text)]
        self._ends = [-1, *(at for at in breaks if text[at] in _SENTENCE_ENDS), len(text)]
        stated = sorted((f.start, f.end, n) for n, f in enumerate(figures) if not f.implied)
        self.starts = [s for s, _, _ in stated]
        self._figure_ends = [e for _, e, _ in stated]
        self._numbers = [n for _, _, n in stated]
        self._figures = figures
        self._grades, self._kinds = scoring_words().grades, scoring_words().kinds

    def spot(self, start: int, end: int) -> Spot:
        """The surroundings of the span ``start``–``end``."""
        sentence_start = self._ends[bisect_left(self._ends, start) - 1] + 1
        sentence_end = self._ends[bisect_left(self._ends, end)]
        left = bisect_left(self._breaks, start)
        clause_start = self._breaks[left - 1] + 1
        right_end = self.break_after(end)
        figures_before = bisect_left(self.starts, start)
        before = figures_before - 1
        while before >= 0 and self._figure_ends[before] > start:
            before -= 1
        previous = None
        own_start = clause_start
        if before >= 0 and self.starts[before] >= sentence_start:
            previous = self._numbers[before]
            own_start = max(own_start, self._words_since(before, start))
        following = bisect_left(self.starts, end)
        next_start = None
        if following < len(self.starts) and self.starts[following] < sentence_end:
            next_start = self.starts[following]
        return Spot(
            start,
            end,
            sentence_start,
            sentence_end,
            clause_start,
            min(own_start, start),
            self._right_end(end, right_end, following if next_start is not None else None),
            previous,
            next_start,
            left,
            figures_before,
        )

    def _words_since(self, before: int, start: int) -> int:
        """Where the words between a figure and the one before it start; a number of kinds that touches it
        does not stand between (宣传手册20种1800册)."""
        touches = before > 0 and self._figure_ends[before] == start
        if touches and self._figures[self._numbers[before]].unit in self._kinds:
            before -= 1
        return self._figure_ends[before]

    def sentence_before(self, spot: Spot) -> int:
        """Where the sentence before the figure's own starts; that one's own start at the start of a text."""
        number = bisect_left(self._ends, spot.sentence_start - 1)
        return self._ends[max(number - 1, 0)] + 1

    def words_between_figures(self, spot: Spot) -> list[str]:
        """The words of the figure's sentence before it, without the figures."""
        first = bisect_left(self.starts, spot.sentence_start)
        known = range(first, bisect_left(self.starts, spot.start))
        ends = [spot.sentence_start, *(self._figure_ends[n] for n in known)]
        starts = [*(self.starts[n] for n in known), spot.start]
        return [self.text[end:start] for end, start in zip(ends, starts, strict=True)]

    def break_after(self, at: int) -> int:
        """Where the clause around ``at`` ends."""
        return self._breaks[bisect_left(self._breaks, at)]

    def _right_end(self, end: int, right_end: int, following: int | None) -> int:
        """Where the words behind a figure stop being its own; in a list of grades (2个省级、3个市级基地) the
        last words are each one's. What a bracket holds of it (140件（含法院委派20件）) is not the whole."""
        behind = self.text[end : end + 1]
        if behind == "、" or (behind in _BRACKETS and self.text.startswith(_HOLDING, end + 1)):
            return end
        if following is None:
            return right_end
        listed = slice(following, following + _LONGEST_LIST)
        for next_start, next_end in zip(self.starts[listed], self._figure_ends[listed], strict=True):
            if next_start >= right_end:
                break
            mark = self._list_mark(end, next_start)
            if self.text[end:mark] not in self._grades:
                return mark
            end = next_end
        return right_end

    def _list_mark(self, start: int, end: int) -> int:
        """Where the first 、 outside of brackets stands in ``start``–``end``; ``end`` without one."""
        if self.text.find("、", start, end) < 0:
            return end
        match = _UP_TO_LIST_MARK.match(self.text, start, end)
        return match.end() if match is not None else end

    def units_between(self, left: int, right: int) -> set[str]:
        """The units of the figures that start in ``left``–``right``."""
        numbers = self._numbers[bisect_left(self.starts, left) : bisect_left(self.starts, right)]
        return {self._figures[n].unit for n in numbers}

    def crossed(self, left: int, spot: Spot) -> tuple[int, int]:
        """How many breaks stand between ``left`` and the figure, and how many figures start there."""
        breaks = spot.breaks_before - bisect_left(self._breaks, left)
        return breaks, spot.figures_before - bisect_left(self.starts, left)

    def first_figure(self, at: int) -> int:
        """Where the first figure from ``at`` on starts, the end of the text without one."""
        number = bisect_left(self.starts, at)
        return self.starts[number] if number < len(self.starts) else len(self.text)

    def figures_between(self, left: int, right: int) -> int:
        """How many figures start in ``left``–``right``."""
        return bisect_left(self.starts, right) - bisect_left(self.starts, left)


def lines_of(text: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """The ranges of the lines that hold figures, in order, with the line breaks at both ends."""
    found: list[tuple[int, int]] = []
    seen = -1
    for start, end in sorted((figure.start, figure.end) for figure in figures):
        if end >= seen:
            low = max(seen - 1, text.rfind("\n", 0, start), 0)
            high = text.find("\n", max(end, start)) + 1
            seen = high if high > 0 else len(text) + 1
            found.append((low, seen))
    return found


@light_dataclass(frozen=True, slots=True)
class Place:
    """The innermost section of a figure, the titles above it (innermost first) and the mandated part."""

    section: int | None
    titles: tuple[str, ...]
    part: Part | None


class At(NamedTuple):
    """One figure where it stands: its surroundings, its section, the figure before it in its sentence and,
    where it is a part (其中), the figure that it divides."""

    figure: Figure
    spot: Spot
    place: Place
    before: Figure | None = None
    whole: Figure | None = None

    @property
    def title(self) -> str:
        """The innermost heading above, empty where there is none."""
        return self.place.titles[0] if self.place.titles else ""


def places(starts: Sequence[int], outline: Sequence[Section]) -> list[Place]:
    """The place of each offset of ``starts``, which ascend; one sweep over outline and offsets."""
    found: list[Place] = []
    open_sections: list[int] = []
    following = 0
    nowhere = Place(None, (), None)
    known: Place | None = None
    for start in starts:
        while following < len(outline) and outline[following].start <= start:
            _close(open_sections, outline, outline[following].start)
            open_sections.append(following)
            following += 1
            known = None
        if _close(open_sections, outline, start):
            known = None
        if known is None:
            known = _place(open_sections, outline) if open_sections else nowhere
        found.append(known)
    return found


def _close(open_sections: list[int], outline: Sequence[Section], at: int) -> bool:
    """Takes out the sections that end up to ``at``; whether there were any."""
    known = len(open_sections)
    while open_sections and outline[open_sections[-1]].end <= at:
        open_sections.pop()
    return len(open_sections) < known


def _place(open_sections: Sequence[int], outline: Sequence[Section]) -> Place:
    """The place under the innermost four open sections."""
    chain = open_sections[: -_HEADINGS - 1 : -1]
    parts = (outline[n].part for n in chain)
    return Place(
        chain[0],
        tuple(outline[n].title for n in chain),
        next((part for part in parts if part is not None), None),
    )
