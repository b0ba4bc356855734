"""Findings that rest on another report: its words under the list, and the way to them."""

from __future__ import annotations

from app.core.errors import StoreError
from app.core.excerpt import Excerpt, excerpt
from app.core.report import OtherPlace
from app.core.state import FindingRecord
from app.ui.window.commands import Commands
from app.ui.window.comparing import Comparing
from app.ui.window.parts import WindowHelper, WindowParts

_SIDE_BY_SIDE = frozenset({"copied_text"})


class Elsewhere(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts, commands: Commands, comparing: Comparing) -> None:
        super().__init__(parts)
        self._commands = commands
        self._comparing = comparing
        self._panes.findings.finding_chosen.connect(self._show)
        self._panes.findings.elsewhere_requested.connect(self.open)
        self._session.findings_changed.connect(self._refresh)
        self._session.report_opened.connect(self._refresh)
        self._actions.connect_all({"other_place": self.open_current})

    def open(self, key: str) -> None:
        """Copied passages side by side; else the other report at its place."""
        record = self._session.finding_of(key)
        place = _place_of(record)
        if record is None or place is None:
            return
        if record.finding.rule in _SIDE_BY_SIDE:
            start = record.finding.spans[0][0] if record.finding.spans else 0
            self._comparing.show_side_by_side(record.report, place.report, at=start)
        else:
            self._commands.open_place(place.report, place.start, place.end)

    def open_current(self) -> None:
        """The other place of the finding that is selected."""
        self.open(self._panes.findings.current_key())

    def _refresh(self, _report: str) -> None:
        self._show(self._panes.findings.current_key())

    def _show(self, key: str) -> None:
        place = _place_of(self._session.finding_of(key))
        words, other = self._words(place) if place else ("", None)
        self._panes.findings.show_elsewhere(words, other)

    def _words(self, place: OtherPlace) -> tuple[str, Excerpt | None]:
        """Town and year with the words of the place; "" and None where that report is gone."""
        row = next((r for r in self._session.reports if r.key == place.report), None)
        library = self._session.library
        if row is None or library is None:
            return "", None
        try:
            text = library.document(place.report).text
        except StoreError as error:
            return str(error), None
        return row.head.name_and_year(row.file_name), excerpt(text, (place.start, place.end))


def _place_of(record: FindingRecord | None) -> OtherPlace | None:
    return record.finding.elsewhere[0] if record is not None and record.finding.elsewhere else None
