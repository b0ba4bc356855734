"""Tables: lines, filing, showing, statistics, bases, changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.compare.arrange import Filters, RowKind, Sorting, arrange
from app.core.compare.bases import Bases, Basis, collect_bases, renamed
from app.core.compare.build import build_table
from app.core.compare.changes import ChangeKind, change
from app.core.compare.numbers import Value, rank, statistics
from app.core.compare.seen import Viewer, state_words
from app.core.compare.shown import Shower, ShownState
from app.core.compare.table import Absence, ComparisonTable, Shape
from app.core.enums import Qualifier, Role, Status
from app.core.review.mentions import Mention
from app.core.taxonomy import standard_taxonomy
from tests.core.compare.made_mentions import many, mention, report

BOOK = standard_taxonomy()
TOWNS = ("甲镇", "乙镇", "丙镇", "丁镇")


def column_of(table: ComparisonTable, code: str) -> int:
    return next(i for i, line in enumerate(table.columns) if line.indicator == code)


def table_of(*mentions: Mention, towns: tuple[str, ...] = TOWNS, year: int | None = 2024) -> ComparisonTable:
    return build_table(mentions, BOOK, reports=[report(t) for t in towns], year=year)


def shown_words(shower: Shower, row: int, code: str) -> str:
    return shower.shown(row, column_of(shower.table, code)).words.plain


def test_a_report_without_figures_is_a_line_too() -> None:
    table = table_of(mention(town="甲镇"))
    assert [line.label for line in table.rows] == list(TOWNS)
    assert table.cell(3, column_of(table, "MED.TOTAL")) is None


def test_not_reported_is_apart_from_zero() -> None:
    table = table_of(mention("LIT.LOST", 0, town="甲镇"))
    shower, column = Shower(table), column_of(table, "LIT.LOST")
    assert shower.shown(0, column).words.plain == "0 件"
    assert shower.shown(1, column).state is ShownState.NOT_STATED
    assert table.absence(1, column) is Absence.NOT_STATED


def test_reports_of_other_years_stay_out() -> None:
    table = build_table([mention(year=2023, period="2023"), mention(town="乙镇")], BOOK, year=2024)
    assert [line.label for line in table.rows] == ["乙镇"]


def test_without_a_year_each_town_and_year_is_a_line() -> None:
    table = build_table([mention(year=2023, period="2023"), mention()], BOOK)
    assert [line.label for line in table.rows] == ["甲镇 2023", "甲镇 2024"]


def test_towns_of_one_name_in_two_counties_are_two_lines() -> None:
    table = build_table([mention(county="东县"), mention(county="西县")], BOOK, year=2024)
    assert [(line.label, line.detail) for line in table.rows] == [("甲镇", "东县"), ("甲镇", "西县")]


def test_reports_that_do_not_tell_their_county_make_no_second_one() -> None:
    table = build_table([mention(town="甲镇"), mention(town="乙镇", county="")], BOOK, year=2024)
    assert [(line.label, line.detail) for line in table.rows] == [("甲镇", ""), ("乙镇", "")]


def test_a_report_without_a_town_keeps_a_line_of_its_own() -> None:
    table = build_table([mention(town="", report="r1"), mention(town="", report="r2")], BOOK, year=2024)
    assert len(table.rows) == 2


def test_a_code_the_book_does_not_know_has_a_column() -> None:
    table = table_of(mention("OLD.THING"))
    assert table.cell(0, column_of(table, "OLD.THING")) is not None


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        (5000, Qualifier.MORE_THAN, "5,000+ 件"),
        (200, Qualifier.AT_LEAST, "≥200 件"),
        (300, Qualifier.APPROX, "~300 件"),
        (300, Qualifier.LESS_THAN, "<300 件"),
        (10, Qualifier.AT_MOST, "≤10 件"),
    ],
)
def test_bounds_are_shown(value: float, qualifier: Qualifier, words: str) -> None:
    assert shown_words(Shower(table_of(mention(value=value, qualifier=qualifier))), 0, "MED.TOTAL") == words


def test_large_sums_of_money_are_told_in_ten_thousands() -> None:
    assert shown_words(Shower(table_of(mention("ENFC.FINE", 6_500_000, "元"))), 0, "ENFC.FINE") == "650 万元"


def test_ranges_show_both_ends() -> None:
    assert shown_words(Shower(table_of(mention(value=3, value_max=5))), 0, "MED.TOTAL") == "3–5 件"


def test_a_figure_per_village_uses_the_reports_own_base() -> None:
    mentions = [mention(value=30), mention("AREA.VILLAGE", 12, "个", period="stock"), mention(town="乙镇")]
    shower = Shower(table_of(*mentions), collect_bases(mentions), Basis.VILLAGE)
    assert shown_words(shower, 0, "MED.TOTAL") == "2.5 件/村"
    assert shower.shown(1, column_of(shower.table, "MED.TOTAL")).state is ShownState.NO_BASE


def test_a_base_kept_by_hand_wins() -> None:
    mentions = [mention(value=30), mention("AREA.POP", 1000, "人", period="stock")]
    row = {"town": "甲镇", "county": "东县", "year": 2024, "name": "AREA.POP", "value": 15000}
    shower = Shower(table_of(*mentions), collect_bases(mentions, [row]), Basis.THOUSAND)
    assert shown_words(shower, 0, "MED.TOTAL") == "2 件/千人"


def test_land_kept_without_a_year_serves_every_year() -> None:
    mentions = [mention(value=30), mention(value=60, year=2023, period="2023")]
    row = {"town": "甲镇", "county": "东县", "year": None, "name": "land", "value": 120}
    for year, words in ((2024, "0.25 件/平方公里"), (2023, "0.5 件/平方公里")):
        table = build_table([m for m in mentions if m.year == year], BOOK, year=year)
        shower = Shower(table, collect_bases(mentions, [row]), Basis.LAND)
        assert shown_words(shower, 0, "MED.TOTAL") == words


def test_rates_and_the_base_itself_are_never_divided() -> None:
    mentions = [mention("MED.RATE", 98, "%"), mention("AREA.VILLAGE", 12, "个", period="stock")]
    shower = Shower(table_of(*mentions), collect_bases(mentions), Basis.VILLAGE)
    assert shown_words(shower, 0, "MED.RATE") == "98 %"
    assert shown_words(shower, 0, "AREA.VILLAGE") == "12 个"


def test_a_bound_below_the_line_turns_round() -> None:
    mentions = [
        mention(value=30),
        mention("AREA.POP", 1000, "人", period="stock", qualifier=Qualifier.MORE_THAN),
    ]
    shower = Shower(table_of(*mentions), collect_bases(mentions), Basis.THOUSAND)
    assert shown_words(shower, 0, "MED.TOTAL") == "<30 件/千人"


def test_persons_and_person_times_are_never_ranked_together() -> None:
    code = "LEARN.TRAIN_ATTEND"
    mentions = [mention(code, v, "人次", town=t) for v, t in ((10, "甲镇"), (20, "乙镇"), (30, "丙镇"))]
    shower = Shower(table_of(*mentions, mention(code, 99, "人", town="丁镇")), basis=Basis.RANK)
    column = column_of(shower.table, code)
    assert shower.shown(3, column).state is ShownState.NOT_RANKED
    assert shower.statistics(code, 2024).count == 3
    assert shown_words(shower, 2, code) == "1／3"


def test_who_does_not_report_has_no_rank() -> None:
    mentions = [mention(value=v, town=t) for v, t in ((10, "甲镇"), (20, "乙镇"))]
    shower = Shower(table_of(*mentions), basis=Basis.RANK)
    assert shown_words(shower, 0, "MED.TOTAL") == "2／2"
    assert shower.shown(2, column_of(shower.table, "MED.TOTAL")).state is ShownState.NOT_STATED


def test_plans_and_other_periods_are_not_counted() -> None:
    mentions = [
        mention(value=10, town="甲镇"),
        mention(value=900, town="乙镇", role=Role.PLAN),
        mention(value=800, town="丙镇", period="2023"),
    ]
    assert Shower(table_of(*mentions)).statistics("MED.TOTAL", 2024).count == 1


def test_bounds_leave_a_rank_open() -> None:
    values = [Value(5000, "册", qualifier=Qualifier.MORE_THAN), Value(5500, "册"), Value(100, "册")]
    place = rank(values[0], statistics(values))
    assert (place.best, place.worst, place.count) == (1, 2, 3)


def test_equal_values_share_a_rank() -> None:
    values = [Value(v, "册") for v in (5, 9, 5, 1)]
    place = rank(values[0], statistics(values))
    assert (place.best, place.worst) == (2, 2)


def test_a_share_is_of_what_is_reported() -> None:
    mentions = [mention(value=v, town=t) for v, t in ((10, "甲镇"), (30, "乙镇"))]
    assert shown_words(Shower(table_of(*mentions), basis=Basis.SHARE), 0, "MED.TOTAL") == "25 %"


def test_the_median_needs_three_values() -> None:
    two = [mention(value=v, town=t) for v, t in ((10, "甲镇"), (30, "乙镇"))]
    assert Shower(table_of(*two)).median("MED.TOTAL", 2024) is None
    three = Shower(table_of(*two, mention(value=20, town="丙镇"))).median("MED.TOTAL", 2024)
    assert three is not None and three.value == 20


def test_only_a_wanted_status_is_shown() -> None:
    table = table_of(mention(town="甲镇"), mention(town="乙镇", status=Status.CONFIRMED))
    shower = Shower(table, statuses=frozenset({Status.CONFIRMED}))
    column = column_of(table, "MED.TOTAL")
    assert shower.shown(0, column).state is ShownState.SET_ASIDE
    assert shower.shown(1, column).state is ShownState.VALUE


def labels(shower: Shower, **options: object) -> list[str]:
    seen = arrange(shower, **options)  # type: ignore[arg-type]
    return [row.label for row in seen.rows if row.kind is RowKind.LINE]


def test_sorting_puts_what_is_missing_last_in_both_directions() -> None:
    mentions = [mention(value=v, town=t) for v, t in ((10, "甲镇"), (30, "丙镇"))]
    shower = Shower(table_of(*mentions))
    column = next(c for c in arrange(shower).columns if c.label == "调解(化解)矛盾纠纷数")
    assert labels(shower, sorting=Sorting(column)) == ["丙镇", "甲镇", "乙镇", "丁镇"]
    assert labels(shower, sorting=Sorting(column, descending=False)) == ["甲镇", "丙镇", "乙镇", "丁镇"]


def columns(shower: Shower, **filters: object) -> list[str]:
    seen = arrange(shower, filters=Filters(**filters))  # type: ignore[arg-type]
    return [column.label for column in seen.columns if column.kind is RowKind.LINE]


def test_filters_leave_the_lines_that_were_asked_for() -> None:
    mentions = [
        mention("MED.TOTAL", 10, town="甲镇"),
        mention("MED.TOTAL", 20, town="乙镇"),
        mention("PUB.MATERIAL", 5, "份", town="甲镇"),
        mention("PUB.MATERIAL", 5, "份", town="乙镇"),
    ]
    shower = Shower(table_of(*mentions))
    assert columns(shower) == ["调解(化解)矛盾纠纷数", "发放宣传资料数"]
    assert columns(shower, categories=frozenset({"PUB"})) == ["发放宣传资料数"]
    assert columns(shower, only_differences=True) == ["调解(化解)矛盾纠纷数"]
    assert columns(shower, text="宣传资料") == ["发放宣传资料数"]
    assert len(columns(shower, hide_empty=False)) == len(BOOK.indicators())


def test_a_search_for_a_town_leaves_the_indicators_alone() -> None:
    shower = Shower(table_of(mention()))
    seen = arrange(shower, filters=Filters(text="丙镇"))
    assert [row.label for row in seen.rows if row.kind is RowKind.LINE] == ["丙镇"]
    assert [c.label for c in seen.columns if c.kind is RowKind.LINE] == ["调解(化解)矛盾纠纷数"]


def test_a_search_that_finds_nothing_shows_nothing() -> None:
    seen = arrange(Shower(table_of(mention())), filters=Filters(text="无此指标"))
    assert not [row for row in (*seen.rows, *seen.columns) if row.kind is RowKind.LINE]


def test_a_folded_category_keeps_its_head_and_counts() -> None:
    shower = Shower(table_of(mention(), mention("MED.SUCCESS", 9)))
    seen = arrange(shower, folded=frozenset({"MED"}))
    assert [(c.kind, c.label) for c in seen.columns] == [(RowKind.GROUP, "矛盾纠纷调解")]
    row = next(i for i, r in enumerate(seen.rows) if r.label == "甲镇")
    assert Viewer(shower, seen).seen(row, 0).words.plain == "2／2"


def test_exchanged_axes_show_the_same_cells() -> None:
    shower = Shower(table_of(mention(value=7)))
    for transposed in (False, True):
        seen = arrange(shower, transposed=transposed)
        viewer = Viewer(shower, seen)
        texts = {
            viewer.seen(r, c).words.plain for r in range(len(seen.rows)) for c in range(len(seen.columns))
        }
        assert "7 件" in texts


def test_a_town_over_the_years_tells_changes() -> None:
    mentions = [
        mention(value=10, year=2023, period="2023"),
        mention(value=15, year=2024),
        mention("PUB.MATERIAL", 5, "份", year=2023, period="2023"),
    ]
    table = build_table(mentions, BOOK, shape=Shape.TOWN_BY_YEARS, town="东县|甲镇")
    shower = Shower(table)
    seen = arrange(shower)
    assert [(c.kind, c.label) for c in seen.columns] == [
        (RowKind.LINE, "2023"),
        (RowKind.LINE, "2024"),
        (RowKind.CHANGE, "2023"),
    ]
    viewer = Viewer(shower, seen)
    by_name = {row.label: i for i, row in enumerate(seen.rows) if row.kind is RowKind.LINE}
    assert viewer.seen(by_name["调解(化解)矛盾纠纷数"], 2).words.plain == "▲50%"
    assert viewer.seen(by_name["发放宣传资料数"], 2).words.plain == "未再报"


def test_a_year_without_a_report_is_no_silence() -> None:
    mentions = [mention(value=10, year=2023, period="2023"), mention(value=5, town="乙镇")]
    table = build_table(mentions, BOOK, shape=Shape.INDICATOR_BY_TOWNS_AND_YEARS, indicator="MED.TOTAL")
    viewer = Viewer(Shower(table), arrange(Shower(table)))
    assert state_words(viewer.seen(0, 1)) == "无报告"


def test_a_renamed_town_is_one_line() -> None:
    rows = [{"town": "甲乡", "county": "东县", "name": "renamed", "value": "甲镇"}]
    mentions = [mention(value=10, town="甲乡", year=2023, period="2023"), mention(value=15)]
    table = build_table(
        mentions,
        BOOK,
        shape=Shape.INDICATOR_BY_TOWNS_AND_YEARS,
        indicator="MED.TOTAL",
        renamed=renamed(rows),
    )
    assert [line.label for line in table.rows] == ["甲镇"]


@pytest.mark.parametrize(
    ("now", "counties", "keys"),
    [
        ("东县甲镇", ("东县", "西县"), {"东县|甲镇"}),
        ("甲镇", ("东县", "西县"), {"西县|甲镇", "东县|甲镇"}),
        ("东县甲镇", ("西县",), {"西县|东县甲镇", "东县|甲镇"}),  # no county of this library: a name
        ("东县", ("东县",), {"西县|东县", "东县|甲镇"}),
    ],
)
def test_a_town_that_went_to_another_county_is_one_line(
    now: str, counties: tuple[str, ...], keys: set[str]
) -> None:
    rows = [{"town": "甲乡", "county": "西县", "name": "renamed", "value": now}]
    old = replace(mention(value=10, town="甲乡", year=2023, period="2023"), county="西县")
    table = build_table(
        [old, mention(value=15)],
        BOOK,
        shape=Shape.INDICATOR_BY_TOWNS_AND_YEARS,
        indicator="MED.TOTAL",
        renamed=renamed(rows, counties),
    )
    assert {line.town for line in table.rows} == keys
    one = build_table(
        [old, mention(value=15)],
        BOOK,
        shape=Shape.TOWN_BY_YEARS,
        town="东县|甲镇",
        renamed=renamed(rows, counties),
    )
    assert [line.year for line in one.columns] == ([2023, 2024] if len(keys) == 1 else [2024])


@pytest.mark.parametrize(
    ("before", "after", "kind", "jump"),
    [
        (Value(10, "件"), Value(12, "件"), ChangeKind.UP, False),
        (Value(10, "件"), Value(31, "件"), ChangeKind.UP, True),
        (Value(90, "件"), Value(20, "件"), ChangeKind.DOWN, True),
        (Value(1, "件"), Value(4, "件"), ChangeKind.UP, False),
        (Value(10, "件"), Value(10, "件"), ChangeKind.IDENTICAL, False),
        (Value(5000, "册", qualifier=Qualifier.MORE_THAN), Value(5600, "册"), ChangeKind.UNCERTAIN, False),
        (None, Value(3, "件"), ChangeKind.NEW, False),
        (Value(3, "件"), None, ChangeKind.VANISHED, False),
    ],
)
def test_a_change_is_told(before: Value | None, after: Value | None, kind: ChangeKind, jump: bool) -> None:
    found = change(before, after)
    assert found is not None
    assert (found.kind, found.is_jump) == (kind, jump)


def test_rates_change_in_points() -> None:
    found = change(Value(95, "%"), Value(98.5, "%"), is_rate=True)
    assert found is not None and found.difference == pytest.approx(3.5) and found.is_rate


def test_no_bases_is_no_base() -> None:
    assert Bases({}).find("东县|甲镇", 2024, Basis.VILLAGE) is None


def test_every_seen_cell_of_a_large_made_table_can_be_read() -> None:
    mentions, reports = many(12, years=(2023, 2024))
    for shape in Shape:
        table = build_table(
            mentions, BOOK, reports=reports, shape=shape, year=2024, town="东县|第0镇", indicator="MED.TOTAL"
        )
        for basis in Basis:
            shower = Shower(table, collect_bases(mentions), basis)
            seen = arrange(shower)
            viewer = Viewer(shower, seen)
            cells = [
                viewer.seen(row, column)
                for row in range(len(seen.rows))
                for column in range(len(seen.columns))
            ]
            assert any(cell.words for cell in cells)
