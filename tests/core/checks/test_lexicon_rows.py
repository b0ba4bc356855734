"""Every row of the word lists finds its own example and leaves its near miss alone."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.checks import law_stale
from app.core.checks.case import Case
from app.core.checks.laws import issuers
from app.core.checks.lexicon import Lexicon
from app.core.checks.spelling.vocabulary import terms
from app.core.report import Document, Head
from app.core.resources import load_json
from app.core.taxonomy import standard_taxonomy

LISTS = (
    ("terms", "terms"),
    ("terms", "ahead"),
    ("laws", "wrong"),
    ("artifacts", "artifacts"),
    ("artifacts", "dates"),
    ("templates", "unfilled"),
    ("slips", "slips"),
    ("bounds", "clashes"),
    ("marks", "marks"),
)
TERMS = [*load_json("checks/terms.json")["terms"], *load_json("checks/terms.json")["ahead"]]
ROWS = [
    (f"{name}/{i}", row)
    for name, part in LISTS
    for i, row in enumerate(load_json(f"checks/{name}.json")[part])
]


def case(text: str, year: int = 2024) -> Case:
    return Case(Document(text), Head(year=year), (), (), standard_taxonomy())


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _ in ROWS])
def test_a_row_finds_its_example_and_not_its_near_miss(name: str, row: dict[str, Any]) -> None:
    (entry,) = Lexicon([row]).entries
    assert entry.places(case(f"据悉，{row['example']}，做了不少事。")), row["example"]
    assert not entry.places(case(f"据悉，{row['near']}，做了不少事。")), row["near"]


def test_no_sure_slip_is_part_of_a_right_word() -> None:
    pairs = load_json("checks/slips.json")["pairs"]
    right = {*terms(), *pairs.values()}
    assert [(wrong, word) for wrong in pairs for word in right if wrong in word] == []


@pytest.mark.parametrize("law", law_stale.repealed_laws(), ids=lambda law: law.name)
def test_a_repealed_law_is_told_with_its_day_and_successor(law: law_stale.Repealed) -> None:
    later = int(law.since[:4]) + 3
    (found,) = planted_law(f"宣讲《{law.name}》，发放手册。", later)
    assert law.by in found and law.since[:4] in found and law.basis
    assert not planted_law(f"原《{law.name}》已废止，应看{law.by}。", later)
    assert not planted_law(f"宣讲《{law.name}》，发放手册。", int(law.since[:4]) - 1)


@pytest.mark.parametrize(
    ("text", "year", "is_stale"),
    [
        ("4月，对照《信访条例》办理来信。", 2022, False),
        ("9月，对照《信访条例》办理来信。", 2022, True),
        ("对照《信访条例》办理来信。", 2022, True),
        ("对照《信访条例》办理来信。", 2021, False),
        ("宣传《个体工商户条例》。", 2022, False),
        ("12月，宣传《个体工商户条例》。", 2022, True),
        ("11月，宣传《个体工商户条例》。", 2022, True),
        ("8月，宣传《社会抚养费征收管理办法》。", 2021, False),
        ("9月，宣传《社会抚养费征收管理办法》。", 2021, False),
    ],
)
def test_a_law_repealed_within_the_year_is_told_of_too_late_by_the_month(
    text: str, year: int, is_stale: bool
) -> None:
    assert len(planted_law(text, year)) == is_stale


def test_the_year_that_the_opening_tells_of_counts_where_the_title_has_an_earlier_one() -> None:
    text = "2020年法治政府建设情况报告\n2021年，全镇稳步推进各项工作。宣讲《物权法》，发放手册。"
    assert len(planted_law(text, 2020)) == 1


@pytest.mark.parametrize("row", TERMS, ids=lambda row: row["words"][0])
def test_a_superseded_term_says_where_that_is_known_from(row: dict[str, Any]) -> None:
    assert row["source"]


def planted_law(text: str, year: int) -> list[str]:
    from app.core.checks.registry import settings_of

    return [f.message for f in law_stale.find(case(text, year), settings_of("law_stale"))]


@pytest.mark.parametrize(
    "words", ["《劳动合同法》", "《婚姻登记条例》", "婚姻法律知识", "物权法定", "《云岭省信访条例》"]
)
def test_names_that_only_hold_a_repealed_one_are_left_alone(words: str) -> None:
    assert planted_law(f"学习{words}。", 2024) == []


@pytest.mark.parametrize("row", load_json("checks/laws.json")["issuers"], ids=lambda row: row["by"])
def test_a_paper_ascribed_to_another_body_is_told(row: dict[str, Any]) -> None:
    (found,) = planted_law(f"贯彻{row['example']}，落实责任。", 2024)
    assert row["by"] in found
    assert planted_law(f"贯彻{row['near']}，落实责任。", 2024) == []


@pytest.mark.parametrize("paper", sorted(issuers.words()))
def test_every_paper_has_issuers_that_are_known(paper: str) -> None:
    (by,) = [row["by"] for row in load_json("checks/laws.json")["issuers"] if paper in row["papers"]]
    assert planted_law(f"贯彻{by}的《{paper}》，落实责任。", 2024) == []
    assert len(planted_law(f"贯彻最高人民法院、公安部印发的《{paper}》，落实责任。", 2024)) == 1
