"""How lists stand in a Word file (ECMA-376 Part 1, §17.9); no library keeps 一、 and （一）.

Counting is done by ``readers.lists``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from app.readers.docx.names import is_on, number, val, w
from app.readers.lists import Instance, Level, Lists


def lists_of(root: Element | None) -> Lists:
    """The lists of numbering.xml; none where there is no such part."""
    if root is None:
        return Lists({}, {})
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    named: dict[str, str] = {}
    for element in root.findall(w("abstractNum")):
        key = element.get(w("abstractNumId"), "")
        abstract[key] = _levels_of(element)
        if link := val(element, "numStyleLink"):
            links[key] = link
        if name := val(element, "styleLink"):
            named[name] = key
    # A list that only names another one counts together with it.
    same = {key: named[link] for key, link in links.items() if link in named and not abstract[key]}
    instances = {}
    for element in root.findall(w("num")):
        key = val(element, "abstractNumId") or ""
        key = same.get(key, key)
        if key in abstract:
            instances[element.get(w("numId"), "")] = _instance_of(element, key, abstract[key])
    return Lists(abstract, instances)


def _instance_of(element: Element, abstract: str, base: Mapping[int, Level]) -> Instance:
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
    return Instance(abstract, levels, restarts)


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
