"""Who may write: an advisory lock on a small file beside the library.

The system releases it when the process ends, however it ends, so a left-over file never locks anybody out.
It is not a lock on the library file itself: closing such a lock would drop SQLite's own.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_NO_LOCKS_HERE = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
_FAR = 1 << 30  # Windows locks byte ranges and hides them from readers: lock beyond the words


def lock_path(library: Path) -> Path:
    """The lock file of a library; the same by whatever link it is reached."""
    real = library.resolve()
    return real.with_name(f".{real.name}.lock")


class WriteLock:
    """The right to write one library, held until ``release``."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives the right back; harmless when done twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take(library: Path, who: str) -> WriteLock | None:
    """The write lock of ``library``, or None when another window has it. OSError when the folder refuses."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(lock_path(library), flags, 0o600)
    try:
        taken = _lock(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    if not taken:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, who.encode("utf-8", "replace")[:200])
    return WriteLock(descriptor)


def holder(library: Path) -> str:
    """The name in the lock file: who has the library open. Empty when unknown."""
    try:
        return lock_path(library).read_bytes()[:200].decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _lock(descriptor: int) -> bool:
    """Whether the lock was had. A file system without locks leaves the guarding to SQLite."""
    try:
        _lock_here(descriptor)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno not in _NO_LOCKS_HERE:
            raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock_here(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock_here(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
