"""``extract`` and ``check``: reports to JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from app.cli.words import report, say
from app.core.errors import ReportError
from app.readers.folder import sources
from app.readers.prepare import prepare
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
        line = as_line(
            prepared.document, prepared.reading, doc=source.name, path=source.path, sha256=prepared.sha256
        )
        click.echo(json.dumps(line, ensure_ascii=False))
        sys.stdout.flush()
    return 3 if failures else 0


COMMANDS = (extract,)
