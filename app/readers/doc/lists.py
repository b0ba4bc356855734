"""The lists of a binary Word file, the styles that put paragraphs in them, and the number of each paragraph.

[MS-DOC] 2.4.6.3 (how a paragraph finds its list), 2.9.131 (LFO), 2.9.147 (LSTF), 2.9.150 (LVLF), 2.9.271
(STSH).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from enum import Enum

from app.readers.doc.properties import Paragraph, Paragraphs, offset_and_size, properties
from app.readers.lists import LEVELS, Instance, Level, Lists

_STYLES, _LISTS, _USES = 1, 73, 74  # places in the file information block
_LEVEL, _USE = 0x260A, 0x460B
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_NO_STYLE = 0x0FFF
_DEEPEST = 20
_LIST_SIZE, _USE_SIZE, _LEVEL_SIZE = 28, 16, 28
# How numbers are written ([MS-OSHARED] 2.2.1.3, MSONFC), by the names of ``readers.numerals``.
_FORMATS = {
    0x00: "decimal", 0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter",
    0x0A: "ideographDigital", 0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x0F: "decimalHalfWidth",
    0x10: "japaneseLegal", 0x11: "japaneseDigitalTenThousand", 0x12: "decimalEnclosedCircle",
    0x13: "decimalFullWidth2", 0x16: "decimalZero", 0x17: "bullet", 0x1A: "decimalEnclosedFullstop",
    0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle",
    0x1E: "ideographTraditional", 0x1F: "ideographZodiac", 0x21: "taiwaneseCounting",
    0x22: "ideographLegalTraditional", 0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital",
    0x25: "chineseCounting", 0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand", 0xFF: "none",
}  # fmt: skip
_SUFFIXES = ("tab", "space", "nothing")


@dataclass(frozen=True, slots=True)
class _Place:
    """The use of a list (0 for none) and the level that a property list names; None where it is silent."""

    use: int | None = None
    level: int | None = None

    def over(self, base: _Place) -> _Place:
        """This one laid over what is inherited."""
        return _Place(
            base.use if self.use is None else self.use, base.level if self.level is None else self.level
        )


class TablePlace(Enum):
    """Where a paragraph's mark stands."""

    OUTSIDE = "outside"
    CELL = "cell"
    ROW_END = "row end"


class Formats:
    """Tells what the text itself does not: the number of a paragraph, and its place in a table."""

    def __init__(self, main: bytes, table: bytes) -> None:
        """Raises struct.error, IndexError or ValueError where the lists are damaged."""
        self._paragraphs = Paragraphs(main, table)
        self._styles = _Styles(_part(main, table, _STYLES))
        self._lists = _lists_of(main, table)

    def ends_at(self, place: int, width: int) -> bool:
        """Whether a paragraph ends with the character of ``width`` bytes at ``place``."""
        found = self._paragraphs.at(place)
        return found is not None and found.end == place + width

    def place(self, place: int) -> TablePlace:
        """Whether the mark at ``place`` stands in a table, and whether it ends a row there."""
        paragraph = self._paragraphs.at(place)
        found = TablePlace.OUTSIDE
        for code, operand in properties(paragraph.own) if paragraph is not None else ():
            if code == _ROW_END and operand == b"\x01":
                return TablePlace.ROW_END
            if code == _IN_TABLE and operand == b"\x01":
                found = TablePlace.CELL
        return found

    def number(self, place: int) -> str:
        """The number of the paragraph whose mark stands at a byte of the main stream; "" for none.

        Ask once for each paragraph, in the order of the document.
        """
        paragraph = self._paragraphs.at(place)
        if paragraph is None:
            return ""
        return self._number(paragraph)

    def _number(self, paragraph: Paragraph) -> str:
        found = _place_of(paragraph.own).over(self._styles.place(paragraph.style))
        if not found.use:
            return ""
        level = found.level
        if level is None:
            level = self._lists.level_of_style(str(found.use), str(paragraph.style)) or 0
        return self._lists.next(str(found.use), level)


def _part(main: bytes, table: bytes, index: int) -> bytes:
    offset, size = offset_and_size(main, index)
    return table[offset : offset + size]


def _place_of(held: bytes) -> _Place:
    use = level = None
    for code, operand in properties(held):
        if code == _USE and len(operand) == 2:
            use = struct.unpack("<h", operand)[0]
            use = use if use > 0 else 0  # negative numbers are of files from before lists
        elif code == _LEVEL and operand:
            level = operand[0]
    return _Place(use, level)


