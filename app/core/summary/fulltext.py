"""The annotated full text: the report itself with numbered marks that survive black and white.

Each figure is underlined after its category and numbered; the number stands again in the margin, and its
explanation at the foot of the page. Headings are set as people have corrected them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.enums import SectionKind
from app.core.report import Section
from app.core.scan import Line
from app.core.state import ReportState
from app.core.summary.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Face,
    Heading,
    Paragraph,
    PrintDocument,
    Row,
    Run,
    Runs,
    Table,
    text,
)
from app.core.summary.marks import Mark, category_underlines, marks_of
from app.core.summary.places import Places, heading_words
from app.core.summary.report import report_name
from app.core.summary.tables import head_row
from app.core.summary.titles import broken
from app.core.taxonomy import Taxonomy

_FACES = {1: Face.HEADING, 2: Face.KAI}
_DEEPEST = 4
_LEGEND_ACROSS = 3


def build_full_text(
    state: ReportState, book: Taxonomy, *, only_decided: bool = False, author: str = ""
) -> PrintDocument:
    """The whole report with its marks, and a legend of the underlines that occur."""
    marks = marks_of(state, book, only_decided=only_decided)
    page = _Text(state.document.text, marks)
    places = Places(state)
    headings = {s.start: s for s in places.sections if s.kind is SectionKind.HEADING}
    blocks: list[Block] = []
    for line in places.scan.lines:
        section = headings.get(line.start)
        if section is not None:
            blocks += _heading(section, line, page)
        elif _goes_on_title(state, blocks, page.words(line)):
            _add_to_title(blocks, page.runs(line.start, line.end))
        else:
            blocks.append(Paragraph(page.runs(line.start, line.end)))
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 0:
        blocks[0] = Heading(0, broken(blocks[0].runs))
    blocks += _legend(state, book, marks)
    return PrintDocument(
        title=f"{report_name(state)}（标注全文）",
        blocks=tuple(blocks),
        author=author,
        subject=state.head.title or "",
    )


def _goes_on_title(state: ReportState, blocks: Sequence[Block], words: str) -> bool:
    """Whether a line belongs to the title: the first lines, as long as the title holds them."""
    in_title = "".join(words.split()) in "".join((state.head.title or "").split())
    return in_title and all(isinstance(block, Heading) and block.level == 0 for block in blocks)


def _add_to_title(blocks: list[Block], runs: Runs) -> None:
    """The lines of a title are one heading."""
    if blocks and isinstance(blocks[0], Heading):
        blocks[0] = Heading(0, (*blocks[0].runs, Run("\n"), *runs))
    else:
        blocks.append(Heading(0, runs))


def _heading(section: Section, line: Line, page: _Text) -> Iterator[Block]:
    """A heading on its own line, or one that runs into its paragraph."""
    level = min(section.level, _DEEPEST)
    stop = max(min(section.title_end, line.end), line.start)
    rest = page.runs(stop, line.end)
    head = page.runs(line.start, stop)
    if "".join(heading_words(section).split()) != "".join(page.text[line.start : stop].split()):
        head = (*text(heading_words(section)), *(run for run in head if run.is_raised))
    if "".join(run.text for run in rest).strip(" \u3000。：:"):
        face = _FACES.get(level)
        styled = tuple(_in_face(run, face, bold=level > 2) for run in head)
        yield Paragraph((*styled, *rest))
    else:
        yield Heading(level, (*head, *rest))


def _in_face(run: Run, face: Face | None, *, bold: bool) -> Run:
    return Run(
        run.text,
        face=face,
        is_bold=bold,
        underline=run.underline,
        is_raised=run.is_raised,
        margin=run.margin,
        comment=run.comment,
        anchors=run.anchors,
    )


@dataclass(frozen=True)
class _Text:
    """The text of the report with the marks that cut it into runs."""

    text: str
    marks: Sequence[Mark]

    def words(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def runs(self, start: int, end: int) -> Runs:
        """The stretch as runs, cut where marks begin and end; a mark's number follows its passage."""
        touching = [m for m in self.marks if m.start < end and m.end > start]
        cuts = {start, end}
        cuts.update(p for m in touching for p in (m.start, m.end) if start < p < end)
        points = sorted(cuts)
        found: list[Run] = []
        for left, right in pairwise(points):
            over = [m for m in touching if m.start <= left and m.end >= right]
            line = next((m.underline for m in over if m.underline is not None), None)
            anchors = tuple(m.comment.mark for m in over)
            found.append(Run(self.text[left:right], underline=line, anchors=anchors))
            found += [_number(m) for m in touching if m.end == right]
        return tuple(found)


def _number(mark: Mark) -> Run:
    label = mark.comment.mark
    return Run(label, is_raised=True, margin=label, comment=mark.comment, anchors=(label,))


def _legend(state: ReportState, book: Taxonomy, marks: Sequence[Mark]) -> Iterator[Block]:
    """Which underline means which category, for those that occur."""
    lines = category_underlines(book)
    used = {m.underline for m in marks if m.underline is not None}
    entries = [
        (category.name, lines[category.code]) for category in book.categories if lines[category.code] in used
    ]
    if not entries:
        return
    yield Paragraph((Run("图例", face=Face.HEADING),), size=10.5, indent=0, align=Align.LEFT, keep_next=True)
    cells = [
        (Cell((Run("数据", underline=line),), align=Align.CENTER), Cell(text(name))) for name, line in entries
    ]
    cells += [(Cell(()), Cell(()))] * (-len(cells) % _LEGEND_ACROSS)
    split = [cells[i : i + _LEGEND_ACROSS] for i in range(0, len(cells), _LEGEND_ACROSS)]
    rows = tuple(Row(tuple(c for pair in line for c in pair), keep_next=True) for line in split)
    columns = (Column(13), Column(39)) * _LEGEND_ACROSS
    yield Table(columns, (head_row(*("线型", "类别") * _LEGEND_ACROSS),), rows, size=9.0)
    yield Paragraph(
        text("数字为数据编号，“注”为批注，“问”为采纳的问题；编号在右侧重出，说明见各页下方。"),
        size=9.0,
        indent=0,
        align=Align.LEFT,
    )
