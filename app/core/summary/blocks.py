"""The print model: what a printed document consists of, before anyone knows about paper or files.

One document, many consumers: pages (``app.ui.printing``), Word, HTML (``app.writers``). Nothing here
measures or draws; lengths are in units of the paragraph's own character width ("em") or points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.core.enums import Word


class Face(Word):
    """The type faces of official documents by their role; which font serves is found at run time."""

    TITLE = "title"  # 小标宋
    HEADING = "heading"  # 黑体
    KAI = "kai"  # 楷体
    BODY = "body"  # 仿宋
    SONG = "song"  # 宋体


class Align(Word):
    """Where the lines of a paragraph or a cell stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Stroke(Word):
    """Patterns of an underline that can be told apart without colour."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    DASH_DOT = "dash_dot"
    DOUBLE = "double"
    WAVE = "wave"
    LONG_DASH = "long_dash"


@dataclass(frozen=True, slots=True)
class Underline:
    """A line under a run; seven patterns, thin or thick, give fourteen kinds."""

    stroke: Stroke = Stroke.SOLID
    is_thick: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said about a passage: a comment in Word, a note at the foot of the page on paper.

    ``mark`` is the number printed at the passage.
    """

    mark: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``face`` None takes the paragraph's.

    ``is_raised`` sets it small and high; ``margin`` is printed in the outer margin beside the line;
    ``comment`` is what the mark printed in this run says; ``anchors`` names the marks whose passage the run
    belongs to, so that a comment in Word can span it.
    """

    text: str
    face: Face | None = None
    is_bold: bool = False
    underline: Underline | None = None
    is_struck: bool = False
    is_raised: bool = False
    is_pale: bool = False
    margin: str = ""
    comment: Comment | None = None
    anchors: tuple[str, ...] = ()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 is the document's title, 1 to 4 are 一、（一）1.（1）. All are bookmarks."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``indent`` (first line), ``left`` and ``right`` are in characters, ``size`` in points.

    Without ``size`` it is body text (三号). ``keep_next`` holds it on one page with what follows.
    """

    runs: Runs
    align: Align = Align.JUSTIFY
    indent: float = 2.0
    left: float = 0.0
    right: float = 0.0
    size: float | None = None
    face: Face = Face.BODY
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell over ``span`` columns; ``align`` None takes the column's."""

    runs: Runs
    span: int = 1
    align: Align | None = None
    is_shaded: bool = False

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a group row (category head) stays with the row below it."""

    cells: tuple[Cell, ...]
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is a share of the table's width."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose ``head`` rows are repeated on every page; rows are not split over pages."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Labels with their values in a framed block, ``across`` pairs to a line."""

    pairs: tuple[tuple[str, str], ...]
    across: int = 2
    size: float = 12.0


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Closing lines: who made and who checked it, and the date; kept together on one page."""

    lines: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``value`` None is not reported, which is not zero."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars over one scale that starts at zero."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Table | KeyValue | SignatureBlock | BarChart | PageBreak


class Paper(Word):
    """Paper sizes."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """A document ready for any consumer. ``title`` and ``author`` also go into the file's metadata.

    ``most_pages``: on paper it is made a little smaller, as far as it stays readable, to fit that many.
    """

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    subject: str = ""
    paper: Paper = Paper.A4
    is_landscape: bool = False
    keywords: tuple[str, ...] = field(default=())
    most_pages: int | None = None


def plain(runs: Iterable[Run]) -> str:
    """The text of runs without their style."""
    return "".join(run.text for run in runs)


def text(words: str) -> Runs:
    """One run without style; nothing for empty words."""
    return (Run(words),) if words else ()


def words_of(block: Block) -> Iterator[str]:
    """Every piece of text in a block, in reading order."""
    if isinstance(block, Heading | Paragraph):
        yield plain(block.runs)
    elif isinstance(block, Table):
        if block.caption:
            yield block.caption
        for row in (*block.head, *block.rows):
            yield from (cell.text for cell in row.cells)
    elif isinstance(block, KeyValue):
        for pair in block.pairs:
            yield from pair
    elif isinstance(block, SignatureBlock):
        yield from block.lines
        yield block.date
    elif isinstance(block, BarChart):
        yield block.title
        for bar in block.bars:
            yield from (bar.label, bar.text)


def joined(documents: Iterable[PrintDocument], *, title: str, author: str = "") -> PrintDocument:
    """Several documents as one, each on a new page; paper is the first one's. Empty without documents."""
    parts = tuple(documents)
    blocks: list[Block] = []
    for part in parts:
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(part.blocks)
    first = parts[0] if parts else PrintDocument(title, ())
    return PrintDocument(
        title, tuple(blocks), author=author, paper=first.paper, is_landscape=first.is_landscape
    )
