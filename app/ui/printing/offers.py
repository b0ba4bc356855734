"""What the preview can show of a report: a name, how it is built, and whether its text can be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.core.report import Head
from app.core.review.letters import KeptLetter
from app.core.state import ReportState
from app.core.summary.blocks import Paper, PrintDocument
from app.core.summary.comparison import build_comparison
from app.core.summary.county import build_county_overview
from app.core.summary.fulltext import build_full_text
from app.core.summary.grid import GridTable
from app.core.summary.letter import LetterTemplate, bare_draft, build_letter, letter_text
from app.core.summary.options import HistoryLine, SummaryOptions
from app.core.summary.report import build_summary, date_words
from app.core.taxonomy import Taxonomy
from app.ui.printing.batch import BatchContent, BatchItem


class ReportPaper(IntEnum):
    """The papers of a report, by their place among ``report_offers``."""

    SUMMARY = 0
    SHORT = 1
    FULL_TEXT = 2
    LETTER = 3


NAMES = ("office", "compiler", "reviewer")
"""The names that sign a paper, fields of ``SummaryOptions``."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the papers of one report are made from; ``head_hash`` is that of the last history row.

    ``letter`` is the opinion letter as a person worded it; ``keep_letter`` takes other words, None for none.
    """

    state: ReportState
    book: Taxonomy
    history: Sequence[HistoryLine] = ()
    head_hash: str = ""
    template: LetterTemplate | None = None
    letter: KeptLetter | None = None
    keep_letter: Callable[[KeptLetter | None], object] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of paper. ``build`` gets the options and, for editable papers, the edited words.

    ``draft`` gives the words to edit, ``kept`` those that a person left instead ("" where nobody did) and
    ``keep`` takes them (None: back to the draft). ``has_options``: the parts of the summary can be chosen.
    ``names`` are the names (fields of the options) that stand on the paper. ``warning`` is what one should
    know before the paper leaves the house.
    """

    name: str
    build: Callable[[SummaryOptions, str], PrintDocument]
    draft: Callable[[SummaryOptions], str] | None = None
    kept: Callable[[SummaryOptions], str] | None = None
    keep: Callable[[SummaryOptions, str | None], None] | None = None
    has_options: bool = False
    names: tuple[str, ...] = ()
    warning: str = ""

    def words(self, options: SummaryOptions) -> str:
        """The words of an editable paper as they were left, else as they are drafted; "" for other papers."""
        kept = self.kept(options) if self.kept is not None else ""
        return kept or (self.draft(options) if self.draft is not None else "")

    def unedited(self, options: SummaryOptions) -> PrintDocument:
        """The paper as it stands."""
        return self.build(options, self.words(options))


def paper_name(paper: ReportPaper) -> str:
    """What a paper is called."""
    translate = QCoreApplication.translate
    return {
        ReportPaper.SUMMARY: translate("Printing", "阅核摘要"),
        ReportPaper.SHORT: translate("Printing", "一页简表"),
        ReportPaper.FULL_TEXT: translate("Printing", "标注全文"),
        ReportPaper.LETTER: translate("Printing", "审核意见"),
    }[paper]


def report_offers(material: Material) -> tuple[Offer, ...]:
    """Summary, one-page summary, annotated full text and opinion letter of one report."""
    state, book = material.state, material.book

    def summary(options: SummaryOptions, _: str, *, is_short: bool) -> PrintDocument:
        chosen = replace(options, is_short=is_short)
        return build_summary(
            state, book, options=chosen, history=material.history, head_hash=material.head_hash
        )

    def full_text(options: SummaryOptions, _: str) -> PrintDocument:
        return build_full_text(state, book, only_decided=options.only_decided, author=options.office)

    return (
        Offer(
            paper_name(ReportPaper.SUMMARY), partial(summary, is_short=False), has_options=True, names=NAMES
        ),
        Offer(paper_name(ReportPaper.SHORT), partial(summary, is_short=True), names=NAMES),
        Offer(paper_name(ReportPaper.FULL_TEXT), full_text),
        _letter_offer(material),
    )


