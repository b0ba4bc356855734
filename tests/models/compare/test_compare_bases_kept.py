"""A base figure kept by hand goes into the library, and undo takes it back."""

from __future__ import annotations

from app.models.compare.source import SessionCompareSource
from app.models.session import Session


def test_a_base_is_kept_and_undone(session: Session) -> None:
    source = SessionCompareSource(session)
    wish = {"town": "云集镇", "county": "", "year": 2024, "name": "AREA.VILLAGE", "value": 12.0}
    assert source.keep_bases([wish])
    assert [dict(row) for row in source.base_rows()] == [wish]
    assert not source.keep_bases([wish])
    assert session.undo()
    assert source.base_rows() == ()
