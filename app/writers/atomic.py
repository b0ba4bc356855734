"""Files are written whole or not at all, under names that every system accepts."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_MOST_BYTES = 180
_SENTENCES = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EACCES: "没有写入的权限，或文件正被别的程序打开",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "同名的是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def write_atomically(path: Path, make: Callable[[Path], None]) -> None:
    """Lets ``make`` write a temporary file beside ``path``, syncs it and puts it in the place of ``path``.

    Whatever fails, the old file stays as it was and no temporary file is left. Raises what ``make`` raises,
    and OSError. A new file gets the rights that the user's umask gives.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".zhenyue-", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        make(temporary)
        _sync_file(temporary)
        _take_rights(temporary, path)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def write_bytes(path: Path, data: bytes) -> None:
    """Writes ``data`` atomically."""
    write_atomically(path, lambda temporary: _fill(temporary, data))


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _take_rights(temporary: Path, path: Path) -> None:
    """Temporary files are private; the result gets the old file's rights, or those of any new file."""
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
    elif os.name == "posix":
        mask = os.umask(0o077)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _sync_folder(folder: Path) -> None:
    """Makes the renaming last; Windows cannot open folders and needs no such thing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def failure_sentence(path: Path, error: OSError) -> str:
    """One sentence for the user about a file that could not be written."""
    reason = _SENTENCES.get(error.errno or 0, error.strerror or "系统拒绝写入")
    return f"“{path.name}”没有写成：{reason}。原有文件未受影响。"


def safe_name(words: str, *, suffix: str = "") -> str:
    """A file name that Windows, Linux and a USB stick accept, at most 180 bytes long, with ``suffix``."""
    name = _FORBIDDEN.sub("_", words).strip(" .\u3000\t")
    if not name:
        name = "未命名"
    if _DEVICES.match(name):
        name = f"_{name}"
    room = _MOST_BYTES - len(suffix.encode())
    name = name.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    return name + suffix


def free_name(folder: Path, words: str, suffix: str, taken: set[str]) -> Path:
    """A path in ``folder`` where no file is; it differs, also without regard to case, from all ``taken``,
    and is noted there.
    """
    number = 1
    while True:
        tail = f"（{number}）" if number > 1 else ""
        name = safe_name(words, suffix=tail + suffix)
        if name.lower() not in taken and not (folder / name).exists():
            taken.add(name.lower())
            return folder / name
        number += 1
