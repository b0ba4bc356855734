"""``import``, ``verify`` and ``merge``: what fills and guards a library file."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from app.cli.states import book_of
from app.cli.words import report, say
from app.core.errors import ReportError
from app.models.learning.teaching import rules_of
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
        book = book_of(opened)
        rules = rules_of(opened)
        for source in sources(paths):
            try:
                prepared = prepare(source, book=book, rules=rules)
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


@click.command(
    help=say(
        "检查资料库：内容、修改记录和备份是否完好。", "Checks a library: contents, history chain and backups."
    )
)
@EXISTING
def verify(library: Path) -> int:
    """Prints what was checked; status 3 when something is wrong."""
    with Library.open(library, who=reviewer(), read_only=True) as opened:
        result = opened.verify()
    for problem in result.problems:
        report(problem)
    for backup in result.bad_backups:
        report(say(f"备份已损坏：{backup}", f"damaged backup: {backup}"))
    report(
        say(
            f"报告 {result.reports} 份，修改记录 {result.seq} 条，完好的备份 {result.good_backups} 个。",
            f"{result.reports} reports, {result.seq} history rows, {result.good_backups} good backups.",
        )
    )
    click.echo(result.head)
    return 0 if result.is_whole else 3


@click.command(
    help=say(
        "把另一个资料库的报告和修改并入这个资料库（先做备份，可以撤销）。",
        "Takes over reports and decisions of another library (after a backup; can be undone).",
    )
)
@EXISTING
@click.argument("other", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def merge(library: Path, other: Path) -> int:
    """Merges OTHER into LIBRARY; decisions that contradict each other are named."""
    with Library.open(library, who=reviewer()) as opened:
        if opened.read_only:
            report(opened.notice or say("资料库是只读的。", "The library is read-only."))
            return 3
        result = opened.merge(other)
    report(
        say(
            f"新增报告 {len(result.added)} 份，相同的 {result.matched} 份，并入修改 {result.taken} 处，"
            f"两边改得不一样的 {len(result.conflicts)} 处（保留本库的）。",
            f"{len(result.added)} reports added, {result.matched} known, {result.taken} decisions taken "
            f"over, {len(result.conflicts)} in conflict (this library's kept).",
        )
    )
    return 0


COMMANDS = (import_, verify, merge)
