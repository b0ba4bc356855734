"""What the library list counts of findings, which are computed and not stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.core.enums import FindingState
from app.core.review.changes import Row
from app.core.state import FindingRecord


def findings_to_keep(found: Iterable[FindingRecord], decisions: Mapping[str, Row]) -> int:
    """How many findings a report has: those found, and those that were settled and are found no more.

    The list tells what waits as this number less the decisions that settle something, which go on standing
    when a correction makes their finding vanish.
    """
    keys = {record.key for record in found}
    gone = (row for key, row in decisions.items() if key not in keys)
    return len(keys) + sum(FindingState(str(row["state"])).is_settled for row in gone)
