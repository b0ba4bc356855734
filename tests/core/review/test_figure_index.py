"""The index of figures says what a look at all of them would say, after any changes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from app.core.enums import Status
from app.core.report import Figure
from app.core.review.figure_index import FigureIndex
from app.core.state import FigureRecord


def figure(number: int, random: Random) -> FigureRecord:
    start = random.randrange(60)
    body = Figure(start, start + 2, "3次", 3.0, "次", confidence=random.choice((0.2, 0.5, 0.9)))
    return FigureRecord(f"f{number}", "r", body, random.choice(list(Status)), body)


def test_it_says_what_a_look_at_all_figures_would_say() -> None:
    random = Random(7)
    index, known = FigureIndex(), {}
    for step in range(400):
        record = figure(random.randrange(25), random)
        if step % 5 == 4:
            index.drop(record.key)
            known.pop(record.key, None)
        else:
            index.put(record)
            known[record.key] = record
        waiting = [r for r in known.values() if r.status is Status.SUGGESTED]
        assert (len(index), index.decided) == (len(known), len(known) - len(waiting))
        assert index.get(record.key) == known.get(record.key)
        assert index.waiting_between(10, 40) == sum(10 <= r.figure.start < 40 for r in waiting)
        sure = sorted((r.figure.confidence, r.figure.start, r.key) for r in waiting)
        assert list(index.waiting(None, way=1, by_confidence=True)) == sure
        placed = sorted((0.0, r.figure.start, r.key) for r in waiting)
        assert list(index.waiting((0.0, 30, "f2"), way=-1, by_confidence=False)) == [
            p for p in reversed(placed) if p < (0.0, 30, "f2")
        ]


def test_a_figure_of_another_confidence_moves_in_the_queue() -> None:
    index = FigureIndex(figure(n, Random(n)) for n in range(4))
    key = next(iter(index.waiting(None, way=1, by_confidence=True)), (0.0, 0, "f0"))[2]
    record = index.get(key)
    assert record is not None
    index.put(replace(record, status=Status.SUGGESTED, figure=replace(record.figure, confidence=1.0)))
    assert next(index.waiting(None, way=-1, by_confidence=True))[2] == key
