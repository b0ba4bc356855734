"""OpenDocument texts (.odt, .fodt not): paragraphs, automatic list numbers, tables, notes.

Follows OpenDocument 1.3 part 3. Tracked deletions lie apart in text:tracked-changes and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.core.errors import ReportError
from app.core.report import Document
from app.readers.archive import Archive
from app.readers.assemble import Assembler
from app.readers.numerals import list_number

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一, 二, 三, ...": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
}  # fmt: skip
_CLOSING = "、，．.）)］]】：:。"
_BLANKS = re.compile(r"[ \t\r\n]+")
_DEEPEST = 60
_ROW_GROUPS = {_TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}
_SKIPPED = {
    _TEXT + "tracked-changes",
    _OFFICE + "annotation",
    _OFFICE + "annotation-end",
    _TEXT + "note-citation",
    _TEXT + "ruby-text",
    _OFFICE + "forms",
    _TEXT + "sequence-decls",
}


def accepts(data: bytes, suffix: str) -> bool:
    """Zip archives that say they are OpenDocument texts."""
    return data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in data[:200]


def read(data: bytes) -> Document:
    """The text of the document. Raises ReportError where it is broken, encrypted or empty."""
    with Archive(data) as archive:
        if archive.has("META-INF/manifest.xml") and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise ReportError("文件有密码，请去掉密码后再导入。")
        content = archive.xml("content.xml")
        sheets = [content] + ([archive.xml("styles.xml")] if archive.has("styles.xml") else [])
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReportError("文件里没有正文。")
    walker = _Walker(
        _list_styles(sheets), _paragraph_lists(sheets), _hidden_styles(sheets), _unnumbered_styles(sheets)
    )
    walker.walk(body)
    for note in walker.notes:
        walker.walk(note, kind="footnote")
    return walker.out.document(format="odt")


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    prefix: str
    suffix: str
    start: int
    shown: int


def _list_styles(sheets: list[Element]) -> dict[str, dict[int, _Level]]:
    found: dict[str, dict[int, _Level]] = {}
    for sheet in sheets:
        for tag in ("list-style", "outline-style"):
            for style in sheet.iter(_TEXT + tag):
                levels = {}
                for level in style:
                    index = level.get(_TEXT + "level", "1")
                    is_number = level.tag.endswith(("list-level-style-number", "outline-level-style"))
                    name = (
                        _FORMATS.get(level.get(_STYLE + "num-format", ""), "decimal") if is_number else "none"
                    )
                    levels[int(index) if index.isdigit() else 1] = _Level(
                        name,
                        level.get(_STYLE + "num-prefix", "") if is_number else "",
                        level.get(_STYLE + "num-suffix", "") if is_number else "",
                        int(level.get(_TEXT + "start-value", "1") or 1),
                        int(level.get(_TEXT + "display-levels", "1") or 1),
                    )
                found.setdefault(style.get(_STYLE + "name", "Outline"), levels)
    return found


def _paragraph_lists(sheets: list[Element]) -> dict[str, str]:
    """Paragraph style → list style."""
    return {
        style.get(_STYLE + "name", ""): style.get(_STYLE + "list-style-name", "")
        for sheet in sheets
        for style in sheet.iter(_STYLE + "style")
        if style.get(_STYLE + "list-style-name")
    }


def _hidden_styles(sheets: list[Element]) -> frozenset[str]:
    """Styles whose text is not shown (text:display="none")."""
    return frozenset(
        style.get(_STYLE + "name", "")
        for sheet in sheets
        for style in sheet.iter(_STYLE + "style")
        if any(p.get(_TEXT + "display") == "none" for p in style)
    )


def _unnumbered_styles(sheets: list[Element]) -> frozenset[str]:
    """Styles whose headings are in no list: they, or one they inherit from, name an empty one."""
    known = {s.get(_STYLE + "name", ""): s for sheet in sheets for s in sheet.iter(_STYLE + "style")}

    def is_bare(name: str, depth: int = 0) -> bool:
        style = known.get(name)
        if style is None or depth > _DEEPEST:
            return False
        own = style.get(_STYLE + "list-style-name")
        return (
            own == "" if own is not None else is_bare(style.get(_STYLE + "parent-style-name", ""), depth + 1)
        )

    return frozenset(name for name in known if is_bare(name))


@dataclass
class _Walker:
    lists: dict[str, dict[int, _Level]]
    paragraph_lists: dict[str, str]
    hidden: frozenset[str]
    unnumbered: frozenset[str]
    out: Assembler = field(default_factory=Assembler)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def walk(self, parent: Element, *, kind: str = "paragraph", depth: int = 0) -> None:
        """All block content of ``parent`` in reading order."""
        for block in parent:
            if block.tag in {_TEXT + "p", _TEXT + "h"}:
                self._paragraph(block, self._heading_number(block), kind, depth)
            elif block.tag == _TEXT + "list":
                self._list(block, "", 1, depth)
            elif block.tag == _TABLE + "table":
                self._table(block, depth)
            elif block.tag not in _SKIPPED and depth < _DEEPEST:
                self.walk(block, kind=kind, depth=depth + 1)

    def _paragraph(self, block: Element, number: str, kind: str, depth: int) -> None:
        text = "".join(self._inline(block, depth))
        self.out.add(number + text if text.strip() or number else "", kind=kind)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.walk(box, kind="box", depth=depth + 1)

    def _heading_number(self, block: Element) -> str:
        if block.tag != _TEXT + "h" or "Outline" not in self.lists:
            return ""
        if (
            block.get(_TEXT + "is-list-header") == "true"
            or block.get(_TEXT + "style-name") in self.unnumbered
        ):
            return ""
        level = block.get(_TEXT + "outline-level", "1")
        return self._count("Outline", int(level) if level.isdigit() else 1, None)

    def _list(self, element: Element, style: str, level: int, depth: int) -> None:
        if depth > _DEEPEST:
            return
        style = element.get(_TEXT + "style-name") or style or self._style_of_first(element)
        if (
            level == 1
            and element.get(_TEXT + "continue-numbering") != "true"
            and not element.get(_TEXT + "continue-list")
        ):
            self.counters[style] = (
                {}
                if element.get("{http://www.w3.org/XML/1998/namespace}id") is None
                else self.counters.get(style, {})
            )
        for item in element:
            if item.tag not in {_TEXT + "list-item", _TEXT + "list-header"}:
                continue
            is_numbered = item.tag == _TEXT + "list-item"
            for block in item:
                if block.tag == _TEXT + "list":
                    self._list(block, style, level + 1, depth + 1)
                elif block.tag in {_TEXT + "p", _TEXT + "h"}:
                    start = item.get(_TEXT + "start-value")
                    number = self._count(style, level, start) if is_numbered else ""
                    self._paragraph(block, number, "paragraph", depth)
                    is_numbered = False

    def _style_of_first(self, element: Element) -> str:
        first = element.find(f".//{_TEXT}p")
        return self.paragraph_lists.get(first.get(_TEXT + "style-name", ""), "") if first is not None else ""

    def _count(self, style: str, index: int, start: str | None) -> str:
        levels = self.lists.get(style, {})
        level = levels.get(index)
        if level is None:
            return ""
        counters = self.counters.setdefault(style, {})
        for higher in range(1, index):
            # A level that was jumped over counts as begun, as LibreOffice does.
            if higher in levels:
                counters.setdefault(higher, levels[higher].start)
        counters[index] = (
            int(start) if start and start.isdigit() else counters.get(index, level.start - 1) + 1
        )
        for lower in [i for i in counters if i > index]:
            del counters[lower]
        if level.number_format == "none" and not level.prefix and not level.suffix:
            return ""
        shown = range(max(1, index - level.shown + 1), index + 1)
        numbers = [list_number(counters.get(i, 1), levels[i].number_format) for i in shown if i in levels]
        text = level.prefix + ".".join(n for n in numbers if n) + level.suffix
        return text if not text or text[-1] in _CLOSING else text + " "

    def _table(self, table: Element, depth: int) -> None:
        for row in _rows(table):
            cells = [
                self._cell(cell, depth)
                for cell in row
                if cell.tag in {_TABLE + "table-cell", _TABLE + "covered-table-cell"}
            ]
            if any(cells):
                self.out.add("\t".join(cells), kind="row")

    def _cell(self, cell: Element, depth: int) -> str:
        if cell.tag.endswith("covered-table-cell"):
            return ""
        texts = [
            "".join(self._inline(p, depth)).replace("\n", " ").strip()
            for p in cell.iter()
            if p.tag in {_TEXT + "p", _TEXT + "h"}
        ]
        return " ".join(t for t in texts if t)

    def _inline(self, element: Element, depth: int) -> Iterator[str]:
        """The printed characters of a paragraph; runs of blanks count as one, as the format says."""
        if element.text:
            yield _BLANKS.sub(" ", element.text)
        for child in element:
            if depth < _DEEPEST:
                yield from self._child(child, depth)
            if child.tail:
                yield _BLANKS.sub(" ", child.tail)

    def _child(self, child: Element, depth: int) -> Iterator[str]:
        tag = child.tag
        if tag in _SKIPPED or child.get(_TEXT + "style-name") in self.hidden:
            return
        if tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * min(int(count) if count.isdigit() else 1, 1000)
        elif tag == _TEXT + "tab":
            yield "\t"
        elif tag == _TEXT + "line-break":
            yield "\n"
        elif tag == _TEXT + "note":
            self.notes.extend(child.iter(_TEXT + "note-body"))
        elif tag.startswith(_DRAW) and (tag == _DRAW + "text-box" or child.find(_TEXT + "p") is not None):
            # Text boxes, and shapes with words in them.
            self.boxes.append(child)
        else:
            yield from self._inline(child, depth + 1)


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows, also those that are grouped; rows of tables in its cells are not."""
    for child in table:
        if child.tag == _TABLE + "table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)
