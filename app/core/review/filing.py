"""When a report came in and when it was made public, as a person says it: over what the program knows.

The rule on supervision of 2019 (法治政府建设与责任落实督察工作规定) has a report filed with the level above
by 1 March and made public by 1 April. The program knows only the day of import, and the day of publication
of what was saved as a web page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date

from app.core.review.changes import Act, Change, Entity, Row

_WORDS = {"received": "收到日期", "published": "公开日期"}
_WHOLE = re.compile(r"(20\d\d)(?:\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})\s?日?|(\d\d)(\d\d))")
_OF_NEXT_YEAR = re.compile(r"(\d{1,2})\s?[-月./]\s?(\d{1,2})\s?日?")


@dataclass(frozen=True, slots=True)
class Filing:
    """Days that a person gave; None where nobody did."""

    received: date | None = None
    published: date | None = None


NOTHING_SAID = Filing()


def filing_from(row: Row | None) -> Filing:
    """What a stored row tells."""
    days = {f.name: (row or {}).get(f.name) for f in fields(Filing)}
    return Filing(**{name: date.fromisoformat(str(day)) if day else None for name, day in days.items()})


def set_filing(report: str, name: str, *, before: Filing, **days: date | None) -> Act:
    """Gives days of a report, None takes one back. ``name`` is the town's, for the menu.

    Raises TypeError for a name that is no field of ``Filing``.
    """
    after = replace(before, **days)
    changed = [f.name for f in fields(Filing) if getattr(before, f.name) != getattr(after, f.name)]
    words = "、".join(map(_WORDS.__getitem__, changed))
    if not words:
        return Act("更正日期", ())
    return Act(f"更正{words} {name}", (Change(Entity.FILING, report, report, _row(before), _row(after)),))


def _row(filing: Filing) -> Row | None:
    if filing == NOTHING_SAID:
        return None
    days = {f.name: getattr(filing, f.name) for f in fields(Filing)}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def day_in(words: str, *, year: int | None) -> date | None:
    """The day that was typed: 2025-3-1, 2025年3月1日, 20250301; 3.1 is of the year behind that of the report.

    None where it is no day.
    """
    whole = _WHOLE.fullmatch(words.strip())
    short = _OF_NEXT_YEAR.fullmatch(words.strip()) if whole is None and year is not None else None
    if whole is not None:
        of_year, month, day = int(whole[1]), whole[2] or whole[4], whole[3] or whole[5]
    elif short is not None and year is not None:
        of_year, month, day = year + 1, short[1], short[2]
    else:
        return None
    try:
        return date(of_year, int(month), int(day))
    except ValueError:
        return None
