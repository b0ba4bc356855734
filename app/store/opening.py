"""Opening a library: file, lock, connection, recognition, and what to tell when it can only be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import StoreError
from app.store import locking
from app.store.connection import Handle, connect, create_file, foreign_parts, prepare


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
        handle = Handle(db, path, who, clock, is_writable)
        prepare(db, at=handle.now(), writable=is_writable, before_migration=_no_backup)
        strangers = foreign_parts(db)
        notice = ""
        if strangers:
            handle.writable = False
            notice = f"资料库里有不属于镇阅的内容（{'、'.join(strangers[:3])}），为安全起见按只读打开。"
        if not handle.writable:
            db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return handle, notice


def _no_backup() -> None:
    """Nothing to keep: no older schema was released yet."""
