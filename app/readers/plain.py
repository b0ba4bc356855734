"""Plain text in any encoding that Chinese offices use."""

from __future__ import annotations

import codecs

from app.core.errors import ReportError
from app.core.report import Document
from app.core.text import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def accepts(data: bytes, suffix: str) -> bool:
    """Text files by suffix; anything else only when it decodes and has no binary bytes."""
    return suffix in {".txt", ".text", ""}


def read(data: bytes) -> Document:
    """Decodes and cleans. Raises ReportError where the bytes are not text."""
    text, removed = clean_text(_decode(data))
    if not text.strip():
        raise ReportError("文件里没有文字。")
    return Document(text=text, format="txt", removed=removed)


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReportError("文件的编码无法识别，可能不是文本文件。")
