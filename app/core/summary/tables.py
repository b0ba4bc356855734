"""The tables of the annotated summary: outline, figures, findings, notes, corrections, history."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.enums import SectionKind
from app.core.report import Section
from app.core.state import FigureRecord, FindingRecord, ReportState
from app.core.summary.blocks import Align, Cell, Column, Face, Row, Run, Table, text
from app.core.summary.corrections import Correction
from app.core.summary.options import HistoryLine
from app.core.summary.places import Places, heading_words
from app.core.summary.tallies import by_category
from app.core.summary.wording import (
    part_words,
    period_words,
    severity_words,
    status_words,
    value_words,
    what_words,
    words,
)
from app.core.taxonomy import Taxonomy

SMALL = 9.0
_LONG_PLACE = 8
"""From so many characters on a place (of headings without numbers) wants a wider column."""
_INDENT = "\u3000"


def head_row(*names: str) -> Row:
    """A head row: every name in black face, centred."""
    return Row(
        tuple(Cell((Run(name, face=Face.HEADING),), align=Align.CENTER, is_shaded=True) for name in names)
    )


def short_time(moment: str | None) -> str:
    """An ISO time to the minute without its zone; "" for none."""
    return (moment or "").replace("T", " ")[:16]


def outline_table(state: ReportState, places: Places) -> Table:
    """Every heading that holds with its part and the number of figures directly or deeper inside."""
    starts = [r.figure.start for r in state.figures if r.status != "rejected"]
    rows = [
        _outline_row(section, sum(section.start <= s < section.end for s in starts))
        for section in places.sections
        if section.kind is SectionKind.HEADING
    ]
    return Table(
        columns=(Column(98), Column(44), Column(14, Align.CENTER)),
        head=(head_row("标题", "法定内容", "数据"),),
        rows=tuple(rows),
        size=SMALL + 1.5,
    )


def _outline_row(section: Section, count: int) -> Row:
    face = {1: Face.HEADING, 2: Face.KAI}.get(section.level, Face.BODY)
    title = _INDENT * (section.level - 1) + heading_words(section)
    part = part_words(section.part) if section.part else ""
    return Row((Cell((Run(title, face=face),)), Cell(text(part)), Cell(text(str(count) if count else "—"))))


def figure_table(
    figures: tuple[FigureRecord, ...], book: Taxonomy, places: Places, *, sentences: bool
) -> Table:
    """Figures by category with value, period, sentence, place, and who looked at them."""
    widths: tuple[int, ...] = (10, 62, 34, 24, 26)
    if sentences:
        has_long = any(len(places.words(record.figure.start)) > _LONG_PLACE for record in figures)
        widths = (10, 26, 19, 16, 43, 28, 14) if has_long else (10, 28, 20, 17, 49, 18, 14)
    aligns = (Align.CENTER, Align.LEFT, Align.RIGHT)
    columns = tuple(Column(w, aligns[i] if i < len(aligns) else Align.LEFT) for i, w in enumerate(widths))
    names = ("序号", "指标", "数值", "期间", "原文", "位置", "状态") if sentences else ()
    rows: list[Row] = []
    number = 0
    for category, members in by_category(figures, book):
        name = category.name if category else str(words()["unfiled"])
        label = (Run(f"{name}（{len(members)}）", face=Face.HEADING),)
        rows.append(Row((Cell(label, span=len(columns), align=Align.LEFT),), keep_next=True))
        for record in members:
            number += 1
            rows.append(_figure_row(number, record, book, places if sentences else None))
    head = head_row(*(names or ("序号", "指标", "数值", "期间", "状态")))
    return Table(columns=columns, head=(head,), rows=tuple(rows), size=SMALL)


def _figure_row(number: int, record: FigureRecord, book: Taxonomy, places: Places | None) -> Row:
    figure = record.figure
    who = status_words(record.status) + (f"\n{record.decided_by}" if record.decided_by else "")
    first = (
        Cell(text(str(number))),
        Cell(text(what_words(figure, book))),
        Cell((Run(value_words(figure), is_bold=True),)),
        Cell(text(period_words(figure.period))),
    )
    if places is None:
        return Row((*first, Cell(text(who))))
    quote = places.quote(figure.start, figure.end)
    return Row((*first, Cell(quote), Cell(text(places.words(figure.start))), Cell(text(who))))


def brief_table(figures: Sequence[FigureRecord], book: Taxonomy) -> Table:
    """Figures two to a row, for the form that must fit one page."""
    cells = [
        (
            Cell(text(what_words(r.figure, book))),
            Cell((Run(value_words(r.figure), is_bold=True),)),
            Cell(text(status_words(r.status))),
        )
        for r in figures
    ]
    empty = (Cell(()), Cell(()), Cell(()))
    pairs = zip(cells[::2], [*cells[1::2], empty][: len(cells[::2])], strict=True)
    columns = (Column(42), Column(24, Align.RIGHT), Column(12, Align.CENTER))
    return Table(
        columns=columns * 2,
        head=(head_row(*("指标", "数值", "状态") * 2),),
        rows=tuple(Row((*left, *right)) for left, right in pairs),
        size=SMALL,
    )


def finding_table(findings: Sequence[FindingRecord], places: Places) -> Table:
    """Accepted findings in the reviewer's wording where there is one."""
    rows = []
    has_long = False
    for number, record in enumerate(findings, 1):
        spans = record.finding.spans
        where = "、".join(dict.fromkeys(places.words(start) for start, _ in spans[:3]))
        has_long = has_long or len(where) > _LONG_PLACE
        rows.append(
            Row(
                (
                    Cell(text(str(number))),
                    Cell(text(severity_words(record.finding.severity))),
                    Cell(text(record.wording or record.finding.message)),
                    Cell(text(where)),
                )
            )
        )
    widths = (94, 36) if has_long else (102, 28)
    return Table(
        columns=(Column(12, Align.CENTER), Column(14, Align.CENTER), *map(Column, widths)),
        head=(head_row("序号", "性质", "问题", "位置"),),
        rows=tuple(rows),
        size=SMALL + 1.5,
    )


