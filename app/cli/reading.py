"""``extract`` and ``check``: reports to JSON lines."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from app.cli.words import report, say
from app.core.errors import ReportError
from app.core.report import Reading
from app.readers.folder import sources
from app.readers.prepare import Prepared, prepare
from app.writers.jsonl import as_line

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.command(
    help=say(
        "读取报告，每份输出一行 JSON（文字、大纲、数据、问题）。可以是文件、文件夹或压缩包。",
        "Reads reports and prints one line of JSON for each (text, outline, figures, findings).",
    )
)
@PATHS
def extract(paths: tuple[Path, ...]) -> int:
    """One JSON line per report, in the given order, flushed line by line."""
    failures = 0
    for source in sources(paths):
        try:
            prepared = prepare(source)
        except ReportError as error:
            report(f"{source.path}: {error}")
            failures += 1
            continue
        emit(prepared, prepared.reading)
    return 3 if failures else 0


@click.command(
    help=say(
        "与 extract 相同，另加需要多份报告才能发现的问题（雷同文字、离群数值、年度突变）。",
        "As extract, with the findings that need several reports (copied text, outliers, jumps).",
    )
)
@PATHS
def check(paths: tuple[Path, ...]) -> int:
    """The lines of ``extract`` with the findings added that need several reports."""
    from app.core.checks.across import check_across
    from app.core.checks.case import case_of_reading
    from app.core.taxonomy import standard_taxonomy

    kept: list[Prepared] = []
    failures = 0
    for source in sources(paths):
        try:
            kept.append(prepare(source))
        except ReportError as error:
            report(f"{source.path}: {error}")
            failures += 1
    book = standard_taxonomy()
    cases = [replace(case_of_reading(p.document, p.reading, book), key=str(n)) for n, p in enumerate(kept)]
    found = check_across(cases)
    for number, prepared in enumerate(kept):
        own = found.get(str(number), ())
        emit(prepared, replace(prepared.reading, findings=prepared.reading.findings + own))
    return 3 if failures else 0


def emit(prepared: Prepared, reading: Reading) -> None:
    """One line on standard output, at once."""
    line = as_line(
        prepared.document,
        reading,
        doc=prepared.file_name,
        path=prepared.source.path,
        sha256=prepared.sha256,
    )
    click.echo(json.dumps(line, ensure_ascii=False))
    sys.stdout.flush()


COMMANDS = (extract, check)
