"""What holds for any text: figures quote it, never overlap, survive anything, and do not depend on other paragraphs."""

from __future__ import annotations

import figure_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.figures import find_figures, read_selection, snap
from app.core.report import Figure
from app.core.scan import Scan
from tests.pace import limit, processor_seconds, scaled

SENTENCES = [case.text for case in figure_cases.cases()]
PIECES = st.sampled_from(
    [
        *"0123456789０９〇零一二两三五十百千万亿半几数余多第年月日号项件个名次%％‰、，。；：—-～至到/+（）《》“” \n\u3000近约超不少于百分之个百分点以上左右万元平方米",
        "2024年",
        "3.5",
        "1,234",
        "分之",
        "以内",
        "村（社区）",
        "𬭎",
        "\u200b",
        "e\u0301",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.sampled_from(SENTENCES), max_size=8).map("".join),
)
HOSTILE = [
    "9",
    "1,",
    "1.",
    "十",
    "亿",
    "万千",
    "3、",
    "3—",
    "3-5",
    "1/",
    "百分之",
    "近",
    "“1",
    "《1",
    "+1",
    "1:",
    "每年一",
    " 1 ",
    "两三",
    "2024年1",
    "第1",
    "一",
    "零",
    "未发生",
    "村、",
    "甲村、",
    "至少",
    "1（",
    "半个",
    "1\u00a0",
    "9\n",
    "1\t",
    "甲（个）\t1\n",
    "|甲（个）|1|\n",
    "村3、",
    "案1 5 ",
    "9\n余",
    '"三个',
    "萬1餘",
    "壹佰",
    "12+",
    "分别超1个、",
    "1个、",
    "一二三四五六七八九十一二三四五1\n个",
]
DENSE = ["两个", "1年", "1%", "一次", "其中3件，"]  # figures, and what is none, every few characters


def figures(text: str) -> list[Figure]:
    return list(find_figures(Scan(text), ()))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_figure_quotes_the_text_and_never_overlaps_the_next(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert figure.surface == text[figure.start : figure.end] != ""
        if not figure.implied:
            assert figure.start >= end
            end = figure.end


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_is_deterministic(text: str) -> None:
    assert figures(text) == figures(text)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_other_paragraphs_never_change_the_figures_of_one(before: str, text: str, after: str) -> None:
    before, text = f"{before}。", f"{text}。"  # a line end inside a number would join the two
    alone = figures(text)
    shift = len(before) + 1
    among = [f for f in figures(f"{before}\n{text}\n{after}") if shift <= f.start < shift + len(text)]
    assert [(f.start - shift, f.surface, f.value, f.unit, f.qualifier) for f in among] == [
        (f.start, f.surface, f.value, f.unit, f.qualifier) for f in alone
    ]


@given(TEXTS, st.integers(0, 220), st.integers(0, 220))
@settings(max_examples=200, deadline=None)
def test_a_selection_is_read_within_its_bounds(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    figure = read_selection(text, start, end)
    if figure is not None:
        assert start <= figure.start < figure.end <= min(end, len(text))
        assert figure.surface == text[figure.start : figure.end]


@given(TEXTS, st.integers(0, 220), st.integers(0, 220))
@settings(max_examples=200, deadline=None)
def test_snapping_stays_inside_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    left, right = snap(text, start, end)
    assert 0 <= left <= right <= len(text)


def seconds(text: str, *, enough: float = 0.0) -> float:
    return processor_seconds(lambda: figures(text), enough=enough)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_hostile_characters_take_less_than_half_a_second(piece: str) -> None:
    figures("1件")
    most = scaled(0.5)
    assert seconds((piece * (100_000 // len(piece) + 1))[:100_000], enough=most) < most


@pytest.mark.parametrize("piece", DENSE)
def test_fifty_thousand_figures_take_less_than_half_a_second_of_an_office_pc(piece: str) -> None:
    figures("1件")
    promised = limit(0.5)
    assert seconds((piece * (100_000 // len(piece) + 1))[:100_000], enough=promised) < promised


def test_an_endless_head_of_a_table_is_not_read_for_every_row() -> None:
    figures("1件")
    most = scaled(0.5)
    assert seconds("甲\t" + "（乙" * 20_000 + "\n" + "丙\t1\n" * 15_000, enough=most) < most


def test_a_text_of_nothing_but_figures_is_read_in_linear_time() -> None:
    figures("1件")
    assert seconds("1个" * 40_000) < 8 * max(seconds("1个" * 10_000), 0.02)


@pytest.mark.long
def test_reading_is_linear_and_fast() -> None:
    text = "\n".join(SENTENCES)
    figures(text)
    assert seconds("\n".join([text] * 16)) < 8 * seconds("\n".join([text] * 4))
