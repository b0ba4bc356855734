"""Import as the window does it: dialogs, dropped files, samples, the panel, and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QFileDialog

from app.core.resources import samples
from app.models.findings.finding_watch import FindingWatch
from app.models.jobs import Jobs
from app.models.library.importing import Fate, ImportRun, Summary, known_suffixes, reading_threads
from app.models.library.keeping import Keeping
from app.models.library.versions import Replacing
from app.ui.window.parts import WindowHelper, WindowParts


class Importer(WindowHelper):
    """One sitting of import at a time."""

    def __init__(self, parts: WindowParts, *, keeping: Keeping, watch: FindingWatch) -> None:
        super().__init__(parts)
        self._jobs = Jobs(self, threads=reading_threads())
        self._run: ImportRun | None = None
        self._keeping = keeping
        self.replacing = Replacing(self._session, self)
        self.replacing.watch = watch
        panes = self._panes
        panes.importing.replace_requested.connect(self.replacing.replace)
        self.replacing.replaced.connect(panes.importing.show_replaced)
        self.replacing.failed.connect(panes.importing.show_not_replaced)
        self._session.reports_changed.connect(self._follow_reports)
        self._session.library_opened.connect(self._on_library)
        panes.importing.closed.connect(panes.docks["import"].hide)
        panes.importing.listed.connect(self._make_room)
        panes.importing.report_chosen.connect(self._session.open_report)
        panes.empty.import_requested.connect(self.choose_files)
        panes.empty.folder_requested.connect(self.choose_folder)
        panes.empty.samples_requested.connect(self.take_samples)
        self._actions.connect_all(
            {
                "import_files": self.choose_files,
                "import_folder": self.choose_folder,
                "open_samples": self.take_samples,
            }
        )

    @property
    def is_busy(self) -> bool:
        """Whether a sitting is under way."""
        return self._run is not None and not self._run.is_over

    def choose_files(self) -> None:
        """Asks for files."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("导入文件"), self._folder(), self._filters()
        )
        if paths:
            self._take_chosen([Path(path) for path in paths])

    def choose_folder(self) -> None:
        """Asks for a folder."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("导入文件夹"), self._folder())
        if path:
            self._take_chosen([Path(path)])

    def take_samples(self) -> None:
        """Imports the sample reports that come with the program."""
        self.take([samples()])

    def take_urls(self, urls: Sequence[QUrl]) -> bool:
        """Imports dropped files and folders; False where none of them is on this computer."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.take(paths)
        return bool(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Starts a sitting, after a backup; says so where that cannot be."""
        if self._session.read_only:
            self._status.show_notice(self.tr("资料库是只读的，不能导入。"))
            return
        if self.is_busy:
            self._status.show_notice(self.tr("正在导入，请等它结束或先取消。"))
            return
        run = ImportRun(
            paths,
            store=self._session.store_prepared,
            jobs=self._jobs,
            book=self._session.book,
            rules=self._session.rules,
            parent=self,
        )
        self._run = run
        self._panes.importing.follow(run)
        run.finished.connect(self._on_finished)
        self._panes.docks["import"].show()
        self._keeping.make_then("导入前", partial(self._begin, run))

    def _begin(self, run: ImportRun) -> None:
        """After the backup, unless the window was closed meanwhile."""
        if run is self._run:
            run.start()

    def close(self) -> None:
        """Ends a sitting under way; what is stored stays."""
        if self._run is not None:
            self._run.cancel()
        self._jobs.close()
        self.replacing.close()

    def _follow_reports(self) -> None:
        """Undo may have brought a replaced report back. The library list costs a query, so only then."""
        if not self.is_busy and self._panes.importing.has_replaced():
            self._panes.importing.follow_reports({row.key for row in self._session.reports})

    def _on_library(self, _path: str) -> None:
        """What is under way and what is listed belong to the library before."""
        was_busy = self.is_busy
        if self._run is not None:
            self._run.cancel()
        self._panes.docks["import"].hide()
        if was_busy:
            self._status.show_notice(self.tr("已换了资料库，导入停止；先前导入的在原来的资料库里。"))

    def _on_finished(self, summary: Summary) -> None:
        added, known = summary.of(Fate.ADDED), summary.of(Fate.DUPLICATE)
        first = next(iter(added or known), None)
        here = {row.key for row in self._session.reports}
        if self._session.state is None and first is not None and first.key in here:
            self._session.open_report(first.key)
        is_plain = all(o.fate is Fate.ADDED and not o.former for o in summary.outcomes)
        if added and is_plain:
            self._panes.docks["import"].hide()
        self._make_room()
        self._status.show_notice(self._panes.importing.line())
        if self._run is not None:
            self._run.deleteLater()
            self._run = None

    def _make_room(self) -> None:
        """For the list, which has its height only when it was laid out."""
        QTimer.singleShot(0, self, self._give_room)

    def _give_room(self) -> None:
        self._panes.give_room("import")

    def _take_chosen(self, paths: Sequence[Path]) -> None:
        folder = paths[0] if paths[0].is_dir() else paths[0].parent
        self._settings.change(import_folder=str(folder))
        self.take(paths)

    def _folder(self) -> str:
        return self._settings.values.import_folder or str(Path.home())

    def _filters(self) -> str:
        patterns = " ".join(f"*{suffix}" for suffix in known_suffixes())
        return f"{self.tr('报告文件')} ({patterns});;{self.tr('所有文件')} (*)"
