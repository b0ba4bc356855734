"""Many papers in one go: one PDF for all, or one file each.

``BatchWork`` does one paper after the other and knows no clock; the window drives it by a timer (``Batch``),
one paper an event, so that nothing freezes; the command line by a loop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import StoreError
from app.core.summary.blocks import PrintDocument
from app.ui.printing.files import save_document
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pages import paginate
from app.ui.printing.pdf import PdfDrawing
from app.writers.atomic import failure_sentence, free_name, safe_name, write_bytes

SINGLE = "single"
"""The form of one PDF for all; other forms are the suffixes of ``save_document``."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One document to come: ``name`` for file and progress; ``build`` is called when its turn comes."""

    name: str
    build: Callable[[], PrintDocument]


@dataclass(frozen=True, slots=True)
class BatchContent:
    """What a batch can be made of: the summaries, the letters … of the same reports.

    ``warning`` is what one should know before the papers leave the house.
    """

    name: str
    items: tuple[BatchItem, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of a batch: files written, sentences about failures, and whether it was cancelled."""

    written: tuple[Path, ...]
    failures: tuple[str, ...]
    is_cancelled: bool = False


class BatchWork:
    """Sets and writes ``items`` into ``folder`` in one ``form``. Files that are there stay.

    ``title`` names the one PDF for all, which is written at the end.
    """

    def __init__(
        self, items: Sequence[BatchItem], *, folder: Path, form: str, title: str = "", author: str = ""
    ) -> None:
        self._items = tuple(items)
        self._folder = folder
        self._form = form
        self._whole = PrintDocument(title, (), author=author)
        self._drawing = PdfDrawing(title) if form == SINGLE else None
        self._fonts = FaceBook()
        self._taken: set[str] = set()
        self._written: list[Path] = []
        self._failures: list[str] = []
        self.done = 0

    @property
    def next_name(self) -> str | None:
        """The name of the item whose turn it is; None when all are done."""
        return self._items[self.done].name if self.done < len(self._items) else None

    def step(self) -> None:
        """Does the next item; what cannot be read or written is noted and passed over."""
        item = self._items[self.done]
        self.done += 1
        try:
            document = item.build()
        except StoreError as error:
            self._failures.append(f"“{item.name}”没有写成：{error}")
            return
        if self._drawing is not None:
            self._drawing.add(paginate(document, self._fonts))
        else:
            self._write(item.name, self._form, partial(save_document, document=document, fonts=self._fonts))

    def finish(self) -> BatchResult:
        """Writes the one PDF, if all items are done, and tells what became of everything."""
        is_cancelled = self.next_name is not None
        if self._drawing is not None and (is_cancelled or not self._drawing.count):
            self._drawing.close()
        elif self._drawing is not None:
            data = self._drawing.finish(self._whole)
            self._write(self._whole.title, ".pdf", partial(write_bytes, data=data))
        return BatchResult(tuple(self._written), tuple(self._failures), is_cancelled)

    def _write(self, words: str, suffix: str, write: Callable[[Path], object]) -> None:
        path = self._folder / safe_name(words, suffix=suffix)
        try:
            path = free_name(self._folder, words, suffix, self._taken)
            write(path)
        except OSError as error:
            self._failures.append(failure_sentence(path, error))
        else:
            self._written.append(path)


class Batch(QObject):
    """Drives a ``BatchWork``. ``cancel`` takes effect before the next item; files already written stay."""

    progressed = Signal(int, str)  # items done, the name of the next
    finished = Signal(object)  # BatchResult

    def __init__(self, work: BatchWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._is_cancelled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begins; ``finished`` is emitted whatever happens."""
        self._timer.start(0)

    def cancel(self) -> None:
        """Stops before the next item."""
        self._is_cancelled = True

    def _step(self) -> None:
        name = self._work.next_name
        if self._is_cancelled or name is None:
            self._timer.stop()
            self.progressed.emit(self._work.done, "")
            self.finished.emit(self._work.finish())
            return
        self.progressed.emit(self._work.done, name)
        self._work.step()
