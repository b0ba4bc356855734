"""The comparison in the window: made when first looked at, connected, written to files, remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from app.ui.asking import ask_file
from app.ui.page.view import PageView
from app.ui.window.commands import Commands
from app.ui.window.exports import CSV, XLSX, refused
from app.ui.window.parts import WindowHelper, WindowParts

if TYPE_CHECKING:
    from app.core.summary.grid import GridTable
    from app.models.compare.source import SessionCompareSource
    from app.ui.compare.pane import ComparePane

# Up to so many cells every sentence is looked up for the file; in larger tables that would take minutes.
_MOST_SENTENCES = 20_000
_MENU = ("preview_comparison", "print_comparison", "print_chart", "export_comparison")


class Comparing(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts, commands: Commands) -> None:
        super().__init__(parts)
        self._commands = commands
        self._source: SessionCompareSource | None = None
        self._panes.comparison_shown.connect(self.make)
        self._session.library_opened.connect(self._on_library)
        self._actions.connect_all(
            {
                "show_comparison": self._panes.show_comparison_tab,
                "export_comparison": self.export,
                "print_chart": self.print_chart,
                "find": self._find,
                "find_next": self._find_next,
                "find_previous": self._find_previous,
            }
        )

    # The pane

    def make(self) -> ComparePane:
        """The comparison and its pictures are loaded when first looked at."""
        if self._panes.compare is not None:
            return self._panes.compare
        from app.models.compare.source import SessionCompareSource
        from app.ui.compare.pane import ComparePane

        self._source = SessionCompareSource(self._session)
        pane = ComparePane(self._source, self._window)
        pane.place_requested.connect(self._commands.open_place)
        pane.correct_requested.connect(self._correct)
        pane.bases_requested.connect(self._source.keep_bases)
        pane.given_up.connect(self._status.show_notice)
        pane.picture_saved.connect(self._tell_saved)
        pane.picture_refused.connect(self._tell_refused)
        pane.give_up_keys()
        self._actions.keys.give_to(pane)
        pane.add_menu([self._actions[name] for name in _MENU])
        pane.restore(self._settings.values.comparison)
        self._panes.put_comparison(pane)
        return pane

    def remember(self) -> None:
        """Writes down how the pane looks, if it was made."""
        if self._panes.compare is not None:
            self._settings.change(comparison=self._panes.compare.state())

    def show_side_by_side(self, left: str, right: str, *, at: int | None = None) -> None:
        """Brings two reports, given by their keys, side by side to the front.

        ``at`` is an offset into the left one; the passage nearest to it is gone to.
        """
        self._panes.show_comparison_tab()
        self.make().show_texts(left, right, at=at)

    def is_beside_another(self, report: str) -> bool:
        """Whether a report is seen beside another one, on the left."""
        pane = self._panes.compare
        return pane is not None and pane.texts.isVisible() and pane.texts.left.currentData() == report

    def _correct(self, key: str, fields: dict[str, object]) -> None:
        report = self._source.report_of(key) if self._source else None
        if report is not None:
            self._session.correct_figure_in(report, key, **fields)

    def _on_library(self, _path: str) -> None:
        if self._source is not None:
            self._source.forget_texts()

    # Finding: the window's keys work where the user looks

    def _find(self) -> None:
        self._where_it_is().open_find()

    def _find_next(self) -> None:
        self._where_it_is().find_next()

    def _find_previous(self) -> None:
        self._where_it_is().find_previous()

    def _where_it_is(self) -> ComparePane | PageView:
        return self.make() if self._panes.is_comparison_shown() else self._panes.page

    # Files and paper

    def export(self) -> None:
        """The table as it is seen, into an Excel or CSV file that the user names."""
        self._panes.show_comparison_tab()
        pane = self.make()
        grid = pane.grid()
        if grid is None:
            return
        kinds = [(self.tr("Excel 工作簿"), XLSX), (self.tr("CSV 表格"), CSV)]
        folder = self._settings.values.export_folder
        path = ask_file(
            self._window,
            self.tr("导出对比表"),
            folder=folder,
            name=grid.title or self.tr("对比表"),
            kinds=kinds,
        )
        if path is None:
            return
        self._settings.change(export_folder=str(path.parent))
        if path.suffix.lower() == XLSX and sum(map(len, grid.cells)) <= _MOST_SENTENCES:
            grid = pane.grid(with_sentences=True) or grid
        self._save(path, grid)

    def print_chart(self) -> None:
        """The picture below the table to a printer."""
        self._panes.show_comparison_tab()
        chart = self.make().chart()
        if chart is None:
            self._status.show_notice(self.tr("没有可打印的图；请先选一项指标。"))
            return
        from app.ui.compare.paper import ask_and_print_chart

        try:
            ask_and_print_chart(self._window, chart, QFont(self._window.font()))
        except OSError as error:
            words = self.tr("没有打印成功：%1。")
            self._panes.banner.tell("⚠ " + words.replace("%1", error.strerror or type(error).__name__))

    def _tell_saved(self, path: str) -> None:
        self._status.show_notice(self.tr("已导出：%1").replace("%1", path))

    def _tell_refused(self, sentence: str) -> None:
        self._panes.banner.tell(f"⚠ {sentence}")

    def _save(self, path: Path, grid: GridTable) -> None:
        from app.writers.csv_ import save_grid_csv
        from app.writers.xlsx import save_grid_xlsx

        save: Callable[[Path, GridTable], None] = (
            save_grid_csv if path.suffix.lower() == CSV else save_grid_xlsx
        )
        try:
            save(path, grid)
        except OSError as error:
            self._panes.banner.tell(refused(path, error))
        else:
            self._tell_saved(str(path))
