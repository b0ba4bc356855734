"""A neutral grid for comparison tables: what stands where, in words, for paper and spreadsheets.

The comparison (``app.core.compare``) makes it; how it is computed is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.enums import Word

NO_GROUP = "（未分组）"
"""Heads the lines of no group that stand behind a group."""


class CellState(Word):
    """What a cell of the grid says beyond its text."""

    REPORTED = "reported"
    MISSING = "missing"  # not reported, which is not zero
    ZERO = "zero"
    BOUND = "bound"  # 余, 以上 …: text says so
    CONFLICT = "conflict"  # two values that cannot both hold
    CORRECTED = "corrected"  # a person's value
    OUTLIER = "outlier"
    EMPTY = "empty"  # nothing belongs here


@dataclass(frozen=True, slots=True)
class GridCell:
    """``text`` as printed ("5000+"), ``value`` as a number where there is one, ``note`` says more.

    ``sentence`` is the sentence of the report that the value rests on.
    """

    text: str = ""
    value: float | None = None
    note: str = ""
    state: CellState = CellState.REPORTED
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class GridHead:
    """A row or column head; ``group`` is the category it stands under, ``unit`` the unit of its values."""

    text: str
    group: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table of towns × indicators (or years × indicators). ``cells[row][column]``.

    ``subtitle`` says county, year and what is counted; ``remarks`` are printed under the table.
    """

    title: str
    column_heads: tuple[GridHead, ...]
    row_heads: tuple[GridHead, ...]
    cells: tuple[tuple[GridCell, ...], ...]
    corner: str = ""
    subtitle: str = ""
    remarks: tuple[str, ...] = field(default=())
