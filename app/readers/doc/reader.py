"""Opens a .doc, follows its pieces, and makes paragraphs and table rows of its characters.

Reads the piece table of the binary format ([MS-DOC] 2.4.1, 2.8.35); tracked deletions and hidden text
(2.6.1, sprmCFRMarkDel and sprmCFVanish) are left out. Foot notes, end notes and boxes follow the text.
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
from app.readers.doc.lists import Formats, TablePlace
from app.readers.doc.properties import offset_and_size, properties, run_properties

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_DELETED, _VANISH = 0x0800, 0x083C
_CELL, _PAGE_BREAK, _PARAGRAPH = "\x07", "\x0c", "\r"
_ROW = "\x04"  # in our own stream: the mark that ends a row
_FIELD_BEGIN, _FIELD_SEPARATE, _FIELD_END = "\x13", "\x14", "\x15"
_TOKENS = re.compile("[\x04\x07\x0c\r]|[^\x04\x07\x0c\r]+")
_FIELD_MARKS = re.compile("([\x13-\x15])")
_CHARACTERS = str.maketrans(
    {
        "\x0b": "\n",
        "\x1e": "-",
        "\x1f": None,
        **dict.fromkeys("\x01\x02\x05\x08"),
    }  # marks of notes and pictures
)
_MARKS = re.compile("[\x07\x0c\r]")
_LINE = re.compile("[^\x07\x0c\r]*[\x07\x0c\r]|[^\x07\x0c\r]+")
# Stretches of the text after the main one, in their order; headers and comments are no part of the report.
_STORIES = ("paragraph", "footnote", "", "", "", "footnote", "box", "")
_NUMBERS_LOST = (
    "文件里的自动编号（一、（一）等）已损坏，没有读出来；用 Word 或 WPS 另存为 .docx 再导入可以保留编号。"
)


def accepts(data: bytes, suffix: str) -> bool:
    """Compound files; which kind they are, ``read`` tells."""
    return data.startswith(_OLE)


def read(data: bytes) -> Document:
    """The text of the document. Raises ReportError where it is broken, encrypted or another kind of file."""
    main, table = _streams(data)
    out = Assembler()
    formats = _formats(main, table)
    try:
        for kind, characters in _stories(main, table, formats):
            for paragraph, place, page in _paragraphs(characters):
                is_body = kind == "paragraph"
                out.add(paragraph, page=page if is_body else None, kind=place if is_body else kind)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise ReportError("旧版 Word 文件已损坏，读不出正文。") from error
    return out.document(format="doc", notices=() if formats is not None else (_NUMBERS_LOST,))


def _formats(main: bytes, table: bytes) -> Formats | None:
    """How paragraphs are formatted; None where that is damaged."""
    try:
        return Formats(main, table)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None


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


def _pieces(main: bytes, table: bytes) -> list[_Piece]:
    offset, size = offset_and_size(main, 33)
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


def _stories(main: bytes, table: bytes, formats: Formats | None) -> Iterator[tuple[str, str]]:
    """The stretches that belong to the report, with their kind, as they are printed."""
    words = struct.unpack_from("<H", main, 32)[0]
    sizes = struct.unpack_from("<8I", main, 34 + 2 * words + 2 + 12)
    pieces, gone = _pieces(main, table), _invisible(main, table)
    first = 0
    for kind, size in zip(_STORIES, sizes, strict=True):
        if kind and size:
            yield kind, _printed(main, pieces, gone, formats, range(first, first + size))
        first += size


def _printed(main: bytes, pieces: list[_Piece], gone: _Gone, formats: Formats | None, story: range) -> str:
    """The characters of a story, without those that are deleted or hidden, with automatic numbers."""
    kept: list[str] = []
    begin = 0  # of the paragraph at hand
    for piece in pieces:
        first, last = max(piece.first, story.start), min(piece.last, story.stop)
        if first >= last:
            continue
        width = 1 if piece.is_narrow else 2
        start = piece.position + (first - piece.first) * width
        for at, stop in gone.visible(start, start + (last - first) * width):
            for text, end in _lines(main[at:stop], at, is_narrow=piece.is_narrow):
                kept.append(text)
                mark = end - width
                if not _MARKS.match(text[-1]) or (text[-1] == _PAGE_BREAK and not _ends(formats, mark)):
                    continue
                if formats is not None:
                    kept[-1] = text[:-1] + _mark(text[-1], formats.place(mark))
                    kept.insert(begin, formats.number(mark))
                begin = len(kept)
    return "".join(kept)


def _mark(mark: str, place: TablePlace) -> str:
    """A paragraph's mark by where it stands: in a cell only the cell's own mark counts."""
    if mark == _CELL and place is TablePlace.ROW_END:
        return _ROW
    return " " if mark == _PARAGRAPH and place is not TablePlace.OUTSIDE else mark


def _ends(formats: Formats | None, mark: int) -> bool:
    """Whether a page break is a paragraph's mark too; it may stand in the middle of one."""
    return formats is None or formats.ends_at(mark, 2) or formats.ends_at(mark, 1)


def _lines(raw: bytes, place: int, *, is_narrow: bool) -> Iterator[tuple[str, int]]:
    """The pieces of a text that begins at ``place``, each up to and with a mark; and where each ends."""
    text = raw.decode("cp1252" if is_narrow else "utf-16-le", errors="replace").replace(_ROW, " ")
    for line in _LINE.findall(text):
        place += len(line) if is_narrow else len(line.encode("utf-16-le"))
        yield line, place


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
    ranges = sorted((first, last) for first, last, held in run_properties(main, table) if _hides(held))
    return _Gone([r[0] for r in ranges], [r[1] for r in ranges])


def _hides(held: bytes) -> bool:
    """Whether a run's property list says deleted or hidden."""
    return any(
        code in {_DELETED, _VANISH} and operand[:1] in {b"\x01", b"\x81"}
        for code, operand in properties(held)
    )


def _paragraphs(text: str) -> Iterator[tuple[str, str, int]]:
    """Paragraphs and table rows with their kind and page; pages are counted by hard breaks only."""
    cells: list[str] = []
    current = ""
    page = 1
    has_rows = _ROW in text
    for token in _TOKENS.findall(_without_codes(text)):
        if token == _ROW:
            yield "\t".join(cells), "row", page
            cells, current = [], ""
        elif token == _CELL:
            # Where formats are damaged: a row ends with an empty cell mark of its own.
            if not has_rows and not current and cells:
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
