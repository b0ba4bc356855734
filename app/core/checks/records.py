"""Findings of a report with what persons decided about them; keys that survive re-reading."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.core.checks.case import Case, case_of_state
from app.core.checks.registry import check
from app.core.enums import FindingState
from app.core.report import Finding
from app.core.review.changes import Row
from app.core.state import FindingRecord, ReportState
from app.core.taxonomy import Taxonomy

_KEY_LENGTH = 32


def finding_key(case: Case, finding: Finding, repeat: int = 0) -> str:
    """Made of report, rule and quoted words, so that a dismissal outlives edits elsewhere in the report.

    ``repeat`` tells apart findings of one rule that quote the same words at different places.
    """
    quotes = "\x1f".join(case.text[start:end] for start, end in finding.spans)
    others = "\x1f".join(place.report for place in finding.elsewhere)
    words = "\x1e".join((case.key, finding.rule, quotes, others, str(repeat)))
    return hashlib.sha256(words.encode()).hexdigest()[:_KEY_LENGTH]


def records(
    case: Case, findings: Iterable[Finding], decisions: Mapping[str, Row]
) -> tuple[FindingRecord, ...]:
    """Findings with their keys and with the decision rows that belong to them."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        plain = finding_key(case, finding)
        key = plain if not seen[plain] else finding_key(case, finding, seen[plain])
        seen[plain] += 1
        found.append(_decided(FindingRecord(key, case.key, finding), decisions.get(key)))
    return tuple(found)


def _decided(record: FindingRecord, row: Row | None) -> FindingRecord:
    if row is None:
        return record
    return replace(
        record,
        state=FindingState(str(row["state"])),
        reason=_text(row.get("reason")),
        wording=_text(row.get("wording")),
    )


def _text(value: Any) -> str | None:
    return str(value) if value else None


def with_findings(
    state: ReportState,
    book: Taxonomy,
    decisions: Mapping[str, Row],
    *,
    changes: Mapping[str, Mapping[str, Any]] | None = None,
    across: Iterable[Finding] = (),
) -> ReportState:
    """``state`` with its findings computed anew; ``across`` are findings that several reports made."""
    case = case_of_state(state, book)
    return replace(state, findings=records(case, (*check(case, changes=changes), *across), decisions))
