"""Laws repealed, misnamed or ascribed to the wrong body; no alarm where they are cited as history."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from app.core.checks import issuers
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.lexicon import Entry, Lexicon, entries
from app.core.checks.title import told_year
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_AROUND, _QUOTED = 24, 48
# What was in force for more than half of a year may be told of, without a month, in the report on it.
_HALF = 6
_NAME_ENDS = frozenset({"法》", "法（", "法(", "法条例"})
_NAMED = re.compile(
    r"《(?:中华人民共和国)?(?:新修[订正]的?|新)?([\u4e00-\u9fff]{2,24}法(?:条例)?)(?:[（(][^》\n]{0,16}[）)])?》"
)
_SHORTEST = 5
# So like another name is one that was misremembered.
_NEAR = 0.75
# The month that a sentence tells of, the last one of several.
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_FORMER = re.compile(r"原[《“]?$")


@dataclass(frozen=True, slots=True)
class Repealed:
    """A law with the day of its repeal (ISO), what took its place, and where that is written."""

    name: str
    since: str
    by: str
    basis: str
    entry: Entry

    def is_stale(self, year: int, month: int | None) -> bool:
        """Whether a report on ``year`` tells of it too late; ``month``: what it says of the time."""
        since, last, day = map(int, self.since.split("-"))
        if year != since:
            return year > since
        return last <= _HALF if month is None else month + (day == 1) > last

    @property
    def say(self) -> str:
        year, month, day = self.since.split("-")
        return f"已于{int(year)}年{int(month)}月{int(day)}日废止（依据：{self.basis}），应引用{self.by}。"


@cache
def _repealed() -> dict[str, Repealed]:
    """Repealed laws by their names."""
    data = load_json("checks/laws.json")
    after, before = data["bare_after"], data["bare_not_before"]
    found = {}
    for row in data["repealed"]:
        name = re.escape(row["name"])
        quoted = rf"《(?:中华人民共和国|国务院)?{name}》"
        bare = rf"(?<=[{after}])(?<!《){name}(?![{before}》])"
        looked_for = {"words": [row["name"]], "pattern": f"{quoted}|{bare}", "say": ""}
        found[row["name"]] = Repealed(**row, entry=next(entries([looked_for])))
    return found


def repealed_laws() -> tuple[Repealed, ...]:
    """The list of repealed laws, in the order of the resource."""
    return tuple(_repealed().values())


@cache
def _repealed_names() -> frozenset[str]:
    return frozenset(_repealed())


@cache
def _wrong_names() -> Lexicon:
    return Lexicon(load_json("checks/laws.json")["wrong"])


@cache
def _history() -> re.Pattern[str]:
    return re.compile(load_json("checks/laws.json")["history"])


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return _wrong_names().words | _repealed_names() | _NAME_ENDS | issuers.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per law and report, with every place; the year of the report decides what is repealed."""
    told: set[Span] = set()
    for found in _listed(case, settings):
        told.update(found.spans)
        yield found
    if case.likely(_NAME_ENDS):
        yield from _near_names(case, settings, told)
    for by, place in issuers.wrong_issuers(case):
        message = f"“{case.quote(place, longest=_QUOTED)}”印发机关有误，应为“{by}”。"
        yield finding(settings.rule, Severity.ERROR, message, [place])


def _near_names(case: Case, settings: Settings, told: set[Span]) -> Iterator[Finding]:
    """《农村土地承包经营法》: no law is called so, one is called nearly so; ``told`` are known already."""
    found: dict[str, list[Span]] = {}
    known = sorted(told)
    for match in _NAMED.finditer(case.text):
        before = bisect_left(known, (match.end(), 0)) - 1
        is_told = before >= 0 and known[before][1] > match.start()
        if not is_told and _meant(match.group(1)):
            found.setdefault(match.group(1), []).append(match.span())
    for name, places in found.items():
        message = f"没有名为“{name}”的法律，疑为《{_meant(name)}》之误。"
        yield finding(settings.rule, Severity.WARN, message, places)


@cache
def _laws() -> frozenset[str]:
    return frozenset(load_json("checks/laws.json")["laws"])


@cache
def _cut_names() -> dict[str, str]:
    """Laws by their names without what they are for: 家庭教育法 for 家庭教育促进法."""
    kinds = tuple(load_json("checks/laws.json")["kinds"])
    found = {
        law.removesuffix(kind) + "法": law for kind in kinds for law in sorted(_laws()) if law.endswith(kind)
    }
    return {name: law for name, law in found.items() if name not in _laws()}


@lru_cache(maxsize=4096)
def _meant(name: str) -> str:
    """The law that a name is meant for; empty for right, shortened and quite other names."""
    law, _, rest = name.partition("条例")
    if rest == "" and law != name:
        return law if law in _laws() else ""
    if len(name) < _SHORTEST or name in _laws() or any(name.endswith(row.name) for row in repealed_laws()):
        return ""
    if name in _cut_names():
        return _cut_names()[name]
    for near in get_close_matches(name, sorted(_laws()), n=1, cutoff=_NEAR):
        letters = iter(near)
        is_shortened = all(letter in letters for letter in name)
        return "" if is_shortened else near
    return ""


def _listed(case: Case, settings: Settings) -> Iterator[Finding]:
    """Laws of the list of repealed ones, then the wrong names that are known."""
    year = case.head.year
    for name in sorted(case.likely(_repealed_names())):
        law = _repealed()[name]
        places = [span for span in law.entry.places(case) if _is_too_late(case, law, span)]
        if places:
            words = f"{_cited(case.quote(places[0]))}{law.say}"
            yield finding(settings.rule, Severity.ERROR, words, places)
    for row, places in _wrong_names().found(case):
        if year is not None and year < row.since:
            continue
        wrong = [span for span in places if not _is_history(case.text, span)]
        if wrong:
            words = f"{_cited(case.quote(wrong[0], longest=36))}{row.say}"
            yield finding(settings.rule, row.severity, words, wrong)


def _is_too_late(case: Case, law: Repealed, span: Span) -> bool:
    """Whether the law is cited as one in force when it was so no more."""
    year = case.head.year
    told = told_year(case) if year is not None and year <= int(law.since[:4]) else None
    if told is not None and year is not None:
        year = max(year, int(case.text[slice(*told)]))
    start, _ = case.sentence(span[0])
    months = _MONTH.findall(case.text, start, span[0])
    is_stale = year is None or law.is_stale(year, int(months[-1]) if months else None)
    return is_stale and not _is_history(case.text, span)


def _cited(name: str) -> str:
    """The name in quotation marks, unless it has marks of its own: 《民法通则》."""
    return name if name.startswith("《") else f"“{name}”"


def _is_history(text: str, span: Span) -> bool:
    """Whether the words around say that the law is repealed or replaced, or tell of the time before."""
    before = text[max(0, span[0] - _AROUND) : span[0]]
    if _FORMER.search(before):
        return True
    return bool(_history().search(before + "\n" + text[span[1] : span[1] + _AROUND]))
