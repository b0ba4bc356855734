"""Every pane, tab and dialog of the window, one after the other, for tests that look at all of them.

No test itself. Dialogs are opened the way a user opens them and closed behind the visitor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.asking import ask_year
from app.ui.faults import show_fault
from app.ui.window.main_window import MainWindow

Visit = Callable[[str, QWidget], None]
DOCKS = ("library", "outline", "figures", "findings", "notes", "head", "history", "import")


def rest(milliseconds: int = 0) -> None:
    """Lets the window work without keeping Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def visit_docks(window: MainWindow, visit: Visit) -> None:
    """Each dock in front of its neighbours."""
    for name in DOCKS:
        dock = window.panes.docks[name]
        dock.show()
        dock.raise_()
        rest()
        visit(f"dock {name}", dock)
    window.panes.docks["import"].hide()
    window.panes.docks["figures"].raise_()


def visit_tabs(window: MainWindow, visit: Visit) -> None:
    """Report with its find bar, comparison in its shapes, board."""
    panes = window.panes
    visit("report", panes)
    window.acts["find"].trigger()
    rest()
    visit("find bar", panes.page.find_bar)
    panes.page.close_find()
    window.acts["show_comparison"].trigger()
    rest(50)
    pane = panes.compare
    assert pane is not None
    shape = pane.controls.shape
    for number in range(shape.count()):
        shape.setCurrentIndex(number)
        shape.activated.emit(number)
        rest(50)
        visit(f"comparison {number}", pane)
    shape.setCurrentIndex(0)
    shape.activated.emit(0)
    window.acts["show_board"].trigger()
    rest(50)
    visit("board", panes.board)
    panes.show_report_tab()


def visit_dialogs(window: MainWindow, visit: Visit) -> None:
    """Each dialog once."""
    _visit_learning(window, visit)
    for act in ("settings", "keys", "about"):
        _visit_modal(act, window.acts[act].trigger, visit)
    _visit_modal("fault", lambda: show_fault("Traceback\nValueError: …", Path("log"), window), visit)
    _visit_modal("year", lambda: _ask(window), visit)
    window.acts["backups"].trigger()
    rest(50)
    dialog = window.safety.dialog
    assert dialog is not None
    visit("backups", dialog)
    _visit_modal("restore", dialog._ask, visit)
    dialog.close()
    for act in ("preview_summary", "export_batch"):
        with opened(window.acts[act].trigger) as other:
            visit(act, other)
    page = window.panes.page
    page.menu.show_legend()
    rest()
    legend = QApplication.activePopupWidget()
    if legend is not None:
        visit("legend", legend)
        legend.close()


def _visit_learning(window: MainWindow, visit: Visit) -> None:
    lessons = window.lessons
    for name in ("codebook", "rules"):
        with opened(window.acts[name].trigger) as dialog:
            visit(name, dialog)
    if lessons.desk.offer is not None:
        lessons.show_alike()
        rest(50)
        visit("alike", lessons.preview)
        lessons.preview.hide()
    window.acts["search_library"].trigger()
    lessons.search.panel.ask_for("法治")
    lessons.search.panel.words.returnPressed.emit()
    rest(200)
    visit("search", lessons.search)
    lessons.search.hide()


def _ask(window: MainWindow) -> None:
    rows = window.session.reports
    earlier = replace(rows[0], head=replace(rows[0].head, year=2020))
    ask_year(window, [*rows, earlier], "全县概览", now=None)


def _visit_modal(name: str, open_: Callable[[], object], visit: Visit) -> None:
    """A dialog that waits for an answer is visited while it waits."""
    seen: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        seen.append(dialog)
        try:
            visit(name, dialog)
        finally:
            if isinstance(dialog, QDialog):
                dialog.reject()
            else:
                dialog.close()

    QTimer.singleShot(60, look)
    open_()
    rest(80)
    assert seen, name


@contextmanager
def opened(open_: Callable[[], object]) -> Iterator[QWidget]:
    """The dialog that comes up beside the window; closed afterwards."""
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    open_()
    rest(150)
    new = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before]
    assert new
    try:
        yield new[-1]
    finally:
        new[-1].close()
        rest()


def origin(widget: QWidget) -> QPoint:
    """Where a widget stands in its window."""
    return widget.mapTo(widget.window(), QPoint(0, 0))
