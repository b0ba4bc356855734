"""How long reading takes, by format and by page, and how much memory a large import needs.

``python -m benchmarks.readers`` prints two tables. ``--files 1000`` imports so many mixed files, made from the
test documents and the sample reports, through ``ImportRun`` into a library in a temporary folder.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

from app.core.reading import read_document as analyse
from app.core.resources import samples
from app.readers import scan
from app.readers.page_image import page_image
from app.readers.registry import read_document

_DOCUMENTS = Path(__file__).resolve().parents[1] / "tests" / "readers" / "documents"
_ROUNDS = 5
_CHARACTERS_A_PAGE = 28 * 22  # of a page after GB/T 9704


def _files() -> Iterator[tuple[str, str, bytes]]:
    """Format, name and bytes of every test document; Word files are made of their texts."""
    for path in sorted(_DOCUMENTS.iterdir()):
        yield path.suffix[1:], path.name, path.read_bytes()
        if path.suffix == ".txt":
            lines = path.read_text(encoding="utf-8").split("\n")
            yield "docx", path.stem + ".docx", word_file(lines)
            yield "html", path.stem + ".html", _page(lines)


def _scans() -> Iterator[tuple[str, str, bytes]]:
    """A page of a test document as a photo, where photos can be read."""
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    if not scan.is_installed():
        return
    page = page_image((_DOCUMENTS / "long.pdf").read_bytes(), "pdf", 1, _always)
    image = QImage(page.pixels, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    # The stubs ask for bytes, which PySide6 refuses.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    yield "scan", "long.png", bytes(buffer.data().data())


def _always() -> bool:
    return True


def word_file(lines: list[str]) -> bytes:
    """A Word file of these paragraphs."""
    import io

    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _page(lines: list[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<html><body><div class="TRS_Editor">{body}</div></body></html>'.encode()


def by_format() -> None:
    """Milliseconds a file and a page: the best of some rounds, the middle of the files."""
    seconds: dict[str, list[float]] = defaultdict(list)
    analysis: dict[str, list[float]] = defaultdict(list)
    pages: dict[str, float] = defaultdict(float)
    for form, name, data in chain(_files(), _scans()):
        began = [_timed(data, name) for _ in range(_ROUNDS)]
        seconds[form].append(min(taken for taken, _, _ in began))
        analysis[form].append(min(taken for _, taken, _ in began))
        pages[form] += max(1.0, began[0][2] / _CHARACTERS_A_PAGE)
    print(f"{'format':8}{'files':>6}{'ms a file':>11}{'worst':>8}{'ms a page':>11}{'+ analysis':>12}")
    for form, taken in sorted(seconds.items()):
        middle, worst = statistics.median(taken) * 1000, max(taken) * 1000
        page = sum(taken) / pages[form] * 1000
        reading = statistics.median(analysis[form]) * 1000
        print(f"{form:8}{len(taken):6}{middle:11.2f}{worst:8.1f}{page:11.2f}{reading:12.2f}")


def _timed(data: bytes, name: str) -> tuple[float, float, int]:
    began = time.perf_counter()
    document = read_document(data, name)
    read = time.perf_counter()
    analyse(document, file_name=name)
    return read - began, time.perf_counter() - read, len(document.text)


def _many(folder: Path, count: int) -> None:
    """So many different files of all formats, a tenth of them in one archive."""
    kinds = [(name, data) for _, name, data in _files()]
    texts = [path.read_bytes() for path in sorted(samples().glob("*.txt"))]
    with zipfile.ZipFile(folder / "压缩.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            if number % 3:
                name, data = f"{number:05}.txt", texts[number % len(texts)] + f"\n编号{number}".encode()
            else:
                name, data = kinds[number // 3 % len(kinds)]
                name = f"{number:05}-{name}"
            if number % 10 == 0:
                archive.writestr(name, data)
            else:
                (folder / name).write_bytes(data)


def _resident() -> float:
    """Megabytes that this process holds now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


class _Watcher(threading.Thread):
    """Looks at the memory ten times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.highest = 0.0
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(0.1):
            self.highest = max(self.highest, _resident())


def many_files(count: int) -> None:
    """One sitting of import as the window does it, without the window."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from app.models.jobs import Jobs
    from app.models.library.importing import Fate, ImportRun, Summary, reading_threads
    from app.models.session import Session

    running = QCoreApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        _many(folder, count)
        session = Session(who="benchmark")
        session.open_library(Path(place) / "many.zhenyue")
        jobs = Jobs(threads=reading_threads())
        run = ImportRun([folder], store=session.store_prepared, jobs=jobs, book=session.book)
        ends: list[Summary] = []
        run.finished.connect(ends.append)
        run.finished.connect(running.quit)
        beats, watcher, base = [time.perf_counter()], _Watcher(), _resident()
        heart = QTimer()
        heart.setInterval(10)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start()
        watcher.start()
        began = time.perf_counter()
        QTimer.singleShot(0, run.start)
        running.exec()
        taken = time.perf_counter() - began
        watcher.is_over.set()
        fates = {fate.value: len(ends[0].of(fate)) for fate in Fate}
        gaps = sorted(after - before for before, after in pairwise(beats))
        print(f"{count} mixed files: {taken:.1f} s, {taken / count * 1000:.0f} ms a file, {fates}")
        print(f"memory: {base:.0f} MB before, {watcher.highest:.0f} MB at most")
        print(
            f"main thread away: 99 % under {gaps[int(0.99 * len(gaps))] * 1000:.0f} ms, at most {gaps[-1] * 1000:.0f} ms"
        )
        jobs.close()
        session.close()


def main() -> None:
    """Both tables, or one sitting with ``--files``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.files:
        many_files(arguments.files)
    else:
        by_format()


if __name__ == "__main__":
    main()
