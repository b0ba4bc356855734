"""Backups: copies that were checked before they got their name, thinned out by age, and brought back.

They lie in a folder beside the library, each with a small manifest. ``make`` opens its own connection, so
it may run in a job while the window goes on writing.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from app.core.errors import StoreError
from app.store import history
from app.store.check import problems
from app.store.connection import connect, create_file, prepare, stamp
from app.store.errors import DamageError
from app.store.migrations import APPLICATION_ID

_PAGES = 2048  # copied at a time; between two times the window may write
_PAUSE = 0.005  # seconds
_NEWEST, _DAYS, _WEEKS, _MONTHS = 10, 7, 8, 12
SUFFIX = ".zhenyue"
_AT_REST = ".verify.part"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as its manifest tells.

    ``content`` is a hash over what the library held, ``sha256`` the file's.
    ``seq`` and ``head`` are number and hash of the last history row. ``is_set_aside``: made before the
    library was taken back to an older backup, so its history is not that of the library any more.
    """

    name: str
    made_at: str
    reason: str
    reports: int
    seq: int
    head: str
    content: str
    sha256: str
    size: int
    is_set_aside: bool = False

    def path(self, library: Path) -> Path:
        """Where it lies."""
        return folder(library) / self.name


def folder(library: Path) -> Path:
    """The folder of a library's backups."""
    real = library.resolve()
    return real.with_name(f"{real.name}.backups")


def listed(library: Path) -> tuple[Backup, ...]:
    """Backups by their manifests, newest first; unreadable manifests are passed over."""
    found = []
    for path in folder(library).glob("*.json"):
        with suppress(OSError, ValueError, TypeError):
            backup = _told(path)
            if Path(backup.name).name == backup.name and backup.path(library).is_file():
                found.append(backup)
    return tuple(sorted(found, key=lambda backup: (_time(backup), backup.name), reverse=True))


def _told(manifest: Path) -> Backup:
    """What a manifest tells. OSError, ValueError or TypeError where it is not as we write them."""
    backup = Backup(**json.loads(manifest.read_text(encoding="utf-8")))
    if any(type(getattr(backup, field.name)).__name__ != field.type for field in fields(backup)):
        raise TypeError("a value is of another kind")
    _time(backup)
    return backup


def _time(backup: Backup) -> float:
    return datetime.fromisoformat(backup.made_at).timestamp()


def is_good(library: Path, backup: Backup) -> bool:
    """Whether the file is still the one that was checked when it was made."""
    try:
        return file_hash(backup.path(library)) == backup.sha256
    except OSError:
        return False


def newest_good(library: Path) -> Backup | None:
    """The newest backup whose file is as it was made."""
    return next((b for b in listed(library) if is_good(library, b)), None)


def remedy(library: Path) -> str:
    """A sentence on what a user with a damaged library can do."""
    found = newest_good(library)
    if found is None:
        return "没有找到完好的备份，请保留原文件并联系技术人员。"
    return f"最近的完好备份是 {found.made_at[:16].replace('T', ' ')} 的“{found.name}”，可以从它恢复。"


def make(library: Path, *, at: datetime, reason: str) -> Backup | None:
    """Makes a backup and thins out old ones; None when the newest holds the same already.

    StoreError (DamageError) when the library is damaged: then no backup is replaced or removed.
    """
    place = folder(library)
    place.mkdir(mode=0o700, exist_ok=True)
    newest = newest_good(library)
    with _connected(library) as source:
        if newest is not None and not newest.is_set_aside and newest.content == content_hash(source):
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
    _write_manifest(place, made)
    thin_out(library)
    return made


def _free_name(place: Path, at: datetime) -> str:
    stem, number = f"{at:%Y-%m-%d %H%M%S}", 1
    name = f"{stem}{SUFFIX}"
    while (place / name).exists():
        number += 1
        name = f"{stem} ({number}){SUFFIX}"
    return name


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
        content = content_hash(db)
    size = part.stat().st_size
    return Backup(name, stamp(at), reason, count, last.seq, last.hash, content, file_hash(part), size)


def _write_manifest(place: Path, backup: Backup) -> None:
    path = place / f"{backup.name}.json"
    part = path.with_suffix(".part")
    text = json.dumps(asdict(backup), ensure_ascii=False, indent=1)
    part.unlink(missing_ok=True)
    create_file(part)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(place)


def sync_folder(place: Path) -> None:
    """Makes new names in a folder last through a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _connected(path: Path) -> Iterator[Database]:
    db = connect(path, mode="ro")
    try:
        yield db
    finally:
        db.close()


def content_hash(db: Database) -> str:
    """A hash over all that a library holds, by its digests and the head of its history."""
    parts = sha256()
    for row in db.execute('SELECT "report", "rows", "sum" FROM "digest" ORDER BY "report"'):
        parts.update(repr(row).encode())
    version = db.execute("PRAGMA user_version").fetchone()[0]
    elsewhere = db.execute('SELECT count(*) FROM "history_elsewhere"').fetchone()[0]
    parts.update(f"{version} {elsewhere} {history.head(db)}".encode())
    return parts.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


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


def restore(library: Path, backup: Path, *, at: datetime) -> Path | None:
    """Puts a backup in the library's place; returns where the old file was set aside, None if there was none.

    The caller holds the write lock. The backup is brought to the present format and checked first; the file
    itself stays where it is.
    """
    part = library.with_name(f".{library.name}.restoring")
    part.unlink(missing_ok=True)
    shutil.copyfile(backup, part)
    part.chmod(0o600)
    try:
        wrong = _brought_up(part, at)
        if wrong:
            raise StoreError(f"这个备份不完好（{wrong[0]}），没有恢复；资料库保持原样。")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        aside = _set_aside(library, at)
        part.replace(library)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(library.parent)
    _part_ways(library, backup)
    return aside


def _brought_up(part: Path, at: datetime) -> tuple[str, ...]:
    """Migrates a copy where needed; what is wrong with it."""
    try:
        db = connect(part, mode="rw")
    except sqlite3.Error as error:
        return (str(error),)
    try:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return ("它不是镇阅的资料库",)
        prepare(db, at=at, writable=True, before_migration=_no_need)
        return problems(db)
    except sqlite3.Error as error:
        return (str(error),)
    finally:
        db.close()
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _no_need() -> None:
    """A copy of a backup needs no backup."""


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
    _write_manifest(
        place, Backup(name, stamp(at), reason, count, last.seq, last.hash, "", file_hash(path), size)
    )


def _set_aside(library: Path, at: datetime) -> Path | None:
    """Keeps the present file, and a journal that belongs to it, under another name.

    A journal left behind would be played into the restored file.
    """
    if not library.exists():
        return None
    aside = library.with_name(f"{library.stem}.set-aside-{at:%Y%m%d-%H%M%S}{library.suffix}")
    shutil.copy2(library, aside)
    journal = library.with_name(f"{library.name}-journal")
    if journal.exists():
        shutil.copy2(journal, aside.with_name(f"{aside.name}-journal"))
        journal.unlink()
    sync_folder(library.parent)
    return aside


def _part_ways(library: Path, restored: Path) -> None:
    """Marks backups that are younger than the restored one: their history went another way."""
    backups = listed(library)
    base = next((b for b in backups if b.name == restored.name), None)
    for backup in backups:
        if base is not None and backup.seq > base.seq:
            _write_manifest(folder(library), replace(backup, is_set_aside=True))
