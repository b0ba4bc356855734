"""What the preview can show of a report: a name, how it is built, and whether its text can be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.core.report import Document, Head
from app.core.state import ReportState
from app.core.summary.blocks import Paper, PrintDocument
from app.core.summary.comparison import build_comparison
from app.core.summary.fulltext import build_full_text
from app.core.summary.grid import GridTable
from app.core.summary.letter import LetterTemplate, build_letter, letter_text
from app.core.summary.options import HistoryLine, SummaryOptions
from app.core.summary.report import build_summary
from app.core.taxonomy import Taxonomy
from app.ui.printing.batch import BatchContent, BatchItem


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of paper. ``build`` gets the options and, for editable papers, the edited words.

    ``draft`` gives the words to edit. ``has_options``: the parts of the summary can be chosen.
    """

    name: str
    build: Callable[[SummaryOptions, str], PrintDocument]
    draft: Callable[[SummaryOptions], str] | None = None
    has_options: bool = False


def report_offers(
    state: ReportState,
    book: Taxonomy,
    *,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
    template: LetterTemplate | None = None,
) -> tuple[Offer, ...]:
    """Summary, one-page summary, annotated full text and opinion letter of one report."""
    translate = QCoreApplication.translate

    def summary(options: SummaryOptions, _: str) -> PrintDocument:
        whole = replace(options, is_short=False)
        return build_summary(state, book, options=whole, history=history, head_hash=head_hash)

    def short(options: SummaryOptions, _: str) -> PrintDocument:
        return build_summary(state, book, options=replace(options, is_short=True), head_hash=head_hash)

    def full_text(options: SummaryOptions, _: str) -> PrintDocument:
        return build_full_text(state, book, only_decided=options.only_decided, author=options.office)

    def letter(options: SummaryOptions, words: str) -> PrintDocument:
        return build_letter(words, author=options.office)

    def letter_draft(options: SummaryOptions) -> str:
        return letter_text(state, template=template, office=options.office, date=options.printed_at)

    return (
        Offer(translate("Printing", "阅核摘要"), summary, has_options=True),
        Offer(translate("Printing", "一页简表"), short),
        Offer(translate("Printing", "标注全文"), full_text),
        Offer(translate("Printing", "审核意见"), letter, draft=letter_draft),
    )


def comparison_offers(grid: GridTable, *, chart_columns: Sequence[int] = ()) -> tuple[Offer, ...]:
    """A comparison on A4 and on A3."""
    translate = QCoreApplication.translate

    def on(paper: Paper) -> Callable[[SummaryOptions, str], PrintDocument]:
        def build(options: SummaryOptions, _: str) -> PrintDocument:
            return build_comparison(grid, paper=paper, chart_columns=chart_columns, author=options.office)

        return build

    return (
        Offer(translate("Printing", "对比表（A4 横向）"), on(Paper.A4)),
        Offer(translate("Printing", "对比表（A3 横向）"), on(Paper.A3)),
    )


def batch_contents(
    reports: Sequence[tuple[str, Callable[[], ReportState]]],
    book: Taxonomy,
    *,
    options: SummaryOptions,
    template: LetterTemplate | None = None,
) -> tuple[BatchContent, ...]:
    """The papers of ``report_offers`` for many reports; a report is loaded when its paper is built."""

    def document(load: Callable[[], ReportState], kind: int) -> PrintDocument:
        offer = report_offers(load(), book, template=template)[kind]
        return offer.build(options, offer.draft(options) if offer.draft else "")

    names = [offer.name for offer in report_offers(_NOBODY, book)]
    return tuple(
        BatchContent(
            name, tuple(BatchItem(f"{town}{name}", partial(document, load, kind)) for town, load in reports)
        )
        for kind, name in enumerate(names)
    )


_NOBODY = ReportState("", "", Document(""), Head())
"""Stands in where only the names of the papers are asked for."""
