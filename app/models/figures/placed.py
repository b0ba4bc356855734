"""The figures of one report by key and in the order of the text, and which of them findings touch.

Plain Python: the rows of a table, and what is chosen, are the matter of ``table``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from app.core.enums import FindingState
from app.core.state import FigureRecord, FindingRecord

Place = tuple[int, int, str]
"""Start and end in the text, in code points, and the key."""


def place_of(record: FigureRecord) -> Place:
    """What figures are ordered by."""
    return record.figure.start, record.figure.end, record.key


class PlacedFigures:
    """``len`` counts all figures."""

    def __init__(self, records: Iterable[FigureRecord] = ()) -> None:
        self._records = {record.key: record for record in records}
        self._places = sorted(map(place_of, self._records.values()))
        self._longest = max((end - start for start, end, _key in self._places), default=0)

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, key: str) -> FigureRecord:
        return self._records[key]

    def get(self, key: str) -> FigureRecord | None:
        """The figure of a key; None where there is none."""
        return self._records.get(key)

    def in_order(self) -> list[FigureRecord]:
        """All figures in the order of the text."""
        return [self._records[key] for _start, _end, key in self._places]

    def replace(self, record: FigureRecord) -> None:
        """Takes in a figure that stands where it stood."""
        self._records[record.key] = record

    def put(self, record: FigureRecord) -> None:
        """Takes in a changed or new figure."""
        self.drop(record.key)
        self._records[record.key] = record
        insort(self._places, place_of(record))
        self._longest = max(self._longest, record.figure.end - record.figure.start)

    def drop(self, key: str) -> None:
        """Takes a figure out, if it is there."""
        old = self._records.pop(key, None)
        if old is not None:
            del self._places[bisect_left(self._places, place_of(old))]

    def touched_by(self, findings: Iterable[FindingRecord]) -> dict[str, str]:
        """The keys of figures that a standing finding with several places touches, with its severity."""
        touched: dict[str, str] = {}
        for found in findings:
            if len(found.finding.spans) < 2 or found.state is FindingState.DISMISSED:
                continue
            for start, end in found.finding.spans:
                first = bisect_right(self._places, (start - self._longest, 0, ""))
                for _, behind, key in self._places[first : bisect_left(self._places, (end, 0, ""))]:
                    if behind > start:
                        touched.setdefault(key, str(found.finding.severity))
        return touched
