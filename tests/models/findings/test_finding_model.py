"""The list of findings: groups by severity and rule, decided ones at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.enums import FindingState, Severity
from app.core.report import Finding
from app.core.state import FindingRecord
from app.models.findings.finding_model import COUNT_ROLE, KEY_ROLE, FindingModel


def record(
    key: str, rule: str, severity: Severity, at: int, state: FindingState = FindingState.OPEN
) -> FindingRecord:
    return FindingRecord(key, "r", Finding(rule, severity, f"{key}。", ((at, at + 2),)), state=state)


def shown(model: FindingModel) -> list[str]:
    rows = [model.index(row) for row in range(model.rowCount())]
    return [str(i.data(KEY_ROLE) or f"{i.data()} {i.data(COUNT_ROLE)}") for i in rows]


def filled() -> FindingModel:
    model = FindingModel()
    model.set_records(
        (
            record("甲", "punct", Severity.WARN, 5),
            record("乙", "contradiction", Severity.ERROR, 90),
            record("丙", "punct", Severity.ERROR, 50),
            record("丁", "contradiction", Severity.ERROR, 10),
            record("戊", "title", Severity.ERROR, 0, FindingState.DISMISSED),
        )
    )
    return model


def test_findings_stand_by_severity_then_rule_then_place_and_decided_ones_last() -> None:
    assert shown(filled()) == ["标点 1", "丙", "前后矛盾 2", "丁", "乙", "标点 1", "甲", "已处理 1", "戊"]


def test_head_lines_cannot_be_chosen() -> None:
    model = filled()
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.record_at(model.index(0)) is None


def test_the_next_open_finding_is_found_over_head_lines_and_from_the_top() -> None:
    model = filled()
    assert model.next_open(model.index_of("丙").row()).data(KEY_ROLE) == "丁"
    assert model.next_open(model.index_of("戊").row()).data(KEY_ROLE) == "丙"


def test_other_looks_of_the_same_findings_reset_nothing() -> None:
    model = filled()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_records([r for row in range(model.rowCount()) if (r := model.record_at(model.index(row)))])
    assert resets == []
