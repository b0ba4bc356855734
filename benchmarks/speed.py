#!/usr/bin/env python3
"""How fast the reading machine is on one core: characters a second by stage, findings, cold start, growth, memory.

Use: python benchmarks/speed.py [FILE OR FOLDER …] [--times N]. Without arguments it reads the sample reports. All times
are processor time of this process, the best of N runs, so that a busy machine disturbs little. Findings have a line
of their own: they are made after the reading and must take less than a third of its time.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.core.checks.case import Case, case_of_reading  # noqa: E402
from app.core.checks.registry import check  # noqa: E402
from app.core.figures import find_figures  # noqa: E402
from app.core.head.reading import read_head  # noqa: E402
from app.core.indicators import assign  # noqa: E402
from app.core.outline import find_frame, read_outline  # noqa: E402
from app.core.report import Document, Reading  # noqa: E402
from app.core.scan import Scan  # noqa: E402
from app.core.taxonomy import Taxonomy, standard_taxonomy  # noqa: E402
from app.core.text import clean_text  # noqa: E402

STAGES = ("outline", "head", "figures", "indicators")
GROWTH = (1, 4, 16)
HOSTILE = ("3、", "其中3件，", "一半", "（一）", "百分之", "《法治“", "宣传纠纷调解", "1.\n", "2024年以来至")
HOSTILE_SIZE = 100_000
COLD = """
import time
start = time.process_time()
import sys
sys.path.insert(0, {root!r})
from app.core.figures import find_figures
from app.core.head.reading import read_head
from app.core.indicators import assign
from app.core.outline import find_frame, read_outline
from app.core.scan import Scan
from app.core.taxonomy import standard_taxonomy
loaded = time.process_time()
scan = Scan({text!r})
frame = find_frame(scan)
outline = read_outline(scan, frame)
head = read_head(scan, outline, frame)
assign(scan, find_figures(scan, outline), outline, head, standard_taxonomy())
print(loaded - start, time.process_time() - loaded)
"""
T = TypeVar("T")
P = ParamSpec("P")


@dataclass
class Run:
    """Seconds by stage of one reading of all texts, and how many figures it gave."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    figures: int = 0

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())

    def timed(self, stage: str, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What ``work`` makes of what it is given; its time goes to ``stage``."""
        start = time.process_time()
        result = work(*given, **named)
        self.seconds[stage] += time.process_time() - start
        return result


def read(texts: list[str]) -> Run:
    """One reading of all texts."""
    run, book = Run(), standard_taxonomy()
    for text in texts:
        scan = Scan(text)
        frame = run.timed("outline", find_frame, scan)
        outline = run.timed("outline", read_outline, scan, frame)
        head = run.timed("head", read_head, scan, outline, frame)
        found = run.timed("figures", find_figures, scan, outline)
        filled = run.timed("indicators", assign, scan, found, outline, head, book)
        run.figures += len(filled)
    return run


def texts_of(paths: list[Path]) -> list[str]:
    """The cleaned texts of all .txt files named or in the folders named."""
    files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    return [clean_text(file.read_text(encoding="utf-8"))[0] for file in files]


def by_stage(texts: list[str], times: int) -> None:
    """Prints milliseconds and characters a second of each stage and of the whole."""
    runs = [read(texts) for _ in range(times)]
    size, figures = sum(map(len, texts)), runs[0].figures
    print(f"{len(texts)} texts, {size:,} characters, {figures} figures; best of {times}\n")
    print(f"{'stage':<12}{'ms':>9}{'M characters/s':>17}{'µs/figure':>12}")
    rows = {stage: min(run.seconds[stage] for run in runs) for stage in STAGES}
    rows["whole"] = min(run.whole for run in runs)
    for stage, seconds in rows.items():
        each = f"{seconds / figures * 1e6:.1f}" if stage == "indicators" and figures else ""
        print(f"{stage:<12}{seconds * 1e3:>9.2f}{size / seconds / 1e6:>17.2f}{each:>12}")


def findings(texts: list[str], times: int) -> None:
    """Prints what the checks of single reports take, and the share of the reading's time."""
    book, best_read, best_check = standard_taxonomy(), float("inf"), float("inf")
    for _ in range(times):
        start = time.process_time()
        cases = [read_case(text, book) for text in texts]
        middle = time.process_time()
        found = sum(len(check(case)) for case in cases)
        best_read = min(best_read, middle - start)
        best_check = min(best_check, time.process_time() - middle)
    share, of_all = best_check / best_read, best_check / (best_check + best_read)
    each = best_check * 1e3 / len(texts)
    print(f"findings: {each:.2f} ms a report, {found} found; {share:.2f} of reading, {of_all:.2f} of both")


def read_case(text: str, book: Taxonomy) -> Case:
    """One reading, as the checks look at it."""
    scan = Scan(text)
    frame = find_frame(scan)
    outline = read_outline(scan, frame)
    head = read_head(scan, outline, frame)
    figures = assign(scan, find_figures(scan, outline), outline, head, book)
    return case_of_reading(
        Document(text), Reading(head=head, outline=outline, figures=figures), book, scan=scan
    )


def by_length(texts: list[str]) -> None:
    """Prints the time per character of one text repeated: it must not grow."""
    whole = "\n".join(texts)
    print(f"\n{'length':<20}{'ns/character':>14}")
    for factor in GROWTH:
        long = [whole * factor]
        seconds = min(read(long).whole for _ in range(3))
        print(f"{len(long[0]):<20,}{seconds / len(long[0]) * 1e9:>14.0f}")


def hostile() -> None:
    """Prints the slowest of senseless texts of one repeated piece."""
    worst = max((read([(piece * HOSTILE_SIZE)[:HOSTILE_SIZE]]).whole, piece) for piece in HOSTILE)
    print(
        f"\nslowest of {len(HOSTILE)} hostile texts of {HOSTILE_SIZE:,} characters: {worst[0]:.2f} s ({worst[1]!r})"
    )


def cold_start(text: str, times: int) -> None:
    """Prints the machine's own work up to the first result, in fresh processes."""
    program = COLD.format(root=str(ROOT), text=text)
    results = []
    for _ in range(times):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        results.append(tuple(map(float, done.stdout.split())))
    loading, first = min(results, key=sum)
    print(f"\ncold start: {loading * 1e3:.0f} ms imports + {first * 1e3:.0f} ms data and first report")


def main() -> None:
    """Reads the arguments and prints all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "seeds"])
    parser.add_argument("--times", type=int, default=30)
    options = parser.parse_args()
    texts = texts_of(options.paths)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    by_stage(texts, options.times)
    findings(texts, options.times)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    by_length(texts)
    hostile()
    cold_start(texts[0], 5)
    print(f"memory: {after / 1024:.0f} MB at most while reading the texts, {before / 1024:.0f} MB before")


if __name__ == "__main__":
    main()
