"""The dock under the page that holds the library search; the search itself is made when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from app.models.session import Session
from app.ui.keys.key_map import KeyMap
from app.ui.settings.preferences import Settings

if TYPE_CHECKING:
    from app.ui.search.panel import SearchPanel  # no part of the start

_LINES, _MOST_SHARE = 13, 0.45  # of its height: lines of text, but at most that share of the window


class SearchDock(QDockWidget):
    """Stands below the page. ``made`` tells the panel, once."""

    made = Signal(object)  # SearchPanel

    def __init__(self, session: Session, settings: Settings, keys: KeyMap, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("检索"))
        self.setObjectName("dock_search")
        place = QWidget(self)
        place.setMinimumSize(1, 1)  # Qt counts a widget without any size as less than nothing
        self.setWidget(place)
        self.setTitleBarWidget(QWidget(self))  # the field says what it is; the height is the page's
        self._session = session
        self._settings = settings
        self._keys = keys
        self._window = window
        self._panel: SearchPanel | None = None
        self.put_below()
        self.hide()
        self.visibilityChanged.connect(self._on_visible)

    @property
    def panel(self) -> SearchPanel:
        """The search."""
        if self._panel is None:
            from app.ui.search.panel import SearchPanel

            self._panel = SearchPanel(self._session, self._settings, self._keys, self)
            before = self.widget()
            self.setWidget(self._panel)
            before.deleteLater()
            self._panel.closed.connect(self.hide)
            self.made.emit(self._panel)
        return self._panel

    def put_below(self) -> None:
        """Back to its place under the page."""
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)

    def ask_for(self, words: str) -> None:
        """Comes to the front with the cursor in the field; ``words`` other than "" are looked for."""
        is_new = self.isHidden()
        panel = self.panel
        self.show()
        self.raise_()
        height = min(self.fontMetrics().height() * _LINES, round(self._window.height() * _MOST_SHARE))
        if is_new and self.height() < height:
            self._window.resizeDocks([self], [height], Qt.Orientation.Vertical)
        panel.ask_for(words)

    def _on_visible(self, on: bool) -> None:  # noqa: FBT001  (a signal's value)
        if on:
            self.panel.setAccessibleName(self.windowTitle())
