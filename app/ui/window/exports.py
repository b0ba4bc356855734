"""Figures into files: of the open report or of all, as Excel, CSV, JSON lines or Web Annotations."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from app.core.errors import StoreError
from app.core.taxonomy import Taxonomy
from app.models.findings.finding_watch import FindingWatch
from app.models.library.task import Checking, Reader
from app.ui.asking import ShownTask, ask_file
from app.ui.window.parts import WindowHelper, WindowParts

_LOG = logging.getLogger(__name__)
XLSX, CSV, JSONL, ANNOTATIONS = ".xlsx", ".csv", ".jsonl", ".jsonld"


def write_figures(
    path: Path, book: Taxonomy, checking: Checking, hashes: Mapping[str, str], reader: Reader
) -> int:
    """Writes the reports of ``reader`` in the form that the suffix tells; how many. In a job. Raises OSError.

    ``hashes`` are SHA-256 sums of the imported files by the reports' keys.
    """
    suffix = path.suffix.lower()
    if suffix == XLSX:
        from app.writers.xlsx import save_xlsx

        save_xlsx(path, reader.states(), book)
    elif suffix == CSV:
        from app.writers.csv_ import save_csv

        save_csv(path, reader.states(), book)
    elif suffix == JSONL:
        from app.writers.jsonl import save_jsonl, state_line

        states = reader.whole(book, checking)
        save_jsonl(path, (state_line(state, sha256=hashes.get(state.key, "")) for state in states))
    elif suffix == ANNOTATIONS:
        from app.writers.annotations import save_all_annotations

        states = reader.whole(book, checking)
        save_all_annotations(path, ((state, hashes.get(state.key, "")) for state in states), book)
    else:
        raise ValueError(f"no writer for {suffix or 'files without a suffix'}")
    return len(reader.keys)


class Exports(WindowHelper):
    """Asks where to, writes in a job, and says what became of it."""

    def __init__(self, parts: WindowParts, watch: FindingWatch) -> None:
        super().__init__(parts)
        self._watch = watch
        self._task = ShownTask(self._window)
        self._task.cancelled.connect(self._on_cancel)
        self._actions.connect_all({"export_report": self.export_report, "export_all": self.export_all})

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._task.is_busy

    def export_report(self) -> None:
        """The figures of the open report into a file that the user names."""
        state = self._session.state
        if state is not None:
            year = f"{state.head.year}年" if state.head.year else ""
            name = f"{state.head.name(state.file_name)}{year}{self.tr('数据')}"
            self._ask(self.tr("导出本报告数据"), name, [state.key])

    def export_all(self) -> None:
        """The figures of all reports into one file that the user names."""
        keys = [row.key for row in self._session.reports]
        if keys:
            self._ask(self.tr("导出全部报告数据"), self.tr("各乡镇数据"), keys)

    def save(self, path: Path, keys: list[str]) -> None:
        """Writes the figures of reports to ``path`` in a job."""
        library = self._session.library
        if library is None:
            return
        hashes = {row.key: row.sha256 for row in self._session.reports}
        self._task.start(
            self.tr("正在导出数据…"),
            library.path,
            keys,
            partial(write_figures, path, self._session.book, self._watch.checking, hashes),
            done=partial(self._on_done, path),
            failed=partial(self._on_failure, path),
        )

    def close(self) -> None:
        """Ends the work under way; a file half written is not left."""
        self._task.close()

    def kinds(self) -> list[tuple[str, str]]:
        """The forms, with the suffixes of their files."""
        return [
            (self.tr("Excel 工作簿"), XLSX),
            (self.tr("CSV 表格"), CSV),
            (self.tr("JSON 行"), JSONL),
            (self.tr("网页标注（W3C）"), ANNOTATIONS),
        ]

    def _ask(self, title: str, name: str, keys: list[str]) -> None:
        folder = self._settings.values.export_folder
        path = ask_file(self._window, title, folder=folder, name=name, kinds=self.kinds())
        if path is not None:
            self._settings.change(export_folder=str(path.parent))
            self.save(path, keys)

    def _on_done(self, path: Path, count: int) -> None:
        words = self.tr("已导出 %1 份报告的数据：%2")
        self._status.show_notice(words.replace("%1", str(count)).replace("%2", str(path)))

    def _on_failure(self, path: Path, error: Exception) -> None:
        _LOG.warning("exporting figures failed: %s", type(error).__name__)
        if isinstance(error, OSError):
            self._panes.banner.tell(refused(path, error))
        elif isinstance(error, StoreError):
            self._panes.banner.tell(f"⚠ {error}")
        else:
            raise error

    def _on_cancel(self) -> None:
        self._status.show_notice(self.tr("已取消导出，没有写文件。"))


def refused(path: Path, error: OSError) -> str:
    """A sentence across the window about a file that could not be written."""
    from app.writers.atomic import failure_sentence  # writers are no part of the start

    return "⚠ " + failure_sentence(path, error)
