from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.core.enums import FindingState, Qualifier, Severity, Status
from app.core.report import Figure, Finding
from app.core.state import FigureRecord, FindingRecord
from app.core.taxonomy import standard_taxonomy
from app.models.figures.choice import (
    COL_INDICATOR,
    COL_PERIOD,
    COL_STATUS,
    COL_VALUE,
    READING_ORDER,
    FigureChoice,
    choice_from,
)
from app.models.figures.table import AMOUNT_ROLE, CONFLICT_ROLE, KEY_ROLE, UNIT_ROLE, FigureTableModel

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
BOOK = standard_taxonomy()


def record(key: str, start: int, code: str | None, value: float, **more: object) -> FigureRecord:
    status = Status(str(more.pop("status", "suggested")))
    made = Figure(start, start + 2, "词", value, "件", indicator=code, label="案件")
    return FigureRecord(key, "r", replace(made, **more), status, suggested=made)  # type: ignore[arg-type]


RECORDS = (
    record("b", 20, "PUB.MATERIALS", 5000, unit="册", qualifier=Qualifier.MORE_THAN, period="2024"),
    record("a", 10, "LEARN.TRAINED", 162, unit="人次", status="confirmed", period="2023-"),
    record("c", 30, None, 3, status="rejected", period="stock"),
    record("d", 40, "PUB.MATERIALS", 12000, status="corrected"),
)


@pytest.fixture
def table(qapp: object) -> Iterator[FigureTableModel]:
    model = FigureTableModel()
    tester = QAbstractItemModelTester(model, STRICT)
    model.set_records(RECORDS, BOOK)
    yield model
    del tester  # before its model


def keys(model: FigureTableModel) -> list[str]:
    rows = (model.index(row, 0).data(KEY_ROLE) for row in range(model.rowCount()))
    return [key for key in rows if key]


def heads(model: FigureTableModel) -> list[str]:
    return [model.index(row, 0).data() for row in model.heads()]


def choose(model: FigureTableModel, **wishes: Any) -> None:
    model.choose(replace(model.choice, **wishes))


def words(model: FigureTableModel, key: str) -> list[str]:
    index = model.index_of(key)
    return [index.siblingAtColumn(column).data() for column in range(model.columnCount())]


def test_figures_stand_in_reading_order(table: FigureTableModel) -> None:
    assert keys(table) == ["a", "b", "c", "d"]


def test_a_row_tells_indicator_value_with_bound_period_and_status(table: FigureTableModel) -> None:
    name = BOOK.name_of("PUB.MATERIALS")
    assert words(table, "b") == [name, "5000+ 册", "2024", "○ 待核"]
    assert words(table, "c") == ["案件", "3 件", "时点", "✕ 已排除"]
    assert words(table, "a")[COL_PERIOD] == "2023–"
    assert words(table, "d")[COL_VALUE] == "12,000 件"


def test_number_and_unit_are_told_apart_for_painting(table: FigureTableModel) -> None:
    index = table.index_of("b")
    assert (index.data(AMOUNT_ROLE), index.data(UNIT_ROLE)) == ("5000+", "册")


