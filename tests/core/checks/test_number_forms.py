"""Numbers that are told of the wrong thing, of two things, or by times where there is less."""

from __future__ import annotations

import planted
import pytest

from app.core.resources import load_json

_THINGS = load_json("checks/things.json")


def told(text: str) -> list[str]:
    _, findings = planted.findings_of(planted.framed(["A"], text))
    return [f.message for f in findings if f.rule == "number_form"]


def test_each_of_two_decreases_by_times_is_told() -> None:
    assert len([said for said in told("信访量下降3倍，投诉量减少了2倍。") if "不能用倍数" in said]) == 2


@pytest.mark.parametrize("thing", _THINGS["counted_by_one"])
def test_one_number_for_two_things_of_a_kind_is_told(thing: str) -> None:
    assert any("合报一个数" in said for said in told(f"全年组织普法{thing}和法律援助{thing}共计12次。"))
    assert not any("合报一个数" in said for said in told(f"全年组织普法{thing}12次和法律援助{thing}6次。"))


@pytest.mark.parametrize(
    ("thing", "wrong"), [(thing, row["wrong"][0]) for row in _THINGS["measures"] for thing in row["things"]]
)
def test_a_measure_word_that_is_never_used_of_a_thing_is_told(thing: str, wrong: str) -> None:
    assert any("量词有误" in said for said in told(f"全年涉及{thing}35{wrong}。"))
