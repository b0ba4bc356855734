"""The way through everything that needs a look."""

from __future__ import annotations

import pytest

from app.core.review.queue import QueueOrder
from app.models.report.review_queue import ReviewQueue
from app.models.session import Session


@pytest.fixture
def queue(session: Session) -> ReviewQueue:
    return ReviewQueue(session)


def opened(session: Session, town: str = "云集镇") -> None:
    key = next(row.key for row in session.reports if row.head.town == town)
    assert session.open_report(key)


def key_of(session: Session, words: str) -> str:
    assert session.state is not None
    return next(r.key for r in session.state.figures if r.figure.surface == words)


def words_of(session: Session) -> str:
    assert session.figure is not None
    return session.figure.figure.surface


def test_the_queue_goes_by_confidence_and_over_reports(session: Session, queue: ReviewQueue) -> None:
    opened(session, "共和镇")
    order = []
    while queue.step(1) and session.figure is not None:
        order.append((session.figure.report, session.figure.figure.surface))
        session.confirm([session.figure.key])
    assert [words for _, words in order] == ["5000余份", "12件", "2人", "218次"] * 2
    assert len({report for report, _ in order}) == 2
    assert not queue.has_more()


def test_the_queue_in_reading_order_goes_back_too(session: Session, queue: ReviewQueue) -> None:
    opened(session)
    queue.order = QueueOrder.READING
    session.select_figure(key_of(session, "12件"))
    assert queue.step(-1) and words_of(session) == "5000余份"


def test_what_was_skipped_comes_round_again(session: Session, queue: ReviewQueue) -> None:
    opened(session)
    session.confirm([key_of(session, words) for words in ("5000余份", "12件", "218次")])
    opened(session, "共和镇")
    assert session.state is not None
    session.confirm([r.key for r in session.state.figures])
    opened(session)
    session.select_figure(key_of(session, "218次"))
    assert queue.step(1) and words_of(session) == "2人"


def test_in_the_report_the_queue_goes_from_its_end_to_its_beginning(
    session: Session, queue: ReviewQueue
) -> None:
    opened(session)
    session.select_figure(key_of(session, "218次"))
    assert queue.step_in_report() and words_of(session) == "5000余份"
    assert session.state is not None
    session.confirm([r.key for r in session.state.figures])
    assert not queue.step_in_report()
    row = queue.next_report()
    assert row is not None and row.head.town == "共和镇"
    assert queue.go_to_next_report() and words_of(session) == "5000余份"


def test_what_is_left_for_later_comes_when_nothing_else_waits(session: Session, queue: ReviewQueue) -> None:
    opened(session)
    session.select_figure(key_of(session, "5000余份"))
    assert queue.leave() and queue.left() == 1
    seen = []
    while queue.step_in_report():
        seen.append(words_of(session))
        session.confirm([session.figure.key])  # type: ignore[union-attr]
    assert seen == ["12件", "2人", "218次"]
    opened(session, "共和镇")
    assert session.state is not None
    session.confirm([r.key for r in session.state.figures])
    assert queue.has_more()
    assert queue.step(1) and words_of(session) == "5000余份"
    session.confirm([session.figure.key])  # type: ignore[union-attr]
    assert queue.left() == 0 and not queue.has_more()


def test_a_decided_figure_cannot_be_left_for_later(session: Session, queue: ReviewQueue) -> None:
    opened(session)
    key = key_of(session, "12件")
    session.confirm([key])
    session.select_figure(key)
    assert not queue.leave()
