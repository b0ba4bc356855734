"""The word lists and weights of this room, read from ``resources/indicators/`` into typed records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from app.core.resources import load_json


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of scoring.py; what each weighs is said where it is used."""

    by_length: tuple[float, ...]
    gap: float
    topic_phrase: float
    topic_above: float
    wrap: float
    inside: float
    right_near: float
    right_behind_noun: float
    right_far: float
    right_taken: float
    right_modifier: float
    own_left: float
    over_enumeration: float
    over_and: float
    over_clause: float
    over_clause_bare: float
    over_two_clauses_bare: float
    over_two_clauses: float
    over_semicolon: float
    over_figure: float
    over_own_words: float
    gap_enumeration: float
    gap_long: float
    gap_short: int
    joined: float
    decay: float
    unit_family: float
    unit_bare: float
    second_hit: float
    topic_bonus: float
    neighbour_bonus: float
    pair: float
    attended: float
    attends_reach: int
    beyond: float
    similar: float
    likely: float
    listed: float
    carried: float
    repeat: float
    inherit: float
    part_own: float
    noun_behind: float
    contained: float
    other_rate: float
    same_rate: float
    after_unknown: float
    deed_alone: float
    learned: float
    threshold: float
    reach_left: int
    reach_right: int
    gap_reach: int

    def of_length(self, length: int) -> float:
        """The weight of a phrase of so many characters."""
        return self.by_length[min(length, len(self.by_length) - 1)]


@dataclass(frozen=True, slots=True)
class Sibling:
    """What an indicator becomes in a sentence with words that are ``said``, ``unless`` others are."""

    code: str
    said: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ScoringWords:
    """Units that stand for one another, pairs of numbers, weights, the ``topics`` that speak for categories,
    by their first two characters, and ``empty`` words, which do not say what is counted."""

    families: Mapping[str, frozenset[str]]
    pairs: Mapping[str, Mapping[str, str]]
    connectors: re.Pattern[str]
    attending: tuple[str, ...]
    attends: re.Pattern[str]
    being: re.Pattern[str]
    sending: tuple[str, ...]
    toward: tuple[str, ...]
    spent_on: tuple[str, ...]
    bodies: re.Pattern[str]
    event_units: tuple[str, ...]
    of_no_place: tuple[str, ...]
    grades: frozenset[str]
    kinds: frozenset[str]
    function_words: re.Pattern[str]
    empty: re.Pattern[str]
    repeats: frozenset[str]
    vague: frozenset[str]
    gone_to_units: frozenset[str]
    deed: re.Pattern[str]
    generic: frozenset[str]
    deeds_alone: frozenset[str]
    done_to: re.Pattern[str]
    uncounted: tuple[str, ...]
    strangers: tuple[str, ...]
    honours: tuple[str, ...]
    siblings: Mapping[str, Sibling]
    list_verbs: re.Pattern[str]
    place_noun: re.Pattern[str]
    place_head: re.Pattern[str]
    village_noun: re.Pattern[str]
    town_noun: re.Pattern[str]
    heads_behind: tuple[str, ...]
    place_measures: frozenset[str]
    done_by_bodies: frozenset[str]
    topics: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    weights: Weights


