"""Rows of controls go on in a further row where there is no room, and never push the window wider."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.look.flow import FlowLayout


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    """Three buttons of 100 pixels, a field that grows, and a button at the right end, over a label."""
    pane = QWidget()
    qtbot.addWidget(pane)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    flow = FlowLayout(gap=10, row_gap=5)
    for name in ("a", "b", "c"):
        flow.addWidget(button(name, pane))
    field = QLineEdit(pane)
    field.setObjectName("field")
    field.setMinimumWidth(80)
    field.setMaximumWidth(200)
    flow.addWidget(field)
    flow.push_right()
    flow.addWidget(button("last", pane))
    layout.addLayout(flow)
    below = QLabel(pane)
    below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    layout.addWidget(below)
    return pane


def button(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setFixedSize(100, 20)
    return made


def places(pane: QWidget, width: int) -> dict[str, tuple[int, int, int]]:
    pane.resize(width, 400)
    pane.show()
    parts = pane.findChildren(QWidget)
    return {w.objectName(): (w.x(), w.y() // 20, w.width()) for w in parts if w.objectName()}


def test_all_stand_in_one_row_where_there_is_room(pane: QWidget) -> None:
    seen = places(pane, 900)
    assert [seen[name][0] for name in ("a", "b", "c")] == [0, 110, 220]
    assert seen["field"][2] == 200
    assert seen["last"][0] == 800
    assert {row for _, row, _ in seen.values()} == {0}


def test_what_has_no_room_goes_on_in_the_next_row(pane: QWidget) -> None:
    seen = places(pane, 320)
    assert [seen[name][:2] for name in ("a", "b", "c")] == [(0, 0), (110, 0), (220, 0)]
    assert seen["field"][0] == 0 and seen["field"][1] == 1
    assert seen["last"] == (220, 1, 100)


def test_a_pane_may_be_as_narrow_as_its_widest_control(pane: QWidget) -> None:
    assert pane.minimumSizeHint().width() == 100
    seen = places(pane, 100)
    assert len({row for _, row, _ in seen.values()}) == 5


def test_hidden_controls_take_no_room(pane: QWidget) -> None:
    pane.findChild(QPushButton, "b").hide()
    assert places(pane, 900)["c"][0] == 110
