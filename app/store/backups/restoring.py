"""Puts a backup in the library's place and keeps what was there."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.core.errors import StoreError
from app.store.backups.manifests import folder, listed, write_manifest
from app.store.check import problems
from app.store.connection import connect, prepare
from app.store.files import sync_folder
from app.store.migrations import APPLICATION_ID


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
            write_manifest(folder(library), replace(backup, is_set_aside=True))
