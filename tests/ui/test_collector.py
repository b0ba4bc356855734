"""Circular garbage goes on the main thread only."""

from __future__ import annotations

import gc
import weakref
from threading import Thread

import pytest
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


def test_what_a_job_holds_by_the_thousand_is_set_aside(qtbot: QtBot) -> None:
    collector = Collector()
    collector.settle()
    before = gc.get_freeze_count()
    held = [[[number]] for number in range(700_000)]
    collector.collect_all()
    assert gc.get_freeze_count() > before + len(held)
    lost = waste(10)
    collector.collect_all()
    assert lost() is None
    collector.close()
    gc.unfreeze()


@pytest.mark.parametrize("looks", [1, 6])  # the sixth goes through the next generation too
def test_what_a_job_makes_between_two_looks_never_holds_the_window_up(qtbot: QtBot, looks: int) -> None:
    collector = Collector()
    collector.settle()
    collected: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            collected.append(sum(len(gc.get_objects(generation=n)) for n in range(told["generation"] + 1)))

    gc.callbacks.append(note)
    held = []
    for _ in range(looks):
        held.append([[number] for number in range(120_000 // looks)])
        collector._look()
    gc.callbacks.remove(note)
    assert max(collected, default=0) < 60_000
    lost = waste(3000)
    collector._look()
    assert lost() is None
    collector.close()
    gc.unfreeze()


def test_it_never_takes_hold_of_objects(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tuple that a job is making may be among them; Python breaks the making off where somebody holds it."""

    def refuse(*_: object, **__: object) -> list[object]:
        raise AssertionError

    monkeypatch.setattr(gc, "get_objects", refuse)
    collector = Collector()
    for count in (3000, 3000, 3000, 3000, 3000, 3000, 120_000):
        waste(count)
        collector._look()
    collector.collect_all()
    collector.close()
    gc.unfreeze()


def test_what_is_set_aside_still_goes_when_nobody_holds_it(qtbot: QtBot) -> None:
    collector = Collector()
    kept = Node()
    seen, kept.self = weakref.ref(kept), kept.__class__  # no circle
    collector.settle()
    del kept
    assert seen() is None
    collector.close()
    gc.unfreeze()
