"""``import``, ``verify`` and ``merge``: what fills and guards a library file."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from app.cli.words import report, say
from app.core.errors import ReportError
from app.readers.folder import sources
from app.readers.prepare import prepare
from app.store.library import Library

LIBRARY = click.argument("library", type=click.Path(path_type=Path))
EXISTING = click.argument("library", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def reviewer() -> str:
    """The name that the history shows for what a command does."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return say("命令行", "command line")


@click.command(
    "import",
    help=say(
        "把报告导入资料库（没有就新建）。已有的同一份报告不会重复导入。",
        "Puts reports into a library, made when missing. A report that is there already is passed over.",
    ),
)
@LIBRARY
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(library: Path, paths: tuple[Path, ...]) -> int:
    """Imports one by one; what cannot be read is named with one sentence and the rest goes on."""
    added = known = failures = 0
    with Library.open(library, who=reviewer()) as opened:
        if opened.read_only:
            report(opened.notice or say("资料库是只读的。", "The library is read-only."))
            return 3
        for source in sources(paths):
            try:
                prepared = prepare(source)
            except ReportError as error:
                report(f"{source.path}: {error}")
                failures += 1
                continue
            if opened.find_duplicate(prepared.sha256, prepared.document.text) is not None:
                report(
                    say(f"{source.path}: 资料库里已有这份报告。", f"{source.path}: already in the library.")
                )
                known += 1
                continue
            opened.add_report(
                prepared.document, prepared.reading, file_name=source.name, original=prepared.data
            )
            added += 1
    report(
        say(
            f"导入 {added} 份，已有 {known} 份，未能读取 {failures} 份。",
            f"{added} imported, {known} known, {failures} could not be read.",
        )
    )
    return 3 if failures else 0


COMMANDS = (import_,)
