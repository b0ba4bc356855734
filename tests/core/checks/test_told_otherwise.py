"""Numbers, dates and posts that other words of the report belie, and those that only seem to."""

from __future__ import annotations

import planted
import pytest

from app.core.checks.contradictions.counted import number
from app.core.enums import Severity
from app.core.resources import load_json


def rules(text: str) -> set[str]:
    _, findings = planted.findings_of(planted.framed(["A"], text))
    return {f.rule for f in findings} & {
        "contradiction",
        "impossible",
        "rate_mismatch",
        "sum_mismatch",
        "number_form",
    }


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("开展为期两个月的合同检查（5月1日至7月31日）。", "contradiction"),
        ("信访量由2023年的128起下降到96起，降幅33.3%。", "rate_mismatch"),
        ("信访量由2023年的96起下降到128起。", "contradiction"),
        ("督察反馈问题9个，完成整改8个，剩余2个正在推进。", "sum_mismatch"),
        ("组织闭卷考试，最高108分（满分100分）。", "impossible"),
        ("开展各类宣传58场次，发放资料900册。其中举办宪法宣传6场、反诈宣传61场。", "sum_mismatch"),
        ("构建镇、村、组四级网络。", "contradiction"),
        ("每季度召开1次工作例会，全年共召开3次。", "contradiction"),
        ("调解矛盾纠纷35场。", "number_form"),
    ],
)
def test_what_cannot_be_is_told_under_its_rule(text: str, rule: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "开展为期三个月的合同检查（5月1日至7月31日）。",
        "信访量由2023年的128起下降到96起，降幅25%。",
        "督察反馈问题9个，完成整改7个，剩余2个正在推进。",
        "组织闭卷考试，最高98分（满分100分）。",
        "构建镇、村、组三级网络，市、区县、乡镇（街道）三级联动。",
        "每季度召开1次工作例会，全年共召开5次。",
        "考核排名由第20位上升至第17位。",
    ],
)
def test_what_holds_together_raises_no_alarm(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize("name", sorted(load_json("checks/days.json")["days"]))
def test_a_named_day_is_told_where_another_date_stands_beside_it(name: str) -> None:
    date = load_json("checks/days.json")["days"][name]
    assert rules(f"{date}{name}前后开展宣传。") == set()
    assert "impossible" in rules(f"1月2日{name}前后开展宣传。")


@pytest.mark.parametrize(
    ("words", "value"),
    [("3", 3), ("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("百", 0), ("", 0)],
)
def test_numbers_in_words_are_read(words: str, value: int) -> None:
    assert number(words) == value


def test_a_sum_seen_in_two_ways_is_told_once_and_as_the_graver_one() -> None:
    text = "全年受理事项15240件，其中线上6810件、线下8340件。"
    _, findings = planted.findings_of(planted.framed(["A"], text))
    (found,) = [f for f in findings if f.rule == "sum_mismatch"]
    assert found.severity is Severity.ERROR
