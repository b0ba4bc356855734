"""The one place where faults of SQLite and of the disk become a sentence for the user.

No ``sqlite3.Error`` leaves the store: every public call of the library runs inside ``speaking``.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import StoreError

_SENTENCES = (
    ("disk is full", "磁盘空间不足，这次改动没有保存；请清理出空间后再试。"),
    ("database is locked", "资料库正被其他程序占用，这次改动没有保存；请稍后再试。"),
    ("table is locked", "资料库正被其他程序占用，这次改动没有保存；请稍后再试。"),
    ("readonly database", "资料库文件或所在文件夹没有写入权限，这次改动没有保存。"),
    ("disk i/o error", "读写磁盘出错，这次改动没有保存；请检查磁盘或存储设备后再试。"),
    ("unable to open database file", "无法打开资料库文件，请检查路径和读写权限。"),
    ("not authorized", "资料库文件里有程序不认识的内容，已拒绝使用。"),
    ("interrupted", "操作已取消，没有写入任何内容。"),
)
_DAMAGE = (
    "not a database",
    "malformed",
    "corrupt",
    "encrypted",
    "could not decode",
    "unsupported file format",
)
_OS_SENTENCES = {
    errno.ENOSPC: "磁盘空间不足，没有写入；请清理出空间后再试。",
    errno.EDQUOT: "磁盘配额已用完，没有写入；请清理出空间后再试。",
    errno.EACCES: "没有读写权限。",
    errno.EPERM: "没有读写权限。",
    errno.EROFS: "所在磁盘是只读的。",
    errno.ENOENT: "文件或文件夹不存在。",
    errno.EISDIR: "这是一个文件夹，不是资料库文件。",
    errno.ENOTDIR: "路径中有一段不是文件夹。",
    errno.EIO: "读写磁盘出错；请检查磁盘或存储设备后再试。",
    errno.ENAMETOOLONG: "文件名太长。",
}


_UNREADABLE = (UnicodeDecodeError, json.JSONDecodeError)


class DamageError(StoreError):
    """What is stored is not what was written. The sentence names the newest good backup when there is one."""


def damage(what: str = "") -> DamageError:
    """The sentence for a damaged library; ``what`` says which part, as a clause."""
    return DamageError(f"资料库文件已损坏{'（' + what + '）' if what else ''}，为避免出错已停止使用。")


def sentence_of(error: Exception) -> StoreError:
    """The sentence for a fault of SQLite or of the operating system."""
    words = str(error).lower()
    if isinstance(error, OSError):
        known = _OS_SENTENCES.get(error.errno or 0, f"系统报告：{error.strerror or error}。")
        name = f"“{Path(str(error.filename)).name}”" if error.filename else ""
        return StoreError(f"读写文件{name}失败：{known}")
    if any(word in words for word in _DAMAGE):
        return damage()
    for word, sentence in _SENTENCES:
        if word in words:
            return StoreError(sentence)
    if isinstance(error, sqlite3.IntegrityError):
        return StoreError("这次改动与资料库中的内容不一致，没有保存；请重新打开报告后再试。")
    return StoreError(f"资料库操作失败，没有保存：{error}")


@contextmanager
def speaking(remedy: Callable[[], str] | None = None) -> Iterator[None]:
    """Turns whatever SQLite or the system raises inside into a ``StoreError`` with a sentence.

    ``remedy`` gives a second sentence for damage: where the newest good backup lies.
    """
    try:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise sentence_of(error) from error
        except (ValueError, TypeError) as error:
            if isinstance(error, _UNREADABLE):
                raise damage("内容无法解读") from error
            raise
    except DamageError as error:
        if remedy is None:
            raise
        raise DamageError(f"{error}{remedy()}") from error
