"""How a slow reader and the one who waits for it talk: how far it is, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _say_nothing(_: str) -> None:
    """Nobody listens."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Watch:
    """``tell`` takes a sentence about progress; ``is_wanted`` says whether to go on. Called in any thread."""

    tell: Callable[[str], None] = _say_nothing
    is_wanted: Callable[[], bool] = _always


UNWATCHED = Watch()
