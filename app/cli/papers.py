"""``summary``: summaries, annotated texts or opinion letters of all reports, a file each or one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.libraries import EXISTING, reviewer
from app.cli.states import book_of, state_of
from app.cli.words import bar, report, say
from app.core.review.changes import Entity
from app.core.review.letters import letter_from
from app.core.state import ReportRow
from app.store.library import Library

if TYPE_CHECKING:
    from app.ui.printing.batch import BatchItem, BatchResult

_HISTORY = 10_000
_PAPERS = {"summary": "SUMMARY", "short": "SHORT", "text": "FULL_TEXT", "letter": "LETTER"}


@click.command(
    help=say(
        "为资料库中每份报告写批注摘要（或批注全文、审核意见），一份一个文件，或合成一个 PDF。",
        "Writes an annotated summary (or annotated text, or letter) of each report: a file each, or one PDF.",
    )
)
@EXISTING
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help=say("输出文件夹", "folder to write to")
)
@click.option(
    "--format", "kind", type=click.Choice(["pdf", "docx", "html"]), default="pdf", show_default=True
)
@click.option(
    "--what",
    type=click.Choice(["summary", "text", "letter"]),
    default="summary",
    show_default=True,
    help=say("摘要、批注全文或审核意见", "summary, annotated text or opinion letter"),
)
@click.option("--year", type=int, help=say("只写这一年的报告", "reports of this year only"))
@click.option("--short", is_flag=True, help=say("一页简表", "the short form on one page"))
@click.option("--one", is_flag=True, help=say("合成一个 PDF", "all in one PDF"))
def summary(
    library: Path, *, out: Path, kind: str, what: str, year: int | None, short: bool, one: bool
) -> int:
    """Existing files of the same name are kept: a number is added to the new one's."""
    if one and kind != "pdf":
        raise click.BadParameter(say("--one 只能用于 PDF", "--one is for PDF only"))
    from app.ui.printing.files import application_without_window

    running = application_without_window()
    out.mkdir(parents=True, exist_ok=True)
    waiting: set[str] = set()
    with Library.open(library, who=reviewer(), read_only=True) as opened:
        rows = [row for row in opened.reports() if year is None or row.head.year == year]
        items = _items(opened, rows, _PAPERS["short" if short and what == "summary" else what], waiting)
        result = _written(items, out, kind=None if one else kind)
    for sentence in result.failures:
        report(sentence)
    done = len(rows) if one and result.written else len(result.written)
    report(say(f"已写 {done} 份到 {out}", f"{done} written to {out}"))
    if what == "letter" and waiting:
        chinese = f"其中 {len(waiting)} 份还有没处理的问题，意见里没有写。"
        report(say(chinese, f"{len(waiting)} of them have open findings, which their letters do not name."))
    del running
    return 3 if result.failures else 0


def _items(
    library: Library, rows: Sequence[ReportRow], paper: str, waiting: set[str]
) -> tuple[BatchItem, ...]:
    """A paper of each report, built when its turn comes: a library need not fit into memory.

    The keys of those with findings that nobody has settled are then put into ``waiting``.
    """
    from app.core.summary.history import history_lines
    from app.core.summary.options import SummaryOptions
    from app.ui.printing.offers import Material, ReportPaper, batch_items, town_and_year

    book, head_hash = book_of(library), library.head().hash
    options = SummaryOptions(printed_at=datetime.now().astimezone().date().isoformat())

    def load(key: str) -> Material:
        history = history_lines(library.history(report=key, limit=_HISTORY), book)
        stored = library.row(Entity.LETTER, key)
        letter = letter_from(stored.row) if stored else None
        state = state_of(library, key, book)
        if any(not record.state.is_settled for record in state.findings):
            waiting.add(key)
        return Material(state, book, history, head_hash, letter=letter)

    reports = [(town_and_year(row.head, row.file_name), partial(load, row.key)) for row in rows]
    return batch_items(reports, ReportPaper[paper], options)


def _written(items: Sequence[BatchItem], out: Path, *, kind: str | None) -> BatchResult:
    """A file of ``kind`` for each item; None for one PDF."""
    from app.ui.printing.batch import SINGLE, BatchWork

    form = SINGLE if kind is None else f".{kind}"
    work = BatchWork(items, folder=out, form=form, title=say("全部报告", "All reports"))
    with bar(len(items), say("写文件", "writing")) as progress:
        while work.next_name is not None:
            work.step()
            progress.update(1)
    return work.finish()


COMMANDS = (summary,)
