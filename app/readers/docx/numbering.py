"""Rebuilds the automatic numbers of Word lists (ECMA-376 Part 1, §17.9): no library keeps 一、 and （一）.

A paragraph names a list instance (w:num) and a level; instances of one abstract list share its counters,
unless an instance restarts a level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from app.readers.docx.names import is_on, number, val, w
from app.readers.numerals import list_number

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
# After these a number and its text stand together, as clerks type it: 一、加强… （一）强化… 1.坚持…
_CLOSING = "、，．.）)］]】：:。"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and writes. ``restart_after``: None = after any higher level, 0 = never."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart_after: int | None = None
    style: str | None = None
    suffix: str = "tab"


@dataclass
class _List:
    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Instance:
    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """All lists of a document and their counters. Ask for each paragraph once, in document order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level that a paragraph style is tied to in a list, or None."""
        instance = self._instances.get(list_id)
        if instance is None:
            return None
        return next((i for i, level in self._levels(instance).items() if level.style == style), None)

    def next(self, list_id: str, index: int) -> str:
        """Counts one paragraph at level ``index`` (from 0); its number as printed, "" for bullets."""
        instance = self._instances.get(list_id)
        if instance is None or not 0 <= index < LEVELS:
            return ""
        levels = self._levels(instance)
        level = levels.get(index)
        if level is None:
            return ""
        self._count(list_id, instance, index, levels)
        if level.number_format == "bullet":
            return ""
        counters = self._lists[instance.abstract].counters
        text = _PLACEHOLDER.sub(
            lambda m: self._written(int(m.group(1)) - 1, levels, counters, legal=level.legal), level.text
        ).strip()
        gap = "" if not text or text[-1] in _CLOSING or level.suffix == "nothing" else " "
        return text + gap

    @staticmethod
    def _written(index: int, levels: dict[int, Level], counters: dict[int, int], *, legal: bool) -> str:
        level = levels.get(index, Level())
        return list_number(counters.get(index, level.start), "decimal" if legal else level.number_format)

    def _levels(self, instance: _Instance) -> dict[int, Level]:
        return {**self._lists[instance.abstract].levels, **instance.levels}

    def _count(self, list_id: str, instance: _Instance, index: int, levels: dict[int, Level]) -> None:
        counters = self._lists[instance.abstract].counters
        for higher in range(index):
            # A level that was jumped over counts as begun, as Word and LibreOffice do.
            counters.setdefault(higher, levels.get(higher, Level()).start)
        if index in instance.restarts and (list_id, index) not in self._restarted:
            self._restarted.add((list_id, index))
            counters[index] = instance.restarts[index]
        else:
            counters[index] = counters.get(index, levels[index].start - 1) + 1
        for lower in [i for i in counters if i > index]:
            after = levels.get(lower, Level()).restart_after
            if after is None or (after != 0 and index < after):
                del counters[lower]

    def _load(self, root: Element) -> None:
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for abstract in root.findall(w("abstractNum")):
            key = abstract.get(w("abstractNumId"), "")
            self._lists[key] = _List(_levels_of(abstract))
            if link := val(abstract, "numStyleLink"):
                links[key] = link
            if name := val(abstract, "styleLink"):
                named[name] = key
        for key, link in links.items():
            if link in named and not self._lists[key].levels:
                self._lists[key] = self._lists[named[link]]
        for instance in root.findall(w("num")):
            abstract_key = val(instance, "abstractNumId") or ""
            if abstract_key in self._lists:
                self._instances[instance.get(w("numId"), "")] = _instance_of(
                    instance, abstract_key, self._lists[abstract_key].levels
                )


def _instance_of(element: Element, abstract: str, base: dict[int, Level]) -> _Instance:
    levels: dict[int, Level] = {}
    restarts: dict[int, int] = {}
    for override in element.findall(w("lvlOverride")):
        index = number(override.get(w("ilvl")), 0)
        start = val(override, "startOverride")
        own = override.find(w("lvl"))
        if own is not None:
            levels[index] = _level_of(own)
        if start is not None:
            restarts[index] = number(start, 1)
            levels[index] = replace(levels.get(index, base.get(index, Level())), start=restarts[index])
    return _Instance(abstract, levels, restarts)


def _levels_of(abstract: Element) -> dict[int, Level]:
    return {number(e.get(w("ilvl")), 0): _level_of(e) for e in abstract.findall(w("lvl"))}


def _level_of(element: Element) -> Level:
    restart = val(element, "lvlRestart")
    text = element.find(w("lvlText"))
    return Level(
        start=number(val(element, "start"), 1),
        number_format=_format_of(element),
        text=text.get(w("val"), "") if text is not None else "",
        legal=is_on(element, "isLgl"),
        restart_after=number(restart, 0) if restart is not None else None,
        style=val(element, "pStyle"),
        suffix=val(element, "suff") or "tab",
    )


def _format_of(element: Element) -> str:
    plain = val(element, "numFmt")
    if plain is not None:
        return plain
    # Newer formats stand in mc:AlternateContent; the first that names one counts.
    found = next(element.iter(w("numFmt")), None)
    return found.get(w("val"), "decimal") if found is not None else "decimal"
