from __future__ import annotations

import json
from dataclasses import replace

import pytest
from learning_making import decide, state_of, taught

from app.core.enums import Qualifier, Role
from app.core.errors import ReportError
from app.core.learning import (
    Rule,
    RuleField,
    alike,
    alike_act,
    apply_rules,
    describe,
    evidence_of,
    learn,
    lesson_of,
    read_rules,
    rule_from,
    rule_row,
    tallies,
    wanted_of,
    write_rules,
)
from app.core.learning.learner import after
from app.core.reading import read_document
from app.core.report import Document, Head
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()
CARD = {"indicator": "PUB.MATERIAL"}


def rules_of(marked: str, *outcomes: dict[str, object] | None, **where: str) -> tuple[Rule, ...]:
    return learn(taught(marked, *outcomes, **where), book=BOOK)


def test_a_correction_becomes_a_rule_of_the_words_beside_the_number_and_its_unit() -> None:
    (rule,) = rules_of("入户发放连心折[300张]。", CARD)
    assert (rule.field, rule.phrase, rule.unit, rule.value) == (
        RuleField.INDICATOR,
        "连心折",
        "张",
        "PUB.MATERIAL",
    )


def test_a_rule_says_what_it_does_and_where_it_comes_from() -> None:
    (rule,) = rules_of("入户发放连心折[300张]。", CARD)
    assert describe(rule, BOOK) == "“连心折”＋张 → 发放宣传资料数"
    assert rule.why == "学自 云集镇 2024 的更正：入户发放连心折300张（指标）"


def test_confirming_teaches_no_rule() -> None:
    assert rules_of("入户发放连心折[300张]。", {}) == ()


def test_a_second_like_correction_adds_its_source_instead_of_a_rule() -> None:
    (rule,) = rules_of("发放连心折[300张]。另发连心折[20张]。", CARD, CARD)
    assert len(rule.made_from) == 2


def test_a_rule_never_contradicts_a_confirmed_figure() -> None:
    confirmed = taught("回收旧连心折[5张]。", {}, town="甲镇")
    rules = learn(taught("发放连心折[300张]。", CARD), confirmed, book=BOOK)
    assert [r.phrase for r in rules] == ["发放连心折"]


def test_a_later_decision_that_contradicts_a_rule_narrows_it() -> None:
    first = taught("发放连心折[300张]。", CARD)
    rules = learn(first, book=BOOK)
    later = taught("回收旧连心折[5张]。", {}, town="甲镇")
    narrowed = after(rules, lesson_of(later, [*first, *later], rules, book=BOOK))
    assert [r.phrase for r in narrowed] == ["发放连心折"]


def test_where_no_words_separate_a_heading_does() -> None:
    first = taught("登记台账[12本]。", {"indicator": "PUB.MATERIAL"}, title="普法宣传月行事")
    against = taught("登记台账[12本]。", {}, town="甲镇", title="值班安排表")
    (rule,) = learn(first, against, book=BOOK)
    assert rule.topic
    assert rule.topic in "普法宣传月行事"


def test_where_nothing_separates_no_rule_is_made() -> None:
    first = taught("登记台账[12本]。", {"indicator": "PUB.MATERIAL"})
    against = taught("登记台账[12本]。", {}, town="甲镇")
    assert learn(first, against, book=BOOK) == ()


def test_words_that_say_nothing_make_no_rule() -> None:
    assert rules_of("全年共开展活动[12次]。", {"indicator": "PUB.CAMPAIGN"}) == ()


def test_the_books_own_words_of_another_indicator_are_not_taken_from_it() -> None:
    rules = rules_of("新建法治广场宣传资料架[3个]。", {"indicator": "PUB.SITE"})
    assert all(r.phrase != "宣传资料" for r in rules)


def test_two_corrections_are_generalised_to_what_they_share() -> None:
    rules = rules_of(
        "组织红袖章夜间联防守护[8次]。村干部红袖章带队上路[9次]。",
        {"indicator": "ENFC.PATROL"},
        {"indicator": "ENFC.PATROL"},
    )
    assert any("红袖章" in r.phrase and len(r.phrase) < 9 for r in rules)


def test_a_taken_back_correction_takes_its_rule_along() -> None:
    first = taught("发放连心折[300张]。", CARD)
    rules = learn(first, book=BOOK)
    undone = evidence_of(state_of("发放连心折[300张]。"))
    assert after(rules, lesson_of(undone, [], rules, book=BOOK)) == ()


