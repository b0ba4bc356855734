"""Long work gives way to the window."""

from __future__ import annotations

from threading import Thread

import pytest

from app.core import turns
from app.core.turns import in_turns


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr(turns, "sleep", found.append)
    return found


def beside(items: int, every: int) -> list[int]:
    seen: list[int] = []
    thread = Thread(target=lambda: seen.extend(in_turns(range(items), every=every)))
    thread.start()
    thread.join()
    return seen


def test_a_thread_beside_the_window_rests_behind_so_many_items(rests: list[float]) -> None:
    assert beside(10, 3) == list(range(10))
    assert len(rests) == 3 and all(rest > 0 for rest in rests)


def test_the_main_thread_rests_never(rests: list[float]) -> None:
    assert list(in_turns(range(10), every=3)) == list(range(10))
    assert rests == []
