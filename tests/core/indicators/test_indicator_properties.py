"""Any text and any figures in it: nothing breaks, nothing but the own fields changes, and time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.indicators import assign, candidates
from app.core.report import Figure, Head
from app.core.scan import Scan
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()
PIECES = (
    "调解 矛盾纠纷 5 12件 ， 。 、 ； \n 其中 2023年以来 《 》 （ 以来 1—6月 同比增长",
    "计划 每年 法律顾问 全镇 个村 100% 培训 截至 𬭎 \u200b",
)
WORDS = st.sampled_from([word for line in PIECES for word in line.split(" ")])
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map("".join), st.text(max_size=120))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Figure]]:
    """A text with figures at ascending places that do not overlap."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True)))
    units = draw(
        st.lists(st.sampled_from(["件", "", "人次", "%", "场（次）", "个"]), min_size=12, max_size=12)
    )
    figures = [
        Figure(a, b, text[a:b], 1.0, units[n])
        for n, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    return text, figures


@settings(max_examples=150, deadline=None)
@given(marked_texts(), st.one_of(st.none(), st.integers(2019, 2030)))
def test_any_text_is_read_alike_twice_and_keeps_its_figures(
    case: tuple[str, list[Figure]], year: int | None
) -> None:
    text, figures = case
    once = assign(Scan(text), figures, (), Head(year=year), BOOK)
    assert once == assign(Scan(text), figures, (), Head(year=year), BOOK)
    assert [(f.start, f.end, f.surface, f.unit) for f in once] == [
        (f.start, f.end, f.surface, f.unit) for f in figures
    ]
    for figure in once:
        assert 0 <= figure.confidence <= 1
        assert figure.indicator is None or BOOK.indicator(figure.indicator) is not None
        assert figure.indicator is None or figure.why
        assert figure.indicator not in figure.also


@settings(max_examples=60, deadline=None)
@given(marked_texts())
def test_candidates_survive_any_selection(case: tuple[str, list[Figure]]) -> None:
    text, figures = case
    for figure in figures:
        found = candidates(Scan(text), figure, (), Head(year=2024), BOOK, others=figures)
        assert len(found) <= 5


HOSTILE = [
    "调解矛盾纠纷",
    "2024年",
    "以来",
    "（《",
    "其中",
    "截至2024年12月",
    "的",
    "2",
    "，",
    "1—",
    "培训、",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_hostile_characters_take_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    figures = [Figure(i, i + 2, text[i : i + 2], 1, "件") for i in range(0, len(text) - 2, 1000)]
    began = time.process_time()
    assign(Scan(text), figures, (), Head(year=2024), BOOK)
    assert time.process_time() - began < 2.0


def test_a_paragraph_added_behind_changes_nothing_before_it() -> None:
    text = "2024年，调解矛盾纠纷12件，发放资料300份。"
    figures = [Figure(12, 15, "12件", 12, "件"), Figure(20, 24, "300份", 300, "份")]
    longer = text + "\n2023年以来，举办讲座5场。"
    alone = assign(Scan(text), figures, (), Head(year=2024), BOOK)
    assert assign(Scan(longer), figures, (), Head(year=2024), BOOK) == alone
