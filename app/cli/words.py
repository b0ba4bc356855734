"""Chinese or English help and messages, by the locale of the terminal."""

from __future__ import annotations

import locale
import os
from typing import Any

import click


def is_chinese() -> bool:
    """Whether the user's locale is Chinese; a terminal that says nothing (C, POSIX) gets Chinese too."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value.startswith("zh") or value.partition(".")[0] in {"C", "POSIX"}
    return (locale.getlocale()[0] or "zh").lower().startswith(("zh", "chinese"))


def say(chinese: str, english: str) -> str:
    """The words in the user's language."""
    return chinese if is_chinese() else english


def report(message: str) -> None:
    """One line to standard error."""
    click.echo(message, err=True)


def bar(length: int, label: str) -> Any:
    """A progress bar on standard error; silent where that is not a terminal."""
    import sys

    return click.progressbar(length=length, label=label, file=sys.stderr)
