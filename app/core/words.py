"""Chinese words: jieba behind one small interface, with the tag book's terms as user dictionary.

Loading takes a second, so it happens in a job and only when words are first needed; nothing on the
way from a file to its figures needs them. jieba's cache file in the shared temporary folder is never read or
written: whoever writes there could change the cutting.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO

from app.core.taxonomy import Taxonomy
from app.core.turns import in_turns

_HAN = re.compile(r"[\u4e00-\u9fff]{2,12}")
_FREQUENCY = 20_000
_LINES = 500  # of the dictionary at a time


@dataclass
class Words:
    """A loaded dictionary. Make it with ``load_words``; safe to use from one thread at a time."""

    _tokenizer: Any

    def cut(self, text: str) -> tuple[str, ...]:
        """The words of a text in order, punctuation included; joined they are the text again."""
        return tuple(self._tokenizer.cut(text))

    def word_at(self, text: str, offset: int) -> tuple[int, int]:
        """The range of the word that holds ``offset``; (offset, offset) where there is none."""
        line_start = text.rfind("\n", 0, offset) + 1
        line_end = text.find("\n", offset)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        at = line_start
        for word in self._tokenizer.cut(line):
            if at <= offset < at + len(word):
                return at, at + len(word)
            at += len(word)
        return offset, offset


def load_words(book: Taxonomy) -> Words:
    """jieba with the terms of ``book``; a second of work, in a job three. Each call makes its own."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    _load_without_cache(tokenizer)
    for term in _terms(book):
        tokenizer.add_word(term, freq=_FREQUENCY)
    return Words(tokenizer)


def _load_without_cache(tokenizer: Any) -> None:
    """What ``Tokenizer.initialize`` does, but for reading and writing its cache file."""
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(_Lines(tokenizer.get_dict_file()))
    tokenizer.initialized = True


class _Lines:
    """A dictionary file as the tokenizer reads it, that gives way to the window between its lines."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.close = file.close

    def __iter__(self) -> Iterator[bytes]:
        return in_turns(self._file, every=_LINES)


@lru_cache(maxsize=4)
def _terms(book: Taxonomy) -> tuple[str, ...]:
    """Terms of the book that a cut must not break: whole Chinese names and phrases."""
    return tuple(sorted(set(_whole_terms(book))))


def _whole_terms(book: Taxonomy) -> Iterable[str]:
    for indicator in book.indicators():
        for phrase in (indicator.name, *indicator.phrases):
            for run in _HAN.findall(phrase):
                if 3 <= len(run) <= 5:
                    yield run
