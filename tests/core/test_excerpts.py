"""Excerpts of places: a few words of the line around, and what differs between two of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.excerpt import Excerpt, excerpt, side_by_side

TEXT = (
    "一、工作成效\n全年发放宣传资料5000余册，受到欢迎。\n联合多个部门走村入户，全年散发宣传资料10000余册。\n"
)


def shown(words: str) -> Excerpt:
    at = TEXT.index(words)
    return excerpt(TEXT, (at, at + len(words)))


def unlike(side: Excerpt) -> list[str]:
    return [side.words[a:b] for a, b in side.unlike]


def test_an_excerpt_stays_in_its_line_and_says_where_it_is_cut() -> None:
    first = shown("5000余册")
    assert first.words == "全年发放宣传资料5000余册，受到欢迎。"
    assert first.words[slice(*first.marked)] == "5000余册"
    assert shown("10000余册").words.startswith("…")


def test_numbers_that_differ_are_marked_whole() -> None:
    one, two = side_by_side(shown("5000余册"), shown("10000余册"))
    assert (unlike(one), unlike(two)) == (["5000"], ["10000"])


def test_the_same_words_twice_differ_in_nothing() -> None:
    one, two = side_by_side(shown("宣传资料"), shown("宣传资料"))
    assert (one.unlike, two.unlike) == ((), ())


@given(st.text(max_size=300), st.data())
def test_marks_stand_on_the_words_of_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    side = excerpt(text, (start, end))
    own = side.words[slice(*side.marked)]
    assert text[start:end].replace("\n", " ").startswith(own)
    one, two = side_by_side(side, excerpt(text[::-1], (0, end - start)))
    for half in (one, two):
        assert all(half.marked[0] <= a < b <= half.marked[1] for a, b in half.unlike)
