"""Findings keep their keys, so that what a person decided stays with them."""

from __future__ import annotations

from dataclasses import replace

from app.core.checks.case import case_of_reading, case_of_state
from app.core.checks.records import records, with_findings
from app.core.checks.registry import check
from app.core.enums import FindingState, Severity
from app.core.reading import read_document
from app.core.report import Document, Finding, OtherPlace
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy

TEXT = "石桥镇2024年法治政府建设情况报告\n一、主要举措\n持续推动推动工作。依据《婚姻法》调解13余起。\n二、下一步打算\n2025年继续推动推动工作。\n"
BOOK = standard_taxonomy()


def state(text: str = TEXT) -> ReportState:
    document = Document(text)
    return ReportState("r1", "a.txt", document, read_document(document).head)


def test_the_same_report_gives_the_same_keys() -> None:
    first, second = with_findings(state(), BOOK, {}), with_findings(state(), BOOK, {})
    assert first.findings
    assert [r.key for r in first.findings] == [r.key for r in second.findings]


def test_two_findings_that_quote_the_same_words_have_two_keys() -> None:
    found = [r for r in with_findings(state(), BOOK, {}).findings if r.finding.rule == "typo"]
    assert len(found) == 2
    assert found[0].key != found[1].key


def test_words_added_elsewhere_leave_a_key_as_it_was() -> None:
    before = {r.finding.rule: r.key for r in with_findings(state(), BOOK, {}).findings}
    after = {r.finding.rule: r.key for r in with_findings(state(TEXT + "另有一段。\n"), BOOK, {}).findings}
    assert before["law_stale"] == after["law_stale"]


def test_a_decision_is_laid_over_its_finding() -> None:
    key = next(r.key for r in with_findings(state(), BOOK, {}).findings if r.finding.rule == "law_stale")
    row = {"state": "dismissed", "reason": "引用历史", "wording": None}
    decided = next(r for r in with_findings(state(), BOOK, {key: row}).findings if r.key == key)
    assert (decided.state, decided.reason) == (FindingState.DISMISSED, "引用历史")


def test_what_was_decided_of_a_shared_passage_holds_while_one_of_its_reports_stays() -> None:
    words = (30, 40)
    places = {name: OtherPlace(name, 5, 15, own=words) for name in ("甲", "乙", "丙")}

    def found(*names: str) -> tuple[Finding, ...]:
        elsewhere = tuple(places[name] for name in names)
        return (Finding("copied_text", Severity.WARN, "、".join(names), (words,), elsewhere),)

    case = case_of_state(state(), BOOK)
    (alone,) = records(case, found("乙"), {})
    rows = {alone.key: {"state": "dismissed", "reason": "上级统一的提法", "wording": None}}
    (among,) = records(case, found("甲", "乙", "丙"), rows)
    assert (among.key, among.state) == (alone.key, FindingState.DISMISSED)
    (without,) = records(case, found("甲", "丙"), rows)
    assert without.state is FindingState.OPEN


def test_reading_carries_the_same_findings() -> None:
    document = Document(TEXT)
    reading = read_document(document)
    case = replace(case_of_reading(document, reading, BOOK), key="r1")
    assert reading.findings == check(case)
    assert len(records(case, reading.findings, {})) == len(reading.findings)
