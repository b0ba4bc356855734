"""Numbers that a line end cuts."""

from __future__ import annotations

import pytest

from app.core.figures import find_figures
from app.core.report import Figure
from app.core.scan import Scan

LINE = "今年以来全镇财政用于农田水利的投入累计达到"


def only_figure(text: str) -> Figure:
    (figure,) = find_figures(Scan(text), ())
    return figure


@pytest.mark.parametrize(
    ("head", "tail", "value", "unit"),
    [
        ("12", "0万元", 1_200_000, "元"),
        ("8316", "万元", 83_160_000, "元"),
        (" 8316 万", "元", 83_160_000, "元"),
        ("12.", "5%", 12.5, "%"),
        ("1000余", "万元", 10_000_000, "元"),
    ],
)
def test_a_number_cut_by_a_line_end_is_read_as_one(head: str, tail: str, value: float, unit: str) -> None:
    text = f"{LINE}{head}\n{tail}，为历年最多。"
    figure = only_figure(text)
    assert (figure.value, figure.unit) == (value, unit)
    assert figure.surface == text[figure.start : figure.end] == f"{head.strip()}\n{tail}"


def test_figures_around_a_cut_keep_their_places() -> None:
    text = f"{LINE}12\n万元、修渠3处，{LINE}20\n亩。管护员4名"
    found = find_figures(Scan(text), ())
    assert [figure.surface for figure in found] == ["12\n万元", "3处", "20\n亩", "4名"]
    assert all(figure.surface == text[figure.start : figure.end] for figure in found)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("出动\n7500\n余人次", 7500, "人次"), ("面积\n640\n亩，已复耕", 640, "亩")],
)
def test_a_line_that_begins_with_the_rest_of_a_figure_belongs_to_it(
    text: str, value: float, unit: str
) -> None:
    figure = only_figure(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "户数\n12\n个体工商户",
        f"{LINE}12\n3.推进农田建设",
        f"{LINE}12\n人民政府",
        "村名\t户数\t人数\t耕地面积\t林地\t12\n亩均效益",
    ],
)
def test_lines_that_stand_for_themselves_are_not_joined(text: str) -> None:
    assert not any("\n" in figure.surface for figure in find_figures(Scan(text), ()))
