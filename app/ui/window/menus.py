"""Menu bar and tool bar, made of the actions of ``keys.menu_contents``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from app.ui.keys.actions import Actions
from app.ui.keys.menu_contents import LINE, TOOL_BAR, menu_contents

_LEAST_ICON = 20  # pixels


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
            if name == LINE:
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
        if name == LINE:
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
