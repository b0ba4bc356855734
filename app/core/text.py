"""The gate that every text passes before it is stored: what is cleaned, and nothing else is changed.

Line ends become ``\\n``; conversion marks ([bookmark: …]) are taken out and remembered; NUL, other control
characters and lone surrogates are dropped. The original bytes stay in the library.
"""

from __future__ import annotations

import re

from app.core.report import Removed

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")


def clean_text(raw: str) -> tuple[str, tuple[Removed, ...]]:
    """The text to store, and the conversion marks taken out of it with their positions in it."""
    text = _UNPRINTABLE.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
    removed: list[Removed] = []
    pieces: list[str] = []
    at = kept = 0
    for match in _BOOKMARK.finditer(text):
        pieces.append(text[at : match.start()])
        kept += match.start() - at
        removed.append(Removed(kept, match.group()))
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), tuple(removed)
