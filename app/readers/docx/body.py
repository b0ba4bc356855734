"""Walks the body of a Word document: paragraphs, tables, boxes, notes, with tracked deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.readers.assemble import Assembler
from app.readers.docx.names import FALLBACK, is_on, number, val, w
from app.readers.docx.styles import Styles
from app.readers.lists import Lists

# Not on the page: deleted and moved-away text, field codes, properties, the second copy of a box.
_SKIPPED = {
    w("del"), w("moveFrom"), w("instrText"), w("delText"), w("delInstrText"), w("rPr"), w("pPr"), w("rt"),
    w("sdtPr"), w("footnoteRef"), w("endnoteRef"), FALLBACK,
}  # fmt: skip
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_DEEPEST = 40


@dataclass
class _Field:
    """A complex field: codes up to w:separate, then its result."""

    in_code: bool = True


@dataclass
class Walker:
    """Turns the body into paragraphs of an Assembler. ``page`` follows the breaks that Word last drew."""

    numbering: Lists
    styles: Styles
    out: Assembler
    page: int = 1
    joined: str = ""
    _first_page: int | None = None
    _fields: list[_Field] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)

    def walk(self, parent: Element, *, kind: str = "paragraph", depth: int = 0) -> None:
        """All block content of ``parent`` in reading order."""
        for block in _blocks(parent, depth):
            if block.tag == w("p"):
                self._paragraph(block, kind, depth)
            elif block.tag == w("tbl"):
                self._table(block)
                self._flush_boxes(depth)

    def text_of(self, block: Element, depth: int = 0) -> str:
        """The text of one paragraph, its automatic number included."""
        number_text = self._number(block)
        content = "".join(self._inline(block, depth))
        if self._is_hidden(block):
            return ""
        return number_text + content if content.strip() or number_text else content

    def _paragraph(self, block: Element, kind: str, depth: int) -> None:
        if _is_mark_deleted(block):
            # The paragraph's end is deleted: it runs on into the next one, whose number it takes.
            self.joined += "".join(self._inline(block, depth))
            return
        self._first_page = None
        text = self.text_of(block, depth)
        if self.joined:
            text, self.joined = self.joined + text, ""
        self.out.add(text, page=self._first_page or self.page, kind=kind)
        self._flush_boxes(depth)

    def _flush_boxes(self, depth: int) -> None:
        boxes, self._boxes = self._boxes, []
        if depth < _DEEPEST:
            for box in boxes:
                self.walk(box, kind="box", depth=depth + 1)

    def _table(self, table: Element) -> None:
        for row in _rows(table):
            self._first_page = None
            cells = [self._cell(cell) for cell in row.iter_cells()]
            if any(cells) and not row.is_deleted:
                self.out.add("\t".join(cells), page=self._first_page or self.page, kind="row")

    def _cell(self, cell: Element, depth: int = 0) -> str:
        """A cell on one line: its paragraphs, and rows of a table inside it, parted by a blank."""
        properties = cell.find(w("tcPr"))
        merged = properties.find(w("vMerge")) if properties is not None else None
        texts: list[str] = []
        for block in _blocks(cell, depth):
            if block.tag == w("p"):
                texts.append(self.text_of(block).replace("\n", " ").strip())
            elif depth < _DEEPEST:
                for row in _rows(block):
                    texts.extend(self._cell(inner, depth + 1) for inner in row.iter_cells())
        if merged is not None and merged.get(w("val"), "continue") != "restart":
            return ""
        return " ".join(text for text in texts if text)

    def _number(self, block: Element) -> str:
        properties = block.find(w("pPr"))
        style = val(properties, "pStyle") or self.styles.default
        own = properties.find(w("numPr")) if properties is not None else None
        inherited = self.styles.list_place(style)
        list_id = val(own, "numId") or (inherited.list_id if inherited else None)
        if list_id is None or list_id == "0":
            return ""
        level_text = val(own, "ilvl")
        if level_text is not None:
            level: int | None = number(level_text, 0)
        else:
            level = self.numbering.level_of_style(list_id, style) if style else None
            if level is None:
                level = inherited.level if inherited else None
        return self.numbering.next(list_id, level or 0)

    def _is_hidden(self, block: Element) -> bool:
        return self.styles.is_hidden(val(block.find(w("pPr")), "pStyle"))

    def _inline(self, parent: Element, depth: int) -> Iterator[str]:
        """The printed characters of a paragraph or run, in order."""
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED or depth > _DEEPEST:
                continue
            if tag == w("fldChar"):
                self._field(child)
            elif any(f.in_code for f in self._fields):
                # Only nested field marks matter inside a field's code.
                self._fields_inside(child)
            elif tag == w("txbxContent"):
                self._boxes.append(child)
            elif tag == w("r") and is_on(child.find(w("rPr")), "vanish"):
                continue
            elif (text := self._leaf(child)) is not None:
                yield text
            else:
                yield from self._inline(child, depth + 1)

    def _leaf(self, element: Element) -> str | None:
        """The characters of an element without children of its own; None for containers."""
        tag = element.tag
        if tag == w("t"):
            # A page break may be drawn at the start of the paragraph's first run: the text counts.
            self._first_page = self._first_page or self.page
            return element.text or ""
        if tag == w("lastRenderedPageBreak"):
            self.page += 1
            return ""
        if tag == w("br") and element.get(w("type")) in {"page", "column"}:
            return ""
        if tag == w("sym"):
            return _symbol(element)
        return _CHARACTERS.get(tag)

    def _field(self, element: Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _fields_inside(self, element: Element) -> None:
        for mark in element.iter(w("fldChar")):
            self._field(mark)


@dataclass(frozen=True, slots=True)
class _Row:
    element: Element

    @property
    def is_deleted(self) -> bool:
        properties = self.element.find(w("trPr"))
        return properties is not None and properties.find(w("del")) is not None

    def iter_cells(self) -> Iterator[Element]:
        for child in self.element:
            if child.tag == w("tc"):
                yield child
            elif child.tag in _WRAPPERS:
                yield from (cell for cell in child.iter(w("tc")))


_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}


def _blocks(parent: Element, depth: int) -> Iterator[Element]:
    """Paragraphs and tables of ``parent``, also those wrapped in content controls and insertions."""
    for child in parent:
        if child.tag in {w("p"), w("tbl")}:
            yield child
        elif child.tag in _WRAPPERS and depth < _DEEPEST:
            yield from _blocks(child, depth + 1)


def _rows(table: Element) -> Iterator[_Row]:
    for child in table:
        if child.tag == w("tr"):
            yield _Row(child)
        elif child.tag in _WRAPPERS:
            yield from (_Row(row) for row in child.iter(w("tr")))


def _is_mark_deleted(block: Element) -> bool:
    properties = block.find(w("pPr"))
    run = properties.find(w("rPr")) if properties is not None else None
    return run is not None and run.find(w("del")) is not None


def _symbol(element: Element) -> str:
    """A character chosen from a symbol font; private code points have no meaning outside that font."""
    code = element.get(w("char"), "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or value == 0 or value > 0x10FFFF else chr(value)
