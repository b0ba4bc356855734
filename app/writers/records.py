"""Figures as rows of a spreadsheet: the columns that Excel and CSV share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core.enums import Status
from app.core.state import FigureRecord, ReportState
from app.core.summary.places import Places
from app.core.summary.tallies import standing_figures
from app.core.summary.wording import field_words, period_words, status_words, value_words
from app.core.taxonomy import Taxonomy

Value = str | float | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its name, its width in characters, and whether its numbers tell years."""

    name: str
    width: int
    is_year: bool = False


COLUMNS = (
    SheetColumn("县（市、区）", 12),
    SheetColumn("乡镇", 12),
    SheetColumn("年度", 7, is_year=True),
    SheetColumn("类别", 18),
    SheetColumn("指标代码", 18),
    SheetColumn("指标", 22),
    SheetColumn("数值", 12),
    SheetColumn("数值上限", 10),
    SheetColumn("单位", 8),
    SheetColumn("限定", 8),
    SheetColumn("期间", 14),
    SheetColumn("性质", 8),
    SheetColumn("状态", 8),
    SheetColumn("核定人", 10),
    SheetColumn("核定时间", 18),
    SheetColumn("位置", 14),
    SheetColumn("原文句", 70),
    SheetColumn("机器读数", 14),
    SheetColumn("原文件", 24),
)


def figure_rows(
    state: ReportState, book: Taxonomy, *, only_decided: bool = False
) -> Iterator[tuple[Value, ...]]:
    """One row for each figure that holds, in order of their place; numbers are numbers."""
    places = Places(state)
    for record in standing_figures(state, only_decided=only_decided):
        yield _row(state, record, book, places)


def _row(state: ReportState, record: FigureRecord, book: Taxonomy, places: Places) -> tuple[Value, ...]:
    figure, head = record.figure, state.head
    category = book.category(figure.indicator)
    start, end = places.scan.sentence(figure.start)
    sentence = state.document.text[start : max(end, figure.end)].strip()
    read = value_words(record.suggested) if record.suggested and record.status is Status.CORRECTED else ""
    return (
        head.county or "",
        head.town or "",
        head.year,
        category.name if category else "",
        figure.indicator or "",
        book.name_of(figure.indicator) if figure.indicator else figure.label,
        figure.value,
        figure.value_max,
        figure.unit,
        field_words("qualifier", str(figure.qualifier)),
        period_words(figure.period),
        field_words("role", str(figure.role)),
        status_words(record.status),
        record.decided_by or "",
        (record.decided_at or "").replace("T", " ")[:19],
        places.words(figure.start),
        sentence.replace("\n", " "),
        read,
        state.file_name,
    )


def all_rows(states: Iterable[ReportState], book: Taxonomy) -> Iterator[tuple[Value, ...]]:
    """The rows of several reports, one after the other."""
    for state in states:
        yield from figure_rows(state, book)
