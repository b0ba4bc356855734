"""Passages shared with other reports, set phrases excluded; exact or lightly edited, all places shown.

A shared run of 60 characters holds at least one whole clause, so clauses are what is looked up: rare ones
that stand in two reports are the seeds, and a seed is grown to both sides over small edits. Set phrases are
the list in ``resources/checks/set_phrases.json`` and, in a large library, clauses that many reports share,
be it with other numbers. Which runs are one passage, and where else it stands, is ``copied_places``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.core.checks.case import Case, Settings, Span
from app.core.checks.copied_places import Shared, sides_of
from app.core.checks.set_phrases import own_characters
from app.core.checks.yearly import Yearly
from app.core.enums import Severity
from app.core.report import Finding, Head, OtherPlace

_CLAUSE = re.compile(r"[^，。；：、！？\n,;:]{6,120}")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# From so many reports on, what a share of them has in common is a set phrase.
_LEARN_FROM = 12
# A clause in more reports than this is not worth pairing, whatever the library's size.
_PAIRED = 24
_LATEST = 2
# So many of the other reports are named.
_NAMED = 3
# Seeds of one passage stand at most this far apart, and make up this share of the shortest run.
_NEAR = 40
_SEEDED = 0.4
_LIKENESS = 0.4
_GAP = 12
_RESYNC = 6
# What closed the sentence before is no part of the passage.
_OPENING = "。，；：、！？”》） \u3000"


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of what two reports share: its report, place and first words, and the place in the other.

    Sides with one ``group`` are one passage of ``report``, which stands in several others.
    """

    report: str
    place: Span
    words: str
    other: str
    other_place: Span
    group: int


def passages(cases: Sequence[Case], settings: Settings) -> tuple[Passage, ...]:
    """Everything that reports share: all that needs the texts, and nothing that a correction changes."""
    shortest, share = int(settings.option("shortest")), float(settings.option("common_share"))
    runs = tuple(shared_runs(cases, shortest=shortest, common_share=share))
    return tuple(
        Passage(
            cases[side.report].key,
            side.own,
            cases[side.report].quote(side.own, longest=30),
            cases[side.other].key,
            side.place,
            side.group,
        )
        for side in sides_of(runs, shortest=shortest)
    )


def told(sides: Sequence[Passage], reports: Sequence[Yearly], settings: Settings) -> dict[str, list[Finding]]:
    """Findings by report key, one a passage with all its places in other reports, the longest first.

    Towns are told of each other; of one town's reports only the later one is told.
    """
    heads = {report.key: report.head for report in reports}
    found: dict[str, list[Finding]] = defaultdict(list)
    for (report, _), rows in groupby(sides, key=lambda side: (side.report, side.group)):
        kept = [side for side in rows if not _is_earlier(heads[report], heads[side.other])]
        if kept:
            found[report].append(_finding(kept, heads, settings.rule))
    return dict(found)


def _finding(sides: Sequence[Passage], heads: Mapping[str, Head], rule: str) -> Finding:
    first = min(sides, key=lambda side: side.place[0])
    place = (first.place[0], max(side.place[1] for side in sides))
    by_length = sorted(sides, key=lambda side: side.place[0] - side.place[1])
    others = tuple(OtherPlace(side.other, *side.other_place, own=side.place) for side in by_length)
    whose = _whose([heads[key] for key in dict.fromkeys(other.report for other in others)])
    message = f"“{first.words}”等{place[1] - place[0]}字与{whose}报告雷同，宜改写成本地的情况。"
    return Finding(rule, Severity.WARN, message, (place,), others)


def _is_earlier(head: Head, other: Head) -> bool:
    """Whether ``other`` is the same town's report on a later year: that one was copied, not this."""
    return bool(head.town) and head.town == other.town and (head.year or 0) < (other.year or 0)


def _whose(heads: Sequence[Head]) -> str:
    """Whose the other reports are: the first few by name, and how many there are where more."""
    names = list(filter(None, map(_name, heads)))[:_NAMED]
    if not names:
        return "另一份" if len(heads) == 1 else f"另外{len(heads)}份"
    return "、".join(names) + (f"等{len(heads)}份" if len(heads) > len(names) else "")


def _name(head: Head) -> str:
    return "".join(filter(None, (head.town, f"{head.year}年" if head.year else None)))


