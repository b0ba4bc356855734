"""What the window calls: preview, print and save, each in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.core.state import ReportState
from app.core.summary.blocks import PrintDocument
from app.core.summary.grid import GridTable
from app.core.summary.options import SummaryOptions
from app.core.summary.report import report_name
from app.ui.printing.batch_dialog import BatchDialog
from app.ui.printing.fonts import FaceBook
from app.ui.printing.offers import (
    Material,
    Offer,
    ReportPaper,
    batch_contents,
    comparison_offers,
    county_offers,
    report_offers,
)
from app.ui.printing.pages import paginate
from app.ui.printing.preview import PreviewDialog, Remember
from app.ui.printing.printer import ask_and_print


def dated(options: SummaryOptions | None) -> SummaryOptions:
    """The options with today's date where none is given."""
    chosen = options or SummaryOptions()
    return chosen if chosen.printed_at else replace(chosen, printed_at=date.today().isoformat())  # noqa: DTZ011


def summary_document(material: Material, options: SummaryOptions | None = None) -> PrintDocument:
    """The annotated summary of a report."""
    return report_offers(material)[ReportPaper.SUMMARY].unedited(dated(options))


def comparison_document(grid: GridTable, options: SummaryOptions | None = None) -> PrintDocument:
    """A comparison on A4."""
    return comparison_offers(grid)[0].unedited(dated(options))


def preview_report(
    parent: QWidget | None,
    material: Material,
    *,
    first: ReportPaper = ReportPaper.SUMMARY,
    options: SummaryOptions | None = None,
    folder: str = "",
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview of a report's papers at ``first``.

    Of every preview: ``folder`` is where files are saved first; ``remember`` is told options and folder on
    closing.
    """
    offers = report_offers(material)
    return _open(parent, offers, options=options, folder=folder, remember=remember, first=first)


def preview_comparison(
    parent: QWidget | None,
    grid: GridTable,
    *,
    options: SummaryOptions | None = None,
    folder: str = "",
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview of a comparison, A4 or A3 landscape."""
    return _open(parent, comparison_offers(grid), options=options, folder=folder, remember=remember)


def preview_document(
    parent: QWidget | None,
    name: str,
    document: PrintDocument,
    *,
    folder: str = "",
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview of any finished document."""

    def build(_: SummaryOptions, __: str) -> PrintDocument:
        return document

    return _open(parent, (Offer(name, build),), options=None, folder=folder, remember=remember)


def preview_county(
    parent: QWidget | None,
    states: Sequence[ReportState],
    *,
    county: str = "",
    year: int | None = None,
    options: SummaryOptions | None = None,
    folder: str = "",
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview of the overview of all towns."""
    offers = county_offers(states, county=county, year=year)
    return _open(parent, offers, options=options, folder=folder, remember=remember)


def _open(
    parent: QWidget | None,
    offers: Sequence[Offer],
    *,
    options: SummaryOptions | None,
    folder: str,
    remember: Remember | None,
    first: int = 0,
) -> PreviewDialog:
    dialog = PreviewDialog(
        offers, options=dated(options), folder=folder, remember=remember, first=first, parent=parent
    )
    dialog.show()
    return dialog


def export_batch(
    parent: QWidget | None,
    reports: Sequence[tuple[str, Callable[[], Material]]],
    *,
    title: str,
    folder: str = "",
    options: SummaryOptions | None = None,
    left_open: int = 0,
) -> BatchDialog:
    """Opens the dialog for many reports, each a name and a way to load it when its turn comes.

    Summaries, one-page summaries, annotated texts or letters; one PDF for all or one file each.
    ``left_open`` is how many of them have findings that nobody has settled.
    """
    chosen = dated(options)
    contents = batch_contents(reports, chosen, left_open=left_open)
    dialog = BatchDialog(contents, title=title, folder=folder, author=chosen.office, parent=parent)
    dialog.show()
    return dialog


def print_document(parent: QWidget, document: PrintDocument) -> bool:
    """Straight to the print dialog. False when the user gave up. Raises OSError."""
    return ask_and_print(parent, document, paginate(document, FaceBook()))


def summary_name(state: ReportState) -> str:
    """The name that is proposed for the file of a report's summary, without suffix."""
    return f"{report_name(state)}阅核摘要"
