"""History rows in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.review.changes import Entity, Row
from app.core.summary.history import SHOWN, history_lines
from app.core.summary.wording import field_name
from app.core.taxonomy import standard_taxonomy


@dataclass(frozen=True)
class Entry:
    entity: Entity
    before: Row | None
    after: Row | None
    at: str = "2025-03-02T14:03:22+08:00"
    who: str = "李秀英"
    name: str = "更正数据"


def told(entry: Entry) -> tuple[str, str]:
    (line,) = history_lines([entry], standard_taxonomy())
    return line.before, line.after


def test_only_what_changed_is_told() -> None:
    before: Row = {"status": "suggested", "value": 12.0, "unit": "件", "period": None}
    after: Row = {"status": "corrected", "value": 13.0, "unit": "件", "period": "2024"}
    assert told(Entry(Entity.FIGURE, before, after)) == (
        "状态：待核；数值：12",
        "状态：已改；数值：13；期间：2024年",
    )


def test_a_new_thing_has_nothing_before() -> None:
    assert told(Entry(Entity.NOTE, None, {"text": "请核实"})) == ("", "批注：请核实")


def test_a_decision_on_a_finding_is_in_words() -> None:
    assert told(Entry(Entity.FINDING, {"state": "open"}, {"state": "accepted"})) == (
        "处理：未处理",
        "处理：采纳",
    )


def test_days_of_a_report_are_told_in_words() -> None:
    before: Row = {"received": None, "published": None}
    after: Row = {"received": "2025-02-27", "published": None}
    assert told(Entry(Entity.FILING, before, after)) == ("", "收到日期：2025-02-27")


def test_every_field_that_paper_tells_has_a_name() -> None:
    assert [name for names in SHOWN.values() for name in names if field_name(name) == name] == []


def test_long_texts_are_cut() -> None:
    assert len(told(Entry(Entity.NOTE, None, {"text": "长" * 200}))[1]) < 50


def test_things_that_paper_does_not_know_are_told_by_name_only() -> None:
    assert told(Entry(Entity.BASE, None, {"value": 3})) == ("", "")
