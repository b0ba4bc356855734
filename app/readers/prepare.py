"""The whole work on one file before it is stored: bytes → text → everything the machine reads in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.learning.rule import Rule
from app.core.reading import read_document as analyse
from app.core.report import Document, Reading
from app.core.taxonomy import Taxonomy
from app.readers.folder import Source
from app.readers.registry import read_document
from app.readers.watch import UNWATCHED, Watch


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file read and analysed, ready to be stored. ``sha256`` is of the file's bytes, in hex."""

    source: Source
    data: bytes
    sha256: str
    document: Document
    reading: Reading

    @property
    def file_name(self) -> str:
        return self.source.name


def prepare(
    source: Source,
    *,
    book: Taxonomy | None = None,
    rules: Sequence[Rule] = (),
    watch: Watch = UNWATCHED,
) -> Prepared:
    """Reads and analyses one file; pure but for reading it. Raises ReportError with one sentence.

    ``rules`` are the learned ones of the library.
    """
    data = source.read()
    document = read_document(data, source.name, watch=watch)
    reading = analyse(document, file_name=source.name, book=book, rules=rules)
    return Prepared(source, data, hashlib.sha256(data).hexdigest(), document, reading)
