"""Findings of a report with what persons decided about them; keys that survive re-reading."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.core.checks.case import Case, Span, case_of_state
from app.core.checks.registry import check
from app.core.enums import FindingState
from app.core.report import Finding, OtherPlace
from app.core.review.changes import Row
from app.core.state import FindingRecord, ReportState
from app.core.taxonomy import Taxonomy

_KEY_LENGTH = 32


def keys_of(case: Case, findings: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    """What each finding is known by: report, rule and quoted words, so that decisions outlive other edits.

    Words that several reports share are known by each of these: reports come and go, and what was decided
    holds as long as one stays. Findings of one rule that quote the same words at different places are apart.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        keys = []
        for spans, places in finding.grounds:
            plain = _key(case, finding.rule, spans, places, repeat=0)
            repeat = seen[plain]
            keys.append(_key(case, finding.rule, spans, places, repeat=repeat) if repeat else plain)
            seen[plain] += 1
        yield tuple(keys)


def _key(case: Case, rule: str, spans: Iterable[Span], places: Iterable[OtherPlace], *, repeat: int) -> str:
    quotes = "\x1f".join(case.text[start:end] for start, end in spans)
    others = "\x1f".join(place.report for place in places)
    words = "\x1e".join((case.key, rule, quotes, others, str(repeat)))
    return hashlib.sha256(words.encode()).hexdigest()[:_KEY_LENGTH]


def records(
    case: Case, findings: Iterable[Finding], decisions: Mapping[str, Row]
) -> tuple[FindingRecord, ...]:
    """Findings with their keys and with the decision rows that belong to them."""
    findings = tuple(findings)
    found = []
    for finding, keys in zip(findings, keys_of(case, findings), strict=True):
        key = next((key for key in keys if key in decisions), keys[0])
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
