"""How fast the library is, in milliseconds (medians). Argument: how many reports, 3000 when none is given."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.core.enums import SectionKind
from app.core.report import Document, Figure, Head, Reading, Section
from app.core.review import acts
from app.store.figures import Facet, FigureFilter, Order
from app.store.library import Library

WORDS = (
    "法治政府建设工作报告宣传执法调解培训会议人民群众镇村社区推进落实加强机制制度行政复议应诉合同审查规范文件"
)
CODES = ("PUB.EVENTS", "MED.CASES", "ENF.CASES", None, "TRN.SESSIONS")


def report(
    chance: random.Random, *, size: int, figures: int, town: str, year: int
) -> tuple[Document, Reading]:
    """A made report of ``size`` characters with evenly spread figures and ten headings."""
    text = "".join(chance.choices(WORDS, k=size))
    step, tenth = size // figures, size // 10
    made = tuple(
        Figure(at, at + 2, text[at : at + 2], float(at), "件", indicator=CODES[at % 5], confidence=0.9)
        for at in range(0, step * figures, step)
    )
    outline = tuple(
        Section(SectionKind.HEADING, 1, "一、", "标题", at, at + tenth, at + 2, at + 4)
        for at in range(0, tenth * 10, tenth)
    )
    return Document(text), Reading(Head(title="报告", town=town, year=year), outline, made)


def timed(name: str, call: Callable[[], object], runs: int = 7) -> None:
    """Prints the median and the longest of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:44} {statistics.median(times):9.2f} ms   longest {max(times):9.2f}")


def one_report(folder: Path, chance: random.Random, *, size: int, figures: int) -> None:
    """Adding, opening and correcting one report."""
    document, reading = report(chance, size=size, figures=figures, town="镇", year=2024)
    original = document.text.encode()
    name = f"{size} characters, {figures} figures:"
    values = iter(range(1, 10_000))
    with Library.open(folder / f"{size}.zhenyue", who="计时") as library:
        key = library.add_report(document, reading, file_name="a", original=original)
        timed(f"{name} add", lambda: library.add_report(document, reading, file_name="b", original=original))
        timed(f"{name} state", lambda: library.state(key))

        def correct() -> None:
            library.apply(acts.correct_figure(library.state(key).figures[0], value=next(values)))

        timed(f"{name} state and correction", correct, 50)
        everyone = library.state(key).figures
        timed(f"{name} confirm all", lambda: library.apply(acts.confirm_figures(everyone)), 1)
        timed(f"{name} state, all decided", lambda: library.state(key))
        timed(f"{name} undo all", library.undo, 1)


def many_reports(folder: Path, chance: random.Random, count: int) -> None:
    """The whole library: list, comparison, search, facets, check, backup, opening."""
    path = folder / "many.zhenyue"
    with Library.open(path, who="计时") as library:
        start = time.perf_counter()
        for number in range(count):
            town, year = f"镇{number % 40}", 2015 + number % 10
            document, reading = report(chance, size=3_500, figures=40, town=town, year=year)
            library.add_report(document, reading, file_name=f"{number}", original=document.text.encode())
        print(f"{count} reports made and added in {time.perf_counter() - start:.1f} s")
        timed("reports()", library.reports, 3)
        timed("mentions()", library.mentions, 3)
        timed("mentions(year)", lambda: library.mentions(year=2020), 3)
        for words in ("法", "法治", "宣传 调解"):
            timed(f"search {words}", lambda words=words: library.search(words), 3)
        timed("counts(indicator)", lambda: library.counts(Facet.INDICATOR), 3)
        timed("figures(most doubtful)", lambda: library.figures(FigureFilter(), order=Order.DOUBT), 3)
        timed("backup_now()", library.backup_now, 1)
        timed("backup_now(), nothing new", library.backup_now, 3)
        timed("verify()", library.verify, 1)
    timed("open", lambda: Library.open(path, who="计时").close(), 5)
    print(f"size {path.stat().st_size / 1e6:.0f} MB")


def main() -> None:
    """Runs everything in a temporary folder."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    with tempfile.TemporaryDirectory() as folder:
        one_report(Path(folder), random.Random(1), size=3_500, figures=80)
        one_report(Path(folder), random.Random(1), size=300_000, figures=3_000)
        many_reports(Path(folder), random.Random(2), count)


if __name__ == "__main__":
    main()
