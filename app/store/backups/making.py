"""Makes backups, by a connection of their own, and copies to be read while the window goes on saving."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from app.store import history
from app.store.backups.manifests import Backup, folder, newest_good, write_manifest
from app.store.backups.thinning import thin_out
from app.store.check import problems
from app.store.connection import connect, stamp
from app.store.errors import DamageError
from app.store.files import create_file, file_hash

_PAGES = 2048  # copied at a time; between two times the window may write
_PAUSE = 0.005  # seconds
_SUFFIX = ".zhenyue"
_AT_REST = ".verify.part"


def make(library: Path, *, at: datetime, reason: str) -> Backup | None:
    """Makes a backup and thins out old ones; None when the newest holds the same already.

    StoreError (DamageError) when the library is damaged: then no backup is replaced or removed.
    """
    place = folder(library)
    place.mkdir(mode=0o700, exist_ok=True)
    newest = newest_good(library)
    with _connected(library) as source:
        if newest is not None and not newest.is_set_aside and newest.content == _content_hash(source):
            return None
        part = place / f".{at:%Y%m%d-%H%M%S}.part"
        part.unlink(missing_ok=True)
        create_file(part)
        try:
            _copy(source, part)
            made = _checked(part, at, reason, _free_name(place, at))
            part.replace(place / made.name)
        finally:
            part.unlink(missing_ok=True)
    write_manifest(place, made)
    thin_out(library)
    return made


def keep_older_format(library: Path, *, at: datetime) -> None:
    """A copy of a library of an older format before it is migrated; checked as far as its format allows."""
    place = folder(library)
    place.mkdir(mode=0o700, exist_ok=True)
    name = _free_name(place, at)
    path = place / name
    create_file(path)
    with _connected(library) as source:
        _copy(source, path)
        result = source.execute("PRAGMA integrity_check(1)").fetchone()[0]
        last = history.head(source)
        count = source.execute('SELECT count(*) FROM "report"').fetchone()[0]
    if result != "ok":
        path.unlink()
        raise DamageError("资料库文件已损坏，没有升级。")
    size = path.stat().st_size
    reason = "升级前"
    write_manifest(
        place, Backup(name, stamp(at), reason, count, last.seq, last.hash, "", file_hash(path), size)
    )


@contextmanager
def at_rest(library: Path) -> Iterator[Database]:
    """A copy of the library, to be read for seconds while the window goes on saving.

    The library itself where it cannot be copied, be it damaged or the disk full.
    """
    part = folder(library) / _AT_REST
    try:
        part.parent.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        create_file(part)
        with _connected(library) as source:
            _copy(source, part)
        path = part
    except (sqlite3.Error, OSError):
        path = library
    try:
        with _connected(path) as db:
            yield db
    finally:
        with suppress(OSError):  # the next look begins with removing it
            part.unlink(missing_ok=True)


def _free_name(place: Path, at: datetime) -> str:
    stem, number = f"{at:%Y-%m-%d %H%M%S}", 1
    name = f"{stem}{_SUFFIX}"
    while (place / name).exists():
        number += 1
        name = f"{stem} ({number}){_SUFFIX}"
    return name


def _copy(source: Database, part: Path) -> None:
    target = connect(part, mode="rw")
    try:
        source.conn.backup(target.conn, pages=_PAGES, sleep=_PAUSE)
    finally:
        target.close()
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _checked(part: Path, at: datetime, reason: str, name: str) -> Backup:
    with _connected(part) as db:
        wrong = problems(db, index=False)
        if wrong:
            raise DamageError(f"资料库文件已损坏（{wrong[0]}），没有做备份，原有备份都还在。")
        last = history.head(db)
        count = db.execute('SELECT count(*) FROM "report"').fetchone()[0]
        content = _content_hash(db)
    size = part.stat().st_size
    return Backup(name, stamp(at), reason, count, last.seq, last.hash, content, file_hash(part), size)


@contextmanager
def _connected(path: Path) -> Iterator[Database]:
    db = connect(path, mode="ro")
    try:
        yield db
    finally:
        db.close()


def _content_hash(db: Database) -> str:
    """A hash over all that a library holds, by its digests and the head of its history."""
    parts = sha256()
    for row in db.execute('SELECT "report", "rows", "sum" FROM "digest" ORDER BY "report"'):
        parts.update(repr(row).encode())
    version = db.execute("PRAGMA user_version").fetchone()[0]
    elsewhere = db.execute('SELECT count(*) FROM "history_elsewhere"').fetchone()[0]
    parts.update(f"{version} {elsewhere} {history.head(db)}".encode())
    return parts.hexdigest()
