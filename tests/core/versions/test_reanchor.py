"""Passages of an old text are found in a new version of it, or told to be lost; never put in a wrong place."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.versions.reanchor import reanchor

OLD = (
    "青林镇2024年法治政府建设情况报告\n"
    "一、主要做法\n"
    "全年组织法治培训3次，受训162人次。开展宪法宣传活动3次，发放资料5000余份。\n"
    "二、存在的问题\n"
    "执法力量不足。全镇调解矛盾纠纷218件，调解成功213件。\n"
)


def moved(new: str, *quotes: str, old: str = OLD) -> list[str | None]:
    """For each quote (at its first place in the old text) what it is in the new one, two characters before."""
    spans = [(old.index(q), old.index(q) + len(q)) for q in quotes]
    return [new[max(place[0] - 2, 0) : place[1]] if place else None for place in reanchor(old, new, spans)]


def test_in_the_same_text_everything_stays() -> None:
    spans = [m.span() for m in re.finditer(r"\d+\S?", OLD)]
    assert reanchor(OLD, OLD, spans) == tuple(spans)


def test_what_stands_before_moves_the_rest() -> None:
    new = OLD.replace("一、主要做法\n", "一、主要做法\n镇党委高度重视，召开专题会议4次。\n")
    assert moved(new, "3次", "218件") == ["培训3次", "纠纷218件"]


def test_a_changed_number_is_lost_and_its_neighbours_stay() -> None:
    new = OLD.replace("法治培训3次", "法治培训5次")
    assert moved(new, "法治培训3次", "162人次", "5000余份") == [None, "受训162人次", "资料5000余份"]


def test_a_repeated_number_goes_where_its_words_are() -> None:
    new = OLD.replace("全年组织法治培训3次，受训162人次。", "").replace("发放资料", "张贴标语3次，发放资料")
    assert moved(new, "3次") == [None]


def test_of_two_alike_the_one_with_the_same_neighbours_is_taken() -> None:
    new = OLD.replace("开展宪法宣传活动3次，", "集中开展法治培训3次，").replace("受训162", "累计受训162")
    assert moved(new, "法治培训3次", "3次") == ["组织法治培训3次", "培训3次"]
    assert reanchor(OLD, new, [span(OLD, "3次")]) == (span(new, "3次"),)


def test_moved_paragraphs_are_found() -> None:
    first, second = OLD.index("一、"), OLD.index("二、")
    new = OLD[:first] + OLD[second:] + OLD[first:second]
    assert moved(new, "162人次", "213件") == ["受训162人次", "成功213件"]


def test_blanks_and_broken_lines_do_not_matter() -> None:
    new = OLD.replace("162人次", "162 人\n次").replace("218件", "218 件")
    assert [
        place and new[slice(*place)]
        for place in reanchor(OLD, new, [span(OLD, "162人次"), span(OLD, "218件")])
    ] == [
        "162 人\n次",
        "218 件",
    ]


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_long_passage_needs_no_neighbours() -> None:
    assert moved("其他。全镇调解矛盾纠纷218件，另有", "全镇调解矛盾纠纷218件") == [
        "他。全镇调解矛盾纠纷218件"
    ]


def test_a_number_with_another_thing_before_it_is_another_number() -> None:
    assert moved(OLD.replace("法治培训3次", "督察检查3次"), "3次") == [None]


def test_blank_passages_are_lost() -> None:
    assert reanchor(OLD, OLD, [(5, 5)]) == (None,)
    assert reanchor(" \n ", OLD, [(0, 2)]) == (None,)
    assert reanchor(OLD, "", [span(OLD, "218件")]) == (None,)


WORDS = st.text(alphabet="一二镇训3次，。\n 件", max_size=60)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(WORDS)
    ends = st.integers(0, len(text))
    return text, [tuple(sorted((draw(ends), draw(ends)))) for _ in range(draw(st.integers(0, 6)))]


def bare(text: str) -> str:
    return "".join(text.split())


@given(passages(), WORDS)
def test_a_place_holds_the_same_words(old: tuple[str, list[tuple[int, int]]], new: str) -> None:
    text, spans = old
    for (start, end), place in zip(spans, reanchor(text, new, spans), strict=True):
        if place is not None:
            assert 0 <= place[0] < place[1] <= len(new)
            assert bare(new[slice(*place)]) == bare(text[start:end]) != ""
            assert not new[place[0]].isspace() and not new[place[1] - 1].isspace()


@given(passages())
def test_nothing_moves_in_a_text_that_did_not_change(old: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = old
    for (start, end), place in zip(spans, reanchor(text, text, spans), strict=True):
        words = text[start:end]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            assert place == (left, left + len(words.strip()))


@given(passages(), WORDS)
def test_two_passages_never_share_a_place(old: tuple[str, list[tuple[int, int]]], new: str) -> None:
    text, spans = old
    taken: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for (start, end), place in zip(spans, reanchor(text, new, spans), strict=True):
        if place is not None:
            words = text[start:end]
            left = start + len(words) - len(words.lstrip())
            taken.setdefault(place, set()).add((left, left + len(words.strip())))
    assert all(len(owners) == 1 for owners in taken.values())


@given(passages(), WORDS, st.data())
def test_a_sentence_put_in_elsewhere_loses_nothing_of_the_other_sentences(
    old: tuple[str, list[tuple[int, int]]], added: str, data: st.DataObject
) -> None:
    text, spans = old
    sentences = re.findall(r"[^。\n]*[。\n]|[^。\n]+$", text)
    at = sum(map(len, sentences[: data.draw(st.integers(0, len(sentences)))]))
    new = text[:at] + "甲乙丙丁" + added.replace("3", "9") + "。" + text[at:]
    if len(set(map(bare, sentences))) < len(sentences):
        return
    for (start, end), place in zip(spans, reanchor(text, new, spans), strict=True):
        inside = text[start:end].strip()
        if inside and not re.search(r"[。\n]", inside) and "3" in inside and start >= at:
            assert place is not None and bare(new[slice(*place)]) == bare(inside)


@pytest.mark.parametrize("piece", ["3次", "3次。", "一\n", "\n", "法治"])
def test_absurd_texts_take_no_absurd_time(piece: str) -> None:
    old, new = piece * 30_000, piece * 29_000 + "完"
    began = time.perf_counter()
    reanchor(old, new, [(n * 7, n * 7 + 2) for n in range(300)])
    assert time.perf_counter() - began < 5


@pytest.mark.long
@settings(max_examples=5000, deadline=None)
@given(passages(), WORDS)
def test_a_place_holds_the_same_words_in_thousands_of_texts(
    old: tuple[str, list[tuple[int, int]]], new: str
) -> None:
    text, spans = old
    for (start, end), place in zip(spans, reanchor(text, new, spans), strict=True):
        assert place is None or bare(new[slice(*place)]) == bare(text[start:end])
