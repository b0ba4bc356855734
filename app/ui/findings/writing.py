"""What is being written about one finding: its words for the letter, and the reason for dismissing it.

Told when it should be saved; decisions are the panel's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.enums import FindingState
from app.core.review.changes import Row
from app.core.state import FindingRecord
from app.ui.findings.words import ReasonField, WordingField

_NOTHING = ("", "")  # where a finding's report and key would stand


class Writing(QObject):
    """Two fields. ``find`` gives a finding of the open report, as it stands, by its key.

    A pause of writing and leaving the finding save them, whether or not it is decided. Words that could not
    be saved come back when their finding is shown again.
    """

    written = Signal(object, object, object)  # FindingRecord as it stood, reason or None, wording or None

    def __init__(self, find: Callable[[str], FindingRecord | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.wording = WordingField(parent)
        self.reason = ReasonField(parent)
        self.can_write = False
        self._find = find
        self._shown = _NOTHING
        self._unsaved: Mapping[str, Row] = {}
        self.wording.rested.connect(self.commit)
        self.reason.rested.connect(self.commit)

    def show(self, record: FindingRecord | None) -> None:
        """Another finding, or the same as it stands now; words that are being written stay."""
        place = (record.report, record.key) if record else _NOTHING
        if place != self._shown:
            self.commit()
            self.reason.setText("")
            self.wording.clear()
        self._shown = place
        self._fill(record)

    def set_unsaved(self, rows: Mapping[str, Row]) -> None:
        """By key, what was decided and written of findings and could not be saved."""
        self._unsaved = rows
        self._fill(self._record())

    def commit(self) -> None:
        """Tells the words that were written, without deciding about the finding."""
        record, words = self._record(), self.new_wording()
        if record is None or not self.can_write:
            return
        reason = self.typed_reason()
        if words is None and reason == record.reason:
            return
        self.written.emit(record, reason, words)
        self._settle()

    def end(self, state: FindingState, *, reason: str | None) -> None:
        """The finding was decided so: where that was saved, nothing is being written any more."""
        record = self._record()
        if reason is None and record is not None and record.state is state:
            self.reason.setText("")
        self._settle()

    def typed_reason(self) -> str | None:
        """What stands in the field of the reason."""
        return self.reason.text().strip() or None

    def new_wording(self) -> str | None:
        """The words in the field where they were changed; "" for the program's own; None where they hold."""
        record = self._record()
        if record is None:
            return None
        words, own = _plain(self.wording.toPlainText()), _plain(record.finding.message)
        words = "" if words == own else words
        return None if words == _plain(record.wording or "") else words

    def _record(self) -> FindingRecord | None:
        """The finding whose words are in the fields, which the list may just be leaving."""
        report, key = self._shown
        record = self._find(key)
        return record if record is not None and record.report == report else None

    def _settle(self) -> None:
        record = self._record()
        if self.new_wording() is None:
            self.wording.document().setModified(False)
        if record is None or self.typed_reason() == record.reason:
            self.reason.setModified(False)
        self._fill(record)

    def _fill(self, record: FindingRecord | None) -> None:
        """The words that hold, where none are being written; the cursor stays where they stand already.

        Words that could not be saved stand as if they were being written.
        """
        meant = self._unsaved.get(record.key, {}) if record else {}
        if not self.wording.document().isModified():
            words = (record.wording or record.finding.message) if record else ""
            unsaved = str(meant.get("wording") or "")
            if _plain(self.wording.toPlainText()) != _plain(unsaved or words):
                self.wording.setPlainText(unsaved or words)
            self.wording.document().setModified(bool(unsaved) and _plain(unsaved) != _plain(words))
        if not self.reason.isModified():
            reason = (record.reason or "") if record else ""
            unsaved = str(meant.get("reason") or "")
            if self.reason.text().strip() != (unsaved or reason):
                self.reason.setText(unsaved or reason)
                self.reason.setCursorPosition(0)
            self.reason.setModified(bool(unsaved) and unsaved != reason)


def _plain(words: str) -> str:
    """One line, as the letter has it."""
    return " ".join(words.split())
