"""What the library list counts of findings."""

from __future__ import annotations

from app.core.enums import FindingState, Severity
from app.core.report import Finding
from app.core.review.counting import findings_to_keep
from app.core.state import FindingRecord


def test_settled_findings_that_are_found_no_more_are_counted_too() -> None:
    finding = Finding("typo", Severity.ERROR, "", ((0, 1),))
    found = [FindingRecord("a", "r", finding), FindingRecord("b", "r", finding, FindingState.ACCEPTED)]
    decisions = {
        key: {"state": state} for key, state in (("b", "accepted"), ("c", "dismissed"), ("d", "later"))
    }
    assert findings_to_keep(found, decisions) == 3
