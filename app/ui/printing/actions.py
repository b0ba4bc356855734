"""What the window calls: preview, print and save, each in one call."""

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
    report_offers,
)
from app.ui.printing.pages import paginate
from app.ui.printing.preview import PreviewDialog
from app.ui.printing.printer import ask_and_print
from app.writers.atomic import safe_name

Remember = Callable[[SummaryOptions], None]


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
    remember: Remember | None = None,
) -> PreviewDialog:
    """Opens the preview of a report's papers at ``first``. ``remember`` is told the options on closing."""
    return _open(parent, report_offers(material), options=options, remember=remember, first=first)


def preview_comparison(
    parent: QWidget | None, grid: GridTable, *, options: SummaryOptions | None = None
) -> PreviewDialog:
    """Opens the preview of a comparison, A4 or A3 landscape."""
    return _open(parent, comparison_offers(grid), options=options)


def preview_document(parent: QWidget | None, name: str, document: PrintDocument) -> PreviewDialog:
    """Opens the preview of any finished document."""

    def build(_: SummaryOptions, __: str) -> PrintDocument:
        return document

    return _open(parent, (Offer(name, build),), options=None)


def preview_county(
    parent: QWidget | None,
    states: Sequence[ReportState],
    *,
    county: str = "",
    year: int | None = None,
    options: SummaryOptions | None = None,
) -> PreviewDialog:
    """Opens the preview of the overview of all towns."""
    document = build_county_overview(states, county=county, year=year, options=dated(options))
    return preview_document(parent, QCoreApplication.translate("Printing", "全县概览"), document)


def _open(
    parent: QWidget | None,
    offers: Sequence[Offer],
    *,
    options: SummaryOptions | None,
    remember: Remember | None = None,
    first: int = 0,
) -> PreviewDialog:
    dialog = PreviewDialog(offers, options=dated(options), remember=remember, first=first, parent=parent)
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


def summary_name(state: ReportState, suffix: str) -> Path:
    """The file name that is proposed for a report's summary."""
    return Path(safe_name(f"{report_name(state)}阅核摘要", suffix=suffix))
