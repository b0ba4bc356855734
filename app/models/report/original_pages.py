"""The pages of the open report's original as pictures: drawn in a job, the latest wish first, few kept.

How a page is drawn, and with what limits, is ``readers.page_image``.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core.errors import ReportError
from app.models.jobs import Jobs

_LOG = logging.getLogger(__name__)
_KEPT = 3  # pictures of 8 MB; the pages before and behind the one that is looked at


@dataclass(frozen=True, slots=True)
class Picture:
    """A page (from 1) of ``pages``, its size in points, and what it looks like."""

    page: int
    pages: int
    points: tuple[float, float]
    image: QImage


def can_be_shown(form: str) -> bool:
    """Whether originals of a format (``Document.format``) have pages that can be drawn."""
    from app.readers.page_image import has_pages  # readers are no part of the start

    return has_pages(form)


def _draw(data: bytes, form: str, page: int, pages: OriginalPages, turn: int) -> Picture:
    from app.readers.page_image import page_image

    drawn = page_image(data, form, page, partial(pages.is_turn, turn))
    # The image only borrows the bytes; the copy is its own.
    image = QImage(
        drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32
    ).copy()
    return Picture(drawn.page, drawn.pages, drawn.points, image)


class OriginalPages(QObject):
    """Pictures of one original at a time. Ask with ``show``; the answer comes as a signal."""

    shown = Signal(object)  # Picture
    failed = Signal(int, str)  # page, sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._data = b""
        self._form = ""
        self._drawn: OrderedDict[int, Picture] = OrderedDict()
        self._turn = 0
        self._awaited = 0  # page that is being drawn

    @property
    def has_original(self) -> bool:
        """Whether there is something to draw."""
        return bool(self._data)

    def take(self, data: bytes, form: str) -> None:
        """Another original; no bytes for none. What is under way for the old one is dropped."""
        self._turn += 1
        self._awaited = 0
        self._data, self._form = data, form
        self._drawn.clear()

    def show(self, page: int) -> None:
        """Tells the picture of a page: at once where it is kept, else when it is drawn.

        Only the latest wish is told; what is under way for another page is given up.
        """
        if page == self._awaited:
            return
        self._turn += 1
        self._awaited = 0
        kept = self._drawn.get(page)
        if kept is not None:
            self._drawn.move_to_end(page)
            self.shown.emit(kept)
        elif self._data:
            self._awaited = page
            self._jobs.start(
                partial(_draw, self._data, self._form, page, self, self._turn),
                done=partial(self._on_drawn, self._turn, page),
                failed=partial(self._on_failed, self._turn, page),
            )

    def is_turn(self, turn: int) -> bool:
        """Whether a wish is still the latest; called in the threads of the jobs."""
        return turn == self._turn

    def close(self) -> None:
        """Ends what is under way."""
        self.take(b"", "")
        self._jobs.close()

    def _on_drawn(self, turn: int, page: int, picture: Picture) -> None:
        if not self.is_turn(turn):
            return
        self._awaited = 0
        self._drawn[page] = picture
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.shown.emit(picture)

    def _on_failed(self, turn: int, page: int, error: Exception) -> None:
        if not self.is_turn(turn):
            return
        self._awaited = 0
        if not isinstance(error, ReportError):
            _LOG.error("drawing a page of an original failed", exc_info=error)
            error = ReportError(self.tr("画这一页时程序出错，已记入日志。"))
        self.failed.emit(page, str(error))
