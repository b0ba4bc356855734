"""The window's panes: page, docks, comparison tab, banner; built and laid out, not yet connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.ui.board.panel import BoardPanel
from app.ui.findings.panel import FindingsPanel
from app.ui.head.panel import HeadPanel
from app.ui.history.panel import HistoryPanel
from app.ui.importing.panel import ImportPanel
from app.ui.inspector.panel import InspectorPanel
from app.ui.keys.actions import Actions
from app.ui.library.panel import LibraryPanel
from app.ui.notes.panel import NotesPanel
from app.ui.original.panel import OriginalPanel
from app.ui.original.split import Split
from app.ui.outline.panel import OutlinePanel
from app.ui.page.view import PageView
from app.ui.window.banner import Banner
from app.ui.window.empty import EmptyState

if TYPE_CHECKING:
    from app.ui.compare.pane import ComparePane

# Widths at the sides in Chinese characters of the interface font, and their greatest shares of the window.
_LEFT, _RIGHT = 19.5, 24.5
_LEFT_SHARE, _RIGHT_SHARE = 0.2, 0.26
_TAB_PADDING = 7  # as in the style sheet
_TABBED = ("figures", "findings", "notes", "head", "history")
_LEAST_LINES = 5  # of the page and its tab
_LIBRARY_SHARE, _OUTLINE_SHARE = 260, 340
_COMPARISON = 1
_AREAS = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea


class Panes(QWidget):
    """The centre of the window and the docks around it."""

    comparison_shown = Signal()

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self.banner = Banner(self)
        self.empty = EmptyState(actions["import_files"], actions["import_folder"], self)
        self.page = PageView(self)
        self.compare: ComparePane | None = None
        self.board = BoardPanel(self)
        self.library = LibraryPanel(window)
        self.outline = OutlinePanel(window)
        self.inspector = InspectorPanel(window)
        self.findings = FindingsPanel(window)
        self.notes = NotesPanel(window)
        self.head = HeadPanel(window)
        self.history = HistoryPanel(window)
        self.importing = ImportPanel(window)
        self.original = OriginalPanel(actions["save_original"], self)
        self.report_stack = QStackedWidget(self)
        self.report_stack.addWidget(self.empty)
        self.report_stack.addWidget(self.page)
        self._compare_place = QWidget(self)
        QVBoxLayout(self._compare_place).setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("报告与对比"))
        self.tabs.addTab(Split(self.report_stack, self.original, self), self.tr("报告"))
        self.tabs.addTab(self._compare_place, self.tr("对比"))
        self.tabs.addTab(self.board, self.tr("总览"))
        self._lay_out()
        self.docks = self._dock_all()
        self._keep_tabs_whole()
        self.reset()
        self.tabs.currentChanged.connect(self._on_tab)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.tabs, 1)
        self._window.setCentralWidget(self)
        # A list of failures takes room from the page, not from the panes beside it.
        self._window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)

    def _dock_all(self) -> dict[str, QDockWidget]:
        words: dict[str, tuple[str, QWidget]] = {
            "library": (self.tr("资料库"), self.library),
            "outline": (self.tr("大纲"), self.outline),
            "figures": (self.tr("数据"), self.inspector),
            "findings": (self.tr("问题"), self.findings),
            "notes": (self.tr("批注"), self.notes),
            "head": (self.tr("信息"), self.head),
            "history": (self.tr("历史"), self.history),
            "import": (self.tr("导入"), self.importing),
        }
        docks = {}
        for name, (word, panel) in words.items():
            dock = QDockWidget(word, self._window)
            dock.setObjectName(f"dock_{name}")
            dock.setWidget(panel)
            docks[name] = dock
            if name == "import":
                dock.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea)
                dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
            else:
                dock.setAllowedAreas(_AREAS)
        for name in (*_TABBED, "import"):
            docks[name].setTitleBarWidget(QWidget(docks[name]))
        self._window.setTabPosition(Qt.DockWidgetArea.RightDockWidgetArea, QTabWidget.TabPosition.North)
        return docks

    def reset(self) -> None:
        """The layout of a first start."""
        window, docks = self._window, self.docks
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for dock in docks.values():
            # Panes that stand on top of each other for a moment would make the window grow for good.
            window.removeDockWidget(dock)
        for name in ("library", "outline"):
            window.addDockWidget(left, docks[name])
        window.splitDockWidget(docks["library"], docks["outline"], Qt.Orientation.Vertical)
        window.addDockWidget(right, docks["figures"])
        for name in _TABBED[1:]:
            docks[name].setFloating(False)
            window.tabifyDockWidget(docks["figures"], docks[name])
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["import"])
        for name, dock in docks.items():
            dock.setVisible(name != "import")
        docks["figures"].raise_()
        down = Qt.Orientation.Vertical
        window.resizeDocks([docks["library"], docks["outline"]], [_LIBRARY_SHARE, _OUTLINE_SHARE], down)
        self.fit_widths()

    def fit_widths(self) -> None:
        """Gives the sides the widths that the interface font asks for and the window has room for."""
        window, character = self._window, self.fontMetrics().horizontalAdvance("国")
        left = min(round(_LEFT * character), round(_LEFT_SHARE * window.width()))
        right = min(round(_RIGHT * character), round(_RIGHT_SHARE * window.width()))
        pair = [self.docks["library"], self.docks["figures"]]
        window.resizeDocks(pair, [left, right], Qt.Orientation.Horizontal)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget; another font needs other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "docks"):
            self._keep_tabs_whole()

    def _keep_tabs_whole(self) -> None:
        """The panes at the right are never so narrow that the words on their tabs are cut.

        On a small screen the page gives way to what is under way below it, but for a few lines.
        """
        self.tabs.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        docks = [self.docks[name] for name in _TABBED]
        words = sum(self.fontMetrics().horizontalAdvance(dock.windowTitle()) for dock in docks)
        for dock in docks:
            dock.setMinimumWidth(words + len(docks) * 2 * (_TAB_PADDING + 1))

    def show_dock(self, name: str) -> None:
        """Brings a pane to the front and puts the keyboard there."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        widget = dock.widget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_room(self, name: str) -> None:
        """A pane at the foot gets the height that it wishes, but no more than a third of the window."""
        dock = self.docks[name]
        wanted = min(dock.sizeHint().height(), self._window.height() // 3)
        if dock.isVisible():
            self._window.resizeDocks([dock], [wanted], Qt.Orientation.Vertical)

    def commit(self) -> None:
        """Saves what is being written in any pane, without waiting for its field to be left."""
        self.findings.writing.commit()
        self.notes.commit()
        self.head.commit()
        self.inspector.editor.leave()

    def show_report(self, *, has_report: bool) -> None:
        """Page or empty state."""
        self.report_stack.setCurrentWidget(self.page if has_report else self.empty)

    def show_report_tab(self) -> None:
        """Brings the report to the front."""
        self.tabs.setCurrentIndex(0)

    def show_comparison_tab(self) -> None:
        """Brings the comparison to the front."""
        self.tabs.setCurrentIndex(_COMPARISON)

    def show_board_tab(self) -> None:
        """Brings the board to the front."""
        self.tabs.setCurrentWidget(self.board)
        self.board.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_comparison_shown(self) -> bool:
        """Whether the comparison is in front."""
        return self.tabs.currentIndex() == _COMPARISON

    def put_comparison(self, pane: ComparePane) -> None:
        """Takes in the comparison, which is made when it is first shown."""
        self.compare = pane
        layout = self._compare_place.layout()
        if layout is not None:
            layout.addWidget(pane)
        pane.show()

    def _on_tab(self, index: int) -> None:
        if index == _COMPARISON:
            self.comparison_shown.emit()
