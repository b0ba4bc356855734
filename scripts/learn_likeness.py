#!/usr/bin/env python3
"""Learns resources/indicators/likeness.json: what the words around a figure speak for, pair by pair.

Use: python scripts/learn_likeness.py [PASSAGES …]. It learns from the phrases of the book, from
tests/cases/indicators/dev.txt, and from files of marked passages that are named: reports one after another, each
opened by a line "@@ YEAR", with every figure as {12件 MED.TOTAL} or {12件 -}; several codes that will do stand with |
between them, words behind the codes are passed over. An averaged perceptron with a margin: a figure whose right indicator is not ahead moves the
weights of its clues towards it and away from the one ahead.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "core" / "indicators")]

from indicator_cases import read_cases  # noqa: E402

from app.core.figures import find_figures  # noqa: E402
from app.core.indicators.context import At, Layout, places  # noqa: E402
from app.core.indicators.likeness import NOTHING, Around, around, clues  # noqa: E402
from app.core.indicators.phrases import PhraseIndex  # noqa: E402
from app.core.indicators.scoring import Scorer  # noqa: E402
from app.core.outline import read_outline  # noqa: E402
from app.core.report import Figure, Section  # noqa: E402
from app.core.scan import Scan  # noqa: E402
from app.core.taxonomy import standard_taxonomy  # noqa: E402

TARGET = ROOT / "resources" / "indicators" / "likeness.json"
MARK = re.compile(r"\{([^{} ]+) ([^{} ]+)[^{}]*\}")
NOISE = re.compile(r"[\d\s，。、；：！？“”‘’（）《》【】()\[\],.;:!?…—\-]")
ROUNDS, MARGIN, STEP = 10, 1.5, 0.3
OF_PHRASE = 0.2
LEAST_SEEN, LEAST_WEIGHT, SCALE = 2, 0.35, 100


@dataclass(frozen=True)
class Example:
    """One figure: its clues, the codes that its unit allows, those that are right, and how much it counts."""

    clues: dict[str, float]
    allowed: tuple[str, ...]
    right: tuple[str, ...]
    weight: float


class Examples:
    """Makes examples out of phrases and passages."""

    def __init__(self) -> None:
        self.index = PhraseIndex(standard_taxonomy())
        self._allowed: dict[str, tuple[str, ...]] = {}

    def allowed(self, unit: str) -> tuple[str, ...]:
        if unit not in self._allowed:
            having = Scorer(self.index, Layout("", ())).fit(unit).having
            codes = [i.code for n, i in enumerate(self.index.indicators) if having >> n & 1]
            self._allowed[unit] = (NOTHING, *codes) if codes else ()
        return self._allowed[unit]

    def of_phrases(self) -> Iterator[Example]:
        """The book's phrases as if each stood before a number in its first unit."""
        for indicator in self.index.indicators:
            unit = indicator.units[0]
            for phrase in indicator.phrases:
                topic, _, words = phrase.rpartition("|")
                given = Around(words.replace("…", "，"), "", topic, "", unit, "")
                yield Example(_clues(given), self.allowed(unit), (indicator.code,), OF_PHRASE)

    def of_figures(
        self,
        text: str,
        figures: Sequence[Figure],
        outline: Sequence[Section],
        right: Sequence[tuple[str, ...]],
    ) -> Iterator[Example]:
        """The marked figures of one text; ``right`` is empty for a figure that is not marked."""
        layout = Layout(text, figures)
        where = places([figure.start for figure in figures], outline)
        for figure, place, codes in zip(figures, where, right, strict=True):
            allowed = self.allowed(figure.unit)
            fitting = tuple(code for code in codes if code in allowed)
            if not fitting or figure.implied or figure.direction is not None:
                continue
            spot = layout.spot(figure.start, figure.end)
            before = figures[spot.previous] if spot.previous is not None else None
            given = around(text, At(figure, spot, place, before))
            yield Example(_clues(given), allowed, fitting, 1.0)


def _clues(given: Around) -> dict[str, float]:
    found: dict[str, float] = {}
    for clue, factor in clues(given):
        if clue[0] in "=<" or not NOISE.search(clue):
            found.setdefault(clue, factor)
    return found


