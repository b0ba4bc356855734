"""Circular garbage goes on the main thread only."""

from __future__ import annotations

import gc
import weakref
from threading import Thread

from pytestqt.qtbot import QtBot

from app.ui.collector import Collector


class Node:
    """Lies in a circle with itself."""

    def __init__(self) -> None:
        self.self = self


def waste(count: int) -> weakref.ref[Node]:
    made = [Node() for _ in range(count)]
    return weakref.ref(made[0])


def test_a_job_collects_nothing(qtbot: QtBot) -> None:
    collector = Collector()
    found: list[weakref.ref[Node]] = []
    thread = Thread(target=lambda: found.append(waste(20_000)))
    thread.start()
    thread.join()
    assert found[0]() is not None
    qtbot.waitUntil(lambda: found[0]() is None, timeout=5_000)
    collector.close()


def test_python_has_it_back_afterwards(qtbot: QtBot) -> None:
    assert gc.isenabled()
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
