"""Blocks → boxes: sizes, faces and indents of official documents (GB/T 9704)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.core.summary.blocks import (
    Align,
    BarChart,
    Block,
    Comment,
    Face,
    Heading,
    KeyValue,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    plain,
    text,
)
from app.ui.printing.boxes import BarBox, Bookmark, Box, LineBox
from app.ui.printing.fonts import FaceBook
from app.ui.printing.geometry import BODY_POINTS, TITLE_POINTS, PageGeometry, points
from app.ui.printing.lines import SetText, Style, set_text
from app.ui.printing.rows import key_value_rows, table_rows

_FACES = {0: Face.TITLE, 1: Face.HEADING, 2: Face.KAI}
_NOTE_POINTS = 9.0
_MARGIN_POINTS = 8.0
_LEADING = 1.5  # pitch of text below body size, in its em
_SMALL_LEADING = 1.35
_SIGNATURE_RIGHT = 4.0  # characters free at the right (GB/T 9704)
_LEAST_SIGNATURE = 9.0
_BARS_TOGETHER = 16


class Setter:
    """Sets the blocks of one document for one page geometry."""

    def __init__(self, geometry: PageGeometry, fonts: FaceBook) -> None:
        self._page = geometry
        self._fonts = fonts
        self._width = geometry.area.width()

    def boxes(self, blocks: Sequence[Block]) -> Iterator[Box]:
        """All boxes in order."""
        for block in blocks:
            if isinstance(block, Heading):
                yield from self._heading(block)
            elif isinstance(block, Paragraph):
                yield from self._paragraph(block)
            elif isinstance(block, Table):
                yield from self._table(block)
            elif isinstance(block, KeyValue):
                yield from self._framed(block)
            elif isinstance(block, SignatureBlock):
                yield from self._signature(block)
            elif isinstance(block, BarChart):
                yield from self._chart(block)
            elif isinstance(block, PageBreak):
                yield Box(height=0, is_break=True)

    def _style(self, paragraph: Paragraph) -> Style:
        size = paragraph.size or BODY_POINTS
        em = points(size)
        pitch = self._page.pitch if size == BODY_POINTS else em * _LEADING
        return Style(
            face=paragraph.face,
            size=size,
            pitch=pitch,
            align=paragraph.align,
            indent=em * paragraph.indent,
            left=em * paragraph.left,
            right=em * paragraph.right,
        )

    def _set(self, runs: Sequence[Run], style: Style, width: float | None = None) -> SetText:
        return set_text(runs, style, self._width if width is None else width, self._fonts)

    def _heading(self, heading: Heading) -> Iterator[Box]:
        face = _FACES.get(heading.level, Face.BODY)
        mark = Bookmark(heading.level, plain(heading.runs).replace("\n", ""))
        if heading.level == 0:
            style = Style(face, TITLE_POINTS, points(TITLE_POINTS * 1.5), align=Align.CENTER)
        else:
            em = points(BODY_POINTS)
            style = Style(
                face,
                BODY_POINTS,
                self._page.pitch,
                indent=2 * em,
                is_bold=heading.level > 2,
                align=Align.LEFT,
            )
        found = self._set(heading.runs, style)
        for index in range(len(found)):
            first = mark if index == 0 else None
            yield self._line(found, index, keeps_next=True, bookmark=first)
        if heading.level == 0:
            yield Box(height=self._page.pitch * 0.6, is_space=True, keeps_next=True)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Box]:
        found = self._set(paragraph.runs, self._style(paragraph))
        for index in range(len(found)):
            yield self._line(found, index, keeps_next=paragraph.keep_next)

    def _line(
        self, found: SetText, index: int, *, keeps_next: bool, bookmark: Bookmark | None = None
    ) -> LineBox:
        notes = tuple(box for c in found.comments_ending_in(index) for box in self._note(c))
        box = LineBox(
            height=found.style.pitch,
            text=found,
            index=index,
            keeps_next=keeps_next,
            notes=notes,
            bookmark=bookmark,
        )
        marks = found.margins_in(index)
        if not marks:
            return box
        style = Style(Face.HEADING, _MARGIN_POINTS, points(_MARGIN_POINTS) * _LEADING, align=Align.LEFT)
        margin = self._set(text("、".join(marks)), style, points(200))
        return replace(box, margin=margin, margin_left=self._width + points(8))

    def _note(self, comment: Comment) -> Iterator[Box]:
        style = Style(
            Face.BODY, _NOTE_POINTS, points(_NOTE_POINTS) * _SMALL_LEADING, align=Align.LEFT, left=points(16),
            indent=-points(16),
        )  # fmt: skip
        runs = (Run(f"{comment.mark}\u2002"), Run(comment.text))
        found = self._set(runs, style)
        for index in range(len(found)):
            yield LineBox(height=style.pitch, text=found, index=index)

    def _table(self, table: Table) -> Iterator[Box]:
        if table.caption:
            caption = Paragraph(
                text(table.caption),
                align=Align.CENTER,
                indent=0,
                size=12.0,
                face=Face.HEADING,
                keep_next=True,
            )
            yield from self._paragraph(caption)
        yield from table_rows(table, self._width, self._fonts)
        yield Box(height=points(10), is_space=True)

    def _framed(self, block: KeyValue) -> Iterator[Box]:
        yield from key_value_rows(block, self._width, self._fonts)
        yield Box(height=points(10), is_space=True)

    def _signature(self, block: SignatureBlock) -> Iterator[Box]:
        yield Box(height=self._page.pitch, is_space=True, keeps_next=True, keeps_previous=True)
        lines = [*block.lines, *([block.date] if block.date else [])]
        em = points(BODY_POINTS)
        bare = Style(Face.BODY, BODY_POINTS, self._page.pitch, align=Align.LEFT)
        widths = [self._set(text(words), bare).first_width() for words in lines if words]
        breadth = max([*widths, _LEAST_SIGNATURE * em])
        left = max(self._width - breadth - _SIGNATURE_RIGHT * em, 0.0)
        for number, words in enumerate(lines):
            align = Align.LEFT if "：" in words else Align.CENTER
            style = replace(bare, align=align, left=left, right=self._width - breadth - left)
            found = self._set(text(words), style)
            for index in range(len(found)):
                yield self._line(found, index, keeps_next=number < len(lines) - 1)

    def _chart(self, chart: BarChart) -> Iterator[Box]:
        size = 10.5
        style = Style(Face.BODY, size, points(size) * _LEADING, align=Align.RIGHT)
        yield Box(height=points(14), is_space=True)
        title = Paragraph(
            text(chart.title), align=Align.CENTER, indent=0, size=12.0, face=Face.HEADING, keep_next=True
        )
        yield from self._paragraph(title)
        label_width = self._width * 0.22
        room = self._width * 0.62
        highest = max((bar.value for bar in chart.bars if bar.value is not None), default=0.0)
        for number, bar in enumerate(chart.bars, 1):
            share = (bar.value or 0.0) / highest if highest > 0 else 0.0
            yield BarBox(
                height=points(20),
                keeps_next=number < min(len(chart.bars), _BARS_TOGETHER),
                label=self._set(text(bar.label), style, label_width),
                value=self._set(text(bar.text), replace(style, align=Align.LEFT), self._width),
                bar_left=label_width + points(6),
                bar_width=room * share,
                is_reported=bar.value is not None,
            )
        yield Box(height=points(12), is_space=True)
