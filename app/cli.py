"""The command line: the same pipeline without a window, for scripts, tests and measurements.

Standard output carries data only, messages go to standard error. Exit status: 0 all done, 1 a bug, 2 wrong
use, 3 some files could not be read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from app.core.errors import ReportError
from app.core.reading import read_document as read_reading
from app.core.report import Document, Reading
from app.core.rows import to_row
from app.readers.registry import read_document


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files of ``paths`` in the given order; folders are walked in the order of names."""
    for path in paths:
        if path.is_dir():
            yield from walk(sorted(p for p in path.iterdir() if not p.name.startswith((".", "~$"))))
        else:
            yield path


def as_json(path: Path, data: bytes, document: Document, reading: Reading) -> dict[str, Any]:
    """One line of ``extract``, as the headless contract says."""
    return {
        "doc": path.name,
        "path": str(path),
        "sha256": hashlib.sha256(data).hexdigest(),
        "text": document.text,
        "meta": to_row(reading.head),
        "figures": [{**to_row(f), "also": list(f.also)} for f in reading.figures],
        "outline": [to_row(s) for s in reading.outline],
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "message": f.message,
                "spans": [list(s) for s in f.spans],
            }
            for f in reading.findings
        ],
    }


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """镇阅：法治政府建设报告的阅读、核对、对比与打印。"""


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def extract(paths: tuple[Path, ...]) -> None:
    """读取报告，每份输出一行 JSON。"""
    failed = False
    for path in walk(paths):
        try:
            data = path.read_bytes()
            document = read_document(data, path.name)
        except (OSError, ReportError) as error:
            click.echo(f"{path}: {error}", err=True)
            failed = True
            continue
        reading = read_reading(document, file_name=path.name)
        click.echo(json.dumps(as_json(path, data, document, reading), ensure_ascii=False))
        sys.stdout.flush()
    if failed:
        sys.exit(3)


def run(arguments: list[str]) -> int:
    """Runs one command; returns its exit status."""
    try:
        cli.main(arguments, standalone_mode=False, prog_name="zhenyue")
    except click.ClickException as error:
        error.show()
        return 2
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return 0
