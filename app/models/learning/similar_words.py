"""Suggestions by likeness of words, found in a job: the dictionary is loaded when first needed."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.indicators import Candidate
from app.core.report import Figure
from app.core.scan import Scan
from app.core.similar import Similar
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs

_LOG = logging.getLogger(__name__)


def make_similar(book: Taxonomy) -> Similar:
    """Loads the dictionary and weighs the book's words: a second of work."""
    from app.core.words import load_words

    return Similar(load_words(book), book)


class SimilarWords(QObject):
    """Answers which indicators a figure's words are like. One question at a time; the latest wins."""

    found = Signal(str, object)  # key of the figure, tuple of Candidate

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._similar: Similar | None = None
        self._asked: tuple[str, str, Figure] | None = None
        self._is_busy = False

    def ask(self, key: str, text: str, figure: Figure, book: Taxonomy) -> None:
        """``found`` is emitted later with what ``figure`` of ``text`` may count."""
        self._asked = (key, text, figure)
        if self._is_busy:
            return
        self._is_busy = True
        if self._similar is None or self._similar.book is not book:
            self._jobs.start(partial(make_similar, book), done=self._on_loaded, failed=self._on_failed)
        else:
            self._answer()

    def close(self) -> None:
        """Drops what is asked; for the end of the window."""
        self._asked = None
        self._jobs.close()

    def _on_loaded(self, similar: Similar) -> None:
        self._similar = similar
        self._answer()

    def _answer(self) -> None:
        if self._similar is None or self._asked is None:
            self._is_busy = False
            return
        key, text, figure = self._asked
        self._asked = None
        work = partial(self._similar.candidates, Scan(text), figure)
        self._jobs.start(work, done=partial(self._on_answer, key), failed=self._on_failed)

    def _on_answer(self, key: str, candidates: tuple[Candidate, ...]) -> None:
        if self._asked is None:
            self._is_busy = False
            self.found.emit(key, candidates)
        else:
            self._answer()

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        _LOG.error("words could not be compared", exc_info=error)