def note_table(state: ReportState, places: Places) -> Table:
    """Notes with the passage they hang on."""
    notes = sorted(state.notes, key=lambda n: (n.start, n.end))
    has_long = any(len(places.words(note.start)) > _LONG_PLACE for note in notes)
    widths = (38, 48, 32, 26) if has_long else (42, 56, 20, 26)
    rows = [
        Row(
            (
                Cell(text(str(number))),
                Cell(text(f"“{_cut(note.quote)}”")),
                Cell(text(note.text)),
                Cell(text(places.words(note.start))),
                Cell(text(f"{note.made_by} {short_time(note.made_at)[:10]}".strip())),
            )
        )
        for number, note in enumerate(notes, 1)
    ]
    return Table(
        columns=(Column(12, Align.CENTER), *map(Column, widths)),
        head=(head_row("序号", "原文", "批注", "位置", "批注人"),),
        rows=tuple(rows),
        size=SMALL + 1.5,
    )


def _cut(quote: str, most: int = 40) -> str:
    line = quote.replace("\n", " ").strip()
    return line if len(line) <= most else f"{line[: most - 12]}…{line[-10:]}"


def correction_table(corrections: Sequence[Correction]) -> Table:
    """What the machine read and what a person made of it."""
    rows = [
        Row(
            (
                Cell(text(c.thing)),
                Cell(text(c.item)),
                Cell(text(c.before)),
                Cell((Run(c.after, is_bold=True),) if c.after else ()),
                Cell(text(f"{c.who} {short_time(c.at)[:10]}".strip())),
            )
        )
        for c in corrections
    ]
    return Table(
        columns=(Column(44), Column(17), Column(31), Column(32), Column(32)),
        head=(head_row("对象", "项目", "机器读作", "核定为", "核定人、日期"),),
        rows=tuple(rows),
        size=SMALL,
    )


def history_table(history: Sequence[HistoryLine]) -> Table:
    """Lines of the stored history, as given."""
    rows = [
        Row(
            (
                Cell(text(short_time(line.at))),
                Cell(text(line.who)),
                Cell(text(line.what)),
                Cell(text(" → ".join(p for p in (line.before, line.after) if p))),
            )
        )
        for line in history
    ]
    return Table(
        columns=(Column(30), Column(22), Column(50), Column(54)),
        head=(head_row("时间", "操作人", "操作", "前后"),),
        rows=tuple(rows),
        size=SMALL,
    )
