"""The comparison at the size of a city and of a province."""

from __future__ import annotations

import resource
import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.compare.arrange import arrange
from app.core.compare.build import build_table
from app.core.compare.shown import Shower
from app.core.taxonomy import standard_taxonomy
from app.ui.compare.pane import ComparePane
from tests.core.compare.made_mentions import many
from tests.models.test_compare_model import MadeSource

# Seconds and megabytes of the promises; a crowded machine gets this much more time.
_CROWDED = 3


def test_forty_towns_open_in_a_blink(qtbot: QtBot) -> None:
    pane = ComparePane(MadeSource(*many(40)))
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    began = time.perf_counter()
    pane.show()
    QApplication.processEvents()
    assert time.perf_counter() - began < 0.1 * _CROWDED


@pytest.mark.long
@pytest.mark.timeout(600)
def test_three_thousand_reports_are_filed_in_a_second() -> None:
    mentions, reports = many(3000)
    began = time.perf_counter()
    shower = Shower(build_table(mentions, standard_taxonomy(), reports=reports, year=2024))
    arrange(shower)
    assert time.perf_counter() - began < 1.0 * _CROWDED


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_province_stays_usable_below_a_gigabyte(qtbot: QtBot) -> None:
    pane = ComparePane(MadeSource(*many(40_000, density=0.15)))
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    pane.show()
    QApplication.processEvents()
    bar = pane.view.verticalScrollBar()
    worst = 0.0
    for step in range(1, 21):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * step // 20)
        QApplication.processEvents()
        worst = max(worst, time.perf_counter() - began)
    assert worst < 0.2 * _CROWDED
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert peak < 1000
