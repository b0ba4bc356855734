"""Paper for many reports: a batch of summaries, full texts or letters, and the overview of the county."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.core.errors import StoreError
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.findings.finding_watch import FindingWatch
from app.models.library.library_model import in_list_order
from app.models.library.task import Checking, Reader, whole_state
from app.ui.asking import Chosen, ShownTask, ask_year
from app.ui.window.papers import Papers
from app.ui.window.parts import WindowHelper, WindowParts

if TYPE_CHECKING:
    from app.ui.printing.batch_dialog import BatchDialog
    from app.ui.printing.offers import Material
    from app.ui.printing.preview import PreviewDialog


def _states(book: Taxonomy, checking: Checking, reader: Reader) -> tuple[ReportState, ...]:
    return tuple(reader.whole(book, checking))


class ManyPapers(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts, papers: Papers, watch: FindingWatch) -> None:
        super().__init__(parts)
        self._papers = papers
        self._watch = watch
        self._task = ShownTask(self._window)
        self.batch: BatchDialog | None = None
        self.preview: PreviewDialog | None = None
        self._actions.connect_all({"preview_county": self.preview_county, "export_batch": self.export_batch})

    def export_batch(self) -> None:
        """Asks for a year and opens the dialog of the batch."""
        from app.ui.printing import actions
        from app.ui.printing.offers import town_and_year

        library = self._session.library
        chosen = self._ask(self.tr("批量输出"))
        if chosen is None or library is None:
            return
        book, checking = self._session.book, self._watch.checking
        loads = [partial(whole_state, library, row.key, book, checking) for row in chosen.rows]
        names = [town_and_year(row.head, row.file_name) for row in chosen.rows]
        self.batch = actions.export_batch(
            self._window,
            [(name, partial(self._material, load)) for name, load in zip(names, loads, strict=True)],
            title=f"{chosen.words}{self.tr('各乡镇')}",
            folder=self._settings.values.export_folder,
            options=self._papers.options(),
            left_open=sum(row.findings_open > 0 for row in chosen.rows),
        )
        self.batch.folder.textChanged.connect(self._remember_folder)

    def preview_county(self) -> None:
        """Reads the reports of a year in a job and opens the overview of the county."""
        library = self._session.library
        chosen = self._ask(self.tr("全县概览"))
        if chosen is None or library is None:
            return
        self._task.start(
            self.tr("正在汇总各乡镇报告…"),
            library.path,
            [row.key for row in chosen.rows],
            partial(_states, self._session.book, self._watch.checking),
            done=partial(self._show_county, chosen),
            failed=self._on_failure,
        )

    def close(self) -> None:
        """Ends the work under way."""
        self._task.close()

    def _material(self, load: Callable[[], ReportState]) -> Material:
        """What a report's papers are made from, read when its turn comes."""
        return self._papers.material(load())

    def _ask(self, title: str) -> Chosen | None:
        if not self._session.reports:
            self._status.show_notice(self.tr("资料库里还没有报告。"))
            return None
        state = self._session.state
        rows = list(in_list_order(self._session.reports))
        return ask_year(self._window, rows, title, now=state.head.year if state else None)

    def _show_county(self, chosen: Chosen, states: tuple[ReportState, ...]) -> None:
        from app.ui.printing import actions

        counties = Counter(state.head.county for state in states if state.head.county)
        county = counties.most_common(1)[0][0] if len(counties) == 1 else ""
        self.preview = actions.preview_county(
            self._window,
            states,
            county=county,
            year=chosen.year,
            options=self._papers.options(),
            folder=self._settings.values.export_folder,
            remember=self._papers.remember,
        )
        self.preview.set_keys(self._actions.keys)

    def _on_failure(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._session.save_failed.emit(str(error))

    def _remember_folder(self, folder: str) -> None:
        self._settings.change(export_folder=folder.strip())
