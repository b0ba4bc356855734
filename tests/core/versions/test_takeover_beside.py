"""Findings that rest on several reports go along when one of these is replaced by its new version."""

from __future__ import annotations

from app.core.checks.case import case_of_state
from app.core.checks.records import records
from app.core.enums import FindingState, Severity
from app.core.report import Document, Finding, Head, OtherPlace
from app.core.review.acts import finding_row
from app.core.review.changes import Entity
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy
from app.core.versions.beside import decisions_beside, moved, without

OLD = "全年开展法治宣传活动12场次。调解矛盾纠纷218件，群众满意。"
NEW = "（修订）" + OLD.replace("218件", "220件")
OTHER = "共和镇报告。全年开展法治宣传活动12场次。"
COPIED = (0, OLD.index("调解"))


def finding(span: tuple[int, int], other: str) -> Finding:
    return Finding("copied_text", Severity.WARN, "与另一份报告相同", (span,), (OtherPlace(other, 6, 20),))


def state(key: str, text: str, *findings: Finding, **decided: str) -> ReportState:
    bare = ReportState(key, f"{key}.txt", Document(text), Head(), (), ())
    plain = records(case_of_state(bare, standard_taxonomy()), findings, {})
    rows = {record.key: {"state": decided["state"]} for record in plain} if decided else {}
    case = case_of_state(bare, standard_taxonomy())
    return ReportState(
        key, f"{key}.txt", Document(text), Head(), (), (), findings=records(case, findings, rows)
    )


def test_a_finding_is_set_on_the_new_text_where_its_words_stand() -> None:
    gone = finding((OLD.index("218件"), OLD.index("218件") + 4), "乙")
    (standing,) = moved([finding(COPIED, "乙"), gone], OLD, NEW)
    assert NEW[slice(*standing.spans[0])] == OLD[slice(*COPIED)]
    assert standing.elsewhere == (OtherPlace("乙", 6, 20),)


def test_a_decision_in_another_report_speaks_of_the_new_version() -> None:
    span = (6, len(OTHER))
    accepted = str(FindingState.ACCEPTED)
    other = state("乙", OTHER, finding(span, "旧"), finding(span, "丙"), state=accepted)
    before, after = decisions_beside("旧", "新", [other], standard_taxonomy())
    assert (before.entity, before.key, before.after) == (Entity.FINDING, other.findings[0].key, None)
    assert before.before == finding_row(other.findings[0])
    expected = state("乙", OTHER, finding(span, "新"), state=accepted).findings[0]
    assert (after.key, after.report, after.before) == (expected.key, "乙", None)
    assert after.after is not None and after.after["state"] == accepted


def shared(own: tuple[int, int], *others: str) -> Finding:
    places = tuple(OtherPlace(other, 6, 20, own=own) for other in others)
    return Finding("copied_text", Severity.WARN, "与别的报告相同", (own,), places)


def test_words_shared_with_several_reports_turn_only_where_the_decision_rests_on_the_former() -> None:
    span, accepted = (6, len(OTHER)), str(FindingState.ACCEPTED)
    first = state("乙", OTHER, shared(span, "旧", "丙"), state=accepted)
    before, after = decisions_beside("旧", "新", [first], standard_taxonomy())
    expected = state("乙", OTHER, shared(span, "新"), state=accepted).findings[0]
    assert (before.key, after.key) == (first.findings[0].key, expected.key)
    second = state("乙", OTHER, shared(span, "丙", "旧"), state=accepted)
    assert list(decisions_beside("旧", "新", [second], standard_taxonomy())) == []


def test_of_words_shared_with_several_reports_those_go_along_that_stand() -> None:
    gone = (OLD.index("218件"), OLD.index("218件") + 4)
    both = Finding(
        "copied_text",
        Severity.WARN,
        "",
        ((0, gone[1]),),
        (OtherPlace("乙", 6, 20, own=COPIED), OtherPlace("丙", 0, 4, own=gone)),
    )
    (standing,) = moved([both], OLD, NEW)
    assert [place.report for place in standing.elsewhere] == ["乙"]
    assert standing.spans == (standing.elsewhere[0].own,)
    assert NEW[slice(*standing.spans[0])] == OLD[slice(*COPIED)]


def test_what_is_shared_with_a_report_is_left_out() -> None:
    both, one, alone = shared(COPIED, "旧", "丙"), shared(COPIED, "旧"), Finding("typo", Severity.WARN, "")
    left = without([both, one, alone, finding(COPIED, "旧")], "旧")
    assert [[place.report for place in f.elsewhere] for f in left] == [["丙"], []]


def test_findings_that_nobody_decided_change_nothing() -> None:
    other = state("乙", OTHER, finding((6, len(OTHER)), "旧"))
    assert list(decisions_beside("旧", "新", [other], standard_taxonomy())) == []
