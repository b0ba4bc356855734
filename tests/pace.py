"""How long a promised time may take on the machine that runs the tests, at this moment.

The promises (100 ms, half a second) hold on an idle office PC. A test machine may be slower or shared, so that a fixed
bound either flakes or guards nothing. The yardstick is a fixed piece of work timed beside the one under test.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

# Seconds that the yardstick takes on the machine of the promises: two cores of 2.9 GHz, Python 3.11, nothing else running.
_YARD = 0.006
# Times swing even on a quiet machine.
_MARGIN = 1.5
_RUNS = 3


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """The shortest of some runs of `work`, in seconds of the clock on the wall."""
    return min(_once(work, time.perf_counter) for _ in range(times))


def processor_seconds(work: Callable[[], object], *, enough: float = 0.0, most: int = 10) -> float:
    """The shortest of three runs, or of up to `most` while none is below `enough`, in seconds of the processor.

    What other tests have left behind is set aside: the collector would go over it again and again.
    """
    gc.collect()
    gc.freeze()
    try:
        best = _once(work, time.process_time)
        for run in range(1, most):
            if run >= _RUNS and (best < enough or not enough):
                break
            best = min(best, _once(work, time.process_time))
        return best
    finally:
        gc.unfreeze()


def limit(promised: float) -> float:
    """The seconds that work promised in `promised` seconds on an idle office PC may take here and now, never fewer."""
    return scaled(promised) * _MARGIN


def scaled(promised: float) -> float:
    """The same with no margin: `promised` seconds of the machine of the promises, by how fast this one is now."""
    return promised * max(1.0, seconds(_yard, times=_RUNS) / _YARD)


def _once(work: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    work()
    return clock() - began


def _yard() -> int:
    """Calls, look-ups and small objects: what the program spends its time on."""
    kept: dict[int, str] = {}
    for number in range(60_000):
        kept[number % 512] = str(number)
    return len(kept)
