"""The notes of the open report: a list, and below it the field for the words and colour of one note."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.palette import theme
from app.core.review.changes import Row
from app.core.state import Note, ReportState
from app.models.pauses import REST_MS, after_pause
from app.ui.keys.key_map import KeyMap
from app.ui.look.labels import plain_label
from app.ui.look.theme import theme_of

_KEY_ROLE = Qt.ItemDataRole.UserRole
_QUOTE = 24


class NotesPanel(QWidget):
    """Shows notes in the order of the text. A pause of writing and leaving the field save the words."""

    note_chosen = Signal(str)
    note_edited = Signal(str, object, object)  # key, text or None, colour or None
    note_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: dict[str, Note] = {}
        self._unsaved: Mapping[str, Row] = {}
        self._key = ""
        self._read_only = False
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("批注列表"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = plain_label(parent=self, name="emptyList", wraps=True, centred=True, margins=(12,) * 4)
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(self.tr("批注内容"))
        self.field.setPlaceholderText(self.tr("批注内容"))
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.pause = after_pause(self, REST_MS, self.commit)
        self.field.textChanged.connect(self.pause.start)
        self._colour = QComboBox(self)
        self._colour.setAccessibleName(self.tr("批注颜色"))
        self._remove = QPushButton(self.tr("删除批注(&D)"), self)
        self._lay_out()
        self._fill_colours()
        self.list.currentItemChanged.connect(self._on_current)
        self._colour.activated.connect(self._on_colour)
        self._remove.clicked.connect(self._on_remove)
        self.setFocusProxy(self.list)
        self.set_keys(KeyMap())
        self.set_state(None, read_only=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._colour)
        row.addStretch(1)
        row.addWidget(self._remove)
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 8)
        below.setSpacing(6)
        below.addWidget(self.field, 1)
        below.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 2)
        layout.addLayout(below, 1)

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; words and tips name them."""
        self.keys = keys
        words = self.tr("还没有批注。选中文字后按 %1 添加。") if keys["add_note"] else self.tr("还没有批注。")
        self._none.setText(words.replace("%1", keys.words("add_note")))
        self._remove.setToolTip(keys.tip(self.tr("删除批注"), "remove_note"))

    def _fill_colours(self) -> None:
        words = {
            "yellow": self.tr("黄色"),
            "green": self.tr("绿色"),
            "blue": self.tr("蓝色"),
            "pink": self.tr("粉色"),
            "purple": self.tr("紫色"),
            "grey": self.tr("灰色"),
        }
        colours = theme(dark=theme_of(self.palette()).is_dark).notes
        for name in colours:
            self._colour.addItem(self._swatch(name), words.get(name, name), name)

    def _swatch(self, name: str) -> QIcon:
        mood = theme_of(self.palette())
        pixmap = QPixmap(QSize(16, 16))
        pixmap.fill(QColor(*theme(dark=mood.is_dark).note(name)))
        painter = QPainter(pixmap)
        painter.setPen(mood.colour("muted"))  # soft colours alone do not stand out from the list
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return QIcon(pixmap)

    def set_state(self, state: ReportState | None, *, read_only: bool) -> None:
        """Shows the notes of a report, or of none; the current one stays current."""
        self._read_only = read_only
        self._notes = {note.key: note for note in state.notes} if state else {}
        with QSignalBlocker(self.list):
            self.list.clear()
            for note in self._notes.values():
                item = QListWidgetItem(self._swatch(note.colour), _line(note))
                item.setData(_KEY_ROLE, note.key)
                item.setToolTip("\n".join(part for part in (note.quote, note.text) if part))
                self.list.addItem(item)
        self._none.setVisible(not self._notes)
        self.list.setVisible(bool(self._notes))
        self.select_note(self._key)

    def select_note(self, key: str) -> None:
        """Shows one note in the field; "" or an unknown key shows none."""
        note = self._notes.get(key)
        self._key = note.key if note else ""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                if self.list.item(row).data(_KEY_ROLE) == self._key:
                    self.list.setCurrentRow(row)
        words = str(self._unsaved.get(note.key, {}).get("text", note.text)) if note else ""
        if self.field.toPlainText() != words:
            self.field.setPlainText(words)
        self._colour.setCurrentIndex(self._colour.findData(note.colour if note else "yellow"))
        for widget in (self.field, self._colour, self._remove):
            widget.setEnabled(note is not None and not self._read_only)
            widget.setVisible(bool(self._notes))

    def set_unsaved(self, rows: Mapping[str, Row]) -> None:
        """By key, what was written in notes and could not be saved."""
        self._unsaved = rows

    def write(self) -> None:
        """Puts the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Tells the words of the field where they changed."""
        note = self._notes.get(self._key)
        if note is not None and self.field.toPlainText() != note.text:
            self.note_edited.emit(note.key, self.field.toPlainText(), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field saves its words; the keys of field and list."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.commit()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._on_key(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """A key leads from the words to the list, and from there back or to remove."""
        names = ("leave_note",) if watched is self.field else ("write_note", "remove_note")
        name = self.keys.name_of(event, names)
        if name == "leave_note":
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name == "write_note" and self.field.isEnabled():
            self.write()
        elif name == "remove_note" and not self._read_only:
            self._on_remove()
        else:
            return False
        return True

    def _on_current(self, item: QListWidgetItem | None) -> None:
        key = str(item.data(_KEY_ROLE)) if item else ""
        self.select_note(key)
        if key:
            self.note_chosen.emit(key)

    def _on_colour(self, index: int) -> None:
        if self._key:
            self.note_edited.emit(self._key, None, str(self._colour.itemData(index)))

    def _on_remove(self) -> None:
        if self._key:
            self.note_removed.emit(self._key)


def _line(note: Note) -> str:
    quote = note.quote if len(note.quote) <= _QUOTE else note.quote[:_QUOTE] + "…"
    first = note.text.strip().splitlines()
    return f"“{quote}” {first[0]}" if first else f"“{quote}”"