def test_a_rejection_becomes_a_rule_that_there_is_no_figure() -> None:
    (rule,) = rules_of("推行连心桥工作法[12条]。", None)
    assert rule.field is RuleField.FIGURE
    text = "全镇推行连心桥工作法12条。"
    reading = read_document(Document(text), rules=(rule,))
    assert not reading.figures
    assert read_document(Document(text)).figures


def test_a_rule_that_is_switched_off_is_not_used_and_not_learned_again() -> None:
    first = taught("发放连心折[300张]。", CARD)
    (rule,) = learn(first, book=BOOK)
    off = replace(rule, is_on=False)
    lesson = lesson_of(first, first, [off], book=BOOK)
    assert rule not in lesson.new
    text = "散发连心折200张。"
    assert read_document(Document(text), rules=(off,)) == read_document(Document(text))


def test_a_new_reading_uses_a_rule_at_once_and_says_so() -> None:
    rules = rules_of("入户发放连心折[300张]。", CARD)
    (figure,) = read_document(Document("各村散发连心折200张。"), rules=rules).figures
    assert figure.indicator == "PUB.MATERIAL"
    assert "学到的规则" in figure.why


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": Role.PLAN}, ("role", Role.PLAN)),
        ({"unit": "户次"}, ("unit", "户次")),
        ({"period": "stock"}, ("period", "stock")),
    ],
)
def test_other_fields_are_learned_too(fields: dict[str, object], said: tuple[str, object]) -> None:
    rules = rules_of("登门连心桥[12户]。", fields)
    state = state_of("登门连心桥[20户]。", town="甲镇")
    found = apply_rules(state.document.text, [r.figure for r in state.figures], (), Head(year=2024), rules)
    assert getattr(found[0], said[0]) == said[1]


def test_a_bound_is_learned_from_the_words_that_touch_the_number() -> None:
    rules = rules_of("受益群众小[500人]。", {"qualifier": Qualifier.LESS_THAN})
    assert [r.phrase for r in rules] == ["小"]
    state = state_of("到场小[80人]，乡亲[90人]。", town="甲镇")
    found = apply_rules(state.document.text, [r.figure for r in state.figures], (), Head(year=2024), rules)
    assert [f.qualifier for f in found] == [Qualifier.LESS_THAN, Qualifier.EXACT]


def test_used_and_overruled_are_counted_without_the_sources() -> None:
    source = state_of("发放连心折[300张]。")
    first = decide(source, CARD)
    (rule,) = learn(first, book=BOOK)
    read_so = state_of("发放连心折[8张]。", town="甲镇")
    record = read_so.figures[0]
    figure = replace(record.figure, indicator="PUB.MATERIAL")
    used = evidence_of(replace(read_so, figures=(replace(record, figure=figure, suggested=figure),)))
    overruled = taught("发放连心折[9张]。", {"indicator": "PUB.BOARD"}, town="乙镇")
    counted = tallies([rule], [*first, *used, *overruled])[rule.key]
    assert (counted.used, counted.overruled) == (1, 1)


def test_learning_is_the_same_twice() -> None:
    marked = "发放连心折[300张]。红袖章巡夜[9次]。说和扯皮事[12桩]。"
    outcomes = (CARD, {"indicator": "ENFC.PATROL"}, {"indicator": "MED.TOTAL"})
    assert rules_of(marked, *outcomes) == rules_of(marked, *outcomes)


def test_rules_go_through_rows_and_files() -> None:
    rules = rules_of("发放连心折[300张]。", CARD)
    assert tuple(rule_from(rule_row(r)) for r in rules) == rules
    (read,) = read_rules(write_rules(rules))
    assert (read.key, read.phrase, read.is_imported, read.made_from) == (
        rules[0].key,
        rules[0].phrase,
        True,
        (),
    )


_GOOD = json.loads(write_rules(rules_of("发放连心折[300张]。", CARD)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps({**_GOOD, "version": 9}).encode(),
        json.dumps({**_GOOD, "rules": 3}).encode(),
        json.dumps({**_GOOD, "rules": [{"field": "indicator"}]}).encode(),
        json.dumps({**_GOOD, "rules": [{**_GOOD["rules"][0], "phrase": "明" * 99}]}).encode(),
        json.dumps({**_GOOD, "rules": [{**_GOOD["rules"][0], "phrase": "a\u0000"}]}).encode(),
        json.dumps({**_GOOD, "rules": [{**_GOOD["rules"][0], "field": "role", "value": "boss"}]}).encode(),
        json.dumps({**_GOOD, "rules": [{**_GOOD["rules"][0], "more": 1}]}).encode(),
        json.dumps({**_GOOD, "rules": [{**_GOOD["rules"][0], "is_on": "yes"}]}).encode(),
    ],
)
def test_a_hostile_rule_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ReportError, match="规则"):
        read_rules(data)


