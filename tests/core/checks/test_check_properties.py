"""Whatever the text: places inside it, the same findings each time, and no text that stops the program."""

from __future__ import annotations

import time

import planted_reports
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.checks.case import Case, case_of_reading, occurrences
from app.core.checks.registry import CHECKS, check, settings_of, watching
from app.core.checks.spelling.slips import left_by_slips
from app.core.checks.watch import Watch, places_in
from app.core.reading import read_document
from app.core.report import Document
from app.core.taxonomy import standard_taxonomy
from tests.pace import scaled

BOOK = standard_taxonomy()
_PIECES = st.sampled_from(
    ["一、主要举措和成效\n", "（一）", "1.", "《婚姻法》", "“", "”", "（", "）", "2023年以来", "今年", "其中", "13余起", "102%", "推动推动",
     "化解率", "调解矛盾纠纷", "98.5%", "200件", "190件", "20212025年", "××镇", "，", "。", "\n", "矛盾纠份", "矛盾纠纷", "二是", "四是", "𬭎",
     "存在的问题及原因\n", "下一步，", "6月31日", "合计", "原因", "等工作", "做好普法、法律援助", "\u3000", "-2件", "\ud83d\ude00"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200)


def case_of(text: str) -> Case:
    document = Document(text)
    return case_of_reading(document, read_document(document, book=BOOK), BOOK)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_places_stand_inside_the_text_and_findings_repeat(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    found = check(case_of(text))
    assert found == check(case_of(text))
    for item in found:
        assert item.message
        assert all(0 <= start <= end <= len(text) for start, end in item.spans)


_FEW = st.sampled_from("的法治^]-[.|𬭎") | st.characters()
_WHOLE = st.sampled_from("的法治^]-[.|𬭎") | st.characters(exclude_categories=["Cs"])
_SOME_WORDS = st.lists(st.text(_WHOLE, min_size=1, max_size=4), min_size=1, max_size=6)


@given(st.text(_FEW, max_size=60), _SOME_WORDS)
def test_a_watch_finds_exactly_the_words_that_are_there_at_all_their_places(
    text: str, words: list[str]
) -> None:
    groups = frozenset(words), frozenset(words[:1]), frozenset(words[1:])
    watch = Watch(groups)
    for whole in (text, text + words[0], words[0] + text, text + words[0] + text):
        found = watch.in_text(whole)
        for group in groups:
            expected = {word: list(occurrences(whole, word)) for word in group if word in whole}
            assert found.get(group, {}) == places_in(whole, group) == expected


def test_half_a_character_stands_in_nobodys_way() -> None:
    assert places_in("\ud800法治\udc00𬭎", frozenset({"法治"})) == {"法治": [(1, 3)]}


def test_all_checks_find_the_same_with_a_watch_and_without() -> None:
    for text in (
        "宣传《婚姻法》，推进行政执发和行政执法，今年以来，，贫困户的的工作。\n",
        "&nbsp;X镇合计3件",
    ):
        case = case_of(text * 3)
        for rule, run in CHECKS.items():
            assert list(run(case, settings_of(rule))) == list(run(watching(case), settings_of(rule)))


def test_every_group_that_a_check_asks_for_is_watched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[str]] = []
    monkeypatch.setattr("app.core.checks.case.places_in", lambda _text, words: asked.append(words) or {})
    for name in ("fifth", "twentieth", "twenty_second"):
        for report in planted_reports.load(name):
            check(case_of(report.text))
    assert asked == []


_HOSTILE = {
    "digits": "1" * 100_000,
    "blanks": "　 " * 50_000,
    "one character": "推" * 100_000,
    "doubled words": "推动" * 50_000,
    "quotes": "“《（" * 33_000,
    "commas": "，" * 100_000,
    "half width": "法,治;" * 25_000,
    "clauses": "深入推进法治政府建设各项工作，" * 6_600,
    "one clause": "法治政府建设" * 16_600,
    "parts": "共10件，其中5件、" * 10_000,
    "headings": "一、加强组织领导\n" * 11_000,
    "points": "一是抓学习；" * 16_600,
    "laws": "《婚姻法》" * 20_000,
    "slips": "行政执发矛盾纠份行政执法矛盾纠纷" * 6_200,
    "dates": "6月31日" * 20_000,
    "marks": "&lt;<br>__XX镇" * 8_000,
    "figures": "调解矛盾纠纷12件，调解成功率98%。" * 5_500,
    "periods": "每月召开1次法治工作会议。每季度召开1次法治工作会议。" * 2_000,
    "dates of one thing": "2021年建成镇公共法律服务站。2019年建成镇公共法律服务站。" * 1_500,
    "heads": "由镇党委书记任法治建设领导小组组长。由镇长任法治建设领导小组组长。" * 1_500,
    "orders": "11月启动行政案卷评查。10月完成行政案卷评查。" * 2_000,
    "some covered": "18个村中有15个村聘请了法律顾问。" * 3_000,
    "denials": "未发生国家赔偿案件。调解矛盾纠纷3件。" * 2_500,
    "some left": "已全部办结。尚有2件人大代表建议未办结。" * 2_500,
    "first times": "首次举办模拟法庭。连续三年举办模拟法庭。" * 2_500,
}


@pytest.mark.long
@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_text_costs_no_rule_more_than_half_a_second(name: str) -> None:
    case = watching(case_of(_HOSTILE[name]))
    case.found(left_by_slips()), case.scan.lines, case.by_indicator
    most = scaled(0.5)
    for rule, run in CHECKS.items():
        began = time.process_time()
        count = sum(1 for _ in zip(run(case, settings_of(rule)), range(200_000), strict=False))
        spent = time.process_time() - began
        assert spent < most, (rule, spent, count)
