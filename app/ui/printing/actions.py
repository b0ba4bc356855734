"""What the window and the command line call: preview, print and save, each in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.state import ReportState
from app.core.summary.blocks import PrintDocument
from app.core.summary.county import build_county_overview
from app.core.summary.grid import GridTable
from app.core.summary.letter import LetterTemplate
from app.core.summary.options import HistoryLine, SummaryOptions
from app.core.summary.report import build_summary
from app.core.taxonomy import Taxonomy
from app.ui.printing.batch_dialog import BatchDialog
from app.ui.printing.fonts import FaceBook
from app.ui.printing.offers import Offer, batch_contents, comparison_offers, report_offers
from app.ui.printing.pages import paginate
from app.ui.printing.pdf import save_pdf
from app.ui.printing.preview import PreviewDialog
from app.ui.printing.printer import ask_and_print

__all__ = [
    "export_batch",
    "preview_comparison",
    "preview_county",
    "preview_document",
    "preview_full_text",
    "preview_letter",
    "preview_summary",
    "print_comparison",
    "print_summary",
    "save_pdf",
    "summary_document",
]

Remember = Callable[[SummaryOptions], None]
_FULL_TEXT, _LETTER = 2, 3  # places among ``report_offers``


def _dated(options: SummaryOptions | None) -> SummaryOptions:
    """The options with today's date where none is given."""
    chosen = options or SummaryOptions()
    return chosen if chosen.printed_at else replace(chosen, printed_at=date.today().isoformat())  # noqa: DTZ011


def summary_document(
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
) -> PrintDocument:
    """The annotated summary, dated today where ``options`` have no date."""
    return build_summary(state, book, options=_dated(options), history=history, head_hash=head_hash)


def preview_summary(
    parent: QWidget | None,
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
    template: LetterTemplate | None = None,
    remember: Remember | None = None,
    first: int = 0,
) -> PreviewDialog:
    """Opens the preview of a report's papers. ``remember`` is told the options when it closes."""
    offers = report_offers(state, book, history=history, head_hash=head_hash, template=template)
    return _open(parent, offers, options=options, remember=remember, first=first)


def preview_letter(
    parent: QWidget | None,
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
    template: LetterTemplate | None = None,
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview at the opinion letter, ready to edit."""
    offers = report_offers(state, book, history=history, head_hash=head_hash, template=template)
    return _open(parent, offers, options=options, remember=remember, first=_LETTER)


def preview_full_text(
    parent: QWidget | None,
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
    template: LetterTemplate | None = None,
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview at the annotated full text."""
    offers = report_offers(state, book, history=history, head_hash=head_hash, template=template)
    return _open(parent, offers, options=options, remember=remember, first=_FULL_TEXT)


def preview_comparison(
    parent: QWidget | None,
    grid: GridTable,
    *,
    options: SummaryOptions | None = None,
    chart_columns: Sequence[int] = (),
) -> PreviewDialog:
    """Opens the preview of a comparison, A4 or A3 landscape."""
    return _open(parent, comparison_offers(grid, chart_columns=chart_columns), options=options)


def preview_document(parent: QWidget | None, name: str, document: PrintDocument) -> PreviewDialog:
    """Opens the preview of any finished document (the county overview)."""

    def build(_: SummaryOptions, __: str) -> PrintDocument:
        return document

    return _open(parent, (Offer(name, build),), options=None)


def _open(
    parent: QWidget | None,
    offers: Sequence[Offer],
    *,
    options: SummaryOptions | None,
    remember: Remember | None = None,
    first: int = 0,
) -> PreviewDialog:
    dialog = PreviewDialog(offers, options=_dated(options), remember=remember, first=first, parent=parent)
    dialog.show()
    return dialog


def preview_county(
    parent: QWidget | None,
    states: Sequence[ReportState],
    *,
    county: str = "",
    year: int | None = None,
    options: SummaryOptions | None = None,
) -> PreviewDialog:
    """Opens the preview of the overview of all towns."""
    document = build_county_overview(states, county=county, year=year, options=_dated(options))
    return preview_document(parent, QCoreApplication.translate("Printing", "全县概览"), document)


def export_batch(
    parent: QWidget | None,
    reports: Sequence[tuple[str, Callable[[], ReportState]]],
    book: Taxonomy,
    *,
    title: str,
    folder: str = "",
    options: SummaryOptions | None = None,
    template: LetterTemplate | None = None,
) -> BatchDialog:
    """Opens the dialog for many reports, each a name and a way to load it when its turn comes.

    Summaries, one-page summaries, annotated texts or letters; one PDF for all or one file each.
    """
    chosen = _dated(options)
    contents = batch_contents(reports, book, options=chosen, template=template)
    dialog = BatchDialog(contents, title=title, folder=folder, author=chosen.office, parent=parent)
    dialog.show()
    return dialog


def print_summary(
    parent: QWidget,
    state: ReportState,
    book: Taxonomy,
    *,
    options: SummaryOptions | None = None,
    history: Sequence[HistoryLine] = (),
    head_hash: str = "",
) -> bool:
    """Straight to the print dialog. False when the user gave up. Raises OSError."""
    document = summary_document(state, book, options=options, history=history, head_hash=head_hash)
    return _print(parent, document)


def print_comparison(parent: QWidget, grid: GridTable, *, chart_columns: Sequence[int] = ()) -> bool:
    """The comparison straight to the print dialog. False when the user gave up. Raises OSError."""
    offer = comparison_offers(grid, chart_columns=chart_columns)[0]
    return _print(parent, offer.build(_dated(None), ""))


def _print(parent: QWidget, document: PrintDocument) -> bool:
    return ask_and_print(parent, document, paginate(document, FaceBook()))


def summary_name(state: ReportState, suffix: str) -> Path:
    """The file name that is proposed for a report's summary."""
    from app.core.summary.report import report_name
    from app.writers.atomic import safe_name

    return Path(safe_name(f"{report_name(state)}阅核摘要", suffix=suffix))
