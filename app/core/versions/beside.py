"""When a new version takes a report's place: decisions about findings that rest on several reports.

Pure functions. Here such findings are set on the new text, for ``takeover`` to lay decisions on; decisions
that stand in other reports are made to speak of the new version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.checks.case import case_of_state
from app.core.checks.records import keys_of
from app.core.report import Finding
from app.core.review.acts import finding_row
from app.core.review.changes import Change, Entity
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.core.versions.reanchor import reanchor


def moved(findings: Iterable[Finding], before: str, after: str) -> tuple[Finding, ...]:
    """``findings`` in text ``before`` at their places in ``after``; without those whose words are gone.

    Of words that several reports share, what is shared with each goes along by itself.
    """
    found = []
    for finding in findings:
        shared = [place for place in finding.elsewhere if place.own is not None]
        spans = [place.own for place in shared if place.own is not None] or list(finding.spans)
        places = reanchor(before, after, spans)
        standing = tuple(span for span in places if span is not None)
        if shared and standing:
            beside = tuple(replace(p, own=own) for p, own in zip(shared, places, strict=True) if own)
            whole = (min(standing)[0], max(end for _, end in standing))
            found.append(replace(finding, spans=(whole,), elsewhere=beside))
        elif not shared and len(standing) == len(spans):
            found.append(replace(finding, spans=standing))
    return tuple(found)


def without(findings: Iterable[Finding], report: str) -> tuple[Finding, ...]:
    """``findings`` without what they share with ``report``; those that rest on it alone are gone."""
    found = []
    for finding in findings:
        left = tuple(place for place in finding.elsewhere if place.report != report)
        is_shared = bool(left) and all(place.own is not None for place in finding.elsewhere)
        if is_shared or len(left) == len(finding.elsewhere):
            found.append(replace(finding, elsewhere=left))
    return tuple(found)


def decisions_beside(
    former: str, key: str, others: Iterable[ReportState], book: Taxonomy
) -> Iterator[Change]:
    """Decisions of other reports that rest on report ``former``, made to rest on ``key``.

    ``others`` come with their findings and what was decided about them.
    """
    for state in others:
        case = case_of_state(state, book)
        found = [record.finding for record in state.findings]
        before = keys_of(case, found)
        after = keys_of(case, [_turned(finding, former, key) for finding in found])
        for record, was, now in zip(state.findings, before, after, strict=True):
            row = finding_row(record)
            turned = dict(zip(was, now, strict=True))[record.key]
            if row is not None and turned != record.key:
                yield Change(Entity.FINDING, record.key, state.key, row, None)
                yield Change(Entity.FINDING, turned, state.key, None, row)


def _turned(finding: Finding, former: str, key: str) -> Finding:
    places = (replace(p, report=key) if p.report == former else p for p in finding.elsewhere)
    return replace(finding, elsewhere=tuple(places))
