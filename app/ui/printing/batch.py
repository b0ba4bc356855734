"""Many reports in one go: one PDF for all, or one file each; one report an event, so that nothing freezes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.summary.blocks import PrintDocument
from app.ui.printing.files import save_document
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pages import paginate
from app.ui.printing.pdf import PdfDrawing
from app.writers.atomic import failure_sentence, free_name, write_bytes


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One document to come: ``name`` for file and progress; ``build`` is called when its turn comes."""

    name: str
    build: Callable[[], PrintDocument]


@dataclass(frozen=True, slots=True)
class BatchContent:
    """What a batch can be made of: the summaries, the letters … of the same reports."""

    name: str
    items: tuple[BatchItem, ...]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of a batch: files written, sentences about failures, and whether it was cancelled."""

    written: tuple[Path, ...]
    failures: tuple[str, ...]
    is_cancelled: bool = False


class Batch(QObject):
    """Works through items. ``cancel`` takes effect before the next item.

    With ``single`` all go into that one PDF, which is written at the end and not at all when cancelled;
    else each becomes a file of kind ``suffix`` in ``folder``, and those already written stay.
    """

    progressed = Signal(int, str)  # items done, the name of the next
    finished = Signal(object)  # BatchResult

    def __init__(
        self,
        items: Sequence[BatchItem],
        *,
        folder: Path,
        suffix: str = ".pdf",
        single: Path | None = None,
        title: str = "",
        author: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._items = tuple(items)
        self._folder = folder
        self._suffix = suffix
        self._single = single
        self._whole = PrintDocument(title, (), author=author)
        self._drawing = PdfDrawing(title) if single is not None else None
        self._fonts = FaceBook()
        self._taken: set[str] = set()
        self._written: list[Path] = []
        self._failures: list[str] = []
        self._next = 0
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
        if self._is_cancelled or self._next >= len(self._items):
            self._timer.stop()
            self._end()
            return
        item = self._items[self._next]
        self.progressed.emit(self._next, item.name)
        self._next += 1
        self._do(item)

    def _do(self, item: BatchItem) -> None:
        document = item.build()
        if self._drawing is not None:
            self._drawing.add(paginate(document, self._fonts))
            return
        path = free_name(self._folder, item.name, self._suffix, self._taken)
        try:
            save_document(path, document, fonts=self._fonts)
        except OSError as error:
            self._failures.append(failure_sentence(path, error))
        else:
            self._written.append(path)

    def _end(self) -> None:
        self.progressed.emit(self._next, "")
        if self._drawing is not None and self._single is not None:
            self._finish_single(self._drawing, self._single)
        result = BatchResult(tuple(self._written), tuple(self._failures), self._is_cancelled)
        self.finished.emit(result)

    def _finish_single(self, drawing: PdfDrawing, path: Path) -> None:
        if self._is_cancelled or not drawing.count:
            drawing.close()
            return
        try:
            write_bytes(path, drawing.finish(self._whole))
        except OSError as error:
            self._failures.append(failure_sentence(path, error))
        else:
            self._written.append(path)
