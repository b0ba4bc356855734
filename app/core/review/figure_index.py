"""The figures of one open report, found by key, by place and by what waits without looking at all of them.

A report may hold 20,000 figures, and something is asked about them at every key. The index is kept in step
with single changes; what to do with the answers is the caller's matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from app.core.enums import Status
from app.core.state import FigureRecord

Place = tuple[float, int, str]  # what orders first, then the offset, then the key


class FigureIndex:
    """``len`` counts all figures, the rejected included."""

    def __init__(self, records: Iterable[FigureRecord] = ()) -> None:
        self._records = {record.key: record for record in records}
        waiting = [r for r in self._records.values() if r.status is Status.SUGGESTED]
        self._by_confidence = sorted(map(_sureness_first, waiting))
        self._by_place = sorted(map(_place_first, waiting))

    def __len__(self) -> int:
        return len(self._records)

    @property
    def decided(self) -> int:
        """How many figures a person has looked at."""
        return len(self._records) - len(self._by_place)

    def get(self, key: str) -> FigureRecord | None:
        """The figure of a key."""
        return self._records.get(key)

    def waiting_between(self, start: int, end: int) -> int:
        """How many figures that begin at an offset from ``start`` to before ``end`` nobody has looked at."""
        low = bisect_left(self._by_place, (0.0, start, ""))
        return bisect_left(self._by_place, (0.0, end, "")) - low

    def waiting(self, behind: Place | None, *, way: int, by_confidence: bool) -> Iterator[Place]:
        """Places of what nobody has looked at, behind (way 1) or before (-1) a place, the nearest first.

        From the first, or last, where ``behind`` is None. In the order of the text, or the unsurest first.
        """
        places = self._by_confidence if by_confidence else self._by_place
        if way > 0:
            begin = bisect_right(places, behind) if behind is not None else 0
            return (places[n] for n in range(begin, len(places)))
        begin = bisect_left(places, behind) if behind is not None else len(places)
        return (places[n] for n in range(begin - 1, -1, -1))

    # Keeping in step

    def put(self, record: FigureRecord) -> None:
        """Takes in a changed or new figure."""
        self.drop(record.key)
        self._records[record.key] = record
        if record.status is Status.SUGGESTED:
            insort(self._by_confidence, _sureness_first(record))
            insort(self._by_place, _place_first(record))

    def drop(self, key: str) -> None:
        """Takes a figure out; harmless where there is none."""
        old = self._records.pop(key, None)
        if old is not None and old.status is Status.SUGGESTED:
            for places, place in (
                (self._by_confidence, _sureness_first(old)),
                (self._by_place, _place_first(old)),
            ):
                del places[bisect_left(places, place)]


def _sureness_first(record: FigureRecord) -> Place:
    return record.figure.confidence, record.figure.start, record.key


def _place_first(record: FigureRecord) -> Place:
    return 0.0, record.figure.start, record.key