def _letter_offer(material: Material) -> Offer:
    state, before = material.state, material.letter

    def build(options: SummaryOptions, words: str) -> PrintDocument:
        return build_letter(words, author=options.office)

    def draft(options: SummaryOptions) -> str:
        return letter_text(state, template=material.template, office=options.office, date=options.printed_at)

    def kept(options: SummaryOptions) -> str:
        return before.dated(date_words(options.printed_at)) if before else ""

    def keep(options: SummaryOptions, words: str | None) -> None:
        if material.keep_letter is not None:
            bare = bare_draft(state, material.template)
            own = (words or "").strip()
            is_own = own not in ("", draft(options).strip())
            material.keep_letter(KeptLetter(own, bare, date_words(options.printed_at)) if is_own else None)

    warnings = (_left_open(state), _has_moved_on(material))
    return Offer(
        paper_name(ReportPaper.LETTER),
        build,
        draft=draft,
        kept=kept,
        keep=keep,
        names=NAMES[:1],
        warning="\n".join(words for words in warnings if words),
    )


def _has_moved_on(material: Material) -> str:
    """What the program would say now is not what it said when a person worded the letter."""
    if material.letter is None or material.letter.draft == bare_draft(material.state, material.template):
        return ""
    return QCoreApplication.translate(
        "Printing", "⚑ 这份意见改过之后，采纳的问题又有变化，请核对；也可以恢复为系统拟稿。"
    )


def _left_open(state: ReportState) -> str:
    """Only accepted findings stand in a letter: that others wait is told beside it."""
    waiting = sum(not record.state.is_settled for record in state.findings)
    words = QCoreApplication.translate("Printing", "⚑ 还有 %1 个问题没有处理，意见里没有写。")
    return words.replace("%1", str(waiting)) if waiting else ""


def comparison_offers(grid: GridTable) -> tuple[Offer, ...]:
    """A comparison on A4 and on A3."""
    translate = QCoreApplication.translate

    def build(options: SummaryOptions, _: str, *, paper: Paper) -> PrintDocument:
        return build_comparison(grid, paper=paper, author=options.office)

    return (
        Offer(translate("Printing", "对比表（A4 横向）"), partial(build, paper=Paper.A4)),
        Offer(translate("Printing", "对比表（A3 横向）"), partial(build, paper=Paper.A3)),
    )


def county_offers(states: Sequence[ReportState], *, county: str, year: int | None) -> tuple[Offer, ...]:
    """The overview of all towns."""

    def build(options: SummaryOptions, _: str) -> PrintDocument:
        return build_county_overview(states, county=county, year=year, options=options)

    return (Offer(QCoreApplication.translate("Printing", "全县概览"), build, names=NAMES),)


def batch_items(
    reports: Sequence[tuple[str, Callable[[], Material]]], paper: ReportPaper, options: SummaryOptions
) -> tuple[BatchItem, ...]:
    """One paper of many reports, each a name and a way to load it when its turn comes."""

    def document(load: Callable[[], Material]) -> PrintDocument:
        return report_offers(load())[paper].unedited(options)

    return tuple(BatchItem(f"{name}{paper_name(paper)}", partial(document, load)) for name, load in reports)


def batch_contents(
    reports: Sequence[tuple[str, Callable[[], Material]]], options: SummaryOptions, *, left_open: int = 0
) -> tuple[BatchContent, ...]:
    """All papers of ``report_offers`` for many reports, of which ``left_open`` have findings that wait."""
    words = QCoreApplication.translate("Printing", "⚑ 其中 %1 份报告还有问题没有处理，意见里没有写。")
    warning = {ReportPaper.LETTER: words.replace("%1", str(left_open)) if left_open else ""}
    return tuple(
        BatchContent(paper_name(paper), batch_items(reports, paper, options), warning.get(paper, ""))
        for paper in ReportPaper
    )


def town_and_year(head: Head, otherwise: str) -> str:
    """How files and lists call a report; ``otherwise`` where neither town nor title is known."""
    return f"{head.name(otherwise)}{f'{head.year}年' if head.year else ''}"