def shared_runs(cases: Sequence[Case], *, shortest: int, common_share: float) -> Iterator[Shared]:
    """Shared runs with at least ``shortest`` characters that are no set phrases, each pair of places once.

    A clause is paired with its latest occurrences only: where twenty reports share a passage, each is set
    beside two others, not beside nineteen, and the work stays linear.
    """
    common = max(_LEARN_FROM // 2, int(common_share * len(cases))) if len(cases) >= _LEARN_FROM else _PAIRED
    most = min(common, _PAIRED)
    places, filled_in = _places(cases)
    seeds: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for rows in places:
        if not 1 < len({report for report, _, _ in rows}) <= most:
            continue
        report, start, length = rows[0]
        if filled_in.get(_form(cases[report].text[start : start + length]), 0) > most:
            continue
        for n, (two, other, length) in enumerate(rows):
            for one, start, _ in rows[max(0, n - _LATEST) : n]:
                if one != two:
                    seeds[one, two].append((start, other, length))
    for (one, two), starts in sorted(seeds.items()):
        yield from _of_pair(cases, one, two, sorted(starts), shortest)


def _chains(text: str, seeds: list[tuple[int, int, int]]) -> Iterator[tuple[tuple[int, int, int], int]]:
    """The first seed of each group that stands close together in both texts, and the group's characters.

    A group does not go over the end of a paragraph of ``text``: a run grown from its first seed could not.
    """
    first, last, total = seeds[0], seeds[0], seeds[0][2]
    for seed in seeds[1:]:
        if _follows(last, seed) and "\n" not in text[last[0] + last[2] : seed[0]]:
            total += seed[2]
        else:
            yield first, total
            first, total = seed, seed[2]
        last = seed
    yield first, total


def _follows(before: tuple[int, int, int], seed: tuple[int, int, int]) -> bool:
    here, there = seed[0] - before[0] - before[2], seed[1] - before[1] - before[2]
    return 0 <= here <= _NEAR and 0 <= there <= _NEAR


def _places(cases: Sequence[Case]) -> tuple[Iterable[list[tuple[int, int, int]]], Mapping[int, int]]:
    """Recurring clauses (report, offset, length); how many reports have those with numbers, by form.

    Both go by hashes, which save the memory of a million strings.
    """
    found: dict[int, list[tuple[int, int, int]]] = {}
    first: dict[int, tuple[int, int, int]] = {}
    filled_in: Counter[int] = Counter()
    for report, case in enumerate(cases):
        forms: set[int] = set()
        for match in _CLAUSE.finditer(case.text):
            clause = match.group()
            key = hash(clause)
            place = (report, match.start(), match.end() - match.start())
            if key in found:
                found[key].append(place)
            elif key in first:
                found[key] = [first.pop(key), place]
            else:
                first[key] = place
            if _NUMBER.search(clause):
                forms.add(_form(clause))
        filled_in.update(forms)
    return found.values(), filled_in


def _form(clause: str) -> int:
    """The hash of a clause as a form that any numbers may be filled into."""
    return hash(_NUMBER.sub("0", clause))


def _of_pair(
    cases: Sequence[Case], one: int, two: int, seeds: list[tuple[int, int, int]], shortest: int
) -> Iterator[Shared]:
    text, other = cases[one].text, cases[two].text
    done: list[tuple[int, int, int, int]] = []
    for (start, place, length), total in _chains(text, seeds):
        if total < _SEEDED * shortest and not _is_alike(text, other, start, place, length):
            continue
        if any(a <= start < b and c <= place < d for a, b, c, d in done):
            continue
        if text[start : start + length] != other[place : place + length]:
            continue
        begin, other_begin = _grow(text, other, start, place, step=-1)
        end, other_end = _grow(text, other, start + length, place + length, step=1)
        half = _half_number(text[begin:end], text[end : end + 1] + other[other_end : other_end + 1])
        end, other_end = end - half, other_end - half
        trimmed = len(text[begin:end]) - len(text[begin:end].lstrip(_OPENING))
        begin, other_begin = begin + trimmed, other_begin + trimmed
        done.append((begin, end, other_begin, other_end))
        if own_characters(text[begin:end]) >= shortest:
            yield Shared(one, two, begin, end, other_begin, other_end)


def _half_number(run: str, behind: str) -> int:
    """Digits at the end of a run that goes on otherwise: of 17件 and 13件 the 1 is not shared."""
    is_cut = any(character.isdigit() for character in behind)
    return len(run) - len(run.rstrip("0123456789")) if is_cut else 0


def _is_alike(text: str, other: str, start: int, place: int, length: int) -> bool:
    """Whether the words around a lone seed have much in common: an edited copy, not a shared clause."""
    # Cheap first: on one side the word next to the clause is the same.
    behind, ahead = start + length + 1, place + length + 1
    if (
        text[behind : behind + 1] != other[ahead : ahead + 1]
        and text[start - 2 : start] != other[place - 2 : place]
    ):
        return False
    here = text[max(0, start - _NEAR) : start] + text[start + length : start + length + _NEAR]
    there = other[max(0, place - _NEAR) : place] + other[place + length : place + length + _NEAR]
    pairs = {here[n : n + 2] for n in range(len(here) - 1)}
    common = sum(there[n : n + 2] in pairs for n in range(len(there) - 1))
    return common >= _LIKENESS * max(len(here), 1)


def _grow(text: str, other: str, at: int, place: int, *, step: int) -> tuple[int, int]:
    """Runs on over equal characters, and over a small edit where both sides agree again soon."""
    while True:
        at, place = _same(text, other, at, place, step)
        found = _over_edit(text, other, at, place, step)
        if found is None:
            return at, place
        at, place = found


def _same(text: str, other: str, at: int, place: int, step: int) -> tuple[int, int]:
    shift = 0 if step > 0 else -1
    while 0 <= at + shift < len(text) and 0 <= place + shift < len(other):
        if text[at + shift] != other[place + shift] or text[at + shift] == "\n":
            break
        at, place = at + step, place + step
    return at, place


def _over_edit(text: str, other: str, at: int, place: int, step: int) -> tuple[int, int] | None:
    """The nearest place behind a small edit where ``_RESYNC`` characters agree again, or None."""
    for distance in range(1, 2 * _GAP + 1):
        for skipped in range(max(0, distance - _GAP), min(_GAP, distance) + 1):
            a, b = at + step * skipped, place + step * (distance - skipped)
            ahead, behind = _piece(text, a, step), _piece(other, b, step)
            crossed = _piece(text, at, step, skipped) + _piece(other, place, step, distance - skipped)
            if "\n" in crossed:
                continue
            if len(ahead) == _RESYNC and ahead == behind and "\n" not in ahead:
                return a, b
    return None


def _piece(text: str, at: int, step: int, length: int = _RESYNC) -> str:
    return text[at : at + length] if step > 0 else text[max(0, at - length) : at]
