"""Printing as the window does it: which document, with what history, and a sentence where paper fails.

The printing room is loaded when first asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.state import ReportState
from app.ui.asking import ask_file
from app.ui.window.parts import WindowHelper, WindowParts

if TYPE_CHECKING:
    from app.core.summary.grid import GridTable
    from app.core.summary.letter import LetterTemplate
    from app.core.summary.options import SummaryOptions
    from app.ui.printing.offers import Material

_LOG = logging.getLogger(__name__)
_MOST_HISTORY = 400


class Papers(WindowHelper):
    """Preview, print and PDF of the open report and of the comparison."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._actions.connect_all(
            {
                "preview_summary": self.preview_summary,
                "print_summary": self.print_summary,
                "export_pdf": self.export_pdf,
                "preview_full_text": self.preview_full_text,
                "preview_letter": self.preview_letter,
                "preview_comparison": self.preview_comparison,
                "print_comparison": self.print_comparison,
            }
        )

    def preview_summary(self) -> None:
        """The preview of the open report's papers."""
        self._guard(partial(self._preview, "SUMMARY"))

    def preview_letter(self) -> None:
        """The preview at the opinion letter."""
        self._guard(partial(self._preview, "LETTER"))

    def preview_full_text(self) -> None:
        """The preview at the annotated full text."""
        self._guard(partial(self._preview, "FULL_TEXT"))

    def print_summary(self) -> None:
        """The annotated summary to a printer."""
        self._guard(self._print_summary)

    def export_pdf(self) -> None:
        """The annotated summary as a PDF file that the user names."""
        self._guard(self._export_pdf)

    def preview_comparison(self) -> None:
        """The preview of the comparison as it is seen."""
        self._guard(self._preview_comparison)

    def print_comparison(self) -> None:
        """The comparison to a printer."""
        self._guard(self._print_comparison)

    def save_pdf(self, path: Path) -> None:
        """Writes the annotated summary of the open report. Raises OSError."""
        from app.ui.printing import actions
        from app.ui.printing.pdf import save_pdf

        state = self._session.state
        if state is not None:
            save_pdf(path, actions.summary_document(self.material(state), self.options()))

    def options(self) -> SummaryOptions:
        """The options of printed summaries that the user chose last."""
        from app.core.summary.options import SummaryOptions

        return SummaryOptions.from_values(self._settings.values.paper)

    def template(self) -> LetterTemplate:
        """The opinion letter in the office's own words, if it has any; says so where they cannot be used."""
        from app.ui.printing.templates import office_template

        template, sentence = office_template(self._settings.folder)
        if sentence:
            self._status.show_notice(sentence)
        return template

    def _guard(self, act: Callable[[], None]) -> None:
        """What the disk or the printer does is told in one sentence."""
        try:
            act()
        except OSError as error:
            _LOG.warning("printing failed: %s", type(error).__name__)
            words = self.tr("没有打印或保存成功：%1。报告和资料库没有受影响。")
            self._panes.banner.tell("⚠ " + words.replace("%1", error.strerror or type(error).__name__))

    def material(self, state: ReportState) -> Material:
        """What the papers of a report are made from: with its history, sealed, in the office's own words."""
        from app.core.summary.history import history_lines
        from app.ui.printing.offers import Material

        session, library = self._session, self._session.library
        rows = session.history(_MOST_HISTORY, 0, report=state.key)
        return Material(
            state,
            session.book,
            history=history_lines(rows, session.book),
            head_hash=library.head().hash if library else "",
            template=self.template(),
            letter=session.letter_of(state.key),
            keep_letter=None if session.read_only else partial(session.keep_letter, state.key),
        )

    def remember(self, options: SummaryOptions, folder: str) -> None:
        """What was chosen in a preview, for the next one."""
        values = {name: value for name, value in options.as_values().items() if name != "printed_at"}
        self._settings.change(paper=values, export_folder=folder)

    def _preview(self, first: str) -> None:
        from app.ui.printing import actions
        from app.ui.printing.offers import ReportPaper

        state = self._session.state
        if state is not None:
            preview = actions.preview_report(
                self._window,
                self.material(state),
                first=ReportPaper[first],
                options=self.options(),
                folder=self._settings.values.export_folder,
                remember=self.remember,
            )
            preview.set_keys(self._actions.keys)

    def _print_summary(self) -> None:
        from app.ui.printing import actions

        state = self._session.state
        if state is not None:
            document = actions.summary_document(self.material(state), self.options())
            actions.print_document(self._window, document)

    def _export_pdf(self) -> None:
        from app.ui.printing import actions

        state = self._session.state
        if state is None:
            return
        path = ask_file(
            self._window,
            self.tr("导出摘要为 PDF"),
            folder=self._settings.values.export_folder,
            name=actions.summary_name(state),
            kinds=[("PDF", ".pdf")],
        )
        if path is None:
            return
        self.save_pdf(path)
        self._settings.change(export_folder=str(path.parent))
        self._status.show_notice(self.tr("已导出：%1").replace("%1", str(path)))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _preview_comparison(self) -> None:
        from app.ui.printing import actions

        grid = self._grid()
        if grid is not None:
            preview = actions.preview_comparison(
                self._window,
                grid,
                options=self.options(),
                folder=self._settings.values.export_folder,
                remember=self.remember,
            )
            preview.set_keys(self._actions.keys)

    def _print_comparison(self) -> None:
        from app.ui.printing import actions

        grid = self._grid()
        if grid is not None:
            actions.print_document(self._window, actions.comparison_document(grid, self.options()))

    def _grid(self) -> GridTable | None:
        """The comparison as it is seen, brought to the front."""
        self._panes.show_comparison_tab()
        return self._panes.compare.grid() if self._panes.compare else None
