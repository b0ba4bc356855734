"""What looks at words that belie other words of the same report have in common.

A look is taken only where the text holds one of the words that it needs: most reports hold few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.report import Figure

Said = tuple[str, Span, Span]
"""What to say, and the two places."""
DIGITS = "0123456789０１２３４５６７８９一二两三四五六七八九十"
"""What a number begins with, to be watched for together with the word beside it."""
# The last characters of dates, and of what may stand between a date and a verb (已, 正式, 建成并).
_BEFORE_VERBS = "年月日份底初旬度就已式先新面利被入工并"
_QUOTED = 30


class Look(NamedTuple):
    """``find`` is told the places of ``words``; with fewer than ``least`` there is nothing to find.

    ``also``: other words that it asks for.
    """

    words: frozenset[str]
    find: Callable[[Case, list[Span]], Iterator[Said]]
    also: frozenset[str] = frozenset()
    least: int = 1


def dated(verbs: Iterable[str]) -> frozenset[str]:
    """``verbs``, each with the character before it where a date may stand there, to be watched for."""
    return frozenset(last + verb for verb in verbs for last in _BEFORE_VERBS)


def quoted(case: Case, place: Span) -> str:
    """The words of a place as a sentence to the user quotes them."""
    return f"“{case.quote(place, longest=_QUOTED)}”"


def opposed(case: Case, one: Span, two: Span) -> Said:
    """The two places cannot both be true."""
    return f"{quoted(case, one)}与{quoted(case, two)}相互矛盾，请核对。", one, two


def unlike(name: str, one: Figure, two: Figure) -> Said:
    """Two numbers of what ``name`` tells cannot both be true."""
    message = f"{name}前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
    return message, (one.start, one.end), (two.start, two.end)
