"""What a person selects is read as the machine would read it, traps included, and boundaries snap to the number."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.core.enums import FigureKind, Qualifier
from app.core.figures import edge_beyond, find_figures, nearest_edge, read_selection, snap, touching
from app.core.scan import Scan


def selected(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("text", "part", "value", "unit", "qualifier"),
    [
        ("发放宣传单1.5万余份、制作专栏", "1.5万余份", 15000, "份", Qualifier.MORE_THAN),
        ("发放宣传单1.5万余份、制作专栏", "1.5万", 15000, "", Qualifier.EXACT),
        ("发放宣传单1.5万余份、制作专栏", "发放宣传单1.5万余份", 15000, "份", Qualifier.MORE_THAN),
        ("吸引近300名群众", "300名", 300, "名", Qualifier.LESS_THAN),
        ("倾力打造一支队伍", "一支", 1, "支", Qualifier.EXACT),
        ("统一部署18次", "统一部署18次", 18, "次", Qualifier.EXACT),
        ("三级联动", "三级", 3, "", Qualifier.EXACT),
        ("占比百分之九十以上", "百分之九十以上", 90, "%", Qualifier.AT_LEAST),
        ("調解鄰里糾紛兩百餘場", "兩百餘場", 200, "場", Qualifier.MORE_THAN),
    ],
)
def test_a_selection_is_read_as_it_stands(
    text: str, part: str, value: float, unit: str, qualifier: Qualifier
) -> None:
    figure = read_selection(text, *selected(text, part))
    assert figure is not None
    assert (figure.value, figure.unit, figure.qualifier) == (value, unit, qualifier)


def test_a_selection_without_a_number_gives_nothing() -> None:
    assert read_selection("深入开展普法宣传", 0, 8) is None


def test_a_selected_passage_that_denies_an_event_gives_zero() -> None:
    text = "全年未发生行政诉讼败诉案件。"
    figure = read_selection(text, *selected(text, "未发生行政诉讼败诉案件"))
    assert figure is not None
    assert (figure.value, figure.unit, figure.implied) == (0, "件", True)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("18", "218件"),
        ("解矛盾纠纷21", "218件"),
        ("8件，", "218件"),
        ("矛盾纠纷", "矛盾纠纷"),
        ("，成功", "成功"),
    ],
)
def test_a_boundary_snaps_to_the_number_with_its_unit(part: str, whole: str) -> None:
    text = "调解矛盾纠纷218件，成功化解多起。"
    assert snap(text, *selected(text, part)) == selected(text, whole)


def test_zero_in_words_is_implied_and_marked() -> None:
    found = find_figures(Scan("全镇未发生一起重大安全事故，实现零上访。"), ())
    assert [(f.value, f.unit, f.implied) for f in found] == [(0, "起", True), (0, "起", True)]


def test_a_zero_before_what_did_not_happen_is_implied_but_the_end_of_a_number_is_not() -> None:
    found = find_figures(Scan("全年0投诉、0上访，30投诉、2.0事故不在此列。"), ())
    assert [(f.surface, f.unit, f.implied) for f in found] == [("0投诉", "件", True), ("0上访", "起", True)]


def test_a_count_by_names_is_implied_and_marked() -> None:
    found = find_figures(Scan("清溪村、白石村和桃源社区成功创建市级示范村。"), ())
    assert [(f.surface, f.value, f.unit, f.implied) for f in found] == [
        ("清溪村、白石村和桃源社区", 3, "个", True)
    ]


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("增长23%", ["up"]),
        ("同比下降12.5%", ["down"]),
        ("比上年多5件、少3人", ["up", "down"]),
        ("提高到85%", [None]),
        ("分别增长3.2%、2.5%和4.8%", ["up", "up", "up"]),
        ("降低约2个百分点", ["down"]),
    ],
)
def test_growth_and_decline_are_told_from_a_level(text: str, directions: list[str | None]) -> None:
    assert [f.direction for f in find_figures(Scan(text), ())] == directions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("218件", FigureKind.COUNT),
        ("98%", FigureKind.RATE),
        ("30万元", FigureKind.MONEY),
        ("30元/月", FigureKind.MONEY),
        ("5天", FigureKind.DURATION),
        ("30亩", FigureKind.AREA),
        ("30吨", FigureKind.OTHER),
        ("8万农村人口", FigureKind.COUNT),
    ],
)
def test_the_unit_tells_the_kind(text: str, kind: FigureKind) -> None:
    assert [f.kind for f in find_figures(Scan(text), ())] == [kind]


TEXT = "全年宣传近218次，发放5000余份，占85.5%，三分之二以上"


def test_edges_go_over_a_whole_number_and_a_whole_unit() -> None:
    stops, at = [0], 0
    while at < len(TEXT):
        at = edge_beyond(TEXT, at, 1)
        stops.append(at)
    pieces = [TEXT[low:high] for low, high in pairwise(stops)]
    assert "|".join(pieces) == "全|年|宣|传|近|218|次|，|发|放|5000余|份|，|占|85.5|%|，|三分之二|以上"
    back = [len(TEXT)]
    while back[-1]:
        back.append(edge_beyond(TEXT, back[-1], -1))
    assert back[::-1] == stops


def test_the_nearest_edge_of_a_place_inside_a_number() -> None:
    start = TEXT.index("5000")
    assert [nearest_edge(TEXT, start + n) for n in range(6)] == [
        start,
        start,
        start,
        start + 5,
        start + 5,
        start + 5,
    ]


@pytest.mark.parametrize("before", ["", "2", "218", "218次"])
def test_a_cursor_in_or_at_a_figure_means_the_whole_of_it(before: str) -> None:
    start = TEXT.index("218次")
    assert touching(TEXT, start + len(before)) == (start, start + 4)
    assert touching(TEXT, 1) is None
