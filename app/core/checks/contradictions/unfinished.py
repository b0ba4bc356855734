"""What is said to be done of all, and not of some elsewhere: 已全部办结 and 尚有2件人大代表建议未办结.

Only the same thing and the same verb are held against each other: 政协提案 that are not answered say nothing
of 人大代表建议. What is told right before needs no name: 办结率100%，其中3件仍在办理.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.contradictions.looks import Look, Said, opposed
from app.core.resources import load_json, load_pattern, load_words

_AHEAD, _REACH = 24, 16
# So far before 仍在办理 its number stands, and so far before that what all are said to be.
_BEFORE, _FAR, _BEHIND = 40, 130, 36
_SHORTEST = 2
_NOUN = 4
# 全部持证 and 尚有2名未取得执法证.
_HOLD, _PAPER = "取得", "证"
_pattern = partial(load_pattern, "checks/unfinished.json")


@cache
def _not_yet() -> frozenset[str]:
    verbs = load_json("checks/unfinished.json")["not_yet"]
    return frozenset(f"未{lead}{verb}" for lead in ("", "能", "予", "完成") for verb in verbs)


@cache
def _under_way_words() -> frozenset[str]:
    verbs = load_words("checks/unfinished.json", "still")
    return frozenset(f"{still}在{verb}" for still in "尚仍还正" for verb in verbs)


def looks() -> tuple[Look, ...]:
    """By the words of what is not done."""
    return (
        Look(_not_yet(), _not_all),
        Look(_not_yet(), _all_but_some),
        Look(load_words("checks/unfinished.json", "lost"), _won_but_lost),
        Look(_under_way_words(), _under_way),
        Look(_under_way_words(), _open_still),
    )


def _not_all(case: Case, places: list[Span]) -> Iterator[Said]:
    """The place that says all, and the one that says some are not, in different sentences."""
    known: dict[tuple[str, str], Sequence[Span]] = {}
    for at, _ in places:
        start, _ = case.sentence(at)
        some = _pattern("some").search(case.text, max(start, at - _AHEAD), min(len(case.text), at + _REACH))
        if some is None or not some.start() <= at < some.end():
            continue
        noun, verb = some["object"] or some["thing"], "" if some["object"] else some["verb"]
        if len(noun) < _SHORTEST:
            continue
        if (noun, verb) not in known:
            known[noun, verb] = _first_two(case, _claims(case, noun, verb))
        for claim in _elsewhere(case, known[noun, verb], some.start()):
            yield opposed(case, claim, some.span())


def _first_two(case: Case, claims: Iterator[Span]) -> Sequence[Span]:
    """The first claim, and the first in another sentence: so the text is gone over once for each thing."""
    found = list(islice(claims, 1))
    for first in found[:1]:
        found += _elsewhere(case, claims, first[0])
    return found


def _elsewhere(case: Case, claims: Iterable[Span], at: int) -> Iterator[Span]:
    """The first claim that stands in another sentence than ``at``."""
    start, end = case.scan.sentence(at)
    return islice((claim for claim in claims if not start <= claim[0] < end), 1)


def _all_but_some(case: Case, places: list[Span]) -> Iterator[Said]:
    """征集意见36条，全部采纳，其中6条…未采纳."""
    done = 0
    for at, end in places:
        start, stop = case.sentence(at)
        both = _pattern("all_but_some").search(case.text, max(start, done), min(stop, end + _REACH))
        if both is not None:
            done = both.end()
            yield opposed(case, both.span("verb"), (both.end("verb") + 1, both.end()))


def _won_but_lost(case: Case, places: list[Span]) -> Iterator[Said]:
    """行政诉讼案件5件，均胜诉，其中1件被判决确认违法."""
    for at, end in places:
        start, _ = case.sentence(at)
        but = _pattern("but").search(case.text, max(start, at - _REACH), at)
        won = list(_pattern("won_but_lost").finditer(case.text, start, but.start())) if but else []
        if but is not None and won and won[-1].end() == but.start():
            yield opposed(case, won[-1].span(), (but.start(), end))


def _under_way(case: Case, places: list[Span]) -> Iterator[Said]:
    """已全部办结 and 其中1件仍在审理, of the same thing."""
    known: dict[str, Sequence[Span]] = {}
    for at, end in places:
        start, _ = case.scan.sentence(at)
        some = _pattern("under_way").search(case.text, max(start, at - _AHEAD), end)
        if some is None or some.end() < end:
            continue
        thing = some["thing"].removesuffix("中")[-_NOUN:]
        if thing not in known:
            known[thing] = _first_two(case, _all_of(case, thing))
        for claim in _elsewhere(case, known[thing], at):
            yield opposed(case, claim, some.span())


def _all_of(case: Case, thing: str) -> Iterator[Span]:
    """Where all of a thing is said to be done."""
    for start, end in occurrences(case.text, thing):
        done = _pattern("done").match(case.text, end, case.sentence(start)[1])
        if done is not None:
            yield start, done.end()


def _open_still(case: Case, places: list[Span]) -> Iterator[Said]:
    """办结率100%，其中3件仍在办理: what is told right before, in one sentence or the two that end with it."""
    for at, end in places:
        some = _pattern("open_still").search(case.text, max(0, at - _BEFORE), end)
        if some is None or some.end() < end:
            continue
        if _pattern("in_time").search(case.text, some.start(), end + _BEHIND):
            continue
        start = max(case.text.rfind(stop, 0, some.start()) for stop in "\n。") + 1
        claims = list(_pattern("all").finditer(case.text, max(start, some.start() - _FAR), some.start()))
        if claims and not _pattern("another").search(case.text, claims[-1].end(), some.end()):
            yield opposed(case, claims[-1].span(), some.span())


def _claims(case: Case, noun: str, verb: str) -> Iterator[Span]:
    """Where all of a thing is said to be done; without a verb, where nothing lacks it."""
    pattern = _pattern("all_done" if verb else "covered")
    for start, end in occurrences(case.text, noun):
        if not verb and _pattern("all_have").search(case.text, max(0, start - _REACH), start):
            yield start, end
            continue
        stop = case.sentence(start)[1]
        for match in pattern.finditer(case.text, end, min(stop, end + _AHEAD)):
            if not verb or match["verb"] == verb or (verb == _HOLD and _PAPER in match.group()):
                yield start, match.end()
                break
