"""Laws repealed or ascribed to the wrong body; no alarm where they are cited as history.

Names that no law has, days on which laws came into force and who issued which paper are in ``laws``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.laws import dates, issuers, names
from app.core.checks.lexicon import Entry, Lexicon, entries
from app.core.checks.title import year_told
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json, load_pattern

_AROUND, _QUOTED = 24, 48
# What was in force for more than half of a year may be told of, without a month, in the report on it.
_HALF = 6
# The month that a sentence tells of, the last one of several.
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_FORMER = re.compile(r"(?:原|(?:当年|当时|那时)的?)[《“]?$")


@dataclass(frozen=True, slots=True)
class Repealed:
    """A law with the day of its repeal (ISO), what took its place, and where that is written."""

    name: str
    since: str
    by: str
    basis: str
    entry: Entry

    @property
    def year(self) -> int:
        """The year of the repeal."""
        return int(self.since[:4])

    def is_stale_in(self, month: int | None) -> bool:
        """Whether it is told of too late in the year of its repeal; ``month``: what is said of the time."""
        _, last, day = map(int, self.since.split("-"))
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
        words = [row["name"], *(f"《{lead}{row['name']}》" for lead in ("", "中华人民共和国", "国务院"))]
        bare = rf"(?<=[{after}])(?<!《){re.escape(row['name'])}(?![{before}》])"
        looked_for = {"words": words, "pattern": rf"(?={{words}})(?:《[^》]+》|{bare})", "say": ""}
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
    data = load_json("checks/laws.json")
    return Lexicon([*data["wrong"], *map(_renumbered, data["orders"])])


def _renumbered(row: Mapping[str, Any]) -> dict[str, Any]:
    """《政府信息公开条例》（国务院令第492号): the order that the regulation had before it was rewritten."""
    return {
        "words": [f"第{order}号" for order in row["old"]],
        "pattern": f"{row['name']}》?[（(]?(?:中华人民共和国)?国务院令?第(?:{'|'.join(row['old'])})号",
        "severity": "error",
        "since": row["since"],
        "say": f"文号已旧：{row['name']}{row['since']}年修订后为国务院令第{row['order']}号。",
    }


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    repealed = (law.entry.words for law in repealed_laws())
    of_names = (_repealed_names(), *repealed, *_wrong_names().groups())
    return *of_names, *names.groups(), *dates.groups(), issuers.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per law and report, with every place; the year of the report decides what is repealed."""
    told: set[Span] = set()
    for found in _listed(case, settings):
        told.update(found.spans)
        yield found
    for message, places in names.misnamed(case, told):
        yield finding(settings.rule, Severity.WARN, message, places)
    for message, place in chain(dates.misdated(case), dates.misdated_again(case)):
        yield finding(settings.rule, Severity.ERROR, message, [place])
    for by, place in issuers.wrong_issuers(case):
        message = f"“{case.quote(place, longest=_QUOTED)}”印发机关有误，应为“{by}”。"
        yield finding(settings.rule, Severity.ERROR, message, [place])


def _listed(case: Case, settings: Settings) -> Iterator[Finding]:
    """Laws of the list of repealed ones, then the wrong names that are known."""
    year, cited = case.head.year, sorted(case.found(_repealed_names()))
    told = year_told(case) if cited else None
    for name in cited:
        law = _repealed()[name]
        places = [span for span in law.entry.places(case) if _is_too_late(case, law, span, told)]
        if places:
            words = f"{_cited(case.quote(places[0]))}{law.say}"
            yield finding(settings.rule, Severity.ERROR, words, places)
    for row, named in _wrong_names().likely(case):
        if year is not None and year < row.since:
            continue
        wrong = [span for span in row.around(case.text, named) if not _is_history(case.text, span)]
        if wrong:
            words = f"{_cited(case.quote(wrong[0], longest=36))}{row.say}"
            yield finding(settings.rule, row.severity, words, wrong)


def _is_too_late(case: Case, law: Repealed, span: Span, year: int | None) -> bool:
    """Whether the law is cited as one in force when it was so no more, in a report on ``year``."""
    if year is not None and year < law.year:
        return False
    if year == law.year:
        start, _ = case.sentence(span[0])
        months = _MONTH.findall(case.text, start, span[0])
        if not law.is_stale_in(int(months[-1]) if months else None):
            return False
    return not _is_history(case.text, span)


def _cited(name: str) -> str:
    """The name in quotation marks, unless it has marks of its own: 《民法通则》."""
    return name if name.startswith("《") else f"“{name}”"


def _is_history(text: str, span: Span) -> bool:
    """Whether the words around say that the law is repealed or replaced, or tell of the time before."""
    # 废止文件2件。…依据《合同法》: what the sentence before tells is of other things.
    before = text[max(0, span[0] - _AROUND) : span[0]].rpartition("。")[2]
    if _FORMER.search(before):
        return True
    return bool(
        load_pattern("checks/laws.json", "history").search(before + "\n" + text[span[1] : span[1] + _AROUND])
    )
