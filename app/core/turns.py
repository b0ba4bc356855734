"""Long work in a thread beside the window: leaves Python's lock to the window now and then.

Python switches threads by itself, but each switch takes its time, and the window needs the lock hundreds of
times for one act: beside a thread that never rests, an act of 25 ms takes 75, beside one that rests, 28.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import current_thread, main_thread
from time import sleep
from typing import TypeVar

_PAUSE = 0.002  # seconds
T = TypeVar("T")


def in_turns(items: Iterable[T], *, every: int) -> Iterator[T]:
    """``items`` with a rest behind each ``every`` of them, which should be work for a thousandth of a second.

    On the main thread there is nobody to give way to, and no rest.
    """
    is_beside = current_thread() is not main_thread()
    for number, item in enumerate(items, 1):
        yield item
        if is_beside and number % every == 0:
            sleep(_PAUSE)
