"""A number, the one of the year before, and the step between them: 16人，较上年末净增2人，上年末为13人."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.looks import Look, Said, quoted
from app.core.enums import Qualifier
from app.core.resources import load_pattern, load_words

_MANY = 60
_pattern = partial(load_pattern, "checks/steps.json")


def looks() -> tuple[Look, ...]:
    """By the words that lead over to the year before."""
    return (Look(load_words("checks/steps.json", "words"), _misstepped),)


def _misstepped(case: Case, places: list[Span]) -> Iterator[Said]:
    """The number, and the step that leads to none of the numbers before it."""
    for step in matches_at(case.text, places, _pattern("step")):
        old = step["old"] or step["old_behind"]
        start, _ = case.sentence(step.start())
        before = case.stated_in(max(start, step.start() - _MANY), step.start())
        told = [f for f in before if f.unit == step["unit"] and f.direction is None]
        if not old or not told or not _pattern("between").fullmatch(case.text, told[-1].end, step.start()):
            continue
        due = float(old) + (float(step["by"]) if step["up"] else -float(step["by"]))
        if all(f.qualifier is Qualifier.EXACT and f.value != due for f in told):
            now, changed = (told[0].start, told[0].end), quoted(case, step.span())
            yield f"{quoted(case, now)}与{changed}不符：应为{due:g}，请核对。", now, step.span()
