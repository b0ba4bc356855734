"""Findings that rest on other reports: their words under the list, one place at a time, and the way there."""

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
        self._shown = ("", 0)  # the finding whose places were stepped through, and which is shown
        self._panes.findings.finding_chosen.connect(self._show)
        self._panes.findings.elsewhere_requested.connect(self.open)
        self._panes.findings.elsewhere_stepped.connect(self._step)
        self._session.findings_changed.connect(self._refresh)
        self._session.report_opened.connect(self._refresh)
        self._actions.connect_all({"other_place": self.open_current})

    def open(self, key: str) -> None:
        """Copied passages side by side; else the other report at its place."""
        record = self._session.finding_of(key)
        place = self._place_of(record)
        if record is None or place is None:
            return
        if record.finding.rule in _SIDE_BY_SIDE:
            own = place.own or next(iter(record.finding.spans), (0, 0))
            self._comparing.show_side_by_side(record.report, place.report, at=own[0])
        else:
            self._commands.open_place(place.report, place.start, place.end)

    def open_current(self) -> None:
        """The other place of the finding that is selected."""
        self.open(self._panes.findings.current_key())

    def _step(self, way: int) -> None:
        """To the next place of the current finding in other reports, round and round.

        Where the report is seen beside another one, it is beside that of the place then.
        """
        key = self._panes.findings.current_key()
        record = self._session.finding_of(key)
        if record is not None and record.finding.elsewhere:
            number = (self._number_of(record) + way) % len(record.finding.elsewhere)
            self._shown = (key, number)
            self._show(key)
            is_beside = record.finding.rule in _SIDE_BY_SIDE
            if is_beside and self._comparing.is_beside_another(record.report):
                self.open(key)

    def _refresh(self, _report: str) -> None:
        self._show(self._panes.findings.current_key())

    def _show(self, key: str) -> None:
        record = self._session.finding_of(key)
        place = self._place_of(record)
        if record is None or place is None:
            self._panes.findings.show_elsewhere("", None, None)
            return
        words, other = self._words(place)
        number, count = self._number_of(record) + 1, len(record.finding.elsewhere)
        self._panes.findings.show_elsewhere(words, place, other, number=number, count=count)

    def _number_of(self, record: FindingRecord) -> int:
        """Which of its places in other reports is shown, from 0."""
        key, number = self._shown
        return number if key == record.key and number < len(record.finding.elsewhere) else 0

    def _place_of(self, record: FindingRecord | None) -> OtherPlace | None:
        if record is None or not record.finding.elsewhere:
            return None
        return record.finding.elsewhere[self._number_of(record)]

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