_ANY = {
    "any_plan": ("plan_near", "plan_before", "plan_after", "plan_lead", "frequency"),
    "any_change": ("up", "down", "compare"),
}


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Cues of roles.py, each as one expression; ``any_plan``, ``any_change`` are all of a kind,
    ``left_first`` the characters that those of ``left_over`` and ``each`` begin with."""

    plan_near: re.Pattern[str]
    plan_before: re.Pattern[str]
    plan_after: re.Pattern[str]
    plan_lead: re.Pattern[str]
    not_plan: re.Pattern[str]
    frequency: re.Pattern[str]
    frequency_units: frozenset[str]
    part: re.Pattern[str]
    part_strict: re.Pattern[str]
    plan_titles: tuple[str, ...]
    ahead: tuple[str, ...]
    ahead_verbs: re.Pattern[str]
    left_over: re.Pattern[str]
    left_first: frozenset[str]
    each: re.Pattern[str]
    part_ends: tuple[str, ...]
    part_names: tuple[str, ...]
    not_in_brackets: tuple[str, ...]
    up: re.Pattern[str]
    down: re.Pattern[str]
    compare: re.Pattern[str]
    level_after: tuple[str, ...]
    change_nouns: tuple[str, ...]
    between_change: re.Pattern[str]
    done: re.Pattern[str]
    recalled: re.Pattern[str]
    after_up: tuple[str, ...]
    after_down: tuple[str, ...]
    any_plan: re.Pattern[str]
    any_change: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What labels.py cuts off: words by their first character, and by their last; longest first."""

    lead: Mapping[str, tuple[str, ...]]
    tail: Mapping[str, tuple[str, ...]]
    longest: int


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """Breakpoints (qualities from 0 up, and the share right at each), the least quality of an assignment, and
    the fixed values for figures without an indicator."""

    least: float
    qualities: tuple[float, ...]
    shares: tuple[float, ...]
    none_growth: float
    none_plain: float
    none_doubt: float


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One expression for a list of words, longest first."""
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))))


def _head_of(words: list[str]) -> re.Pattern[str]:
    """One of ``words`` as the last of a few that a clause ends with: 个群众诉求服务大厅，"""
    return re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{any_of(words).pattern})(?=[，。；、,;（(\n]|$)")


def _but_not(words: list[str], behind: list[str]) -> re.Pattern[str]:
    """One of ``words`` that none of ``behind`` follows: 8个村, but not 8个村民小组."""
    return re.compile(f"(?:{any_of(words).pattern})(?!{any_of(behind).pattern})")


@cache
def scoring_words() -> ScoringWords:
    """``scoring.json``."""
    data = load_json("indicators/scoring.json")
    weights: dict[str, Any] = dict(data["weights"])
    categories: dict[str, set[str]] = {}
    for code, words in data["topics"].items():
        for word in words:
            categories.setdefault(word, set()).add(code)
    weights["by_length"] = tuple(weights["by_length"])
    given: dict[str, Any] = {
        "families": {name: frozenset(units) for name, units in data["families"].items()},
        "pairs": data["pairs"],
        "connectors": re.compile(f"(?:{any_of(data['connectors']).pattern})*"),
        "event_units": tuple(data["families"]["event"]),
        "of_no_place": (*data["people_units"], *data["families"]["event"]),
        "empty": any_of([*data["function_words"], *data["list_verbs"], *data["empty"]]),
        "siblings": {
            code: Sibling(row["code"], any_of(row["said"]), any_of(row["unless"]))
            for code, row in data["siblings"].items()
        },
        "place_noun": _but_not(data["place_nouns"], data["not_of_places"]),
        "place_head": _head_of(data["place_nouns"]),
        "village_noun": _but_not(data["village_nouns"], data["not_of_places"]),
        "town_noun": _but_not(data["town_nouns"], data["not_of_places"]),
        "topics": {
            opening: tuple((w, frozenset(codes)) for w, codes in categories.items() if w[:2] == opening)
            for opening in {word[:2] for word in categories}
        },
        "weights": Weights(**weights),
    }
    return ScoringWords(**given, **_lists(ScoringWords, data, given))


@cache
def role_words() -> RoleWords:
    """``roles.json``."""
    data = load_json("indicators/roles.json")
    given: dict[str, Any] = {
        name: any_of(word for item in items for word in data[item]) for name, items in _ANY.items()
    }
    given["left_first"] = frozenset(word[0] for word in (*data["left_over"], *data["each"]))
    return RoleWords(**given, **_lists(RoleWords, data, given))


def _lists(record: type, data: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``record`` that are not ``given``: lists of the same names in ``data``, as the field's
    type wants them."""
    makers: dict[str, Callable[[list[str]], Any]] = {"tuple[str, ...]": tuple, "frozenset[str]": frozenset}
    return {
        item.name: makers.get(str(item.type), any_of)(data[item.name])
        for item in fields(record)
        if item.name not in given
    }


@cache
def label_words() -> LabelWords:
    """``labels.json``."""
    data = load_json("indicators/labels.json")

    def by_character(words: list[str], at: int) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for word in sorted(words, key=lambda w: (-len(w), w)):
            found[word[at]] = (*found.get(word[at], ()), word)
        return found

    return LabelWords(by_character(data["lead"], 0), by_character(data["tail"], -1), data["longest"])


@cache
def confidence_table() -> ConfidenceTable:
    """``confidence.json``."""
    data = load_json("indicators/confidence.json")
    return ConfidenceTable(
        least=data["least"],
        qualities=(0.0, *(quality for quality, _ in data["table"])),
        shares=(data["floor"], *(share for _, share in data["table"])),
        none_growth=data["none_growth"],
        none_plain=data["none_plain"],
        none_doubt=data["none_doubt"],
    )
