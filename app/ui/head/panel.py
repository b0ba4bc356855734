"""Head data of the open report: one field each; what is typed is saved when the field is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.review.changes import Row
from app.core.state import ReportState
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled

_LONG = ("title", "issuer")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_YEAR = re.compile("([0-9]{4}) ?年?度?")


class HeadPanel(QWidget):
    """Shows title, town, county, year, issuer, number and date."""

    head_edited = Signal(dict)  # names of Head's fields and their new values
    given_up = Signal(str)  # why what was typed could not be taken

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ReportState | None = None
        self._unsaved: Mapping[str, Row] = {}
        words = {
            "town": self.tr("乡镇（街道）"),
            "county": self.tr("区县"),
            "year": self.tr("年度"),
            "title": self.tr("标题"),
            "issuer": self.tr("发文机关"),
            "document_number": self.tr("文号"),
            "date": self.tr("日期"),
        }
        self.fields = {name: QLineEdit(self) for name in words}
        form = QFormLayout()
        form.setContentsMargins(12, 12, 12, 12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, word in words.items():
            field = self.fields[name]
            field.setAccessibleName(word)
            field.editingFinished.connect(partial(self._edited, name))
            form.addRow(word, field)
        self._facts = plain_label(parent=self, name="muted", wraps=True, margins=(12, 0, 12, 12))
        page = QWidget(self)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(form)
        inner.addWidget(self._facts)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(page, self))
        self.setFocusProxy(self.fields["town"])

    def set_state(self, state: ReportState | None, *, read_only: bool) -> None:
        """Shows the head of a report, or of none."""
        self._state = state
        meant = self._unsaved.get(state.key, {}) if state else {}
        for name, field in self.fields.items():
            value = meant.get(name, getattr(state.head, name)) if state else None
            guess = getattr(state.suggested_head, name) if state else None
            with QSignalBlocker(field):
                field.setText("" if value is None else str(value))
            field.setCursorPosition(0)
            field.setReadOnly(read_only)
            field.setEnabled(state is not None)
            read = self.tr("机器识别：%1").replace("%1", str(guess) if guess else self.tr("无"))
            whole = str(value) if value and name in _LONG else ""  # cut where the pane is narrow
            field.setToolTip("\n".join(part for part in (whole, read if value != guess else "") if part))
        self._facts.setText(self._facts_of(state) if state else "")

    def set_unsaved(self, rows: Mapping[str, Row]) -> None:
        """By report, head data as they were typed and could not be saved."""
        self._unsaved = rows

    def commit(self) -> None:
        """Tells what was typed, without waiting for its field to be left."""
        for name, field in self.fields.items():
            if field.isModified():
                self._edited(name)

    def _facts_of(self, state: ReportState) -> str:
        lines = [self.tr("文件：") + state.file_name]
        lines.append(self.tr("字数：") + str(state.document.written_characters))
        if not state.figures:
            lines.append(self.tr("全文没有统计数字"))
        return "\n".join([*lines, *state.document.notices])

    def _edited(self, name: str) -> None:
        if self._state is None:
            return
        text = self.fields[name].text().strip()
        value: Any = text or None
        if name == "year" and text:
            value = _year(text)
            if value is None:
                self.fields[name].setText(str(self._state.head.year or ""))
                words = self.tr("没有采用“%1”：年度请写成 2024 这样的四位数。")
                self.given_up.emit(words.replace("%1", text))
                return
        if value != getattr(self._state.head, name):
            self.head_edited.emit({name: value})


def _year(typed: str) -> int | None:
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", typed))
    return int(found[1]) if found and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR else None
