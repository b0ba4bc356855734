"""Slips of the pen are told by the neighbours they leave; the same neighbours of two words are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.checks import typo
from app.core.checks.case import Case
from app.core.checks.registry import settings_of
from app.core.checks.spelling import slip_kinds, slips, vocabulary
from app.core.checks.spelling.vocabulary import usual
from app.core.report import Document, Head
from app.core.resources import load_json
from app.core.taxonomy import standard_taxonomy

MISHEARD = load_json("checks/slips.json")["misheard"]


def found(text: str) -> list[tuple[str, str]]:
    return [(slip.wrong, slip.term) for slip, _ in slips.slips_in(case_of(text))]


def said(text: str) -> list[str]:
    return [item.message for item in typo.find(case_of(text), settings_of("typo"))]


def case_of(text: str) -> Case:
    return Case(Document(text), Head(year=2024), (), (), standard_taxonomy())


@pytest.mark.parametrize(
    ("text", "wrong", "term"),
    [
        ("加快整攻进度。", "整攻", "整改"),
        ("聘请法律员助律师。", "法律员助", "法律援助"),
        ("办理民人调解案件。", "民人调解", "人民调解"),
        ("推进综合行执法改革。", "综合行执法", "综合行政执法"),
        ("化解矛盾纠案件。", "矛盾纠", "矛盾纠纷"),
        ("部分村民规则意不强。", "规则意", "规则意识"),
        ("压紧压实工作责，形成合力。", "工作责", "工作责任"),
        ("营造浓厚氛和学法风气。", "浓厚氛", "浓厚氛围"),
        ("开展业务培圳4期。", "业务培圳", "业务培训"),
        ("发放普法宣单5000份。", "普法宣单", "普法宣传单"),
        ("压实主体责壬。", "主体责壬", "主体责任"),
        ("落实政治务任。", "务任", "任务"),
        ("坚持一如继往推进。", "一如继往", "一如既往"),
        ("推行“首罚不违”。", "首罚不违", "首违不罚"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text: str, wrong: str, term: str) -> None:
    assert (wrong, term) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "调整攻势，把调查检测结果送检查组。",
        "推动理念入脑入心，厚植法治文化，落实落细，提质增效。",
        "和协村完成改造，镇直部门配合。",
        "对执法过程实行记录，行政检察建议全部采纳。",
        "重点时间点、工作责令整改、合力办事、民主评事、学法考法。",
        "盯紧隐患整改，业务精、作风硬，市容环境领域占到31件。",
        "壬寅年春，镇长邀请壬先生作家风讲座。",
        "",
        "整",
    ],
)
def test_words_that_only_meet_are_no_slip(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("row", MISHEARD, ids=lambda row: str(row["wrong"]))
def test_another_word_is_told_beside_words_of_the_one_meant_only(row: dict[str, Any]) -> None:
    phrases = [word + row["wrong"] for word in row["before"]] + [
        row["wrong"] + word for word in row["behind"]
    ]
    for phrase in phrases:
        assert any(row["right"] in message for message in said(f"据悉，{phrase}。")), phrase
    assert not said(f"据悉，“{row['wrong']}”一词另有其义。")


@pytest.mark.parametrize("text", ["镇长沈立平牵头，镇长沈立萍出庭。", "乡长陆志明任组长；乡长陆志鸣履职。"])
def test_a_name_written_two_ways_is_told_with_both_places(text: str) -> None:
    assert any("姓名" in message for message in said(text))


@pytest.mark.parametrize("text", ["镇长李明主持会议，镇长李明召开会议。", "书记高度重视，书记高效推动。"])
def test_words_behind_a_short_name_or_none_are_no_second_spelling(text: str) -> None:
    assert not any("姓名" in message for message in said(text))


def test_rare_characters_are_watched_for_by_themselves_and_not_in_pairs() -> None:
    watched = slips.left_by_slips()
    alone = {word for word in watched if len(word) == 1}
    assert {"圳", "壬", "栽"} <= alone
    assert not alone & usual()
    # Half as many as with a pair for each place where one may stand.
    assert len(watched) < 17 * len(vocabulary.terms())


def test_every_slip_is_looked_for_by_what_it_leaves() -> None:
    for text, wrong in (("圳", ""), ("培圳", "培圳"), ("，栽", "")):
        assert [own for own, _ in found(text)] == ([wrong] if wrong else [])


def test_a_character_taken_for_another_is_meant_wherever_it_leaves_new_neighbours() -> None:
    terms, looked = vocabulary.terms()[::37], 0
    for term in terms:
        for at, right in enumerate(term):
            for other in vocabulary.confused().get(right, "")[:3]:
                wrong = term[:at] + other + term[at + 1 :]
                slip = slip_kinds.slip_of(term, wrong)
                for joint in set(slip.joints) & {at - 1, at} if slip else ():
                    # Between other words the edges of the term stand beside other characters.
                    around = f"，{wrong}，"[joint : joint + 4]
                    looked += 1
                    assert any(meant[:2] == (term, wrong) for meant in slips._mistaken_in(around, 1))
    assert looked > 1000
