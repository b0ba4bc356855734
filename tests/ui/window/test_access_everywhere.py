"""Every pane and dialog for those who listen, who have only keys, and who need large letters."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from app.ui.window.main_window import MainWindow
from tests.ui.window.everywhere import rest, visit_dialogs, visit_docks, visit_tabs

CHINESE = re.compile("[\u4e00-\u9fff]")
TAB = Qt.FocusPolicy.TabFocus.value
SLACK = 4  # pixels by which neighbours in a row may differ


def visit_all(window: MainWindow, visit) -> None:  # type: ignore[no-untyped-def]
    """Docks, tabs, dialogs, with something in each."""
    state = window.session.state
    assert state is not None
    figure = next(r for r in state.figures if r.figure.surface == "3件")
    window.session.correct_figure(figure.key, indicator="OPEN.REQUEST")
    window.session.select_figure(figure.key)
    window.session.add_note(figure.figure.start, figure.figure.end, "请核对")
    for _ in range(40):
        rest(25)
        if window.lessons.desk.offer is not None and window.session.state.findings:  # type: ignore[union-attr]
            break
    visit_docks(window, visit)
    visit_tabs(window, visit)
    visit_dialogs(window, visit)


def stops(place: QWidget) -> list[QWidget]:
    """The widgets in a place that Tab is to reach."""
    found = []
    for widget in place.findChildren(QWidget):
        is_own = widget.window() is place.window()
        if not widget.focusPolicy().value & TAB or widget.focusProxy() is not None:
            continue
        if is_own and widget.isVisibleTo(place) and widget.isEnabled() and not is_inner(widget):
            found.append(widget)
    return found


def is_inner(widget: QWidget) -> bool:
    """Parts of other widgets that take no keys by themselves."""
    return widget.objectName().startswith("qt_") or isinstance(widget, QSplitterHandle | QHeaderView)


def name_of(widget: QWidget) -> str:
    # Qt tells what a box shows as its name and leaves the name to the label.
    if widget.accessibleName() or isinstance(widget, QComboBox):
        return widget.accessibleName() or _label_of(widget)
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _label_of(box: QComboBox) -> str:
    labels = box.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is box), "")


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget) or type(widget.parent()).__name__}"


def test_everything_that_takes_keys_has_a_chinese_name(filled: MainWindow) -> None:
    nameless: list[str] = []

    def listen(place: str, widget: QWidget) -> None:
        for one in stops(widget):
            if not CHINESE.search(name_of(one)):
                nameless.append(f"{place}: {called(one)}")
        if isinstance(widget, QDialog) and not widget.windowTitle():
            nameless.append(f"{place}: no title")

    visit_all(filled, listen)
    assert not nameless, "\n".join(sorted(set(nameless)))


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def goes_on(one: QRect, other: QRect) -> bool:
    """Whether the eye goes on from one place to the other: down, or to the right."""
    return other.top() >= one.bottom() - SLACK or other.left() >= one.right() - SLACK or one.contains(other)


def test_tab_goes_through_every_pane_and_dialog_in_the_order_of_the_eye(filled: MainWindow) -> None:
    wrong: list[str] = []

    def walk(place: str, widget: QWidget) -> None:
        expected = stops(widget)
        if not expected or place in ("report", "legend"):
            return
        first = min(expected, key=lambda w: (on_screen(w).top() // 12, on_screen(w).left()))
        widget.window().activateWindow()
        rest(30)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        assert QApplication.focusWidget() is first, place
        visited = [first]
        for _ in range(2 * len(expected) + 20):
            now = QApplication.focusWidget()
            if now is None:
                break
            QTest.keyClick(now, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or now is first or not widget.isAncestorOf(now):
                break
            if now is visited[-1]:
                wrong.append(f"{place}: Tab stays in {called(now)}")
                break
            visited.append(now)
        for one in expected:
            if one not in visited and one.isVisible() and one.isEnabled():
                wrong.append(f"{place}: Tab does not reach {called(one)}")
        steps = list(zip(visited, [*visited[1:], *visited[:1]], strict=True))
        back = [pair for pair in steps if not goes_on(on_screen(pair[0]), on_screen(pair[1]))]
        if len(back) > 1:  # one way back closes the round
            wrong.extend(f"{place}: from {called(one)} back to {called(other)}" for one, other in back)

    visit_all(filled, walk)
    assert not wrong, "\n".join(wrong)


def cut_words(place: QWidget) -> list[str]:
    """Words in a place that have less room than they need."""
    found = []
    for widget in (*place.findChildren(QAbstractButton), *place.findChildren(QLabel)):
        words = re.sub("&(.)", r"\1", widget.text())
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if not widget.isVisible() or not words:
            continue
        if wraps:
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + 2:
                found.append(f"label {words}: {needed} high in {widget.height()}")
            continue
        needed = max(widget.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
        if needed > widget.width() + 1:
            found.append(f"{type(widget).__name__} {words}: {needed} in {widget.width()}")
    found += _cut_tabs(place) + _cut_fields(place) + _cut_heads(place)
    return found


def _cut_tabs(place: QWidget) -> list[str]:
    return [
        f"tab {bar.tabText(tab)}"
        for bar in place.findChildren(QTabBar)
        for tab in range(bar.count() if bar.isVisible() else 0)
        if bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) > bar.tabRect(tab).width()
    ]


def _cut_fields(place: QWidget) -> list[str]:
    """What boxes show, and what empty fields ask for."""
    found = []
    for box in place.findChildren(QComboBox):
        needed = box.fontMetrics().horizontalAdvance(box.currentText())
        is_data = box.toolTip() == box.currentText()  # a long name may be cut where the tip tells it
        if box.isVisible() and needed + 20 > box.width() and box.currentIndex() >= 0 and not is_data:
            found.append(f"box {box.currentText()}: {needed} in {box.width()}")
    for field in place.findChildren(QLineEdit):
        needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
        if field.isVisible() and not field.text() and needed + 18 > field.width():
            found.append(f"field {field.placeholderText()}: {needed} in {field.width()}")
    return found


def _cut_heads(place: QWidget) -> list[str]:
    found = []
    for head in place.findChildren(QHeaderView):
        if not head.isVisible() or head.orientation() is not Qt.Orientation.Horizontal:
            continue
        metrics = QFontMetrics(head.font())
        model = head.model()
        for section in range(head.count()):
            words = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""
            if not head.isSectionHidden(section) and metrics.horizontalAdvance(words) > head.sectionSize(
                section
            ):
                found.append(f"head {words}: {head.sectionSize(section)}")
    return found


def look_everywhere(window: MainWindow) -> list[str]:
    found: list[str] = []
    room = window.size()

    def look(place: str, widget: QWidget) -> None:
        rest(20)
        found.extend(f"{place}: {words}" for words in cut_words(widget))
        size = widget.minimumSizeHint() if isinstance(widget, QDialog) else widget.size()
        if size.width() > room.width() or size.height() > room.height():
            found.append(f"{place}: needs {size.width()} × {size.height()}")
        shown = widget.grab()
        assert not shown.isNull()

    visit_all(window, look)
    return found


@pytest.mark.parametrize(("language", "points"), [("zh_CN", 10), ("en", 16)])
def test_nothing_is_cut_anywhere(filled: MainWindow, open_window, language: str, points: int) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language=language, interface_points=points)
    window.panes.reset()
    found = look_everywhere(window)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize(("language", "points"), [("en", 10), ("zh_CN", 16)])
def test_nothing_is_cut_anywhere_else(filled: MainWindow, open_window, language: str, points: int) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language=language, interface_points=points)
    window.panes.reset()
    found = look_everywhere(window)
    assert not found, "\n".join(found)


@pytest.mark.long
def test_nothing_is_cut_on_a_screen_at_two_hundred_percent() -> None:
    """In a process of its own, since the scale is that of the whole program."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-k", "zh_CN-10 or en-10", __file__],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