def passages(examples: Examples, path: Path) -> Iterator[Example]:
    """The examples of one file of marked passages."""
    for part in re.split(r"^@@ *", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        body = part.partition("\n")[2]
        marks: dict[int, tuple[str, ...]] = {}
        text, at = "", 0
        for mark in MARK.finditer(body):
            text += body[at : mark.start()]
            marks[len(text)] = tuple(mark.group(2).split("|"))
            text += mark.group(1)
            at = mark.end()
        scan = Scan(text + body[at:])
        outline = read_outline(scan)
        figures = find_figures(scan, outline)
        right = [next((marks[n] for n in range(f.start, f.end) if n in marks), ()) for f in figures]
        yield from examples.of_figures(scan.plain.text, _marked(figures, right), outline, right)


def cases(examples: Examples, name: str) -> Iterator[Example]:
    """The examples of one file of the test cases."""
    for case in read_cases(name):
        right = [tuple(code or NOTHING for code in expected.codes) for expected in case.expected]
        yield from examples.of_figures(case.text, _marked(case.figures, right), case.outline, right)


def _marked(figures: Sequence[Figure], right: Sequence[tuple[str, ...]]) -> list[Figure]:
    """The figures with the indicators that are right, as the figures behind them see them."""
    codes = [None if not c or c[0] == NOTHING else c[0] for c in right]
    return [replace(figure, indicator=code) for figure, code in zip(figures, codes, strict=True)]


def learned(examples: list[Example]) -> dict[str, dict[str, float]]:
    """The averaged weights by clue and code."""
    seen = Counter(clue for example in examples for clue in example.clues)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    order, step = random.Random(1), 0
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for example in examples:
            step += 1
            scores: dict[str, float] = defaultdict(float)
            for clue, factor in example.clues.items():
                for code, weight in weights[clue].items():
                    scores[code] += weight * factor
            right = max(example.right, key=lambda code: scores[code])
            wrong = [code for code in example.allowed if code not in example.right]
            ahead = max(wrong, key=lambda code: scores[code], default=right)
            if ahead == right or scores[right] - scores[ahead] >= MARGIN:
                continue
            for clue, factor in example.clues.items():
                if seen[clue] >= LEAST_SEEN:
                    change = STEP * example.weight * factor
                    for code, by in ((right, change), (ahead, -change)):
                        weights[clue][code] += by
                        sums[clue][code] += by * step
    return {
        clue: {code: weight - sums[clue][code] / step for code, weight in row.items()}
        for clue, row in weights.items()
    }


def written(weights: dict[str, dict[str, float]], least: float) -> str:
    """The resource: one clue a line, its codes by number and their weights in hundredths."""
    rows = {
        clue: kept
        for clue, row in weights.items()
        if (kept := {code: weight for code, weight in row.items() if abs(weight) >= LEAST_WEIGHT})
    }
    codes = sorted({code for row in rows.values() for code in row} | {NOTHING})
    lines = [
        json.dumps(clue, ensure_ascii=False)
        + ": "
        + json.dumps(
            [[codes.index(c) for c in row], [round(w * SCALE) for w in row.values()]], separators=(",", ":")
        )
        for clue, row in sorted(rows.items())
    ]
    head = {
        "note": "Weights of pairs of characters around a figure (plain: wherever they stand; > behind it, $ right before"
        " it), of its unit (=) and of the indicator before it (<), in hundredths, for the codes by number; - is none."
        " Made by scripts/learn_likeness.py.",
        "least": least,
        "codes": codes,
    }
    inner = json.dumps(head, ensure_ascii=False, indent=0)[:-2]
    return inner + ',\n"clues": {\n' + ",\n".join(lines) + "\n}\n}\n"


def main() -> None:
    examples = Examples()
    found = [*examples.of_phrases(), *cases(examples, "dev")]
    for name in sys.argv[1:]:
        found += passages(examples, Path(name))
    weights = learned(found)
    least = json.loads(TARGET.read_text(encoding="utf-8"))["least"] if TARGET.exists() else 175
    TARGET.write_text(written(weights, least), encoding="utf-8")
    print(f"{len(found)} figures and phrases, {len(weights)} clues → {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
