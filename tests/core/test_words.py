"""Chinese words and indicators that are like them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.core.figures import find_figures
from app.core.scan import Scan
from app.core.similar import Similar
from app.core.taxonomy import standard_taxonomy
from app.core.words import Words, load_words

BOOK = standard_taxonomy()


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(BOOK)


@pytest.mark.parametrize("text", ["全年培训法律明白人56名。", "A1\n𬭎镇，3件！", "", "   "])
def test_words_joined_are_the_text_again(words: Words, text: str) -> None:
    assert "".join(words.cut(text)) == text


def test_terms_of_the_book_stay_whole(words: Words) -> None:
    assert "法律明白人" in words.cut("组织法律明白人培训")


def test_the_word_at_a_place_is_found_in_its_line(words: Words) -> None:
    text = "第一行\n镇里调解纠纷"
    start, end = words.word_at(text, 8)
    assert start <= 8 < end
    assert text[start:end] in words.cut("镇里调解纠纷")
    assert words.word_at("", 0) == (0, 0)


def test_loading_leaves_no_cache_in_the_shared_folder() -> None:
    cache = Path(tempfile.gettempdir()) / "jieba.cache"
    before = cache.stat().st_mtime_ns if cache.exists() else None
    load_words(BOOK)
    assert (cache.stat().st_mtime_ns if cache.exists() else None) == before


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("向群众派送普法宣传小折页3000份。", "PUB.MATERIAL"),
        ("村里请来律师坐堂解答群众法律咨询问题45人次。", "PUB.CONSULT"),
        ("调处邻里矛盾纠纷口角23起。", "MED.TOTAL"),
    ],
)
def test_unknown_wording_still_lands_among_the_suggestions(words: Words, sentence: str, code: str) -> None:
    scan = Scan(sentence)
    (figure,) = find_figures(scan, ())
    found = Similar(words, BOOK).candidates(scan, figure)
    assert code in [c.code for c in found]
    assert all(0 < c.score < 0.5 and c.why.startswith("词语相近") for c in found)


def test_a_sentence_without_known_words_suggests_nothing(words: Words) -> None:
    scan = Scan("嗯嗯12个。")
    (figure,) = find_figures(scan, ())
    assert Similar(words, BOOK).candidates(scan, figure) == ()
