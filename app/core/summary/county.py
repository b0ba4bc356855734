"""The county overview: all towns of a year on a few pages — filing, completeness, top findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core.enums import Part
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
    Table,
    text,
)
from app.core.summary.options import SummaryOptions
from app.core.summary.report import report_name, signature
from app.core.summary.tables import head_row
from app.core.summary.tallies import accepted_findings, parts_found, tally
from app.core.summary.titles import title_runs
from app.core.summary.wording import mandated_parts, part_words, rule_words

_SIZE = 10.5
_TOP = 12
_THERE, _MISSING = "有", "缺"
_NAME_WIDTH, _PART_WIDTH, _PART_PADDING = 28, 4, 2
"""Of the table of parts, in millimetres: names, a character of a head, and what stands around it."""
_LONGEST_HEAD = 8


def build_county_overview(
    states: Sequence[ReportState],
    *,
    county: str = "",
    year: int | None = None,
    options: SummaryOptions | None = None,
) -> PrintDocument:
    """Towns in the given order."""
    chosen = options or SummaryOptions()
    title = f"{county}{f'{year}年' if year else ''}乡镇法治政府建设情况报告审核情况"
    blocks: list[Block] = [
        Heading(0, title_runs(title)),
        Paragraph(text(_overview(states))),
        Heading(1, text("一、报送与核对")),
        _progress(states),
        Heading(1, text("二、法定内容")),
        _completeness(states),
        Heading(1, text("三、采纳的问题")),
        *_findings(states),
    ]
    if chosen.with_signature:
        blocks.append(signature(chosen))
    return PrintDocument(title=title, blocks=tuple(blocks), author=chosen.office or chosen.compiler)


def _overview(states: Sequence[ReportState]) -> str:
    counts = [tally(state) for state in states]
    whole = sum(all(parts_found(state).values()) for state in states)
    figures, decided = sum(c.figures for c in counts), sum(c.decided for c in counts)
    accepted = sum(c.accepted for c in counts)
    return (
        f"共收到报告{len(states)}份，其中四项法定内容齐备的{whole}份。共读出数据{figures}条，"
        f"已核对{decided}条；采纳问题{accepted}条。"
    )


def _name(state: ReportState) -> str:
    return state.head.town or report_name(state)


def _progress(states: Sequence[ReportState]) -> Table:
    rows = []
    for number, state in enumerate(states, 1):
        counts = tally(state)
        characters = state.document.written_characters
        values = (
            characters,
            counts.headings,
            counts.figures,
            counts.decided,
            counts.corrected,
            counts.accepted,
        )
        cells = (Cell(text(str(number))), Cell(text(_name(state))), *(Cell(text(str(v))) for v in values))
        rows.append(Row(cells))
    return Table(
        columns=(Column(12, Align.CENTER), Column(42), *(Column(17, Align.RIGHT) for _ in range(6))),
        head=(head_row("序号", "乡镇", "字数", "标题", "数据", "已核", "更正", "问题"),),
        rows=tuple(rows),
        size=_SIZE,
    )


def _completeness(states: Sequence[ReportState]) -> Table:
    """One row a town: 有 or 缺 for each mandated part; what is missing is black."""
    parts = mandated_parts()
    rows = []
    for state in states:
        found = parts_found(state)
        cells = [Cell(text(_name(state)))]
        for part in parts:
            there = bool(found[part])
            runs = text(_THERE) if there else (Run(_MISSING, face=Face.HEADING, is_bold=True),)
            cells.append(Cell(runs, is_shaded=not there))
        rows.append(Row(tuple(cells)))
    return Table(
        columns=(Column(_NAME_WIDTH), *(Column(_part_width(part), Align.CENTER) for part in parts)),
        head=(head_row("乡镇", *(part_words(part) for part in parts)),),
        rows=tuple(rows),
        size=_SIZE,
    )


def _part_width(part: Part) -> float:
    """Room for the name of a part on one line; a long one is broken."""
    length = len(part_words(part))
    return _PART_PADDING + _PART_WIDTH * (length if length <= _LONGEST_HEAD else 7)


def _findings(states: Sequence[ReportState]) -> list[Block]:
    """Rules by the number of accepted findings, with the towns they were found in."""
    counts: Counter[str] = Counter()
    towns: dict[str, list[str]] = {}
    for state in states:
        for record in accepted_findings(state):
            rule = record.finding.rule
            counts[rule] += 1
            if _name(state) not in towns.setdefault(rule, []):
                towns[rule].append(_name(state))
    if not counts:
        return [Paragraph(text("没有采纳的问题。"))]
    rows = tuple(
        Row(
            (
                Cell(text(str(number))),
                Cell(text(rule_words(rule))),
                Cell(text(str(count))),
                Cell(text("、".join(towns[rule]))),
            )
        )
        for number, (rule, count) in enumerate(counts.most_common(_TOP), 1)
    )
    table = Table(
        columns=(Column(12, Align.CENTER), Column(50), Column(14, Align.RIGHT), Column(80)),
        head=(head_row("序号", "问题类别", "条数", "涉及乡镇"),),
        rows=rows,
        size=_SIZE,
    )
    still = sum(not r.state.is_settled for s in states for r in s.findings)
    tail = [Paragraph(text(f"另有{still}条系统提示尚未处理，未列入上表。"), size=_SIZE)] if still else []
    return [table, *tail]
