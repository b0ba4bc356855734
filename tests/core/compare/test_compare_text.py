"""Typing into cells, the grid for paper, the clipboard, and chart models."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.compare.arrange import arrange
from app.core.compare.build import build_table
from app.core.compare.charts import bar_chart, heat_map, scatter, slope_chart, small_multiples
from app.core.compare.clipboard import as_html, as_tsv
from app.core.compare.export import grid_table
from app.core.compare.seen import Viewer
from app.core.compare.shown import Shower
from app.core.compare.table import Shape
from app.core.compare.typed import read_number, typed_fields, typed_words
from app.core.enums import Qualifier
from app.core.review.mentions import Mention
from app.core.summary.grid import CellState, GridCell, GridHead, GridTable
from app.core.taxonomy import standard_taxonomy
from tests.core.compare.made_mentions import many, mention, report

BOOK = standard_taxonomy()


def viewer_of(*mentions: Mention, towns: tuple[str, ...] = ("甲镇", "乙镇", "丙镇")) -> Viewer:
    table = build_table(mentions, BOOK, reports=[report(t) for t in towns], year=2024)
    shower = Shower(table)
    return Viewer(shower, arrange(shower))


@pytest.mark.parametrize(
    ("text", "value", "top", "qualifier"),
    [
        ("12", 12, None, Qualifier.EXACT),
        ("5000+", 5000, None, Qualifier.MORE_THAN),
        ("5,000余", 5000, None, Qualifier.MORE_THAN),
        ("≥200", 200, None, Qualifier.AT_LEAST),
        ("200以上", 200, None, Qualifier.AT_LEAST),
        ("约1.5万", 15000, None, Qualifier.APPROX),
        ("3-5", 3, 5, Qualifier.EXACT),
        ("97.7", 97.7, None, Qualifier.EXACT),
    ],
)
def test_a_typed_number_is_read(text: str, value: float, top: float | None, qualifier: Qualifier) -> None:
    typed = read_number(text)
    assert typed is not None
    assert (typed.value, typed.value_max, typed.qualifier) == (value, top, qualifier)


@pytest.mark.parametrize("text", ["", "无", "12件事", "1e9", "--5", "5000++"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(0, 10**8), st.sampled_from(Qualifier))
def test_what_is_put_up_for_editing_reads_back_unchanged(cents: int, qualifier: Qualifier) -> None:
    stated = mention(value=cents / 100, qualifier=qualifier)
    assert typed_fields(typed_words(stated), stated) == {}


def test_only_changed_fields_are_told() -> None:
    assert typed_fields("12+", mention(value=12)) == {"qualifier": Qualifier.MORE_THAN}


def test_the_grid_holds_values_states_and_sentences() -> None:
    viewer = viewer_of(mention(value=0), mention(value=5000, qualifier=Qualifier.MORE_THAN, town="乙镇"))
    grid = grid_table(viewer, lookup=lambda report, start, end: (f"{report}的一句。", 0, 1))
    body = [row[0] for row in grid.cells]
    assert [head.text for head in grid.row_heads] == ["中位数", "已报告", "甲镇", "乙镇", "丙镇"]
    assert grid.column_heads == (GridHead("调解(化解)矛盾纠纷数", "矛盾纠纷调解", "件"),)
    assert body[2] == GridCell("0", 0.0, "", CellState.ZERO, "东县-甲镇-2024的一句。")
    assert body[3].text == "5,000+" and body[3].state is CellState.BOUND
    assert body[4].text == "未报告" and body[4].state is CellState.MISSING and body[4].value is None


@pytest.mark.parametrize(
    ("counties", "words", "groups"),
    [
        (("东县", "东县", "西县"), ["甲镇", "乙镇", "丙镇"], ["东县", "东县", "西县"]),
        (("东县", "西县", "东县"), ["甲镇（东县）", "乙镇（西县）", "丙镇（东县）"], ["", "", ""]),
    ],
)
def test_towns_say_their_county_themselves_where_counties_are_mixed(
    counties: tuple[str, ...], words: list[str], groups: list[str]
) -> None:
    rows = [
        report(town, county=county) for town, county in zip(("甲镇", "乙镇", "丙镇"), counties, strict=True)
    ]
    shower = Shower(build_table([mention(county=counties[0])], BOOK, reports=rows, year=2024))
    heads = grid_table(Viewer(shower, arrange(shower))).row_heads[2:]
    assert ([head.text for head in heads], [head.group for head in heads]) == (words, groups)


def test_the_grid_tells_conflicts_and_the_other_mentions() -> None:
    cell = grid_table(viewer_of(mention(value=5, start=1), mention(value=9, start=50))).cells[2][0]
    assert cell.state is CellState.CONFLICT
    assert "5 件" in cell.note


def test_the_clipboard_has_bare_numbers_and_no_formulas() -> None:
    grid = GridTable(
        "",
        (GridHead("=HYPERLINK()"), GridHead("数", unit="件")),
        (GridHead("甲\t镇"),),
        ((GridCell("1,234", 1234.0), GridCell("5,000+", 5000.0)),),
        corner="乡镇",
    )
    assert as_tsv(grid) == "乡镇\t'=HYPERLINK()\t数（件）\r\n甲 镇\t1234\t5,000+\r\n"


def test_the_clipboards_html_is_escaped() -> None:
    grid = GridTable("", (GridHead("<img src=x>"),), (GridHead("甲"),), ((GridCell("1", 1.0),),))
    assert "<img" not in as_html(grid)


def test_bars_are_sorted_and_what_is_missing_stays_missing() -> None:
    viewer = viewer_of(mention(value=5), mention(value=9, town="丙镇"))
    chart = bar_chart(viewer, "MED.TOTAL")
    assert [(b.label, b.value) for b in chart.bars] == [("丙镇", 9.0), ("甲镇", 5.0), ("乙镇", None)]
    library_order = bar_chart(viewer, "MED.TOTAL", by_value=False)
    assert [b.label for b in library_order.bars] == ["甲镇", "乙镇", "丙镇"]
    assert chart.bars[0].mention is not None


def test_small_multiples_leave_out_what_nobody_states() -> None:
    viewer = viewer_of(mention(value=5))
    assert len(small_multiples(viewer, ["MED.TOTAL", "MED.SUCCESS"]).panels) == 1


def test_slopes_have_a_gap_where_a_year_has_no_value() -> None:
    mentions = [mention(value=v, year=y, period=str(y)) for v, y in ((5, 2022), (7, 2024))]
    mentions.append(mention("PUB.MATERIAL", 1, "份", year=2023, period="2023"))
    table = build_table(mentions, BOOK, shape=Shape.INDICATOR_BY_TOWNS_AND_YEARS, indicator="MED.TOTAL")
    chart = slope_chart(Viewer(Shower(table), arrange(Shower(table))), "MED.TOTAL")
    assert chart.years == ("2022", "2023", "2024")
    assert [m.value for m in chart.slopes[0].marks] == [5.0, None, 7.0]


def test_the_heat_map_counts_what_is_stated_of_what_anybody_states() -> None:
    viewer = viewer_of(mention(), mention("MED.SUCCESS", 3, town="乙镇"), mention(town="乙镇"))
    chart = heat_map(viewer.shower.table, viewer.arrangement)
    assert chart.columns == ("矛盾纠纷调解",)
    assert [(cells[0].stated, cells[0].possible) for cells in chart.cells] == [(1, 2), (2, 2), (0, 2)]


def test_a_scatter_needs_both_values() -> None:
    viewer = viewer_of(mention(value=5), mention("MED.SUCCESS", 3), mention(value=7, town="乙镇"))
    chart = scatter(viewer, "MED.TOTAL", "MED.SUCCESS")
    assert [(p.x.value, p.y.value) for p in chart.points] == [(5.0, 3.0)]
    assert chart.left_out == 2


def test_charts_of_a_large_made_table_can_be_made() -> None:
    mentions, reports = many(30)
    viewer_all = Viewer(
        shower := Shower(build_table(mentions, BOOK, reports=reports, year=2024)), arrange(shower)
    )
    for indicator in BOOK.indicators():
        chart = bar_chart(viewer_all, indicator.code)
        assert len(chart.bars) == 30
