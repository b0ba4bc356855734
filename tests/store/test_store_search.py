"""Search: every word is found, of one character too, at its exact places."""

from __future__ import annotations

import random

import pytest
from store_making import TEXT, add_report

from app.core.report import Document, Head, Reading
from app.store.library import Library
from app.store.search import MOST_PLACES, fold


def put(library: Library, text: str, name: str = "a.txt", town: str | None = None) -> str:
    return library.add_report(
        Document(text), Reading(Head(town=town, year=2024)), file_name=name, original=text.encode()
    )


@pytest.mark.parametrize("words", ["宣", "宣传", "宣传活动41场次", "1500", "50", "，", "𬭎", "𬭎溪"])
def test_any_stretch_of_the_text_is_found_at_its_places(library: Library, key: str, words: str) -> None:
    (hit,) = library.search(words)
    assert hit.key == key
    assert hit.places and all(TEXT[a:b] == words for a, b in hit.places)
    assert hit.count == TEXT.count(words) == len(hit.places)


@pytest.mark.parametrize("words", ["传宣", "宣活", "41份", "不存在", "", "   ", "\n"])
def test_what_is_not_there_is_not_found(library: Library, key: str, words: str) -> None:
    assert library.search(words) == ()


@pytest.mark.parametrize(
    "words", ['"', "'", '宣传" OR "x', "NEAR(宣 传)", "*", "宣传*", "(", "body:宣传", "\x00", "^宣", "-"]
)
def test_no_word_is_read_as_a_command(library: Library, key: str, words: str) -> None:
    assert library.search(words) == ()


def test_several_words_must_all_be_there(library: Library, key: str) -> None:
    put(library, "只有宣传。")
    (hit,) = library.search("宣传 调解")
    assert hit.key == key
    assert [TEXT[a:b] for a, b in hit.places] == ["宣传", "调解", "调解"]


def test_case_and_width_do_not_matter(library: Library) -> None:
    put(library, "推行ＡＰＰ办理１２件")
    assert library.search("app")[0].places == ((2, 5),)
    assert library.search("12件")[0].places == ((7, 10),)


def test_a_phrase_does_not_reach_over_a_line_end(library: Library) -> None:
    put(library, "法治\n政府")
    assert library.search("法治政府") == ()
    assert len(library.search("法治 政府")) == 1


def test_hits_can_be_limited_to_town_and_year_and_asked_in_pages(library: Library) -> None:
    keys = [put(library, f"宣传{n}次", f"{n}.txt", town=f"镇{n % 2}") for n in range(6)]
    assert [h.key for h in library.search("宣传", town="镇0")] == keys[::2]
    assert library.search("宣传", year=2023) == ()
    assert [h.key for h in library.search("宣传", limit=2, offset=2)] == keys[2:4]


def test_only_so_many_places_are_listed_but_all_are_counted(library: Library) -> None:
    put(library, "法" * 2500)
    (hit,) = library.search("法")
    assert (len(hit.places), hit.count) == (MOST_PLACES, 2500)


def test_folding_keeps_every_offset() -> None:
    text = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x30000, 7)]))
    assert len(fold(text)) == len(text)


def test_the_index_finds_what_a_plain_look_finds(library: Library) -> None:
    chance = random.Random(5)
    texts = ["".join(chance.choice("法治政府宣传，。12\n ") for _ in range(60)) for _ in range(40)]
    keys = [put(library, text, f"{n}.txt") for n, text in enumerate(texts)]
    for _ in range(200):
        words = "".join(chance.choice("法治政府宣传，12") for _ in range(chance.randint(1, 4)))
        expected = [key for key, text in zip(keys, texts, strict=True) if words in text]
        assert [h.key for h in library.search(words)] == expected, words


def test_a_report_of_one_line_and_an_empty_one_can_be_indexed(library: Library) -> None:
    put(library, "")
    add_report(library, text="法")
    assert len(library.search("法")) == 1
    assert library.verify().is_whole
