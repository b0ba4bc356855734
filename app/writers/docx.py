"""A printed document as a Word file: real styles and heading levels, comments on the passages, page numbers.

The page is the one of GB/T 9704: 22 lines of 28 characters on A4. Opens in Word, WPS and LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.core.summary.blocks import (
    Align,
    BarChart,
    Block,
    Cell,
    Column,
    Comment,
    Face,
    Heading,
    KeyValue,
    PageBreak,
    Paper,
    Paragraph,
    PrintDocument,
    Row,
    Run,
    SignatureBlock,
    Stroke,
    Table,
    text,
)
from app.writers.atomic import write_atomically
from app.writers.docx_styles import (
    BODY_SIZE,
    LINE_PITCH,
    add_page_number,
    off_grid,
    prepare_styles,
    set_fonts,
    set_spacing,
)
from app.writers.docx_tables import add_pairs, add_table

_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_LINES = {
    (Stroke.SOLID, False): WD_UNDERLINE.SINGLE,
    (Stroke.SOLID, True): WD_UNDERLINE.THICK,
    (Stroke.DOTTED, False): WD_UNDERLINE.DOTTED,
    (Stroke.DOTTED, True): WD_UNDERLINE.DOTTED_HEAVY,
    (Stroke.DASHED, False): WD_UNDERLINE.DASH,
    (Stroke.DASHED, True): WD_UNDERLINE.DASH_HEAVY,
    (Stroke.DASH_DOT, False): WD_UNDERLINE.DOT_DASH,
    (Stroke.DASH_DOT, True): WD_UNDERLINE.DOT_DASH_HEAVY,
    (Stroke.DOUBLE, False): WD_UNDERLINE.DOUBLE,
    (Stroke.DOUBLE, True): WD_UNDERLINE.WAVY_DOUBLE,
    (Stroke.WAVE, False): WD_UNDERLINE.WAVY,
    (Stroke.WAVE, True): WD_UNDERLINE.WAVY_HEAVY,
    (Stroke.LONG_DASH, False): WD_UNDERLINE.DASH_LONG,
    (Stroke.LONG_DASH, True): WD_UNDERLINE.DASH_LONG_HEAVY,
}
_SIZES = {Paper.A4: (210, 297), Paper.A3: (297, 420)}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AUTHOR = "镇阅"
_LEADING = 1.5
_BAR_SIZE = 10.5
_BAR_LENGTH = 20
"""Full-width characters of the longest bar; they fit the column on every sheet."""


def save_docx(path: Path, document: PrintDocument) -> None:
    """Writes the document. Raises OSError; a file that was there stays."""
    write_atomically(path, lambda temporary: _write(temporary, document))


def _write(path: Path, document: PrintDocument) -> None:
    out = docx.Document()
    prepare_styles(out)
    _page(out, document)
    _properties(out, document)
    writer = _Writer(out)
    for block in document.blocks:
        writer.add(block)
    made = BytesIO()  # a zip file that a full disk cuts short would complain a second time when it is freed
    out.save(made)
    path.write_bytes(made.getbuffer())


def _page(out: Any, document: PrintDocument) -> None:
    section = out.sections[0]
    width, height = _SIZES[document.paper]
    if document.is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = Mm(width), Mm(height)
    upright = document.paper is Paper.A4 and not document.is_landscape
    top, right, bottom, left = (37, 26, 35, 28) if upright else (28, 22, 28, 22)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.footer_distance = Mm(bottom - 7 - 5)  # the number's line begins 7 mm below the text
    out.settings.odd_and_even_pages_header_footer = True
    add_page_number(section.footer.paragraphs[0], Align.RIGHT)
    add_page_number(section.even_page_footer.paragraphs[0], Align.LEFT)


def _properties(out: Any, document: PrintDocument) -> None:
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    core = out.core_properties
    core.title, core.subject = _clean(document.title)[:255], _clean(document.subject)[:255]
    core.author, core.keywords = _clean(document.author or _AUTHOR)[:255], " ".join(document.keywords)[:255]
    core.created = core.modified = now
    core.last_modified_by, core.comments, core.language = _AUTHOR, "", "zh-CN"


def _clean(words: str) -> str:
    return _NOT_XML.sub("", words)


class _Writer:
    """Adds blocks to a Word document."""

    def __init__(self, out: Any) -> None:
        self._out = out

    def add(self, block: Block) -> None:
        """Adds one block in its own style."""
        if isinstance(block, Heading):
            style = "Title" if block.level == 0 else f"Heading {min(block.level, 4)}"
            self._runs(self._out.add_paragraph(style=style), block.runs)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, KeyValue):
            add_pairs(self._out, block, self._runs)
        elif isinstance(block, SignatureBlock):
            self._signature(block)
        elif isinstance(block, BarChart):
            self._bars(block)
        elif isinstance(block, PageBreak):
            self._out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._out.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = _ALIGN[block.align]
        size = block.size or BODY_SIZE
        _indents(paragraph, first=block.indent, left=block.left, right=block.right, size=size)
        form.keep_with_next = block.keep_next
        if block.size is not None:
            form.line_spacing = Pt(block.size * _LEADING)
            off_grid(paragraph)
        face = None if block.face is Face.BODY else str(block.face)
        self._runs(paragraph, block.runs, face=face, size=block.size)

    def _signature(self, block: SignatureBlock) -> None:
        lines = [*block.lines, *([block.date] if block.date else [])]
        for number, words in enumerate(lines):
            paragraph = self._out.add_paragraph()
            paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = number < len(lines) - 1
            if number == 0:
                paragraph.paragraph_format.space_before = Pt(LINE_PITCH)
            _indents(paragraph, first=0, left=0, right=4, size=BODY_SIZE)
            self._runs(paragraph, text(words))

    def _table(self, block: Table) -> None:
        if block.caption:
            self._caption(block.caption)
        add_table(self._out, block, self._runs)

    def _bars(self, chart: BarChart) -> None:
        """Bars of block characters in a table: they can be read, edited and printed anywhere."""
        highest = max((bar.value for bar in chart.bars if bar.value is not None), default=0.0)
        rows = tuple(
            Row((Cell(text(bar.label)), Cell(text(_blocks(bar.value or 0.0, highest))), Cell(text(bar.text))))
            for bar in chart.bars
        )
        columns = (Column(0.22, Align.RIGHT), Column(0.56), Column(0.22))
        self._table(Table(columns, (), rows, caption=chart.title, size=_BAR_SIZE))

    def _caption(self, words: str) -> None:
        paragraph = self._out.add_paragraph()
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        self._runs(paragraph, text(words), face="heading", size=12.0)

    def _runs(
        self, paragraph: Any, runs: Sequence[Run], *, face: str | None = None, size: float | None = None
    ) -> None:
        """Adds runs, and the comments whose marks stand among them."""
        written: list[tuple[Run, Any]] = []
        for run in runs:
            for piece in _pieces(_clean(run.text)):
                made = paragraph.add_run(piece) if piece != "\n" else _line_break(paragraph)
                _style_run(made, run, face=face, size=size)
                written.append((run, made))
        for comment in _comments(runs):
            over = [made for run, made in written if comment.mark in run.anchors or run.comment == comment]
            words = _clean(comment.text)
            self._out.add_comment(over, text=words, author=_clean(comment.author) or _AUTHOR, initials="")


def _blocks(value: float, highest: float) -> str:
    """A bar as long as its share of the highest, to half a character; a little for all above zero."""
    halves = round(2 * _BAR_LENGTH * value / highest) if highest > 0 and value > 0 else 0
    halves = max(halves, 1 if value > 0 else 0)
    return "█" * (halves // 2) + "▌" * (halves % 2)


def _pieces(words: str) -> Iterator[str]:
    """The words parted at line ends; a line end is a piece of its own."""
    yield from (piece for piece in re.split("(\n)", words) if piece)


def _line_break(paragraph: Any) -> Any:
    run = paragraph.add_run()
    run.add_break(WD_BREAK.LINE)
    return run


def _comments(runs: Sequence[Run]) -> list[Comment]:
    return list(dict.fromkeys(run.comment for run in runs if run.comment is not None))


def _style_run(made: Any, run: Run, *, face: str | None, size: float | None) -> None:
    wanted = str(run.face) if run.face is not None else face
    if wanted is not None:
        set_fonts(made._element.get_or_add_rPr(), wanted)
    if size is not None:
        made.font.size = Pt(size)
        set_spacing(made._element.get_or_add_rPr(), 0)
    if run.is_bold:
        made.font.bold = True
    if run.is_struck:
        made.font.strike = True
    if run.is_raised:
        made.font.superscript = True
    if run.underline is not None:
        made.font.underline = _LINES[run.underline.stroke, run.underline.is_thick]


def _indents(paragraph: Any, *, first: float, left: float, right: float, size: float) -> None:
    """Indents in characters, which Word keeps when the size changes, and in points for other readers."""
    properties = paragraph._element.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    indent = OxmlElement("w:ind")
    for name, value in (("firstLine", first), ("left", left), ("right", right)):
        indent.set(qn(f"w:{name}Chars"), str(round(value * 100)))
        indent.set(qn(f"w:{name}"), str(round(value * size * 20)))
    properties._insert_ind(indent)
