"""Menu bar and tool bar: which action stands where. The first level is the one of the screens' design."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from app.ui.keys.actions import Actions

_LINE = "-"
_LEAST_ICON = 20  # pixels
FILE = (
    *("import_files", "import_folder", "open_samples", _LINE, "new_library", "open_library"),
    *("merge_library", "backups", "verify_library", _LINE),
    *("preview_summary", "print_summary", "preview_full_text", "preview_letter", "preview_county", _LINE),
    *("export_pdf", "export_report", "export_all", "export_batch", _LINE),
    *("save_original", "remove_report", _LINE, "quit"),
)
EDIT = (
    *("undo", "redo", _LINE, "find", "find_next", "find_previous", "filter_library", _LINE),
    *("search_library", "next_result", "previous_result", _LINE),
    *("add_figure", "add_note", _LINE, "edit_head"),
)
VIEW = (
    *("focus_library", "focus_outline", "focus_page", "focus_figures", "focus_findings", "show_board"),
    *("focus_notes", "focus_history", "show_original", _LINE),
    *("zoom_in", "zoom_out", "zoom_reset", _LINE, "show_implied", "full_screen", "reset_panes"),
)
REVIEW = (
    *("next_open", "previous_open", "order_confidence", "order_reading", "queue_wide"),
    *("auto_advance", _LINE),
    *(
        "confirm",
        "reject",
        "later",
        "restore",
        "edit_value",
        "suggest",
        "confirm_section",
        "show_alike",
        "other_place",
        _LINE,
    ),
    *("promote", "demote", "make_heading", "unmake_heading", "retitle", "renumber_preview"),
)
NO_PART = "part_none"
PARTS = ("part_measures", "part_problems", "part_responsibility", "part_plan", "part_other", NO_PART)
COMPARE = (
    *("show_comparison", _LINE, "preview_comparison", "print_comparison", "print_chart"),
    *("export_comparison",),
)
TOOLS = ("codebook", "rules", _LINE, "export_history", "settings")
HELP = ("keys", "open_log", "about")
TOOL_BAR = (
    *("import_files", "print_summary", _LINE, "undo", "redo", _LINE),
    *("previous_open", "queue", "next_open", "confirm", "reject", _LINE, "show_comparison", _LINE),
    *("zoom_out", "zoom_in"),
)


def menu_contents() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The menus from left to right with their words and the names of their entries."""
    translate = QCoreApplication.translate
    return (
        (translate("Menus", "文件(&F)"), FILE),
        (translate("Menus", "编辑(&E)"), EDIT),
        (translate("Menus", "视图(&V)"), VIEW),
        (translate("Menus", "审阅(&R)"), REVIEW),
        (translate("Menus", "对比(&C)"), COMPARE),
        (translate("Menus", "工具(&T)"), TOOLS),
        (translate("Menus", "帮助(&H)"), HELP),
    )


class Menus:
    """The window's menus by name, for filling in what comes later (docks, parts)."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._actions = actions
        bar = window.menuBar()
        made = [self._menu(bar.addMenu(title), names) for title, names in menu_contents()]
        self.file, self.edit, self.view, self.review, self.compare, self.tools, self.help = made

    def all(self) -> tuple[QMenu, ...]:
        """The menus from left to right."""
        return self.file, self.edit, self.view, self.review, self.compare, self.tools, self.help

    def _menu(self, menu: QMenu, names: Sequence[str]) -> QMenu:
        menu.setToolTipsVisible(False)
        for name in names:
            if name == _LINE:
                menu.addSeparator()
            elif name in self._actions:
                menu.addAction(self._actions[name])
        return menu


class QueueLabel(QLabel):
    """How far the review of the open report is, between the arrows of the queue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("核对进度"))
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many figures are decided; nothing while there are none."""
        self.setText(f"{done}/{total}" if total else "—")
        self.setToolTip(self.tr("已核对 %1，共 %2").replace("%1", str(done)).replace("%2", str(total)))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("000/000") + 6)


class ToolBar(QToolBar):
    """Its icons are as large as the words beside them are high."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        side = max(_LEAST_ICON, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))


def make_tool_bar(window: QMainWindow, actions: Actions, queue: QueueLabel) -> QToolBar:
    """The tool bar; what has no action yet is left out."""
    bar = ToolBar(QCoreApplication.translate("Menus", "工具栏"), window)
    bar.setObjectName("tool_bar")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    for name in TOOL_BAR:
        if name == _LINE:
            bar.addSeparator()
        elif name == "queue":
            bar.addWidget(queue)
        elif name in actions:
            bar.addAction(actions[name])
    spacer = QWidget(bar)
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    window.addToolBar(bar)
    return bar


def add_toggle(menu: QMenu, action: QAction) -> None:
    """Puts a dock's own switch at the top of a menu."""
    before = menu.actions()[0] if menu.actions() else None
    if before is None:
        menu.addAction(action)
    else:
        menu.insertAction(before, action)
