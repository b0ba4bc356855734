"""Names that no law has: misremembered, cut short to another's form, or with rules that nobody made.

What the laws are called is in ``resources/checks/laws.json``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache, partial
from itertools import chain
from operator import ne

from app.core.checks.case import Case, Span
from app.core.resources import load_json, load_pattern, load_words

# Every name of a law that is looked at ends with one of these; of a regulation, with one of those.
_ENDS = frozenset({"法》", "法（", "法(", "法条例", "法实施条例", "法实施细则"})
_REGULATION_ENDS = frozenset({"条例》", "规定》"})
# No name is longer, with all that may stand before it in its marks.
_LONGEST = 40
_NAMED = re.compile(
    r"《(?:中华人民共和国)?(?:新修[订正]的?|新)?([\u4e00-\u9fff]{2,24}?法(?:条例|实施条例|实施细则)?)(?:[（(][^》\n]{0,16}[）)])?》"
)
_REGULATION = re.compile(r"《(?:中华人民共和国)?([\u4e00-\u9fff]{5,24}(?:条例|规定))》")
_RULES = re.compile("(.+法)(条例|实施条例|实施细则)")
_SHORTEST = 5
# So like another name is one that was misremembered.
_NEAR = 0.75
# So many characters may be lost of a regulation's name in another order.
_LOST, _END = 2, 4
_LONG = 12
_LONG_LAW = 8
# 政府信息公开管理条例: what is hung before the end of many a name.
_MANAGING = "管理"
# Kinds of regulations that are taken for each other.
_KINDS = {"条例": "规定", "规定": "条例"}
_pattern = partial(load_pattern, "checks/laws.json")
_names = partial(load_words, "checks/laws.json")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this watches for."""
    return _ENDS, _REGULATION_ENDS


def misnamed(case: Case, told: Collection[Span]) -> Iterator[tuple[str, list[Span]]]:
    """What to say, and the places of each name that is none; ``told`` are known already."""
    found: dict[str, list[Span]] = {}
    known = sorted(told)
    named, regulations = _named(case, _ENDS, _NAMED), _named(case, _REGULATION_ENDS, _REGULATION)
    for match in chain(named, regulations):
        before = bisect_left(known, (match.end(), 0)) - 1
        is_told = before >= 0 and known[before][1] > match.start()
        fault = "" if is_told else _fault(match[1]) or _mixed_up(match[1])
        if fault:
            found.setdefault(fault, []).append(match.span())
    yield from found.items()


def _named(case: Case, ends: frozenset[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """All names in their marks that end so."""
    done = -1
    for at, _ in case.places_of(ends):
        start = case.text.rfind("《", max(done + 1, at - _LONGEST), at)
        match = pattern.match(case.text, start) if start >= 0 else None
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


@cache
def _regulations() -> dict[str, Counter[str]]:
    """Regulations of the whole country by their names, with their characters."""
    return {name: Counter(name) for name in sorted(_names("regulations"))}


@lru_cache(maxsize=4096)
def _mixed_up(name: str) -> str:
    """What to say of a regulation's words in another order, one or two left out: 农民工工资保障条例.

    So of one of another kind: 重大行政决策程序暂行规定.
    """
    known = _regulations()
    if name in known or not name.endswith(tuple(_KINDS)):
        return ""
    own = Counter(name)
    other_kind = name[:-2] + _KINDS[name[-2:]]
    without = name.replace(_MANAGING, "")
    if other_kind in known or without in known:
        return _misnamed_regulation(name, other_kind if other_kind in known else without)
    if len(name) >= _LONG and (near := _one_mistaken(name, known)):
        return _misnamed_regulation(name, near)
    longest = len(name) + _LOST
    meant = [right for right, its in known.items() if len(name) <= len(right) <= longest and own <= its]
    if not meant or any(_is_cut(name, right) and not _is_cut_inside(name, right) for right in meant):
        # A name that only lacks words may be the short form of another body's regulation.
        return ""
    return _misnamed_regulation(name, meant[0])


def _one_mistaken(name: str, known: Iterable[str]) -> str:
    """The long name that differs by one character: 履行推动法治建设第一责任人职责规定."""
    alike = (right for right in known if len(right) == len(name))
    near = (right for right in alike if sum(map(ne, name, right)) == 1)
    return next(near, "")


def _misnamed_regulation(name: str, right: str) -> str:
    return f"没有名为“{name}”的法规，疑为《{right}》之误；如指本地法规，请写全称。"


def _is_cut(name: str, right: str) -> bool:
    """Whether a name is the other one without some of its characters, in the same order."""
    rest = iter(right)
    return all(character in rest for character in name)


def _is_cut_inside(name: str, right: str) -> bool:
    """重大行政决策暂行条例: both ends are those of the other one, which are long enough to know it by."""
    return name[:_END] == right[:_END] and name[-_END:] == right[-_END:]


@lru_cache(maxsize=4096)
def _fault(name: str) -> str:
    """What is wrong with the name; empty for right ones, and for what is hardly meant for a law."""
    if name.endswith(_repealed()):
        # 农村土地承包合同法 is no 合同法; 中华人民共和国合同法 is.
        meant = "" if name in _repealed() or len(name) < _LONG_LAW else _meant(name)
        return f"没有名为“{name}”的法律，疑为《{meant}》之误。" if meant else ""
    rules = _RULES.fullmatch(name)
    if rules is not None:
        is_made = name in _names("rules") or rules[1] not in _names("laws")
        return "" if is_made else f"没有名为“{name}”的法规，请核对名称。"
    if any(name in _names(known) for known in ("laws", "short", "regulations")):
        return ""
    meant = _meant(name)
    if meant:
        return f"没有名为“{name}”的法律，疑为《{meant}》之误。"
    return f"没有名为“{name}”的法律，请核对名称。" if _pattern("like_a_law").search(name) else ""


def _meant(name: str) -> str:
    """The law that a name is meant for; empty where none is near."""
    if name in _cut_names():
        return _cut_names()[name]
    if len(name) < _SHORTEST:
        return ""
    # Sets tell sooner which laws share too few of its characters to be near.
    own, size, likely = frozenset(name), len(name), list[str]()
    for length, laws in _by_length().items():
        shared = _NEAR / 2 * (size + length)
        if shared <= min(size, length):
            likely += [law for law, its in laws if len(own - its) <= size - shared]
    near = get_close_matches(name, likely, n=1, cutoff=_NEAR)
    return near[0] if near else ""


@cache
def _by_length() -> dict[int, list[tuple[str, frozenset[str]]]]:
    """The laws by the length of their names, each with its characters."""
    found: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for law in _names("laws"):
        found.setdefault(len(law), []).append((law, frozenset(law)))
    return found
