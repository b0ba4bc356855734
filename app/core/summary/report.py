"""The annotated summary of one report, in full and on one page."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.state import ReportState
from app.core.summary.blocks import (
    Align,
    Block,
    Face,
    Heading,
    KeyValue,
    Paragraph,
    PrintDocument,
    Run,
    SignatureBlock,
    text,
)
from app.core.summary.corrections import corrections
from app.core.summary.options import HistoryLine, SummaryOptions
from app.core.summary.overview import overview
from app.core.summary.places import Places
from app.core.summary.tables import (
    brief_table,
    correction_table,
    figure_table,
    finding_table,
    history_table,
    note_table,
    outline_table,
)
from app.core.summary.tallies import accepted_findings, parts_found, standing_figures, tally
from app.core.summary.titles import title_runs
from app.core.summary.wording import part_words
from app.core.taxonomy import Taxonomy

_NUMERALS = "一二三四五六七八九十"
_SHORT_FIGURES = 12
_SHORT_FINDINGS = 3
_HEAD_SHOWN = 16
_SECTIONS_NAMED = 3
_SHORT_SIZE = 10.5


def report_name(state: ReportState) -> str:
    """Town, year and kind, as titles name the report; its own title, or the file's name, where unknown."""
    head = state.head
    if head.town and head.year:
        return f"{head.town}{head.year}年法治政府建设情况报告"
    return head.title or state.file_name


def build_summary(
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
) -> PrintDocument:
    """The annotated summary. ``head_hash`` is the hash of the last history row: it seals what is printed."""
    chosen = options or SummaryOptions()
    build = _short if chosen.is_short else _full
    name = report_name(state)
    return PrintDocument(
        title=f"{name}阅核摘要",
        blocks=build(state, book, chosen, tuple(history), head_hash),
        author=chosen.office or chosen.compiler,
        subject=state.head.title or "",
        most_pages=1 if chosen.is_short else None,
        keywords=tuple(str(w) for w in (state.head.town, state.head.county, state.head.year) if w),
    )


def _full(
    state: ReportState,
    book: Taxonomy,
    options: SummaryOptions,
    history: tuple[HistoryLine, ...],
    head_hash: str,
) -> tuple[Block, ...]:
    places = Places(state)
    chapters: list[tuple[str, list[Block]]] = []
    if options.with_overview:
        chapters.append(("概述", [Paragraph(text(overview(state, book)))]))
    if options.with_outline:
        chapters.append(("结构与法定内容", [*_parts(state), outline_table(state, places)]))
    if options.with_figures:
        chapters.append(("数据", _figures(state, book, places, options)))
    if options.with_notes and state.notes:
        chapters.append(("批注", [note_table(state, places)]))
    if options.with_findings:
        chapters.append(("采纳的问题", _findings(state, places)))
    if options.with_corrections:
        chapters.append(("更正", _corrections(state, book)))
    if history:
        chapters.append(("修改记录", [history_table(history)]))
    blocks: list[Block] = [_title(state), head_data(state, head_hash)]
    for number, (name, content) in enumerate(chapters):
        blocks.append(Heading(1, text(f"{_NUMERALS[number]}、{name}")))
        blocks.extend(content)
    if options.with_signature:
        blocks.append(signature(options))
    return tuple(blocks)


def _short(
    state: ReportState, book: Taxonomy, options: SummaryOptions, _: tuple[HistoryLine, ...], head_hash: str
) -> tuple[Block, ...]:
    places = Places(state)
    figures = sorted(
        standing_figures(state), key=lambda r: (r.figure.indicator is None, not r.status.is_decided)
    )
    shown = tuple(figures[:_SHORT_FIGURES])
    found = accepted_findings(state)
    blocks: list[Block] = [
        _title(state),
        head_data(state, head_hash),
        Paragraph(text(overview(state, book, most_named=4)), size=_SHORT_SIZE),
        *_parts(state, size=_SHORT_SIZE),
    ]
    if shown:
        blocks.append(_small_head(f"主要数据（{len(shown)}条，共{len(figures)}条）"))
        blocks.append(brief_table(shown, book))
    if found:
        blocks.append(_small_head(f"采纳的问题（{min(len(found), _SHORT_FINDINGS)}条，共{len(found)}条）"))
        blocks.append(finding_table(found[:_SHORT_FINDINGS], places))
    if options.with_signature:
        blocks.append(_signed_line(options))
    return tuple(blocks)


