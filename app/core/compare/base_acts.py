"""Keeping base figures, or a town's new name, by hand: the act for rows of the base table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core.compare.bases import RENAMED
from app.core.review.changes import Act, Change, Entity, Row


def base_key(row: Row) -> str:
    """The key of a base row: county, town, year and name."""
    year = row.get("year")
    parts = (
        row.get("county") or "",
        row.get("town") or "",
        "" if year is None else year,
        row.get("name") or "",
    )
    return "|".join(str(part) for part in parts)


def keep_bases(kept: Mapping[str, Row], wishes: Sequence[Row]) -> Act:
    """The act that keeps ``wishes`` (town, county, year, name, value; value None takes a row away).

    ``kept`` are the rows that stand, by key. What makes no difference is no change.
    """
    changes = []
    for wish in wishes:
        key = base_key(wish)
        before = kept.get(key)
        after = dict(wish) if wish.get("value") is not None else None
        if before != after:
            changes.append(Change(Entity.BASE, key, None, before, after))
    return Act(_name(wishes), tuple(changes))


def _name(wishes: Sequence[Row]) -> str:
    """What undo calls it."""
    what = "乡镇现名" if all(wish.get("name") == RENAMED for wish in wishes) else "基数"
    verb = "填写" if any(wish.get("value") is not None for wish in wishes) else "清除"
    towns = list(dict.fromkeys(str(wish.get("town")) for wish in wishes))
    return f"{verb}{what}：{towns[0] if len(towns) == 1 else f'{len(towns)}个乡镇'}"
