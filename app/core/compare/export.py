"""An arranged comparison as the neutral grid that paper, spreadsheets and the clipboard are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from app.core.compare.arrange import Row, RowKind
from app.core.compare.bases import Basis
from app.core.compare.numbers import Value, value_words
from app.core.compare.seen import Seen, Viewer, state_words
from app.core.compare.shown import ShownState
from app.core.compare.table import LineKind, Shape
from app.core.enums import Qualifier, Status
from app.core.review.mentions import Mention
from app.core.summary.grid import CellState, GridCell, GridHead, GridTable
from app.core.summary.wording import period_words

SentenceLookup = Callable[[str, int, int], tuple[str, int, int]]
_BASES = {
    Basis.VALUE: "",
    Basis.VILLAGE: "每村（社区）平均",
    Basis.RESIDENT: "每人平均",
    Basis.THOUSAND: "每千人平均",
    Basis.LAND: "每平方公里平均",
    Basis.OFFICER: "每名执法人员平均",
    Basis.SHARE: "占已报告乡镇之和的比重（%）",
    Basis.RANK: "在已报告乡镇中的位次",
}
_REMARKS = (
    "“未报告”指报告中没有写到，不等于0；“无报告”指没有该年度的报告。",
    "“+”指“余、多、超过”，“≥”指“以上、不少于”，“<”指“近、不足”，“≤”指“以内、不超过”，“~”指“约、左右”。",
    "同一指标多处提到的，依次取人工核定的、本年度的、总数（不取其中数、计划数）、后出现的。",
)


def head_words(row: Row) -> str:
    """A head in words."""
    if row.kind is RowKind.MEDIAN:
        return "中位数"
    if row.kind is RowKind.REPORTED:
        return "已报告"
    if row.kind is RowKind.CHANGE:
        return f"较{row.label}年"
    return row.label


def _head(viewer: Viewer, row: Row, *, of_rows: bool) -> GridHead:
    line = viewer.line(row, of_rows=of_rows)
    if line is None or line.kind is not LineKind.INDICATOR or row.kind is not RowKind.LINE:
        group = line.detail if line is not None and line.kind is LineKind.TOWN else ""
        return GridHead(head_words(row), group)
    book = viewer.shower.table.book
    category, indicator = book.category(row.group), book.indicator(line.indicator)
    unit = indicator.units[0] if indicator and indicator.units else ""
    plain = viewer.shower.basis is Basis.VALUE
    return GridHead(row.label, category.name if category else row.group, unit if plain else "")


def _heads(viewer: Viewer, rows: Sequence[Row], *, of_rows: bool) -> tuple[GridHead, ...]:
    """The heads; where a county comes again behind another one, its towns say themselves which is theirs."""
    heads = tuple(_head(viewer, row, of_rows=of_rows) for row in rows)
    lines = (viewer.line(row, of_rows=of_rows) for row in rows)
    if not any(line is not None and line.kind is LineKind.TOWN for line in lines):
        return heads
    counties = [county for county, _ in groupby(head.group for head in heads) if county]
    if len(set(counties)) == len(counties):
        return heads
    return tuple(replace(h, text=f"{h.text}（{h.group}）" if h.group else h.text, group="") for h in heads)


def _notes(seen: Seen) -> str:
    cell = seen.cell
    if cell is None:
        return ""
    notes = []
    if cell.conflict:
        notes.append("报告内前后矛盾")
    if cell.is_plan:
        notes.append("计划数")
    if cell.off_period:
        notes.append(f"期间为{period_words(cell.mention.period)}")
    if cell.off_measure:
        notes.append("单位与多数不同")
    if len(cell.mentions) > 1:
        notes.append("另有：" + "；".join(_stated(m) for m in cell.mentions if m is not cell.mention))
    return "；".join(notes)


def _stated(mention: Mention) -> str:
    return value_words(Value(mention.value, mention.unit, mention.value_max, mention.qualifier)).plain


def _state(seen: Seen) -> CellState:
    cell, shown = seen.cell, seen.shown
    if shown is None:
        return CellState.REPORTED if seen.words.plain else CellState.EMPTY
    if cell is None or shown.value is None:
        return CellState.EMPTY if shown.state is ShownState.NO_REPORT else CellState.MISSING
    if cell.conflict:
        return CellState.CONFLICT
    if cell.mention.status in (Status.CORRECTED, Status.ADDED):
        return CellState.CORRECTED
    if shown.value.qualifier is not Qualifier.EXACT:
        return CellState.BOUND
    return CellState.ZERO if shown.value.value == 0 else CellState.REPORTED


def _cell(seen: Seen, unit: str, lookup: SentenceLookup | None) -> GridCell:
    mention = seen.mention
    words = seen.words
    if words.unit == unit:
        words = replace(words, unit="")
    value = seen.shown.value.value if seen.shown and seen.shown.value else None
    sentence = ""
    if mention is not None and lookup is not None:
        sentence = lookup(mention.report, mention.start, mention.end)[0].strip()
    return GridCell(words.plain or state_words(seen), value, _notes(seen), _state(seen), sentence)


def grid_table(
    viewer: Viewer,
    *,
    lookup: SentenceLookup | None = None,
    rows: Sequence[int] | None = None,
    columns: Sequence[int] | None = None,
) -> GridTable:
    """What is seen, or the given ``rows`` and ``columns`` of it, as a grid. Group heads become the heads'
    groups.

    ``lookup`` adds the sentence behind each value; without it no report has to be opened.
    """
    arrangement, table = viewer.arrangement, viewer.shower.table
    down = [i for i in _wanted(rows, len(arrangement.rows)) if _is_printed(arrangement.rows[i])]
    across = [i for i in _wanted(columns, len(arrangement.columns)) if _is_printed(arrangement.columns[i])]
    row_heads = _heads(viewer, [arrangement.rows[i] for i in down], of_rows=True)
    column_heads = _heads(viewer, [arrangement.columns[i] for i in across], of_rows=False)
    cells = tuple(
        tuple(
            _cell(viewer.seen(r, c), row_head.unit or column_head.unit, lookup)
            for c, column_head in zip(across, column_heads, strict=True)
        )
        for r, row_head in zip(down, row_heads, strict=True)
    )
    first = table.rows[0].kind if table.rows else LineKind.TOWN
    down_kind = (
        first
        if not arrangement.is_transposed
        else (table.columns[0].kind if table.columns else LineKind.INDICATOR)
    )
    return GridTable(
        title=_title(viewer),
        column_heads=column_heads,
        row_heads=row_heads,
        cells=cells,
        corner=_CORNERS[down_kind],
        subtitle=_BASES[viewer.shower.basis],
        remarks=_REMARKS,
    )


_CORNERS = {LineKind.TOWN: "乡镇", LineKind.INDICATOR: "指标", LineKind.YEAR: "年度"}


def _wanted(chosen: Sequence[int] | None, count: int) -> Sequence[int]:
    return range(count) if chosen is None else chosen


def _is_printed(row: Row) -> bool:
    return row.kind is not RowKind.GROUP or row.is_folded


def _title(viewer: Viewer) -> str:
    table = viewer.shower.table
    if table.shape is Shape.TOWN_BY_YEARS:
        return f"{table.fixed.label}历年指标对比"
    if table.shape is Shape.INDICATOR_BY_TOWNS_AND_YEARS:
        return f"各镇历年“{table.fixed.label}”对比"
    return f"{table.fixed.label}年各镇指标对比" if table.fixed.label else "各镇各年度指标对比"
