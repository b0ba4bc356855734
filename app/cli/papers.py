"""``summary``: summaries, annotated texts or opinion letters of all reports, a file each or one PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.libraries import EXISTING, reviewer
from app.cli.states import book_of, states
from app.cli.words import bar, report, say
from app.core.state import ReportState
from app.store.library import Library
from app.writers.atomic import failure_sentence, free_name, write_bytes

if TYPE_CHECKING:
    from app.core.summary.blocks import PrintDocument

Build = Callable[[ReportState], "PrintDocument"]
_HISTORY = 10_000


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
    with Library.open(library, who=reviewer(), read_only=True) as opened:
        rows = [s for s in states(opened) if year is None or s.head.year == year]
        build = _builder(opened, what, is_short=short)
        failures = _as_one(rows, build, out) if one else _one_each(rows, build, out, kind)
    report(say(f"已写 {len(rows) - failures} 份到 {out}", f"{len(rows) - failures} written to {out}"))
    del running
    return 3 if failures else 0


def _builder(library: Library, what: str, *, is_short: bool) -> Build:
    """What makes the paper of one report."""
    from app.core.summary.fulltext import build_full_text
    from app.core.summary.history import history_lines
    from app.core.summary.letter import build_letter, letter_text
    from app.core.summary.options import SummaryOptions
    from app.core.summary.report import build_summary

    book = book_of(library)
    today = datetime.now().astimezone().date().isoformat()
    head_hash = library.head().hash

    def build(state: ReportState) -> PrintDocument:
        if what == "text":
            return build_full_text(state, book)
        if what == "letter":
            return build_letter(letter_text(state, date=today))
        history = history_lines(library.history(report=state.key, limit=_HISTORY), book)
        options = SummaryOptions(is_short=is_short, printed_at=today)
        return build_summary(state, book, options=options, history=history, head_hash=head_hash)

    return build


def _one_each(rows: list[ReportState], build: Build, out: Path, kind: str) -> int:
    """A file for each report; returns how many could not be written."""
    from app.ui.printing.files import save_document
    from app.ui.printing.fonts import FaceBook

    fonts, taken, failures = FaceBook(), set[str](), 0
    with bar(len(rows), say("写文件", "writing")) as progress:
        for state in rows:
            document = build(state)
            path = free_name(out, document.title, f".{kind}", taken)
            try:
                save_document(path, document, fonts=fonts)
            except OSError as error:
                report(failure_sentence(path, error))
                failures += 1
            progress.update(1)
    return failures


def _as_one(rows: list[ReportState], build: Build, out: Path) -> int:
    """One PDF with the pages of all reports; returns how many reports are missing from disk."""
    from app.core.summary.blocks import PrintDocument
    from app.ui.printing.fonts import FaceBook
    from app.ui.printing.pages import paginate
    from app.ui.printing.pdf import PdfDrawing

    title = say("全部报告", "All reports")
    drawing, fonts = PdfDrawing(title), FaceBook()
    with bar(len(rows), say("排版", "setting")) as progress:
        for state in rows:
            drawing.add(paginate(build(state), fonts))
            progress.update(1)
    path = free_name(out, title, ".pdf", set())
    try:
        write_bytes(path, drawing.finish(PrintDocument(title, ())))
    except OSError as error:
        report(failure_sentence(path, error))
        return len(rows)
    return 0


COMMANDS = (summary,)
