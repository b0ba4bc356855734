"""New and other library files: dialogs, and a sentence where a file cannot be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.errors import StoreError
from app.ui.window.leaving import Leaving
from app.ui.window.parts import WindowHelper, WindowParts

SUFFIX = ".zhenyue"


class LibraryFiles(WindowHelper):
    """Opens library files in the session."""

    def __init__(self, parts: WindowParts, leaving: Leaving) -> None:
        super().__init__(parts)
        self._leaving = leaving
        self._actions.connect_all({"new_library": self.make, "open_library": self.choose})
        self._session.library_opened.connect(self._remember)

    def make(self) -> None:
        """Asks where, and makes an empty library there."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("新建资料库"), self._folder(), self._filter()
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if path.exists():
            self._status.show_notice(self.tr("这个文件已经存在，没有覆盖它；请用“打开资料库”。"))
            return
        self.change_to(path)

    def choose(self) -> None:
        """Asks for a library file and opens it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("打开资料库"), self._folder(), self._filter()
        )
        if chosen:
            self.change_to(Path(chosen))

    def change_to(self, path: Path) -> None:
        """Opens a library in the place of the open one, unless something of that would be lost."""
        if self._leaving.may_leave(partial(self.open, path)):
            self.open(path)

    def open(self, path: Path) -> bool:
        """Opens a library; False, after telling why, where it cannot be opened."""
        try:
            self._session.open_library(path)
        except StoreError as error:
            self._session.save_failed.emit(f"{path.name}：{error}")
            return False
        return True

    def _remember(self, path: str) -> None:
        self._settings.change(library=path)

    def _folder(self) -> str:
        library = self._settings.values.library
        return str(Path(library).parent) if library else str(Path.home())

    def _filter(self) -> str:
        return f"{self.tr('镇阅资料库')} (*{SUFFIX});;{self.tr('所有文件')} (*)"
