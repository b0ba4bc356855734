"""Every text of the window has its English."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from app.core.resources import resource

PLACES = re.compile(r"%\d|\{\w+")


def messages() -> list[tuple[str, ET.Element]]:
    root = ET.fromstring(resource("translations/zhenyue_en.ts").read_text(encoding="utf-8"))
    return [
        (message.findtext("source", ""), translation)
        for message in root.iter("message")
        if (translation := message.find("translation")) is not None
    ]


def test_no_text_lacks_its_english() -> None:
    assert [words for words, english in messages() if english.get("type") == "unfinished"] == []


def test_english_has_the_same_places_for_values() -> None:
    different = [
        words
        for words, english in messages()
        if sorted(PLACES.findall(words)) != sorted(PLACES.findall("".join(english.itertext())))
    ]
    assert different == []


def test_english_has_an_underlined_letter_where_chinese_has_one() -> None:
    different = [
        words
        for words, english in messages()
        if words.replace("&&", "").count("&") != "".join(english.itertext()).replace("&&", "").count("&")
    ]
    assert different == []


def test_no_words_are_said_twice_over() -> None:
    doubled = re.compile(r"\b(\w+ \w+) \1|amp;")
    assert [words for words, english in messages() if doubled.search("".join(english.itertext()))] == []
