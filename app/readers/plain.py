"""Plain text in any encoding that Chinese offices use.

Marks at the start decide first, then UTF-8, then UTF-16 without a mark, then charset-normalizer among the
Chinese encodings; GB2312 and GBK are always read as their superset GB18030.
"""

from __future__ import annotations

import codecs
import re

from app.core.errors import ReportError
from app.core.report import Document
from app.core.text import clean_text

SUFFIXES = {".txt", ".text", ".md", ".csv", ""}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Words that hardly any Chinese text of this kind lacks: a wrong decoding does not hit on them.
_COMMON = re.compile("[的一是在有和不人中大为上国工作法政府镇年建設设與与]")
_CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
_SAMPLE_BYTES = 64 * 1024


def accepts(data: bytes, suffix: str) -> bool:
    """Whatever no other reader took and that calls itself text, or is Chinese in UTF-8.

    Programs, style sheets and settings are text too, but no report is without a Chinese character.
    """
    if suffix in SUFFIXES:
        return True
    try:
        start = data[:_SAMPLE_BYTES].decode("utf-8")
        return bool(_CHINESE.search(start)) and not _CONTROL.search(start)
    except UnicodeDecodeError as error:
        # A character cut by the end of the sample is no fault of the text.
        return error.start > _SAMPLE_BYTES - 4 and b"\x00" not in data[:_SAMPLE_BYTES]


def read(data: bytes) -> Document:
    """Decodes and cleans. Raises ReportError where the bytes are not text."""
    text, removed = clean_text(decode(data))
    if not text.strip():
        raise ReportError("文件里没有文字。")
    return Document(text=text, format="txt", removed=removed)


def decode(data: bytes) -> str:
    """The text of the bytes. Raises ReportError where they are not text in a known encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    text = _utf8(data) or _utf16(data) or _multibyte(data)
    if text is None or len(_CONTROL.findall(text)) > 0.02 * len(text) + 8:
        raise ReportError("文件不是文本，或编码无法识别。")
    return text


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: line feeds and spaces leave NUL bytes, and the result is mostly Chinese."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CHINESE.findall(text)) > 0.5 * len(text.strip()) and _COMMON.search(text):
            return text
    return None


def _multibyte(data: bytes) -> str | None:
    candidates = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            candidates.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        return max(candidates, key=lambda text: len(_COMMON.findall(text)))
    return _by_statistics(data)


def _by_statistics(data: bytes) -> str | None:
    """Text with a few broken bytes, or in a rarer encoding."""
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[:_SAMPLE_BYTES], cp_isolation=["gb18030", "big5", "utf_8", "hz", "shift_jis"]
    ).best()
    encoding = best.encoding if best else "utf-8" if _mostly_utf8(data) else "gb18030"
    text = data.decode(encoding, errors="replace")
    return text if text.count("\ufffd") < 0.02 * len(text) + 1 else None


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE_BYTES].decode("utf-8", errors="replace")
    return text.count("\ufffd") < 0.01 * len(text) + 1
