"""Which figures of a report the table shows, and in what order: the user's wish, and what it means.

Knows no rows and no widgets. The wish can be kept between sittings as plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.core.enums import Status
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy
from app.models.figures.words import (
    STATUS_SHAPES,
    amount_text,
    indicator_text,
    period_text,
    status_word,
)

COL_INDICATOR, COL_VALUE, COL_PERIOD, COL_STATUS = range(4)
READING_ORDER = -1
_STATUS_ORDER = {status: number for number, status in enumerate(Status)}
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """``status`` is "" for all; ``category`` None for all and "" for figures without one.

    ``column`` is what they are sorted by, or ``READING_ORDER``.
    """

    status: str = ""
    category: str | None = None
    words: str = ""
    is_grouped: bool = False
    column: int = READING_ORDER
    is_falling: bool = False

    @property
    def is_filtering(self) -> bool:
        """Whether anything is held back."""
        return bool(self.status or self.category is not None or self.words.strip())

    def as_plain(self) -> dict[str, Any]:
        """For keeping it between sittings."""
        return asdict(self)


def choice_from(plain: Mapping[str, Any]) -> FigureChoice:
    """What ``as_plain`` made; the standard in place of what cannot be."""
    statuses = {str(status) for status in Status}
    category, words, column = plain.get("category"), plain.get("words"), plain.get("column")
    return FigureChoice(
        status=plain["status"] if plain.get("status") in statuses else "",
        category=category if isinstance(category, str) else None,
        words=words[:_LONGEST_WORDS] if isinstance(words, str) else "",
        is_grouped=plain.get("is_grouped") is True,
        column=column if type(column) is int and READING_ORDER <= column <= COL_STATUS else READING_ORDER,
        is_falling=plain.get("is_falling") is True,
    )


def category_of(record: FigureRecord) -> str:
    """The category's code; "" for a figure without an indicator."""
    return (record.figure.indicator or "").partition(".")[0]


class FigureTexts:
    """What the table says of figures, by one book. Names and periods, which are few, are made once."""

    def __init__(self, book: Taxonomy | None) -> None:
        self._book = book
        self._names: dict[tuple[str | None, str], str] = {}
        self._periods: dict[str | None, str] = {}
        self._said: dict[tuple[str | None, str], str] = {}
        self._named: tuple[str, frozenset[Status]] = "", frozenset()

    def name(self, record: FigureRecord) -> str:
        """The indicator's name, or the report's own words."""
        figure = record.figure
        known = (figure.indicator, figure.label)
        if known not in self._names:
            plain = figure.indicator or figure.label
            self._names[known] = indicator_text(figure, self._book) if self._book else plain
        return self._names[known]

    def value(self, record: FigureRecord) -> str:
        """Number, bound and unit."""
        return f"{amount_text(record.figure)} {record.figure.unit}".rstrip()

    def period(self, record: FigureRecord) -> str:
        """The period as the screen writes it."""
        period = record.figure.period
        if period not in self._periods:
            self._periods[period] = period_text(period)
        return self._periods[period]

    def cells(self, record: FigureRecord) -> tuple[str, str, str, str]:
        """The words of a row."""
        status = f"{STATUS_SHAPES[record.status]} {status_word(record.status)}"
        return self.name(record), self.value(record), self.period(record), status

    def sort_value(self, record: FigureRecord, column: int) -> Any:
        """What rows are sorted by."""
        if column == COL_VALUE:
            return record.figure.value
        if column == COL_STATUS:
            return _STATUS_ORDER[record.status]
        return self.name(record) if column == COL_INDICATOR else self.period(record)

    def accepts(self, record: FigureRecord, choice: FigureChoice) -> bool:
        """Whether a figure is among those chosen."""
        return bool(self.chosen((record,), choice))

    def chosen(self, records: Iterable[FigureRecord], choice: FigureChoice) -> list[FigureRecord]:
        """The figures among ``records`` that are chosen, in their order."""
        if choice.status:
            records = [r for r in records if str(r.status) == choice.status]
        if choice.category is not None:
            records = [r for r in records if category_of(r) == choice.category]
        words = choice.words.strip().casefold()
        if words:
            statuses = self._statuses_with(words)
            records = [r for r in records if r.status in statuses or self._holds(r, words)]
        return list(records)

    def _statuses_with(self, words: str) -> frozenset[Status]:
        """The states whose name holds the words; kept, as an act on many asks for each figure."""
        if self._named[0] != words:
            self._named = words, frozenset(status for status in Status if words in status_word(status))
        return self._named[1]

    def _holds(self, record: FigureRecord, words: str) -> bool:
        """Whether a row says the words; what many rows share is looked at first."""
        figure = record.figure
        shared = figure.indicator, figure.label
        said = self._said.get(shared)
        if said is None:
            said = f"{self.name(record)}\n{figure.label}\n{figure.indicator or ''}".casefold()
            self._said[shared] = said
        return (
            words in said
            or words in figure.surface.casefold()
            or words in self.value(record).casefold()
            or words in self.period(record).casefold()
        )
