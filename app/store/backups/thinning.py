"""Which backups stay: many young ones, few old ones."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import datetime
from pathlib import Path

from app.store.backups.manifests import listed

_NEWEST, _DAYS, _WEEKS, _MONTHS = 10, 7, 8, 12


def kept(times: Sequence[datetime]) -> set[datetime]:
    """Which backups stay: the newest 10, and the newest of each of 7 days, 8 weeks and 12 months."""
    newest_first = sorted(times, reverse=True)
    stay = set(newest_first[:_NEWEST])
    for most, period in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
        seen: dict[Hashable, datetime] = {}
        for time in newest_first:
            seen.setdefault(period(time), time)
        stay.update(list(seen.values())[:most])
    return stay


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return (time.year, time.month)


def thin_out(library: Path) -> None:
    """Removes the backups that ``kept`` does not keep."""
    backups = listed(library)
    stay = kept([datetime.fromisoformat(b.made_at) for b in backups])
    for backup in backups:
        if datetime.fromisoformat(backup.made_at) not in stay:
            path = backup.path(library)
            path.with_name(f"{path.name}.json").unlink(missing_ok=True)
            path.unlink(missing_ok=True)
