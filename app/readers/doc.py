"""Word 97–2003 documents (.doc, old .wps): the text in reading order, tracked deletions left out.

Reads the piece table of the binary format ([MS-DOC] 2.4.1, 2.8.35) and the character properties that mark
deleted and hidden runs (2.8.6, sprmCFRMarkDel and sprmCFVanish). Automatic numbers are not in the file as
text; the outline finds lost numbers, and a notice says so.
"""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from app.core.errors import ReportError
from app.core.report import Document
from app.readers.assemble import Assembler

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_PAGE = 512
_DELETED, _VANISH = 0x0800, 0x083C
_CELL, _PAGE_BREAK, _PARAGRAPH = "\x07", "\x0c", "\r"
_FIELD_BEGIN, _FIELD_SEPARATE, _FIELD_END = "\x13", "\x14", "\x15"
_TOKENS = re.compile("[\x07\x0c\r]|[^\x07\x0c\r]+")
_FIELD_MARKS = re.compile("([\x13-\x15])")
_CHARACTERS = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": None, "\x01": None, "\x08": None})
_NUMBERS_LOST = (
    "这是旧版 Word 文件，自动编号（一、（一）等）没有随文字保存；另存为 .docx 再导入可以保留编号。"
)


def accepts(data: bytes, suffix: str) -> bool:
    """Compound files; which kind they are, ``read`` tells."""
    return data.startswith(_OLE)


def read(data: bytes) -> Document:
    """The text of the document. Raises ReportError where it is broken, encrypted or another kind of file."""
    main, table = _streams(data)
    try:
        characters = _text(main, table)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise ReportError("旧版 Word 文件已损坏，读不出正文。") from error
    out = Assembler()
    for paragraph, kind, page in _paragraphs(characters):
        out.add(paragraph, page=page, kind=kind)
    return out.document(format="doc", notices=(_NUMBERS_LOST,))


