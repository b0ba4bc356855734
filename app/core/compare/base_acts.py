"""Keeping a base figure, or a town's new name, by hand: the act for one row of the base table."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.changes import Act, Change, Entity, Row
from app.core.compare.bases import RENAMED


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


def keep_base(kept: Mapping[str, Row], wish: Row) -> Act:
    """The act that keeps ``wish`` (town, county, year, name, value; value None takes the row away).

    ``kept`` are the rows that stand, by key. Without a difference the act has no changes.
    """
    key = base_key(wish)
    before = kept.get(key)
    after = dict(wish) if wish.get("value") is not None else None
    what = "乡镇现名" if wish.get("name") == RENAMED else "基数"
    name = f"{'填写' if after else '清除'}{what}：{wish.get('town')}"
    if before == after:
        return Act(name, ())
    return Act(name, (Change(Entity.BASE, key, None, before, after),))