class _Styles:
    """What paragraph styles say about lists; they inherit from the style they are based on."""

    def __init__(self, sheet: bytes) -> None:
        self._places: dict[int, _Place] = {}
        self._bases: dict[int, int] = {}
        if len(sheet) < 6:
            return
        at = 2 + struct.unpack_from("<H", sheet)[0]
        count, base_size = struct.unpack_from("<HH", sheet, 2)
        for number in range(count):
            if at + 2 > len(sheet):
                return
            size = struct.unpack_from("<H", sheet, at)[0]
            if size > base_size:
                self._take(number, sheet[at + 2 : at + 2 + size], base_size)
            at += 2 + size

    def _take(self, number: int, style: bytes, base_size: int) -> None:
        kind = struct.unpack_from("<H", style, 2)[0]
        if kind & 0xF != 1:
            return  # of characters, tables or lists
        self._bases[number] = kind >> 4
        name = struct.unpack_from("<H", style, base_size)[0]
        at = base_size + 2 + 2 * name + 2
        at += at % 2
        size = struct.unpack_from("<H", style, at)[0]
        self._places[number] = _place_of(style[at + 4 : at + 2 + size])

    def place(self, number: int) -> _Place:
        """The list that a style puts its paragraphs in."""
        found, steps = _Place(), 0
        while number != _NO_STYLE and number in self._places and steps < _DEEPEST:
            found = found.over(self._places[number])
            number, steps = self._bases[number], steps + 1
        return found


def _lists_of(main: bytes, table: bytes) -> Lists:
    offset, size = offset_and_size(main, _LISTS)
    if not size:
        return Lists({}, {})
    count = struct.unpack_from("<H", table, offset)[0]
    heads = [table[offset + 2 + _LIST_SIZE * n :][:_LIST_SIZE] for n in range(count)]
    at = offset + size
    abstract: dict[str, dict[int, Level]] = {}
    for head in heads:
        styles = struct.unpack_from("<9h", head, 8)
        levels = {}
        for index in range(1 if head[26] & 1 else LEVELS):
            levels[index], at = _level_at(table, at, styles[index])
        abstract[str(struct.unpack_from("<i", head)[0])] = levels
    return Lists(abstract, _instances(_part(main, table, _USES), abstract))


def _level_at(data: bytes, at: int, style: int) -> tuple[Level, int]:
    """One level (LVL), and where the next thing begins."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    follow, chpx, papx, limit = data[at + 15], data[at + 24], data[at + 25], data[at + 26]
    at += _LEVEL_SIZE + papx + chpx
    length = struct.unpack_from("<H", data, at)[0]
    words = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    text = "".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in words)
    level = Level(
        start=start,
        number_format=_FORMATS.get(form, "decimal"),
        text=text,
        legal=bool(flags & 0x04),
        restart_after=limit if flags & 0x08 else None,
        style=str(style) if style != _NO_STYLE else None,
        suffix=_SUFFIXES[follow] if follow < len(_SUFFIXES) else "tab",
    )
    return level, at + 2 + 2 * length


def _instances(data: bytes, abstract: dict[str, dict[int, Level]]) -> dict[str, Instance]:
    """Uses of lists (LFO), by their number from 1, with what they change (LFOLVL)."""
    if len(data) < 4:
        return {}
    count = struct.unpack_from("<I", data)[0]
    if count * _USE_SIZE > len(data):
        raise ValueError("more uses of lists than there is room for")
    at = 4 + count * _USE_SIZE
    found = {}
    for number in range(count):
        head = 4 + number * _USE_SIZE
        key = str(struct.unpack_from("<i", data, head)[0])
        levels: dict[int, Level] = {}
        restarts: dict[int, int] = {}
        at += 4
        for _ in range(data[head + 12]):
            start, flags = struct.unpack_from("<iI", data, at)
            at += 8
            index = flags & 0x0F
            if flags & 0x20:
                levels[index], at = _level_at(data, at, _NO_STYLE)
            if flags & 0x10:
                restarts[index] = start
                base = levels.get(index, abstract.get(key, {}).get(index, Level()))
                levels[index] = replace(base, start=start)
        found[str(number + 1)] = Instance(key, levels, restarts)
    return found