def _streams(data: bytes) -> tuple[bytes, bytes]:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if ole.exists("EncryptedPackage"):
                raise ReportError("文件有密码，请去掉密码后再导入。")
            if not ole.exists("WordDocument"):
                raise ReportError("这不是 Word 文档（可能是表格、演示或其他文件）。")
            main = ole.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 10)[0]
            if flags & _ENCRYPTED:
                raise ReportError("文件有密码，请去掉密码后再导入。")
            name = "1Table" if flags & _TABLE_1 else "0Table"
            if not ole.exists(name):
                raise ReportError("旧版 Word 文件不完整，读不出正文。")
            return main, ole.openstream(name).read()
    except ReportError:
        raise
    except Exception as error:  # olefile raises whatever a damaged file leads it to
        raise ReportError("文件已损坏，打不开。") from error


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text: character positions, byte position in the main stream, one or two bytes each."""

    first: int
    last: int
    position: int
    is_narrow: bool


def _offset_and_size(main: bytes, index: int) -> tuple[int, int]:
    """The ``index``-th pair of fcXxx/lcbXxx in the file information block ([MS-DOC] 2.5.1)."""
    words = struct.unpack_from("<H", main, 32)[0]
    longs_at = 34 + 2 * words
    longs = struct.unpack_from("<H", main, longs_at)[0]
    pairs_at = longs_at + 2 + 4 * longs + 2
    offset, size = struct.unpack_from("<II", main, pairs_at + 8 * index)
    return offset, size


def _pieces(main: bytes, table: bytes) -> list[_Piece]:
    offset, size = _offset_and_size(main, 33)
    clx = table[offset : offset + size]
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("no piece table")
    length = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", plc, 0)
    pieces = []
    for n in range(count):
        packed = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * n + 2)[0]
        is_narrow = bool(packed & 0x40000000)
        position = packed & 0x3FFFFFFF
        pieces.append(
            _Piece(positions[n], positions[n + 1], position // 2 if is_narrow else position, is_narrow)
        )
    return pieces


def _text(main: bytes, table: bytes) -> str:
    """The characters of the main text in order, without those that are deleted or hidden."""
    # ccpText: how many characters the main text has, without notes, headers and boxes.
    words = struct.unpack_from("<H", main, 32)[0]
    wanted = struct.unpack_from("<I", main, 34 + 2 * words + 2 + 12)[0]
    gone = _invisible(main, table)
    kept: list[str] = []
    for piece in _pieces(main, table):
        last = min(piece.last, wanted)
        if piece.first >= last:
            continue
        width = 1 if piece.is_narrow else 2
        end = piece.position + (last - piece.first) * width
        for start, stop in gone.visible(piece.position, end):
            raw = main[start:stop]
            kept.append(raw.decode("cp1252" if piece.is_narrow else "utf-16-le", errors="replace"))
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class _Gone:
    """Byte ranges of the main stream that are not printed, sorted, without overlaps."""

    starts: list[int]
    ends: list[int]

    def visible(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a range that are printed."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        while start < end:
            while index < len(self.starts) and self.ends[index] <= start:
                index += 1
            if index >= len(self.starts) or self.starts[index] >= end:
                yield start, end
                return
            if self.starts[index] > start:
                yield start, self.starts[index]
            start = self.ends[index]


def _invisible(main: bytes, table: bytes) -> _Gone:
    """Reads the formatting pages of runs ([MS-DOC] 2.8.6 PlcBteChpx, 2.9.33 ChpxFkp)."""
    offset, size = _offset_and_size(main, 12)
    plc = table[offset : offset + size]
    count = (len(plc) - 4) // 8
    ranges: list[tuple[int, int]] = []
    for n in range(max(count, 0)):
        number = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * n)[0] & 0x3FFFFF
        page = main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            ranges.extend(_invisible_runs(page))
    ranges.sort()
    return _Gone([r[0] for r in ranges], [r[1] for r in ranges])


def _invisible_runs(page: bytes) -> Iterator[tuple[int, int]]:
    runs = page[_PAGE - 1]
    bounds = struct.unpack_from(f"<{runs + 1}I", page, 0)
    for n in range(runs):
        at = page[4 * (runs + 1) + n] * 2
        if at and _hides(page[at + 1 : at + 1 + page[at]]):
            yield bounds[n], bounds[n + 1]


def _hides(properties: bytes) -> bool:
    """Whether a run's property list says deleted or hidden ([MS-DOC] 2.2.5.1: sizes by the spra bits)."""
    at = 0
    while at + 2 <= len(properties):
        sprm = struct.unpack_from("<H", properties, at)[0]
        at += 2
        if sprm in {_DELETED, _VANISH} and at < len(properties) and properties[at] in {1, 0x81}:
            return True
        size = (1, 1, 2, 4, 2, 2, 0, 3)[sprm >> 13]
        at += size or (1 + properties[at] if at < len(properties) else 1)
    return False


def _paragraphs(text: str) -> Iterator[tuple[str, str, int]]:
    """Paragraphs and table rows with their kind and page; pages are counted by hard breaks only."""
    cells: list[str] = []
    current = ""
    page = 1
    for token in _TOKENS.findall(_without_codes(text)):
        if token == _CELL:
            # A row ends with an empty cell mark of its own.
            if not current and cells:
                yield "\t".join(cells), "row", page
                cells = []
            else:
                cells.append(current.strip())
            current = ""
        elif token in {_PARAGRAPH, _PAGE_BREAK}:
            page += token == _PAGE_BREAK
            if cells:
                current += " " if current else ""
            else:
                yield current, "paragraph", page
                current = ""
        else:
            current += token.translate(_CHARACTERS)
    if cells:
        yield "\t".join(cells), "row", page
    if current:
        yield current, "paragraph", page


def _without_codes(text: str) -> str:
    """Codes of fields are taken out, their results kept; fields may stand inside each other."""
    kept: list[str] = []
    in_code: list[bool] = []
    for piece in _FIELD_MARKS.split(text):
        if piece == _FIELD_BEGIN:
            in_code.append(True)
        elif piece == _FIELD_SEPARATE and in_code:
            in_code[-1] = False
        elif piece == _FIELD_END and in_code:
            in_code.pop()
        elif not any(in_code):
            kept.append(piece)
    return "".join(kept)
