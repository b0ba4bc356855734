"""A library file with many reports, written straight into its tables: importing as many would take minutes."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from app.core.taxonomy import standard_taxonomy
from app.store.library import Library

_CHARACTERS = 3000
_REPORT = ("key", "file_name", "format", "sha256", "text_sha256", "characters", "imported_at", "imported_by")
_HEAD = ("findings", "title", "town", "county", "year")
_FIGURE = (
    "key",
    "report",
    "start",
    "end",
    "surface",
    "value",
    "unit",
    "qualifier",
    "kind",
    "indicator",
    "also",
    "label",
)
_REST = ("period", "role", "implied", "confidence", "why")


def make_library(path: Path, *, reports: int, figures: int, year: int = 2024) -> Path:
    """A library of ``reports`` towns with ``figures`` figures each, the same for the same arguments."""
    Library.open(path, who="李秀英").close()
    db = sqlite3.connect(path)
    with db:
        for number in range(reports):
            key, town = f"r{number:06d}", f"第{number}镇"
            name, digest = f"{town}.txt", f"{number:064x}"
            fixed = (key, name, "txt", digest, digest, _CHARACTERS, "2025-03-01T09:00:00+08:00", "李秀英")
            _insert(db, "report", (*_REPORT, *_HEAD), [(*fixed, 0, town, town, f"第{number // 40}县", year)])
            document = (key, "字" * _CHARACTERS, "[]", "[]", "[]", "{}")
            _insert(db, "document", ("report", "text", "removed", "places", "notices", "head"), [document])
            _insert(db, "figure", (*_FIGURE, *_REST), _figures(key, number, figures, year))
    db.close()
    return path


def _figures(report: str, number: int, count: int, year: int) -> list[tuple[object, ...]]:
    chance = random.Random(number)
    chosen = chance.sample(standard_taxonomy().indicators(), count)
    return [
        (f"{report}-{n}", report, 20 * n, 20 * n + 3, "12次", float(chance.randrange(500)), i.units[0], "exact",
         str(i.kind), i.code, "", i.name, str(year), "fact", 0, 0.9, "")
        for n, i in enumerate(chosen)
    ]  # fmt: skip


def _insert(
    db: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})', rows)
