"""Opening a library: file, lock, connection, recognition, and what to tell when it can only be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from app.core.errors import StoreError
from app.store import locking
from app.store.connection import Handle, can_write, connect, foreign_parts, prepare
from app.store.errors import damage
from app.store.files import create_file
from app.store.shapes import whole

_MAGIC = b"SQLite format 3\x00"


@dataclass
class Opened:
    """An open library with the lock that lets it write."""

    handle: Handle
    lock: locking.WriteLock | None
    notice: str = ""

    def close(self) -> None:
        """Connection first, then the lock."""
        self.handle.db.close()
        if self.lock is not None:
            self.lock.release()


def open_library(path: Path, *, who: str, clock: Callable[[], datetime], read_only: bool) -> Opened:
    """See ``Library.open``."""
    if path.is_dir():
        raise StoreError("这是一个文件夹，不是资料库文件。")
    if read_only and not path.exists():
        raise StoreError("资料库文件不存在。")
    if not path.exists():
        create_file(path)
    _recognise(path)
    lock, notice = (None, "") if read_only else _lock(path, who)
    try:
        handle, more = _connect(path, who=who, clock=clock, lock=lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    notice = notice or more
    handle.refusal = notice or "资料库是只读打开的，不能保存改动。"
    return Opened(handle, lock, notice)


def beside(opened: Opened) -> Opened:
    """A second connection for a long act in another thread; the lock stays where it is."""
    first = opened.handle
    db = connect(first.path, mode="rw")
    # Otherwise a long act would shut readers out from the moment on when its pages fill the cache.
    db.execute("PRAGMA cache_spill = OFF")
    return Opened(Handle(db, first.path, first.who, first.clock, first.writable, first.refusal), None)


def _recognise(path: Path) -> None:
    """StoreError when the first bytes are not those of any SQLite file; an empty file becomes a library."""
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        from app.store.backups import manifests

        if manifests.listed(path):
            raise damage("文件开头被改写")
        raise StoreError("这个文件不是镇阅的资料库，没有打开它。")


def _lock(path: Path, who: str) -> tuple[locking.WriteLock | None, str]:
    """The right to write, or why it cannot be had."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return None, "资料库文件或所在文件夹没有写入权限，已按只读打开。"
    try:
        lock = locking.take(path, who)
    except PermissionError:
        return None, "资料库所在文件夹没有写入权限，已按只读打开。"
    if lock is None:
        name = locking.holder(path)
        return None, f"资料库已在另一个窗口中打开{'（' + name + '）' if name else ''}，本窗口按只读打开。"
    return lock, ""


def _connect(
    path: Path, *, who: str, clock: Callable[[], datetime], lock: locking.WriteLock | None
) -> tuple[Handle, str]:
    is_writable = lock is not None
    db = connect(path, mode="rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro")
    try:
        handle = Handle(db, path, whole(who), clock, is_writable)
        keep = partial(_keep_older_format, path, handle)
        prepare(db, at=handle.now(), writable=is_writable, before_migration=keep)
        strangers = foreign_parts(db)
        notice = ""
        if is_writable and not can_write(db):
            handle.writable = False
            notice = "资料库文件不能写入，已按只读打开。"
        if strangers:
            handle.writable = False
            notice = f"资料库里有不属于镇阅的内容（{'、'.join(strangers[:3])}），为安全起见按只读打开。"
        if not handle.writable:
            db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return handle, notice


def _keep_older_format(path: Path, handle: Handle) -> None:
    from app.store.backups import making  # backups are no part of the start

    making.keep_older_format(path, at=handle.now())
