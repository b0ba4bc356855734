"""Names that no law has: misremembered, cut short to another's form, or with rules that nobody made.

What the laws are called is in ``resources/checks/laws.json``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache, partial

from app.core.checks.case import Case, Span
from app.core.resources import load_json, load_pattern, load_words

# Every name that is looked at ends with one of these.
_ENDS = frozenset({"法》", "法（", "法(", "法条例", "法实施条例", "法实施细则"})
# No name is longer, with all that may stand before it in its marks.
_LONGEST = 40
_NAMED = re.compile(
    r"《(?:中华人民共和国)?(?:新修[订正]的?|新)?([\u4e00-\u9fff]{2,24}?法(?:条例|实施条例|实施细则)?)(?:[（(][^》\n]{0,16}[）)])?》"
)
_RULES = re.compile("(.+法)(条例|实施条例|实施细则)")
_SHORTEST = 5
# So like another name is one that was misremembered.
_NEAR = 0.75
_pattern = partial(load_pattern, "checks/laws.json")
_names = partial(load_words, "checks/laws.json")


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _ENDS


def misnamed(case: Case, told: Collection[Span]) -> Iterator[tuple[str, list[Span]]]:
    """What to say, and the places of each name that is none; ``told`` are known already."""
    found: dict[str, list[Span]] = {}
    known = sorted(told)
    for match in _named(case):
        before = bisect_left(known, (match.end(), 0)) - 1
        is_told = before >= 0 and known[before][1] > match.start()
        if not is_told and _fault(match[1]):
            found.setdefault(match[1], []).append(match.span())
    for name, places in found.items():
        yield _fault(name), places


def _named(case: Case) -> Iterator[re.Match[str]]:
    """All names in their marks."""
    done = -1
    for at, _ in case.places_of(_ENDS):
        start = case.text.rfind("《", max(done + 1, at - _LONGEST), at)
        match = _NAMED.match(case.text, start) if start >= 0 else None
        if match is not None:
            yield match
            done = start


@cache
def _repealed() -> tuple[str, ...]:
    return tuple(row["name"] for row in load_json("checks/laws.json")["repealed"])


@cache
def _cut_names() -> dict[str, str]:
    """Laws by their names without what they are for: 家庭教育法 for 家庭教育促进法."""
    kinds, laws = load_json("checks/laws.json")["kinds"], _names("laws")
    return {
        law.removesuffix(kind) + "法": law for kind in kinds for law in sorted(laws) if law.endswith(kind)
    }


@lru_cache(maxsize=4096)
def _fault(name: str) -> str:
    """What is wrong with the name; empty for right ones, and for what is hardly meant for a law."""
    if name.endswith(_repealed()):
        return ""
    rules = _RULES.fullmatch(name)
    if rules is not None:
        is_made = name in _names("rules") or rules[1] not in _names("laws")
        return "" if is_made else f"没有名为“{name}”的法规，请核对名称。"
    if name in _names("laws") or name in _names("short"):
        return ""
    meant = _meant(name)
    if meant:
        return f"没有名为“{name}”的法律，疑为《{meant}》之误。"
    return f"没有名为“{name}”的法律，请核对名称。" if _pattern("like_a_law").search(name) else ""


def _meant(name: str) -> str:
    """The law that a name is meant for; empty where none is near."""
    if name in _cut_names():
        return _cut_names()[name]
    near = get_close_matches(name, sorted(_names("laws")), n=1, cutoff=_NEAR)
    return near[0] if near and len(name) >= _SHORTEST else ""
