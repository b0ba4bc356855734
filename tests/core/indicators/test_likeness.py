"""What words like those of marked passages tell where no phrase decides, and numbers that come again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.figures import find_figures
from app.core.head.reading import read_head
from app.core.indicators import assign, candidates
from app.core.outline import read_outline
from app.core.report import Figure
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy, standard_taxonomy

BOOK = standard_taxonomy()
NO_PHRASE = "2024年，门户网站概况栏目更新730条。"


def read(text: str, book: Taxonomy = BOOK) -> tuple[Figure, ...]:
    scan = Scan(text)
    outline = read_outline(scan)
    return assign(scan, find_figures(scan, outline), outline, read_head(scan, outline), book)


def without(*codes: str) -> Taxonomy:
    """The book with these indicators switched off."""
    return Taxonomy(
        tuple(
            replace(c, indicators=tuple(replace(i, is_active=i.code not in codes) for i in c.indicators))
            for c in BOOK.categories
        ),
        BOOK.relations,
    )


def test_words_that_no_phrase_holds_are_known_by_likeness() -> None:
    figure = read(NO_PHRASE)[0]
    assert figure.indicator == "OPEN.PROACTIVE"
    assert figure.why == "前后用词多用于“主动公开政府信息数”，单位“条”相符"
    assert figure.confidence < 0.9


def test_likeness_is_suggested_for_a_fresh_selection_too() -> None:
    scan = Scan(NO_PHRASE)
    outline = read_outline(scan)
    figure = find_figures(scan, outline)[0]
    found = candidates(scan, figure, outline, read_head(scan, outline), BOOK)
    assert found[0].code == "OPEN.PROACTIVE"


def test_likeness_to_an_indicator_switched_off_gives_no_other() -> None:
    assert read(NO_PHRASE, without("OPEN.PROACTIVE"))[0].indicator is None


@pytest.mark.parametrize(
    "text",
    [
        "2024年，门户网站概况栏目更新率73%。",  # a share says nothing of whose it is
        "2024年，种植水稻730亩。",
        "2024年，新增市场主体730家。",
        "2024年，开展就业技能培训4期，培训农民220人。",  # excluded by a word of its clause
    ],
)
def test_likeness_does_not_guess(text: str) -> None:
    assert all(figure.indicator is None for figure in read(text))


def test_a_number_that_comes_again_beside_its_word_is_the_same_thing() -> None:
    text = "2024年，共收到代表建议128件。县政府交各部门办理。128件建议都已办完。"
    assert [f.indicator for f in read(text)] == ["LIT.NPC", "LIT.NPC"]


def test_a_number_that_comes_again_beside_other_words_is_not() -> None:
    text = "2024年，共收到代表建议128件。全县新购农机128件。"
    assert [f.indicator for f in read(text)] == ["LIT.NPC", None]


def test_bare_nouns_go_on_with_a_list_of_what_was_checked() -> None:
    text = "2024年，消防检查学校29家，幼儿园113家，医院24家，责令停业6家。"
    codes = [f.indicator for f in read(text)]
    assert codes == [codes[0], codes[0], codes[0], None]
    assert codes[0] in ("SAFE.SAFETY_CHECK", "ENFC.INSPECT")


def test_what_led_to_a_thing_is_not_counted() -> None:
    assert read("2024年，因政府信息公开申请引发行政复议2件。")[0].indicator == "LIT.RECONSIDER"
