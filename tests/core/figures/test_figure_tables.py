"""Bare numbers in the cells of a table."""

from __future__ import annotations

from app.core.figures import find_figures
from app.core.scan import Scan


def read(*lines: str) -> list[tuple[str, float, str]]:
    text = "\n".join(lines)
    found = find_figures(Scan(text), ())
    assert all(figure.surface == text[figure.start : figure.end] for figure in found)
    return [(figure.surface, figure.value, figure.unit) for figure in found]


def test_a_row_gives_its_numbers_the_unit_that_ends_its_label() -> None:
    assert read("指标\t上年\t本年", "走访商户（家次）\t1,204\t1360") == [
        ("1,204", 1204, "家次"),
        ("1360", 1360, "家次"),
    ]


def test_a_columns_head_goes_before_the_rows_label() -> None:
    assert read("指标\t本年\t完成率（%）", "栽树（株）\t800\t96.5") == [
        ("800", 800, "株"),
        ("96.5", 96.5, "%"),
    ]


def test_a_column_of_units_gives_them_to_its_rows() -> None:
    assert read("序号\t事项\t单位\t数量", "1\t院坝会\t场\t12", "2\t宣传单\t份\t3000") == [
        ("12", 12, "场"),
        ("3000", 3000, "份"),
    ]


def test_the_line_above_gives_unit_and_scale_to_a_whole_table() -> None:
    assert read("收支情况（单位：万元）", "项目\t决算数", "税收收入\t431.5") == [("431.5", 4_315_000, "元")]


def test_numbers_that_the_unit_does_not_measure_are_left() -> None:
    assert read("项目\t年份\t排名\t同比增长", "栽树（株）\t2023\t2\t5") == []


def test_a_cell_without_any_unit_is_no_figure() -> None:
    assert read("项目\t数量", "院坝会\t12", "3\t5") == []


def test_a_cell_with_its_unit_is_read_once() -> None:
    assert read("项目（件）\t数量", "纠纷（件）\t12件") == [("12件", 12, "件")]


def test_a_column_headed_by_a_year_is_of_that_year() -> None:
    found = find_figures(Scan("指标\t2023年\t2024\t累计\n栽树（株）\t800\t960\t1760"), ())
    assert [figure.period for figure in found] == ["2023", "2024", None]


def test_upright_strokes_bound_cells_too() -> None:
    assert read("| 事项 | 数量（场） |", "| --- | --- |", "| 院坝会 | 12 |") == [("12", 12, "场")]
    assert read("事项 | 占比（%） |", "线上 | 61.5 |") == [("61.5", 61.5, "%")]
