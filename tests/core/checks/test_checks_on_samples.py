"""The five sample reports: what a person found by hand is found, and nothing absurd beside it."""

from __future__ import annotations

import pytest

from app.core.checks.case import case_of_reading
from app.core.checks.registry import check
from app.core.reading import read_document
from app.core.report import Finding
from app.core.resources import samples
from app.core.taxonomy import standard_taxonomy
from app.readers.registry import read_document as read_file


def findings_of(prefix: str) -> tuple[Finding, ...]:
    path = next(samples().glob(f"{prefix}*.txt"))
    document = read_file(path.read_bytes(), path.name)
    reading = read_document(document, file_name=path.name)
    return check(case_of_reading(document, reading, standard_taxonomy()))


@pytest.mark.parametrize(
    ("sample", "rule", "words"),
    [
        ("000", "numbering", "推进法治政府建设的主要举措及成效"), ("000", "law_stale", "国务院办公厅印发"),
        ("000", "plan_vs_done", "2025年工作计划"), ("001", "missing_part", "第一责任人"),
        ("001", "typo", "技法"), ("001", "artifact", "_GoBack"), ("001", "rate_mismatch", "97.7%"),
        ("002", "contradiction", "10000余册"), ("002", "contradiction", "13余起"), ("002", "law_stale", "婚姻法"),
        ("002", "period_stale", "2023年以来"), ("002", "punct", "”"), ("003", "punct", "半角"),
        ("003", "term_stale", "智能高效"), ("003", "unsupported", "没有一个统计数字"),
        ("004", "numbering", "体例不一"), ("004", "title", "法治政府建设"),
    ],
)  # fmt: skip
def test_a_defect_found_by_hand_is_found(sample: str, rule: str, words: str) -> None:
    assert any(f.rule == rule and words in f.message for f in findings_of(sample))


@pytest.mark.parametrize("sample", ["000", "001", "002", "003", "004"])
def test_sums_that_add_up_and_possible_rates_raise_no_alarm(sample: str) -> None:
    assert not [f for f in findings_of(sample) if f.rule in {"sum_mismatch", "impossible"}]
