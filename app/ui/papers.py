"""Printing as the window does it: which document, with what history, and a sentence where paper fails.

The printing room is loaded when first asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.models.session import Session
from app.ui.panes import Panes
from app.ui.settings.preferences import Settings
from app.ui.status import StatusLine

if TYPE_CHECKING:
    from app.core.summary.letter import LetterTemplate
    from app.core.summary.options import SummaryOptions

_LOG = logging.getLogger(__name__)
_MOST_HISTORY = 400


class Papers(QObject):
    """Preview, print and PDF of the open report and of the comparison."""

    def __init__(
        self, session: Session, panes: Panes, status: StatusLine, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._panes = panes
        self._status = status
        self._settings = settings
        self._window = window

    def preview_summary(self) -> None:
        """The preview of the open report's papers."""
        self._guard(self._preview_summary)

    def preview_letter(self) -> None:
        """The preview at the opinion letter."""
        self._guard(self._preview_letter)

    def preview_full_text(self) -> None:
        """The preview at the annotated full text."""
        self._guard(self._preview_full_text)

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

        state = self._session.state
        if state is not None:
            document = actions.summary_document(state, self._session.book, **self._what_holds())
            actions.save_pdf(path, document)

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

    def _what_holds(self) -> dict[str, Any]:
        """Options, history and its head for the open report."""
        from app.core.summary.history import history_lines

        session, library = self._session, self._session.library
        rows = session.history(_MOST_HISTORY, 0, report=session.state.key) if session.state else ()
        return {
            "options": self.options(),
            "history": history_lines(rows, session.book),
            "head_hash": library.head().hash if library else "",
        }

    def _remember(self, options: SummaryOptions) -> None:
        values = {name: value for name, value in options.as_values().items() if name != "printed_at"}
        self._settings.change(paper=values)

    def _preview_summary(self) -> None:
        from app.ui.printing import actions

        if self._session.state is not None:
            actions.preview_summary(
                self._window,
                self._session.state,
                self._session.book,
                template=self.template(),
                remember=self._remember,
                **self._what_holds(),
            )

    def _preview_full_text(self) -> None:
        from app.ui.printing import actions

        if self._session.state is not None:
            actions.preview_full_text(
                self._window,
                self._session.state,
                self._session.book,
                template=self.template(),
                remember=self._remember,
                **self._what_holds(),
            )

    def _preview_letter(self) -> None:
        from app.ui.printing import actions

        if self._session.state is not None:
            actions.preview_letter(
                self._window,
                self._session.state,
                self._session.book,
                template=self.template(),
                remember=self._remember,
                **self._what_holds(),
            )

    def _print_summary(self) -> None:
        from app.ui.printing import actions

        if self._session.state is not None:
            actions.print_summary(self._window, self._session.state, self._session.book, **self._what_holds())

    def _export_pdf(self) -> None:
        from app.ui.printing import actions

        state = self._session.state
        if state is None:
            return
        folder = Path(self._settings.values.export_folder or Path.home())
        proposed = folder / actions.summary_name(state, ".pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("导出摘要为 PDF"), str(proposed), "PDF (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")
        self.save_pdf(path)
        self._settings.change(export_folder=str(path.parent))
        self._status.show_notice(self.tr("已导出：%1").replace("%1", str(path)))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _preview_comparison(self) -> None:
        from app.ui.printing import actions

        self._panes.show_comparison_tab()
        grid = self._panes.compare.grid() if self._panes.compare else None
        if grid is not None:
            actions.preview_comparison(self._window, grid, options=self.options())

    def _print_comparison(self) -> None:
        from app.ui.printing import actions

        self._panes.show_comparison_tab()
        grid = self._panes.compare.grid() if self._panes.compare else None
        if grid is not None:
            actions.print_comparison(self._window, grid)
