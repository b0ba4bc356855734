#!/usr/bin/env python3
"""Accuracy and speed of reading figures, beside the libraries that install by pip, in one run.

Use: python benchmarks/peers.py [--fresh]. Each peer gets an environment of its own under build/peers/ and is
skipped with a word where it does not install. The texts are the project's own cases (tests/cases/figures); the
speed is characters per second of processor time, and the ratio to this program in the same run.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "core" / "figures")]

import figure_cases  # noqa: E402

from app.core.figures import find_figures  # noqa: E402
from app.core.scan import Scan  # noqa: E402

ADAPTERS = ROOT / "benchmarks" / "peers"
FOLDER = ROOT / "build" / "peers"
Row = tuple[int, int, str, str]


@dataclass(frozen=True)
class Peer:
    """A library: its adapter and what pip installs."""

    name: str
    adapter: str
    packages: tuple[str, ...]


PEERS = (
    Peer("Recognizers-Text", "recognizers.py", ("recognizers-text-suite", "emoji<2", "setuptools<80")),
    Peer("jieba.posseg", "jieba_posseg.py", ("jieba", "setuptools<80")),
    Peer("cn2an", "cn2an_numbers.py", ("cn2an", "setuptools<80")),
    Peer("WeTextProcessing", "wetext.py", ("WeTextProcessing",)),
    Peer("LAC", "lac_tags.py", ("LAC", "setuptools<80")),
)


@dataclass
class Result:
    """What one reader did: rows per text, processor seconds, peak memory of its process in MB."""

    rows: list[list[Row]]
    seconds: float
    megabytes: float


def ours(texts: list[str]) -> Result:
    find_figures(Scan(texts[0]), ())
    began = time.process_time()
    figures = [find_figures(Scan(text), ()) for text in texts]
    seconds = time.process_time() - began
    rows = [[(f.start, f.end, str(f.value), f.unit) for f in row if not f.implied] for row in figures]
    return Result(rows, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def theirs(peer: Peer, texts: list[str], *, fresh: bool) -> Result | str:
    """The peer's rows, or a word on why it was skipped."""
    folder = FOLDER / peer.name
    python = folder / "bin" / "python"
    if fresh or not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *peer.packages]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            return "does not install here"
        (folder / "ready").touch()
    lines = "\n".join(json.dumps(text) for text in texts)
    try:
        done = subprocess.run(
            [str(python), str(ADAPTERS / peer.adapter)],
            input=lines,
            capture_output=True,
            text=True,
            timeout=600,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        return f"does not run here ({type(error).__name__})"
    *rows, last = map(json.loads, done.stdout.splitlines())
    return Result([[tuple(r) for r in row] for row in rows], last["seconds"], last["megabytes"])


def pairs(gold: list[figure_cases.Gold], rows: list[Row]) -> Iterator[tuple[figure_cases.Gold, Row]]:
    """Gold and found that overlap most, each found row once."""
    free = list(rows)
    for wanted in gold:
        best = max(free, key=lambda r: min(wanted.end, r[1]) - max(wanted.start, r[0]), default=None)
        if best is not None and min(wanted.end, best[1]) > max(wanted.start, best[0]):
            free.remove(best)
            yield wanted, best


def same_value(wanted: figure_cases.Gold, found: str) -> bool:
    try:
        return math.isclose(float(found), wanted.value, rel_tol=1e-6, abs_tol=0.005)
    except ValueError:
        return False


def score(cases: Iterable[figure_cases.Case], rows: list[list[Row]]) -> tuple[float, float]:
    """F1 of place and value; and of place, value and unit."""
    asked = given = right = whole = 0
    for case, found in zip(cases, rows, strict=True):
        gold = [g for g in case.golds if not g.optional]
        asked, given = asked + len(gold), given + len(found)
        for wanted, row in pairs(gold, found):
            if same_value(wanted, row[2]):
                right += 1
                whole += row[3] == wanted.unit
    return 2 * right / (asked + given), 2 * whole / (asked + given)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="make the peers' environments anew")
    options = parser.parse_args()
    cases = list(figure_cases.cases())
    texts = [case.text for case in cases]
    characters = sum(map(len, texts))
    mine = ours(texts)
    base = characters / mine.seconds
    print(f"{len(texts)} sentences, {characters} characters\n")
    print(
        "| reader | place + value, F1 | with unit, F1 | characters/s | ratio | memory, MB |\n|---|---|---|---|---|---|"
    )
    rows = [("镇阅", mine), *((p.name, theirs(p, texts, fresh=options.fresh)) for p in PEERS)]
    for name, result in rows:
        if isinstance(result, str):
            print(f"| {name} | {result} | | | | |")
            continue
        value, unit = score(cases, result.rows)
        speed = characters / max(result.seconds, 1e-9)
        print(
            f"| {name} | {value:.3f} | {unit:.3f} | {speed:,.0f} | {speed / base:.3f} | {result.megabytes:.0f} |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
