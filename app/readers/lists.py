"""Automatic numbers of Word lists, counted as Word counts them; shared by .docx and .doc.

A paragraph names a list instance and a level; instances of one abstract list share its counters, unless an
instance restarts a level. How lists stand in a file is the readers' matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.readers.numerals import list_number

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
# After these a number and its text stand together, as clerks type it: 一、加强… （一）强化… 1.坚持…
_CLOSING = "、，．.）)］]】：:。"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and writes. ``restart_after``: None = after any higher level, 0 = never.

    ``text`` holds %1 … %9 for the numbers of the levels; names of formats as in ``numerals``.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart_after: int | None = None
    style: str | None = None
    suffix: str = "tab"


@dataclass(frozen=True, slots=True)
class Instance:
    """A use of abstract list ``abstract``: levels of its own, and levels that start anew at a number."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Lists:
    """All lists of a document and their counters. Ask for each paragraph once, in document order."""

    def __init__(
        self, abstract: Mapping[str, Mapping[int, Level]], instances: Mapping[str, Instance]
    ) -> None:
        self._abstract = abstract
        self._instances = {key: one for key, one in instances.items() if one.abstract in abstract}
        self._counters: dict[str, dict[int, int]] = {key: {} for key in abstract}
        self._restarted: set[tuple[str, int]] = set()

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
        counters = self._counters[instance.abstract]
        text = _PLACEHOLDER.sub(
            lambda m: _written(int(m.group(1)) - 1, levels, counters, legal=level.legal), level.text
        ).strip()
        gap = "" if not text or text[-1] in _CLOSING or level.suffix == "nothing" else " "
        return text + gap

    def _levels(self, instance: Instance) -> dict[int, Level]:
        return {**self._abstract[instance.abstract], **instance.levels}

    def _count(self, list_id: str, instance: Instance, index: int, levels: Mapping[int, Level]) -> None:
        counters = self._counters[instance.abstract]
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


def _written(index: int, levels: Mapping[int, Level], counters: Mapping[int, int], *, legal: bool) -> str:
    level = levels.get(index, Level())
    return list_number(counters.get(index, level.start), "decimal" if legal else level.number_format)
