"""The parent's side of the readers' children: how they are called, and how long they may take."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

# A bundled program has no interpreter to give a module to: it calls itself with this and the child's name.
FLAG = "--reader-child"
_ROOT = Path(__file__).resolve().parents[3]
_LOOK_SECONDS = 0.1
# Without it Windows opens a black window for each child.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def command(name: str, *arguments: str) -> list[str]:
    """The words that start the child ``name``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, name, *arguments]
    return [sys.executable, "-m", f"app.readers.children.{name}", *arguments]


def run(name: str, data: bytes, *, seconds: float) -> tuple[int, list[str]]:
    """Runs a child on the bytes of one file; its exit status and the lines it wrote.

    Raises subprocess.TimeoutExpired when it takes longer, and OSError where it cannot be started.
    """
    done = subprocess.run(
        command(name),
        input=data,
        capture_output=True,
        timeout=seconds,
        cwd=_ROOT,
        creationflags=_NO_WINDOW,
        check=False,
    )
    return done.returncode, done.stdout.decode("ascii", errors="replace").splitlines()


class StoppedError(Exception):
    """A child was ended before it was done; the sentence says why."""


def follow(
    name: str,
    arguments: Sequence[str],
    data: bytes,
    take: Callable[[str], None],
    *,
    seconds: float,
    is_wanted: Callable[[], bool],
) -> int:
    """Runs a slow child and hands each of its lines to ``take`` as it comes; its exit status.

    The child is ended when it says nothing for ``seconds``, when nobody wants it any more (both raise
    StoppedError), and when ``take`` raises.
    """
    child = subprocess.Popen(
        command(name, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        creationflags=_NO_WINDOW,
    )
    guard = _Guard(child, seconds, is_wanted)
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        threading.Thread(target=_feed, args=(child.stdin, data), daemon=True).start()
        guard.start()
        for line in child.stdout:
            guard.heard()
            take(line.decode("ascii", errors="replace"))
        return child.wait() if not guard.reason else _stopped(guard.reason)
    finally:
        child.kill()
        child.wait()
        guard.join()
        if child.stdout is not None:
            child.stdout.close()


def _stopped(reason: str) -> int:
    raise StoppedError(reason)


def _feed(pipe: IO[bytes], data: bytes) -> None:
    """In a thread: a child that answers before it has read everything would wait for us, and we for it.

    A child that ended closes the pipe; why it ended is told by its answer or its status.
    """
    with contextlib.suppress(OSError):
        pipe.write(data)
    with contextlib.suppress(OSError):
        pipe.close()


class _Guard(threading.Thread):
    """Ends a child that is silent for too long or not wanted any more."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, is_wanted: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self._child = child
        self._seconds = seconds
        self._is_wanted = is_wanted
        self._heard = time.monotonic()
        self.reason = ""

    def heard(self) -> None:
        """The child said something."""
        self._heard = time.monotonic()

    def run(self) -> None:
        while self._child.poll() is None:
            if not self._is_wanted():
                self.reason = "已取消。"
            elif time.monotonic() - self._heard > self._seconds:
                self.reason = f"读了 {self._seconds:.0f} 秒没有进展，已放弃。"
            if self.reason:
                self._child.kill()
                return
            time.sleep(_LOOK_SECONDS)


def main(arguments: Sequence[str]) -> int:
    """What a bundled program does when it was called as a child; the first word is the child's name."""
    if arguments[0] == "pdf":
        from app.readers.children import pdf

        return pdf.main()
    if arguments[0] == "scan":
        from app.readers.children import scan

        return scan.main(arguments[1:])
    if arguments[0] == "picture":
        from app.readers.children import picture

        return picture.main(arguments[1:])
    return 2
