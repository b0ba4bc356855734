"""Whether a report may be a new version of one that is known: by place and year, by title, by common words.

Two reports whose town, county or year differ are never versions of each other, however alike: towns copy from
each other, and from their own report of the year before. Thresholds are data (readers/versions.json).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from app.core.report import Head
from app.core.resources import load_json
from app.core.state import ReportRow

Sketch = frozenset[int]
_WIDTH = 4  # bytes of a character in UTF-32


@dataclass(frozen=True, slots=True)
class Known:
    """A report of the library; its sketch is only asked for where head data leave it open."""

    key: str
    head: Head
    sketch: Callable[[], Sketch]


@dataclass(frozen=True, slots=True)
class Former:
    """The report that a new one may be a version of; ``alike`` is the share of common text, 0 to 1."""

    key: str
    alike: float


class KnownTexts:
    """Samples of the texts of one library, each taken when it is first compared."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._sketches: dict[str, Sketch] = {}

    def former_of(self, head: Head, text: str, rows: Sequence[ReportRow]) -> Former | None:
        """The report that a new text may be a new version of."""
        known = [Known(row.key, row.head, partial(self._sketch, row.key)) for row in rows]
        return find_former(head, sketch(text), known)

    def _sketch(self, key: str) -> Sketch:
        if key not in self._sketches:
            self._sketches[key] = sketch(self._text_of(key))
        return self._sketches[key]


def sketch(text: str) -> Sketch:
    """A sample of the pieces of a text, the same pieces for the same text (the smallest of their hashes)."""
    settings = load_json("readers/versions.json")
    data = "".join(text.split()).encode("utf-32-le", "replace")
    length = settings["grams"] * _WIDTH
    last = max(len(data) - length, 0)
    hashes = {crc32(data[at : at + length]) for at in range(0, last + 1, _WIDTH)}
    return frozenset(sorted(hashes)[: settings["sketch"]])


def likeness(one: Sketch, two: Sketch) -> float:
    """About the share of all pieces that both texts have, 0 to 1."""
    size = min(len(one | two), load_json("readers/versions.json")["sketch"])
    common = one & two
    return sum(1 for hashed in sorted(one | two)[:size] if hashed in common) / size if size else 0.0


def find_former(head: Head, own: Sketch, known: Iterable[Known]) -> Former | None:
    """The known report that a new one is most likely a version of, or None; of equals the last."""
    best: Former | None = None
    for report in known:
        if _contradict(head, report.head):
            continue
        alike = likeness(own, report.sketch())
        if alike >= _needed(head, report.head) and (best is None or alike >= best.alike):
            best = Former(report.key, alike)
    return best


def _contradict(one: Head, two: Head) -> bool:
    return any(
        a is not None and b is not None and a != b
        for a, b in ((one.town, two.town), (one.county, two.county), (one.year, two.year))
    )


def _needed(one: Head, two: Head) -> float:
    """How alike two reports must be that do not contradict each other."""
    settings = load_json("readers/versions.json")
    is_one_town = one.town is not None and two.town is not None
    if is_one_town and one.year is not None and two.year is not None:
        is_one_county = one.county is not None and two.county is not None
        return 0.0 if is_one_county else float(settings["alike_by_town"])
    is_one_title = one.title is not None and one.title == two.title
    return float(settings["alike_by_title"] if is_one_title else settings["alike"])
