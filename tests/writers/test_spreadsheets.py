"""Excel and CSV, opened with readers that are not ours."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
from paperstates import state

from app.core.enums import Status
from app.core.report import Document
from app.core.state import ReportState
from app.core.summary.grid import CellState, GridCell, GridHead, GridTable
from app.core.taxonomy import standard_taxonomy
from app.writers.csv_ import defused, save_csv, save_grid_csv
from app.writers.xlsx import save_grid_xlsx, save_xlsx

BOOK = standard_taxonomy()


def hostile() -> ReportState:
    """A report whose town, file and text begin like formulas."""
    given = state()
    text = given.document.text.replace("2024年组织学法", '=HYPERLINK("x")', 1)
    head = replace(given.head, town="=1+1", county="@SUM(A1)")
    return replace(given, head=head, document=Document(text), file_name="+cmd|' /C calc'!A0")


def test_there_is_a_sheet_for_all_and_one_for_each_town(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state(), state(town="白沙镇", key="r2"), state(key="r3")], BOOK)
    assert openpyxl.load_workbook(path).sheetnames == ["全部数据", "青石镇", "白沙镇", "青石镇(2)"]


def test_numbers_are_numbers_and_the_sentence_stands_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state()], BOOK)
    sheet = openpyxl.load_workbook(path)["全部数据"]
    names = [cell.value for cell in sheet[1]]
    row = dict(zip(names, list(sheet[3]), strict=True))
    assert row["数值"].value == 5000
    assert row["数值"].data_type == "n"
    assert row["单位"].value == "册"
    assert row["限定"].value == "余"
    assert row["原文句"].value == "2024年发放宣传资料5000余册。"


def test_the_figures_of_one_report_stand_on_one_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state()], BOOK)
    assert openpyxl.load_workbook(path).sheetnames == ["全部数据"]


def test_a_year_is_a_number_without_a_comma(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state()], BOOK)
    sheet = openpyxl.load_workbook(path)["全部数据"]
    names = [cell.value for cell in sheet[1]]
    year, value = sheet[3][names.index("年度")], sheet[3][names.index("数值")]
    assert (year.value, year.number_format) == (2024, "0")
    assert value.number_format == "#,##0"


def test_heads_are_frozen_and_columns_filtered_on_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state(), state(town="白沙镇", key="r2")], BOOK)
    sheets = openpyxl.load_workbook(path).worksheets
    assert {sheet.freeze_panes for sheet in sheets} == {"C2"}
    assert all(sheet.auto_filter.ref.startswith("A1:") for sheet in sheets)
    assert all(sheet.print_options.gridLines for sheet in sheets)


def test_rejected_figures_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [state()], BOOK)
    held = [r for r in state().figures if r.status is not Status.REJECTED]
    assert openpyxl.load_workbook(path)["全部数据"].max_row == len(held) + 1


def test_no_text_becomes_a_formula_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_xlsx(path, [hostile()], BOOK)
    for sheet in openpyxl.load_workbook(path):
        assert not [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    with zipfile.ZipFile(path) as package:
        assert not [n for n in package.namelist() if b"<f>" in package.read(n)]
        assert not [n for n in package.namelist() if "externalLink" in n]


def test_heads_of_columns_stand_over_the_middle_of_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    grid = GridTable("对比", (GridHead("甲"),), (GridHead("乙"),), ((GridCell("1", 1.0),),))
    save_grid_xlsx(path, grid)
    sheet = openpyxl.load_workbook(path)["对比"]
    assert sheet["B4"].value == "甲" and sheet["B4"].alignment.horizontal == "center"


def test_csv_has_a_mark_for_excel_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    save_csv(path, [hostile()], BOOK)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][:2] == ["'@SUM(A1)", "'=1+1"]
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@"))]


def test_negative_numbers_stay_numbers_in_csv() -> None:
    assert defused(-5.0) == -5
    assert defused("-5") == "'-5"
    assert defused(" =1") == "' =1"
    assert defused("＝1") == "'＝1"
    assert defused(None) == ""


def grid() -> GridTable:
    cells = (
        (GridCell("", None, state=CellState.MISSING), GridCell("0", 0.0, state=CellState.ZERO)),
        (GridCell("5000+", 5000.0, state=CellState.BOUND, sentence="发放5000余册。"), GridCell("12", 12.0)),
    )
    heads = (GridHead("宣传资料", "普法宣传", "册"), GridHead("调解", "矛盾纠纷调解", "件"))
    return GridTable("各镇对比", heads, (GridHead("甲镇"), GridHead("乙镇")), cells, corner="乡镇")


def test_a_comparison_keeps_missing_zero_and_bounds_apart(tmp_path: Path) -> None:
    path = tmp_path / "g.xlsx"
    save_grid_xlsx(path, grid())
    book = openpyxl.load_workbook(path)
    sheet = book["对比"]
    assert sheet["B5"].value is None
    assert sheet["C5"].value == 0
    assert sheet["B6"].value == "5000+"
    assert "发放5000余册。" in sheet["B6"].comment.text
    detail = [[c.value for c in row] for row in book["明细"].iter_rows(min_row=2)]
    assert [
        "乙镇",
        None,
        "宣传资料",
        "普法宣传",
        "册",
        5000,
        "5000+",
        "约数或界限",
        None,
        "发放5000余册。",
    ] in detail


def test_a_comparison_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    save_grid_csv(path, grid())
    lines = path.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[:3] == ["乡镇,宣传资料（册）,调解（件）", "甲镇,,0", "乙镇,5000+,12"]


def test_a_comparison_is_set_up_for_paper_with_its_groups(tmp_path: Path) -> None:
    heads = tuple(GridHead(f"指标{n}", group="学法" if n < 2 else "普法", unit="次") for n in range(3))
    rows = (GridHead("中位数"), GridHead("青石镇", group="云山县"), GridHead("白沙镇"))
    cells = tuple(tuple(GridCell(str(n), float(n)) for n in range(3)) for _ in rows)
    path = tmp_path / "g.xlsx"
    save_grid_xlsx(path, GridTable("对比", heads, rows, cells, corner="乡镇"))
    sheet = openpyxl.load_workbook(path)["对比"]
    assert [str(found) for found in sheet.merged_cells.ranges] == ["B3:C3"]
    assert [sheet.cell(row, 1).value for row in range(4, 10)] == [
        "乡镇",
        "中位数",
        "云山县",
        "青石镇",
        "（未分组）",
        "白沙镇",
    ]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$4", "$A:$A")
    assert sheet.freeze_panes == "B5"
