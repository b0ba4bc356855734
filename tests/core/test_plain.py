"""Traditional characters and full-width digits read as what they mean, quoted as printed."""

from __future__ import annotations

from app.core.plain import as_printed, plain_text
from app.core.resources import load_json


def test_folding_keeps_every_offset() -> None:
    text = "青雲縣２０２４年：鄉鎮法治政府建設😀"
    assert plain_text(text) == "青云县2024年：乡镇法治政府建设😀"


def test_a_simplified_text_is_left_as_it_is() -> None:
    text = "石桥镇2024年法治政府建设情况报告"
    assert plain_text(text) is text


def test_numerals_of_cheques_are_read_as_small_ones_and_names_are_left() -> None:
    text = "大陆、伍家村的队伍万众一心，收拾佰物，捐款壹佰零伍圆、叁万元"
    assert plain_text(text) == "大陆、伍家村的队伍万众一心，收拾佰物，捐款一百零五元、三万元"


def test_words_found_in_the_folded_text_are_quoted_as_printed() -> None:
    text = "青雲縣\n小龍門鄉"
    assert as_printed("云县小龙", text, plain_text(text)) == "雲縣小龍"


def test_words_from_elsewhere_are_kept() -> None:
    assert as_printed("石桥镇", "鄉鎮", "乡镇") == "石桥镇"


def test_no_character_is_folded_twice() -> None:
    data = load_json("plain.json")
    assert len(data["traditional"]) == len(data["simplified"]) == len(set(data["traditional"]))
    assert not set(data["traditional"]) & set(data["simplified"])