def test_alike_are_undecided_figures_with_the_same_phrase_unit_and_wrong_field() -> None:
    (source, *_) = taught("发放连心折[300张]。", CARD)
    wanted = wanted_of(source, "连心折")
    assert wanted is not None
    pool = evidence_of(
        state_of("送连心折[5张]，印海报[6张]，连心折[7本]。", town="甲镇"),
    )
    assert [a.surface for a in alike(wanted, pool)] == ["5张"]
    decided_already = taught("送连心折[5张]。", {}, town="乙镇")
    assert alike(wanted, decided_already) == ()


def test_another_unit_is_offered_for_all_figures_of_the_indicator() -> None:
    first = counted("放映法治电影[41场]。", town="云集镇")
    (source,) = decide(first, {"unit": "场次"})
    wanted = wanted_of(source)
    assert wanted is not None
    pool = evidence_of(counted("举行文艺汇演[5场]，巡演[7次]，办晚会[6场]。", town="甲镇"))
    assert [a.surface for a in alike(wanted, pool)] == ["5场", "6场"]
    act = alike_act(wanted, counted("举行文艺汇演[5场]。", town="甲镇").figures, {}, book=BOOK)
    assert act.name == "同类更正 1 处单位 场 → 场次" and "同一指标" in act.why
    assert [c.after and c.after["unit"] for c in act.changes] == ["场次"]


def counted(marked: str, *, town: str) -> ReportState:
    """A report whose figures all count campaigns."""
    state = state_of(marked, town=town)
    read = [replace(r.figure, indicator="PUB.CAMPAIGN") for r in state.figures]
    both = zip(state.figures, read, strict=True)
    return replace(state, figures=tuple(replace(r, figure=f, suggested=f) for r, f in both))


def test_a_wrong_indicator_is_offered_by_words_alone() -> None:
    (source,) = decide(counted("放映法治电影[41场]。", town="云集镇"), {"indicator": "PUB.LECTURE"})
    wanted = wanted_of(source)
    assert wanted is not None
    assert alike(wanted, evidence_of(counted("举行文艺汇演[5场]。", town="甲镇"))) == ()


def test_alike_are_corrected_in_one_named_act() -> None:
    (source,) = taught("发放连心折[300张]。", CARD)
    wanted = wanted_of(source, "连心折")
    assert wanted is not None
    records = state_of("送连心折[5张]，又送连心折[6张]。", town="甲镇").figures
    act = alike_act(wanted, records, {}, book=BOOK)
    assert act.name == "同类更正 2 处“连心折” → 发放宣传资料数"
    assert [c.after and c.after["indicator"] for c in act.changes] == ["PUB.MATERIAL"] * 2


def test_rejecting_alike_figures_is_one_act_too() -> None:
    (source,) = taught("推行连心桥工作法[12条]。", None)
    wanted = wanted_of(source)
    assert wanted is not None
    records = state_of("推行连心桥工作法[9条]。", town="甲镇").figures
    act = alike_act(wanted, records, {}, book=BOOK)
    assert act.name.startswith("同类排除 1 处")
    assert act.changes[0].after is not None
    assert act.changes[0].after["status"] == "rejected"


def test_a_number_read_wrongly_is_like_no_other() -> None:
    (source,) = taught("发放连心折[300张]。", {"value": 30.0})
    assert wanted_of(source) is None


def test_a_rule_with_a_topic_holds_under_that_heading_only() -> None:
    first = taught("登记台账[12本]。", {"indicator": "PUB.MATERIAL"}, title="普法宣传月行事")
    against = taught("登记台账[12本]。", {}, town="甲镇", title="值班安排表")
    (rule,) = learn(first, against, book=BOOK)
    text = f"一、{rule.topic}\n登记台账8本。\n二、后勤保障\n登记台账9本。\n"
    figures = read_document(Document(text), rules=(rule,)).figures
    assert [f.indicator for f in figures] == ["PUB.MATERIAL", None]
