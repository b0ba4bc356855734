"""The parent's side of the readers' children: how they are called, and how long they may take."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# A bundled program has no interpreter to give a module to: it calls itself with this and the child's name.
FLAG = "--reader-child"
_ROOT = Path(__file__).resolve().parents[3]
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


def main(arguments: Sequence[str]) -> int:
    """What a bundled program does when it was called as a child; the first word is the child's name."""
    if arguments[0] == "pdf":
        from app.readers.children import pdf

        return pdf.main()
    return 2
