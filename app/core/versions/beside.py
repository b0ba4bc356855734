"""When a new version takes a report's place: decisions about findings that rest on several reports.

Pure functions. Here such findings are set on the new text, for ``takeover`` to lay decisions on; decisions
that stand in other reports are made to speak of the new version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.checks.case import case_of_state
from app.core.checks.records import records
from app.core.report import Finding
from app.core.review.acts import finding_row
from app.core.review.changes import Change, Entity
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.core.versions.reanchor import reanchor


def moved(findings: Iterable[Finding], before: str, after: str) -> tuple[Finding, ...]:
    """``findings`` in text ``before`` at their places in ``after``; without those whose words are gone."""
    found = []
    for finding in findings:
        spans = reanchor(before, after, list(finding.spans))
        standing = tuple(span for span in spans if span is not None)
        if len(standing) == len(finding.spans):
            found.append(replace(finding, spans=standing))
    return tuple(found)


def decisions_beside(
    former: str, key: str, others: Iterable[ReportState], book: Taxonomy
) -> Iterator[Change]:
    """Decisions of other reports that rest on report ``former``, made to rest on ``key``.

    ``others`` come with their findings and what was decided about them.
    """
    for state in others:
        resting = [
            record
            for record in state.findings
            if finding_row(record) is not None and any(p.report == former for p in record.finding.elsewhere)
        ]
        turned = [_turned(record.finding, former, key) for record in resting]
        for record, new in zip(resting, records(case_of_state(state, book), turned, {}), strict=True):
            row = finding_row(record)
            yield Change(Entity.FINDING, record.key, state.key, row, None)
            yield Change(Entity.FINDING, new.key, state.key, None, row)


def _turned(finding: Finding, former: str, key: str) -> Finding:
    places = (replace(p, report=key) if p.report == former else p for p in finding.elsewhere)
    return replace(finding, elsewhere=tuple(places))
