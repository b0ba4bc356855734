"""A finding leads to every place it rests on, the one that is to be mended first."""

from __future__ import annotations

import pytest

from app.core.reading import read_document
from app.core.report import Document, Finding

HEAD = "石桥镇2024年法治政府建设情况报告\n一、主要举措\n"


def found_by(rule: str, text: str) -> list[Finding]:
    return [found for found in read_document(Document(text)).findings if found.rule == rule]


def test_the_wrong_place_comes_before_the_right_one() -> None:
    text = HEAD + "扎实开展社会矛盾纠纷化解工作。\n又开展社会矛盾纠化解工作。\n"
    (found,) = found_by("typo", text)
    places = [text[slice(*span)] for span in found.spans]
    assert "矛盾纠化" in places[0]
    assert "矛盾纠纷" in places[1]


def test_two_numbers_that_disagree_and_come_again_are_one_finding() -> None:
    again = "全年共发放法治宣传资料6000余份。\n"
    text = f"{HEAD}{again}全年共发放法治宣传资料9000余份。\n{again}"
    (found,) = found_by("contradiction", text)
    assert [text[slice(*span)] for span in found.spans] == ["6000余份", "9000余份", "6000余份"]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("镇党委书记带头述法", "warn"),
        ("街道党工委书记带头学法", "warn"),
        ("村支部委员带头扫雪", "error"),
    ],
)
def test_a_leaders_own_part_told_in_passing_is_a_warning_with_its_sentence(words: str, severity: str) -> None:
    text = (
        HEAD
        + f"{words}，推动工作落实。"
        + "开展法治宣传，走村入户发放资料，群众知晓率稳步提高。" * 8
        + "\n二、存在的不足和原因\n执法力量薄弱，原因是编制偏少。\n三、下一年度主要安排\n2025年继续推进依法行政。\n"
    )
    (found,) = [f for f in found_by("missing_part", text) if "第一责任人" in f.message]
    assert found.severity.value == severity
    assert (words in found.message) == (severity == "warn")


def test_a_part_that_is_nowhere_leads_to_the_title_under_the_path_of_a_web_page() -> None:
    title = "石桥镇2024年法治政府建设情况报告"
    text = (
        f"首页 > 政务公开 > 石桥镇\n索引号：SQ2025-0017\n{title}\n一、主要举措和成效\n"
        + "开展法治宣传，走村入户。" * 30
    )
    absent = [f for f in found_by("missing_part", text) if f.message.startswith("没有找到")]
    assert absent and {text[slice(*f.spans[0])] for f in absent} == {title}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("建立“双语普法队，走村宣讲。", "“双语普法队，走村宣讲。”处只有前引号，没有后引号，请补上。"),
        ("组织学习民法典》等法律。", "“组织学习民法典”处只有后书名号，没有前书名号，请补上。"),
    ],
)
def test_a_mark_without_its_fellow_is_told_in_words_not_in_marks(words: str, said: str) -> None:
    assert [found.message for found in found_by("punct", HEAD + words + "\n")] == [said]
