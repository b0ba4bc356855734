"""``compare`` and ``export``: what leaves a library as tables and files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from app.cli.libraries import EXISTING, reviewer
from app.cli.states import book_of, states
from app.cli.words import report, say
from app.core.summary.grid import GridTable
from app.store.library import Library
from app.writers.atomic import failure_sentence

OUT_FILE = click.option(
    "--out", required=True, type=click.Path(path_type=Path), help=say("输出文件", "file to write")
)


@click.command(
    help=say("把一年里各乡镇的数据做成对比表。", "Sets the towns of a year side by side in a table.")
)
@EXISTING
@click.option("--year", required=True, type=int, help=say("年度", "year"))
@OUT_FILE
def compare(library: Path, year: int, out: Path) -> int:
    """Towns × indicators; the kind of file by its suffix: xlsx, csv or pdf."""
    suffix = out.suffix.lower()
    if suffix not in {".xlsx", ".csv", ".pdf"}:
        raise click.BadParameter(
            say("文件名应以 .xlsx、.csv 或 .pdf 结尾", "the file must end in .xlsx, .csv or .pdf")
        )
    with Library.open(library, who=reviewer(), read_only=True) as opened:
        grid = comparison_grid(opened, year)
    try:
        _save_grid(out, grid)
    except OSError as error:
        report(failure_sentence(out, error))
        return 3
    report(say(f"已写 {out}", f"{out} written"))
    return 0


def comparison_grid(library: Library, year: int) -> GridTable:
    """The comparison of a year, each value with its sentence."""
    from app.core.compare.arrange import arrange
    from app.core.compare.build import build_table
    from app.core.compare.export import grid_table
    from app.core.compare.seen import Viewer
    from app.core.compare.shown import Shower
    from app.core.scan import Scan

    scans: dict[str, Scan] = {}

    def sentence(key: str, start: int, end: int) -> tuple[str, int, int]:
        scan = scans.setdefault(key, Scan(library.document(key).text))
        first, last = scan.sentence(start)
        return scan.text[first:last], start - first, end - first

    table = build_table(library.mentions(year=year), book_of(library), reports=library.reports(), year=year)
    shower = Shower(table)
    return grid_table(Viewer(shower, arrange(shower)), lookup=sentence)


def _save_grid(out: Path, grid: GridTable) -> None:
    if out.suffix.lower() == ".xlsx":
        from app.writers.xlsx import save_grid_xlsx

        save_grid_xlsx(out, grid)
    elif out.suffix.lower() == ".csv":
        from app.writers.csv_ import save_grid_csv

        save_grid_csv(out, grid)
    else:
        from app.core.summary.comparison import build_comparison
        from app.ui.printing.files import application_without_window, save_document

        running = application_without_window()
        save_document(out, build_comparison(grid))
        del running


@click.command(help=say("把资料库里的全部数据写成一个文件。", "Writes all figures of a library to one file."))
@EXISTING
@OUT_FILE
def export(library: Path, out: Path) -> int:
    """Reports as they stand: JSON lines, CSV or Excel by the suffix."""
    suffix = out.suffix.lower()
    if suffix not in {".jsonl", ".csv", ".xlsx"}:
        raise click.BadParameter(
            say("文件名应以 .jsonl、.csv 或 .xlsx 结尾", "the file must end in .jsonl, .csv or .xlsx")
        )
    with Library.open(library, who=reviewer(), read_only=True) as opened:
        try:
            _export(opened, out, suffix)
        except OSError as error:
            report(failure_sentence(out, error))
            return 3
    report(say(f"已写 {out}", f"{out} written"))
    return 0


def _export(library: Library, out: Path, suffix: str) -> None:
    if suffix == ".jsonl":
        from app.writers.jsonl import save_jsonl, state_line

        lines = (
            state_line(s, sha256=hashlib.sha256(library.original(s.key)[1]).hexdigest())
            for s in states(library)
        )
        save_jsonl(out, lines)
    elif suffix == ".csv":
        from app.writers.csv_ import save_csv

        save_csv(out, states(library), book_of(library))
    else:
        from app.writers.xlsx import save_xlsx

        save_xlsx(out, states(library), book_of(library))


COMMANDS = (compare, export)
