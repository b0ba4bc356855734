"""Looks at words that belie each other: taken where their words stand, and nowhere missed by that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.checks.case import matches_at
from app.core.checks.contradictions.looks import dated
from app.core.checks.watch import places_in
from app.core.resources import load_json

_WORDS = frozenset({"每月", "每个"})
_PATTERN = re.compile("(?:每月|每个)[每月个1次]{0,3}次")


@given(st.text("每月个1次，", max_size=30))
def test_matches_are_those_of_a_pattern_that_goes_over_the_whole_text(text: str) -> None:
    places = sorted(place for found in places_in(text, _WORDS).values() for place in found)
    found = [match.span() for match in matches_at(text, places, _PATTERN)]
    assert found == [match.span() for match in _PATTERN.finditer(text)]


@pytest.mark.parametrize(
    "lead", ["3月", "5月16日", "2023年", "年底", "6月中旬", "三季度", "2月已", "4月建成并"]
)
def test_a_verb_is_watched_for_behind_every_sort_of_date(lead: str) -> None:
    assert lead[-1] + "启用" in dated(["启用"])


def test_a_verb_behind_other_words_is_not_watched_for() -> None:
    assert dated(["启用"]).isdisjoint({"的启用", "于启用", "启用"})


def test_every_verb_that_may_be_left_undone_begins_with_a_watched_word() -> None:
    data = load_json("checks/unfinished.json")
    verbs = re.search(r"\(\?P<verb>([^()]*)\)", data["some"])
    assert verbs is not None
    assert {verb[0] for verb in verbs[1].split("|")} <= set(data["not_yet"])


@pytest.mark.parametrize(
    "noun", ["行政村", "村", "村委会", "村（社区）", "居民小组", "住宅小区", "社区居委会", "网格"]
)
def test_areas_are_watched_for_by_what_their_pattern_begins_with(noun: str) -> None:
    data = load_json("checks/areas.json")
    assert re.match(data["counted"], f"个{noun}")
    assert any(f"个{noun}".startswith(words) for words in data["counting"])