def test_heads_name_the_columns(table: FigureTableModel) -> None:
    heads = [table.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["指标", "数值", "期间", "状态"]


def test_a_screen_reader_hears_the_whole_row(table: FigureTableModel) -> None:
    heard = table.index_of("b").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "5000+ 册" in heard and "待核" in heard


def test_grouped_by_category_in_the_order_of_the_book(table: FigureTableModel) -> None:
    choose(table, is_grouped=True)
    assert keys(table) == ["a", "b", "d", "c"]
    assert [head.partition("（")[2] for head in heads(table)] == ["1）", "2）", "1）"]
    assert heads(table)[1:] == ["▾ 普法宣传（2）", "▾ 未归类（1）"]


def test_the_figures_below_a_head_are_folded_away(table: FigureTableModel) -> None:
    choose(table, is_grouped=True)
    table.fold(table.heads()[1])
    assert keys(table) == ["a", "c"] and heads(table)[1] == "▸ 普法宣传（2）"
    table.fold(table.heads()[1], folded=True)
    assert keys(table) == ["a", "c"]
    table.fold(table.heads()[1])
    assert keys(table) == ["a", "b", "d", "c"]


def test_a_change_of_status_changes_one_row(table: FigureTableModel) -> None:
    told: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    table.update_figures([replace(RECORDS[0], status=Status.CONFIRMED)])
    assert told == [(1, 1)]
    assert words(table, "b")[COL_STATUS] == "✓ 已确认"


def test_a_change_of_category_moves_the_row_to_its_group(table: FigureTableModel) -> None:
    choose(table, is_grouped=True)
    moved = replace(RECORDS[2], figure=replace(RECORDS[2].figure, indicator="LEAD.MEETING"))
    table.update_figures([moved])
    assert keys(table) == ["c", "a", "b", "d"]


def test_new_and_removed_figures_come_and_go_at_their_place(table: FigureTableModel) -> None:
    table.update_figures([record("n", 25, None, 1, status="added")])
    assert keys(table) == ["a", "b", "n", "c", "d"]
    table.remove_figures(["a", "nobody"])
    assert keys(table) == ["b", "n", "c", "d"]


def test_sorting_by_value_is_by_number_and_keeps_groups_in_order(table: FigureTableModel) -> None:
    table.sort(COL_VALUE, Qt.SortOrder.DescendingOrder)
    assert keys(table) == ["d", "b", "a", "c"]
    choose(table, is_grouped=True)
    assert keys(table) == ["a", "d", "b", "c"]
    table.sort(COL_INDICATOR, Qt.SortOrder.AscendingOrder)
    assert keys(table)[0] == "a"
    choose(table, is_grouped=False)
    table.sort(READING_ORDER)
    assert keys(table) == ["a", "b", "c", "d"]


def test_filters_by_status_category_and_words_work_together(table: FigureTableModel) -> None:
    choose(table, category="PUB")
    assert keys(table) == ["b", "d"]
    choose(table, status="corrected")
    assert keys(table) == ["d"]
    choose(table, status="", category=None, words="5000")
    assert keys(table) == ["b"] and (table.shown, table.total) == (1, 4)
    choose(table, words="", category="")
    assert keys(table) == ["c"]


def test_words_are_looked_for_in_all_that_a_row_says(table: FigureTableModel) -> None:
    for words, found in (("册", "b"), ("2023–", "a"), ("已排除", "c"), ("12,000", "d"), ("案件", "abcd")):
        choose(table, words=words)
        assert keys(table) == list(found), words


def test_a_figure_comes_and_goes_as_it_fits_the_choice(table: FigureTableModel) -> None:
    choose(table, status="suggested")
    assert keys(table) == ["b"]
    table.update_figures([replace(RECORDS[0], status=Status.CONFIRMED)])
    assert keys(table) == []
    table.update_figures([RECORDS[0], replace(RECORDS[2], status=Status.SUGGESTED)])
    assert keys(table) == ["b", "c"]


def test_a_sorted_row_moves_when_its_value_changes(table: FigureTableModel) -> None:
    table.sort(COL_VALUE)
    table.update_figures([replace(RECORDS[2], figure=replace(RECORDS[2].figure, value=99_999.0))])
    assert keys(table) == ["a", "b", "d", "c"]


def test_many_new_figures_come_at_once(table: FigureTableModel) -> None:
    table.update_figures([record(f"n{n:03}", 100 + n, None, n) for n in range(60)])
    assert len(keys(table)) == 64 and keys(table)[:5] == ["a", "b", "c", "d", "n000"]


def test_groups_without_a_shown_figure_are_hidden(table: FigureTableModel) -> None:
    choose(table, is_grouped=True, category="PUB")
    assert len(heads(table)) == 1
    table.update_figures([record("z", 50, "PUB.MATERIALS", 9)])
    assert keys(table) == ["b", "d", "z"]


def test_a_choice_is_kept_as_plain_values() -> None:
    choice = FigureChoice("corrected", "PUB", "册", True, COL_VALUE, True)
    assert choice_from(choice.as_plain()) == choice
    assert choice_from({}) == FigureChoice()
    odd = {"status": "gone", "category": 3, "words": None, "is_grouped": 1, "column": 17, "is_falling": "yes"}
    assert choice_from(odd) == FigureChoice()


def test_contradicted_figures_are_marked_until_the_finding_is_dismissed(table: FigureTableModel) -> None:
    pair = Finding("contradiction", Severity.ERROR, "矛盾", ((10, 12), (31, 35)))
    alone = Finding("vague", Severity.INFO, "含糊", ((20, 22),))
    found = FindingRecord("x", "r", pair)
    table.set_findings([found, FindingRecord("y", "r", alone)])
    assert [key for key in "abcd" if table.index_of(key).data(CONFLICT_ROLE)] == ["a", "c"]
    assert "不一致" in table.index_of("a").data(Qt.ItemDataRole.AccessibleTextRole)
    told: list[int] = []
    table.dataChanged.connect(lambda first, _last: told.append(first.row()))
    table.set_findings([replace(found, state=FindingState.DISMISSED)])
    assert sorted(told) == [0, 2]
    assert not table.index_of("a").data(CONFLICT_ROLE)


def test_an_empty_table_has_no_rows(qapp: object) -> None:
    model = FigureTableModel()
    assert model.rowCount() == 0
    assert not model.index_of("x").isValid()
