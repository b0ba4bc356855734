"""One connection to one library file: created safely, opened with every setting read back, recognised as
ours.

What lies in the tables is other modules' matter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from app.core.errors import StoreError
from app.store import history, tables
from app.store.errors import damage
from app.store.keys import new_keys
from app.store.migrations import APPLICATION_ID, VERSION, migrate
from app.store.tables import Tally

OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
# Setting, what we ask for, what reading it back must give.
SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "5000", 5000),
)
_GONE = "资料库文件“{name}”被移走或删除了，这次改动没有保存；请把文件放回原处，或用“备份与恢复”找回。"
# Their text is written by SQLite and sqlite-utils, so it may differ between their versions.
_NOT_OURS = ("search_", "_sqlite_migrations", "idx__sqlite_migrations")


@dataclass
class Handle:
    """An open library: its connection, whose hand writes, and what time it is."""

    db: Database
    path: Path
    who: str
    clock: Callable[[], datetime]
    writable: bool
    refusal: str = ""
    tally: Tally = field(default_factory=Tally)

    def now(self) -> datetime:
        """The clock's time with an offset."""
        return local(self.clock())

    @contextmanager
    def writing(self) -> Iterator[Tally]:
        """One transaction that is wholly written or not at all; digests are booked at its end."""
        if not self.writable:
            raise StoreError(self.refusal or "资料库是只读打开的，不能保存改动。")
        if not self.path.exists():
            raise StoreError(_GONE.format(name=self.path.name))
        self.tally = Tally()
        self.db.execute("BEGIN IMMEDIATE")
        try:
            before = history.head(self.db)
            yield self.tally
            self.tally.write(self.db)
            after = history.head(self.db)
        except BaseException:
            self._roll_back()
            raise
        try:
            self.db.execute("COMMIT")
        except sqlite3.Error:
            self._roll_back()
            if after == before or history.head(self.db) != after:
                raise
            self._confirm()

    def _roll_back(self) -> None:
        if self.db.conn.in_transaction:
            self.db.conn.rollback()

    def _confirm(self) -> None:
        """Makes sure of a commit that took place although its last sync failed.

        The commit stands in the file; only whether it survives a power cut is open. A second transaction goes
        through all syncs again. When that fails too, nothing more is written until the library is reopened.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute('UPDATE "meta" SET "value" = "value" WHERE "key" = \'head\'')
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            self.writable = False
            self.refusal = "磁盘反复出错，不能确认最后一次改动是否存稳；请检查磁盘，然后重新打开资料库。"
            raise StoreError(self.refusal) from error


def local(at: datetime) -> datetime:
    """A time with an offset: this computer's where none is given."""
    return at if at.tzinfo else at.astimezone()


def stamp(at: datetime) -> str:
    """A time as the library keeps it: ISO with milliseconds and offset."""
    return at.isoformat(timespec="milliseconds")


def connect(path: Path, *, mode: str) -> Database:
    """A connection with all settings in force. ``mode`` is ``rw`` or ``ro``; the file must exist."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"系统的 SQLite 版本（{sqlite3.sqlite_version}）太旧，需要 3.37 或更新的版本。")
    connection = sqlite3.connect(_address(path, mode), uri=True, isolation_level=None, timeout=5.0)
    try:
        db = Database(connection, execute_plugins=False)
        apply_settings(db)
    except BaseException:
        connection.close()
        raise
    return db


def _address(path: Path, mode: str) -> str:
    """The file as an address for SQLite, which wants the server of a Windows share as part of the path."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode={mode}"


def apply_settings(db: Database) -> None:
    """Sets every setting and reads it back; StoreError when one does not hold."""
    for name, wanted, expected in SETTINGS:
        db.execute(f"PRAGMA {name} = {wanted}").fetchall()
        found = db.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise StoreError(f"资料库的安全设置 {name} 无法生效，为避免丢失数据没有打开。")
    if db.conn.isolation_level is not None:
        raise StoreError("资料库的安全设置 isolation_level 无法生效，为避免丢失数据没有打开。")


def can_write(db: Database) -> bool:
    """Whether SQLite got the file for writing: where it cannot, it falls back to reading without a word."""
    db.execute("BEGIN")
    try:
        db.execute('DELETE FROM "meta" WHERE 0')
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        return False
    finally:
        db.execute("ROLLBACK")
    return True


def prepare(db: Database, *, at: datetime, writable: bool, before_migration: Callable[[], None]) -> None:
    """Recognises the file, creates or migrates it. StoreError for a foreign, newer or unusable one."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    is_empty = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if is_empty and application in (0, APPLICATION_ID):
        if not writable:
            raise StoreError("这个文件是空的，还不是资料库。")
    elif application != APPLICATION_ID:
        raise StoreError("这个文件不是镇阅的资料库，没有打开它。")
    elif version > VERSION:
        raise StoreError(
            f"这个资料库由更新版本的镇阅建立（格式 {version}，本程序支持到 {VERSION}），请升级程序后再打开。"
        )
    elif version == VERSION:
        return
    elif not writable:
        raise StoreError("这个资料库由旧版本的镇阅建立，需要先以可写方式打开一次来升级。")
    else:
        before_migration()
    db.execute("BEGIN IMMEDIATE")
    try:
        migrate(db)
        if is_empty:
            _found(db, at)
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.rollback()
        raise


def _found(db: Database, at: datetime) -> None:
    """Gives a new library its key and the start of its history."""
    tally = Tally()
    key = new_keys(at, 1)[0]
    tables.insert(db, tally, "meta", [("library", key), ("made_at", stamp(at))])
    history.keep_head(db, tally, history.HistoryHead(0, key))
    tally.write(db)


def _schema(db: Database) -> dict[tuple[str, str], str]:
    rows = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): "" if name.startswith(_NOT_OURS) else sql for kind, name, sql in rows}


@cache
def _expected_schema() -> dict[tuple[str, str], str]:
    db = Database(memory=True, execute_plugins=False)
    try:
        migrate(db)
        return _schema(db)
    finally:
        db.close()


def foreign_parts(db: Database) -> tuple[str, ...]:
    """Names in the schema that are not ours (a trigger, a table).

    StoreError when one of ours is missing or changed.
    """
    found, expected = _schema(db), _expected_schema()
    for key, sql in expected.items():
        if found.get(key) != sql:
            raise damage(f"结构 {key[1]} 不符")
    return tuple(sorted(name for kind, name in found.keys() - expected.keys()))