def _small_head(words: str) -> Paragraph:
    return Paragraph(
        (Run(words, face=Face.HEADING),), size=_SHORT_SIZE, indent=0, align=Align.LEFT, keep_next=True
    )


def _title(state: ReportState) -> Heading:
    return Heading(0, title_runs(f"{report_name(state)}\n阅核摘要"))


def head_data(state: ReportState, head_hash: str) -> KeyValue:
    """Head data of the report and how far it was checked."""
    head, counts = state.head, tally(state)
    characters = state.document.written_characters
    pairs = [
        ("乡镇", head.town or "未读出"),
        ("县（市、区）", head.county or "未读出"),
        ("报告年度", f"{head.year}年" if head.year else "未读出"),
        ("成文日期", head.date or "未注明"),
        ("发文机关", head.issuer or "未注明"),
        ("发文字号", head.document_number or "未注明"),
        ("全文字数", str(characters)),
        ("核对进度", f"{counts.decided}／{counts.figures}条数据已核"),
        ("原文件", state.file_name),
        ("记录校验码", head_hash[:_HEAD_SHOWN] or "无修改记录"),
    ]
    return KeyValue(tuple(pairs), size=10.5)


def _parts(state: ReportState, *, size: float | None = None) -> list[Block]:
    """The mandated parts: which sections carry them, and which are not there."""
    found = parts_found(state)
    present = [
        f"“{part_words(part)}”见{'、'.join(dict.fromkeys(sections[:_SECTIONS_NAMED]))}"
        for part, sections in found.items()
        if sections
    ]
    missing = [f"“{part_words(part)}”" for part, sections in found.items() if not sections]
    sentences = "；".join(present) + "。" if present else ""
    runs = [Run(f"按大纲所标，应报四项内容中，{sentences}")] if present else [Run("应报四项内容均未标出。")]
    if missing and present:
        runs.append(Run(f"未见{'、'.join(missing)}。", face=Face.HEADING))
    elif not missing:
        runs.append(Run("四项俱全。"))
    return [Paragraph(tuple(runs), size=size)]


def _figures(state: ReportState, book: Taxonomy, places: Places, options: SummaryOptions) -> list[Block]:
    figures = standing_figures(state, only_decided=options.only_decided)
    if not figures:
        none = "尚无已核数据。" if options.only_decided and standing_figures(state) else "全文没有统计数字。"
        return [Paragraph(text(none))]
    return [figure_table(figures, book, places, sentences=options.with_sentences)]


def _findings(state: ReportState, places: Places) -> list[Block]:
    found = accepted_findings(state)
    if found:
        return [finding_table(found, places)]
    return [Paragraph(text("没有采纳的问题。"))]


def _corrections(state: ReportState, book: Taxonomy) -> list[Block]:
    found = corrections(state, book)
    if found:
        return [correction_table(found)]
    return [Paragraph(text("没有更正，以上均为机器读出或经人核实。"))]


def _signed_line(options: SummaryOptions) -> Paragraph:
    blank = "\u3000" * 5
    signed = [
        f"编制：{options.compiler or blank}",
        f"审核：{options.reviewer or blank}",
        date_words(options.printed_at),
    ]
    words = "\u3000\u3000".join(part for part in signed if part)
    return Paragraph(text(words), size=_SHORT_SIZE, indent=0, align=Align.LEFT)


def signature(options: SummaryOptions) -> SignatureBlock:
    """Who made and who checked the paper; blanks to sign where no name is given."""
    blank = "\u3000" * 5
    lines = [f"编制：{options.compiler or blank}", f"审核：{options.reviewer or blank}"]
    if options.office:
        lines.insert(0, options.office)
    return SignatureBlock(tuple(lines), date=date_words(options.printed_at))


def date_words(moment: str) -> str:
    """An ISO date in Arabic digits without padding zeros: 2025年3月1日 (GB/T 9704); "" for none."""
    year, _, rest = moment[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return ""
    return f"{int(year)}年{int(month)}月{int(day)}日"
