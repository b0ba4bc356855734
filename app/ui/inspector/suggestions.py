"""The best suggestions for a figure's indicator as buttons; the key of each stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QVBoxLayout, QWidget

from app.core.taxonomy import Taxonomy
from app.models.figures.candidates import MOST_CANDIDATES
from app.ui.look.theme import mix

if TYPE_CHECKING:
    from app.core.indicators import Candidate  # the reading machine is not loaded at start

_PAD = 8


class _Suggestion(QPushButton):
    """Key and name at the left, the reason light after it, cut where there is no room."""

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__()
        self._parts = (key, name, why.replace("\n", " "))

    def sizeHint(self) -> QSize:
        return QSize(80, round(self.fontMetrics().height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        palette = self.palette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        enabled = group.Normal if self.isEnabled() else group.Disabled
        ink = palette.color(enabled, role.ButtonText)
        pale = mix(ink, palette.color(role.Button), 0.62)
        x, room = _PAD, self.width() - _PAD
        for part, colour in zip(self._parts, (pale, ink, pale), strict=True):
            text = self.fontMetrics().elidedText(part, Qt.TextElideMode.ElideRight, max(room - x, 0))
            painter.setPen(colour)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(self.rect().adjusted(x, 0, -_PAD, 0), int(flags), text)
            x += self.fontMetrics().horizontalAdvance(text) + _PAD


class Suggestions(QWidget):
    """``chosen`` carries an indicator's code."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[tuple[str, QPushButton]] = []
        self._keys: Sequence[str] = [str(number) for number in range(1, MOST_CANDIDATES + 1)]
        self._is_enabled = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def set_keys(self, keys: Sequence[str]) -> None:
        """The key of each suggestion as people read it; from the next showing."""
        self._keys = keys

    def show_candidates(self, candidates: Sequence[Candidate], book: Taxonomy | None) -> None:
        """Show at most five suggestions instead of the former ones."""
        for _code, button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for key, candidate in zip(self._keys, candidates[:MOST_CANDIDATES], strict=False):
            name = book.name_of(candidate.code) if book else candidate.code
            button = _Suggestion(key, name, candidate.why)
            button.setAccessibleName(self.tr("改为{}，按键 {}").format(name, key))
            button.setAccessibleDescription(candidate.why)
            button.setEnabled(self._is_enabled)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take, candidate.code))
            self._layout.addWidget(button)
            self._buttons.append((candidate.code, button))
        self.setVisible(bool(self._buttons))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes suggested, in order."""
        return tuple(code for code, _button in self._buttons)

    def _take(self, code: str, *_checked: bool) -> None:
        self.chosen.emit(code)

    def choose(self, number: int) -> bool:
        """Take the suggestion of that number (from 1); False if there is none."""
        if not self._is_enabled or not 1 <= number <= len(self._buttons):
            return False
        self.chosen.emit(self._buttons[number - 1][0])
        return True

    def set_enabled(self, *, enabled: bool) -> None:
        """Allow or forbid choosing."""
        self._is_enabled = enabled
        for _code, button in self._buttons:
            button.setEnabled(enabled)
