"""What the checks of single reports cost beside the reading, without and with the file and the library.

``python -m benchmarks.checks`` takes the sample reports as txt, docx and pdf. Every report is opened, read,
checked and put into a new library in turn, so that each stage meets caches that the others have used; the best of
the rounds counts. Time of the processor, but for files, of which some are opened by another process, and for the
library, which waits for the disk: time on the clock.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.core.checks.registry import check
from app.core.report import Reading
from app.core.resources import samples
from app.core.taxonomy import standard_taxonomy
from app.readers.registry import read_document
from app.store.library import Library
from benchmarks.readers import word_file
from benchmarks.speed import read_case

STAGES = ("file", "reading", "checks", "library")
T = TypeVar("T")


@dataclass
class Best:
    """Shortest times in seconds by stage and report."""

    seconds: dict[tuple[str, str], float] = field(default_factory=dict)

    def timed(self, stage: str, report: str, clock: Callable[[], float], work: Callable[[], T]) -> T:
        """What ``work`` gives."""
        began = clock()
        result = work()
        taken = clock() - began
        self.seconds[stage, report] = min(taken, self.seconds.get((stage, report), taken))
        return result

    def total(self, stage: str) -> float:
        """Seconds of one stage for all reports."""
        return sum(seconds for (own, _), seconds in self.seconds.items() if own == stage)


def files(form: str) -> Iterator[tuple[str, bytes]]:
    """The sample reports as files of one form, with their names."""
    for path in sorted(samples().glob("*.txt")):
        data = path.read_bytes()
        if form == "docx":
            data = word_file(data.decode("utf-8").split("\n"))
        elif form == "pdf":
            data = pdf_file(data.decode("utf-8"))
        yield f"{path.stem}.{form}", data


def pdf_file(text: str) -> bytes:
    """The text on pages of A4."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Sans CJK SC", 16))
    document.setPlainText(text)
    document.print_(writer)
    return bytes(buffer.data().data())


def measure(form: str, rounds: int) -> Best:
    """The stages of all reports as files of one form."""
    best, book = Best(), standard_taxonomy()
    reports = list(files(form))
    for _ in range(rounds):
        with TemporaryDirectory() as folder, Library.open(Path(folder) / "b.zhenyue", who="-") as library:
            for name, data in reports:
                opened = best.timed("file", name, time.perf_counter, partial(read_document, data, name))
                case = best.timed("reading", name, time.process_time, partial(read_case, opened.text, book))
                found = best.timed("checks", name, time.process_time, partial(check, case))
                read = Reading(head=case.head, outline=case.sections, figures=case.figures, findings=found)
                add = partial(library.add_report, opened, read, file_name=name, original=data)
                best.timed("library", name, time.perf_counter, add)
    return best


def main() -> None:
    """Reads the arguments and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    _app = QGuiApplication([])
    print(f"{'form':8}{'file':>9}{'reading':>9}{'checks':>9}{'library':>9} ms{'of reading':>13}", end="")
    print(f"{'with the file':>15}{'and the library':>17}")
    for form in ("txt", "docx", "pdf"):
        best = measure(form, rounds)
        opened, reading, checks, kept = (best.total(stage) * 1e3 for stage in STAGES)
        print(
            f"{form:8}{opened:9.2f}{reading:9.2f}{checks:9.2f}{kept:9.2f}   {checks / reading:13.2f}", end=""
        )
        print(
            f"{checks / (opened + reading):15.2f}{checks / (opened + reading + kept):17.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
