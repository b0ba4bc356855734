"""Everything that can be checked about what a library holds; what is wrong, as clauses for the user.

SQLite's own check sees structure, the digests see every column of every row, the chain sees the history,
and the index is counted against the texts.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from hashlib import sha256

from sqlite_utils import Database

from app.core.errors import StoreError
from app.core.turns import in_turns
from app.store import history, search, tables
from app.store.connection import foreign_parts

_MODULUS = 1 << 128


def problems(db: Database, *, index: bool = True) -> tuple[str, ...]:
    """What is wrong, worst first; empty when all is whole.

    Reads everything: seconds for thousands of reports. Needs a connection that may make temporary tables.
    ``index=False`` leaves out the search index, which takes longest and can be made again from the texts.
    """
    found: list[str] = []
    checks = (_structure, _schema, _digests, _history, _originals, _texts, *((_index,) if index else ()))
    for check in checks:
        try:
            found += check(db)
        except (sqlite3.Error, StoreError, ValueError, TypeError, KeyError) as error:
            found.append(f"检查时读不出内容：{error}")
    return tuple(dict.fromkeys(found))


def _structure(db: Database) -> list[str]:
    rows = db.execute("PRAGMA integrity_check(5)").fetchall()
    wrong = [f"文件结构损坏：{row[0]}" for row in rows if row[0] != "ok"]
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        wrong.append("有内容找不到所属的报告")
    return wrong


def _schema(db: Database) -> list[str]:
    return [f"含有不属于镇阅的内容：{name}" for name in foreign_parts(db)]


def _digests(db: Database) -> list[str]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for table, names in tables.TABLES.items():
        owner = tables.OWNER.get(table)
        at = names.index(owner) if owner else None
        rows = db.execute(f'SELECT {tables.quoted(names)} FROM "{table}"')
        for row in in_turns(rows, every=tables.ROWS):
            report = "" if at is None else row[at] or ""
            entry = found[report]
            entry[0] += 1
            entry[1] = (entry[1] + tables.row_hash(table, row)) % _MODULUS
    stored = {}
    for report, count, added in db.execute('SELECT "report", "rows", "sum" FROM "digest"'):
        stored[report] = [count, int(added, 16)]
    empty = [0, 0]
    wrong = [r for r in {*found, *stored} if found.get(r, empty) != stored.get(r, empty)]
    return [f"{len(wrong)} 份报告或目录的内容与保存时不同"] if wrong else []


def _history(db: Database) -> list[str]:
    broken = history.broken_at(db) or history.broken_elsewhere(db)
    return [f"历史记录不完整：{broken}"] if broken else []


def _originals(db: Database) -> list[str]:
    wrong = 0
    found = db.execute(
        'SELECT r."sha256", o."size", o."packing", o."bytes" FROM "report" r '
        'LEFT JOIN "original" o ON o."report" = r."key"'
    )
    for digest, size, packing, data in found:
        try:
            plain = zlib.decompress(data) if packing == "zlib" else bytes(data)
            is_same = len(plain) == size and packing in ("zlib", "none")
            wrong += not is_same or sha256(plain).hexdigest() != digest
        except (zlib.error, TypeError):
            wrong += 1
    return [f"{wrong} 个原始文件与导入时不同"] if wrong else []


def _texts(db: Database) -> list[str]:
    wrong = 0
    found = db.execute(
        'SELECT r."text_sha256", d."text" FROM "report" r LEFT JOIN "document" d ON d."report" = r."key"'
    )
    for digest, text in found:
        wrong += text is None or sha256(text.encode("utf-8")).hexdigest() != digest
    return [f"{wrong} 份报告的正文与导入时不同"] if wrong else []


def _index(db: Database) -> list[str]:
    wrong = search.stale(db)
    return [f"{wrong} 份报告的搜索索引与正文不符"] if wrong else []
