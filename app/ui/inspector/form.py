"""The fields of one figure: shows what holds, and reads back only what a person changed.

It commits nothing itself; ``changed_fields`` and ``problem`` are for the editor around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.core.enums import FigureKind, Qualifier, Role
from app.core.report import Figure
from app.core.taxonomy import Taxonomy
from app.models.figures.input import InputError, editable_number, read_number, read_period, read_upper
from app.models.figures.words import kind_word, period_text, qualifier_word, role_word
from app.ui.inspector.indicator_field import IndicatorField
from app.ui.inspector.suggestions import Suggestions
from app.ui.look.labels import plain_label

if TYPE_CHECKING:
    from app.core.indicators import Candidate  # the reading machine is not loaded at start


_LEAST_FIELD = 36  # pixels: a narrow pane with a large font narrows the fields before it cuts the pane
_BELOW_VALUE, _BELOW_PERIOD = 1, 4  # rows of the grid


@dataclass(frozen=True, slots=True)
class Problem:
    """A field that cannot be taken, and the sentence that says why."""

    field: QLineEdit
    sentence: str


class FigureForm(QWidget):
    """``left`` tells that a field was left or a choice made, ``entered`` and ``escaped`` the keys."""

    left = Signal()
    entered = Signal()
    escaped = Signal()
    edited = Signal()
    indicator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self.year: int | None = None
        """The year of the report, from which 上半年 or 去年 is told."""
        self.value = self._line(self.tr("数值"))
        self.value_max = self._line(self.tr("上限"))
        self.value_max.setPlaceholderText(self.tr("至"))
        self.unit = self._line(self.tr("单位"))
        self.unit.setPlaceholderText(self.tr("单位"))
        self.period = self._line(self.tr("期间"))
        self.period.setPlaceholderText(self.tr("如 2024、上半年、时点"))
        self.qualifier = self._choice(self.tr("限定"), Qualifier, qualifier_word)
        self.role = self._choice(self.tr("性质"), Role, role_word)
        self.kind = self._choice(self.tr("类型"), FigureKind, kind_word)
        self.indicator = IndicatorField()
        self.indicator.chosen.connect(self.indicator_chosen)
        self.indicator.words.installEventFilter(self)
        self.suggestions = Suggestions()
        self.suggestions.chosen.connect(self.indicator_chosen)
        self.suggest_button = QPushButton(self.tr("换个指标…"))
        self.suggest_button.setAutoDefault(False)
        self.suggest_button.setFlat(True)
        self.message = plain_label(name="failure", wraps=True)
        self.message.hide()
        self._build()

    # Building

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMinimumWidth(_LEAST_FIELD)
        line.textEdited.connect(self._note_edit)
        line.installEventFilter(self)
        return line

    def _choice(self, name: str, members: Any, word: Any) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(3)
        box.setMinimumWidth(_LEAST_FIELD)
        for member in members:
            box.addItem(word(member), str(member))
        box.activated.connect(self.left)
        box.installEventFilter(self)
        return box

    def _build(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        amount = QHBoxLayout()
        amount.setSpacing(4)
        amount.addWidget(self.value, 3)
        dash = QLabel("–")
        amount.addWidget(dash)
        amount.addWidget(self.value_max, 2)
        amount.addWidget(self.unit, 2)
        self._add_row(grid, 0, self.tr("数值"), amount)
        self._add_row(grid, 2, self.tr("指标"), self._in_row(self.indicator))
        self._add_row(grid, 3, self.tr("期间"), self._in_row(self.period, self.tr("限定"), self.qualifier))
        self._add_row(grid, 5, self.tr("性质"), self._in_row(self.role, self.tr("类型"), self.kind))
        self._suggested_label = _muted(self.tr("建议"))
        grid.addWidget(self._suggested_label, 6, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.suggestions, 6, 1)
        grid.addWidget(self.suggest_button, 6, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self._tell(None)
        self.set_candidates((), None)

    def _in_row(self, *parts: QWidget | str) -> QHBoxLayout:
        """Fields side by side; a word is the label of the field after it."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in parts:
            if isinstance(part, str):
                row.addWidget(_muted(part))
            else:
                row.addWidget(part, 1)
        return row

    def _add_row(self, grid: QGridLayout, row: int, word: str, fields: QHBoxLayout) -> None:
        label = _muted(word)
        label.setMinimumHeight(self.value.sizeHint().height())
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(fields, row, 1)

    # Showing

    def show_figure(self, figure: Figure) -> None:
        """Fill every field with what holds."""
        self._figure = figure
        self.fill(figure)
        self._tell(None)

    def fill(self, figure: Figure) -> None:
        """Fill every field, as if it were typed."""
        self.value.setText(editable_number(figure.value))
        self.value_max.setText(editable_number(figure.value_max))
        self.unit.setText(figure.unit)
        self.period.setText(period_text(figure.period))
        for box, member in (
            (self.qualifier, figure.qualifier),
            (self.role, figure.role),
            (self.kind, figure.kind),
        ):
            box.setCurrentIndex(box.findData(str(member)))
        self.indicator.show_code(figure.indicator)

    def set_enabled(self, *, enabled: bool) -> None:
        """Allow or forbid editing."""
        for line in (self.value, self.value_max, self.unit, self.period):
            line.setReadOnly(not enabled)
        for box in (self.qualifier, self.role, self.kind):
            box.setEnabled(enabled)
        self.indicator.set_enabled(enabled=enabled)
        self.suggestions.set_enabled(enabled=enabled)

    def set_candidates(
        self, candidates: Sequence[Candidate], book: Taxonomy | None, *, shown: bool = True
    ) -> None:
        """Suggestions for the indicator, below the fields; or only the offer to show them."""
        self.suggestions.show_candidates(candidates if shown else (), book)
        self._suggested_label.setVisible(bool(candidates) and shown)
        self.suggest_button.setVisible(bool(candidates) and not shown)

    # Reading back

    def changed_fields(self) -> dict[str, Any]:
        """The fields that differ from what holds, as values of ``Figure``. Empty when one cannot be read."""
        if self._figure is None or self.problem() is not None:
            return {}
        value = read_number(self.value.text())
        typed = {
            "value": value,
            "value_max": read_upper(self.value_max.text(), value),
            "unit": self.unit.text().strip(),
            "qualifier": Qualifier(self.qualifier.currentData()),
            "period": self._typed_period(),
            "role": Role(self.role.currentData()),
            "kind": FigureKind(self.kind.currentData()),
        }
        return {name: new for name, new in typed.items() if new != getattr(self._figure, name)}

    def _typed_period(self) -> str | None:
        """What holds where nothing else was typed. Raises InputError."""
        holds, typed = self._figure.period if self._figure else None, self.period.text()
        return holds if typed == period_text(holds) else read_period(typed, self.year)

    def problem(self) -> Problem | None:
        """The first field that cannot be read."""
        try:
            lower = read_number(self.value.text())
        except InputError as error:
            return Problem(self.value, str(error))
        try:
            read_upper(self.value_max.text(), lower)
        except InputError as error:
            return Problem(self.value_max, str(error))
        try:
            self._typed_period()
        except InputError as error:
            return Problem(self.period, str(error))
        return None

    def check(self) -> bool:
        """Show what is wrong below the field; True when all can be taken."""
        problem = self.problem()
        self._tell(problem)
        return problem is None

    def _tell(self, problem: Problem | None) -> None:
        is_period = problem is not None and problem.field is self.period
        self._grid.removeWidget(self.message)
        self._grid.addWidget(self.message, _BELOW_PERIOD if is_period else _BELOW_VALUE, 1)
        self.message.setText(problem.sentence if problem else "")
        self.message.setVisible(problem is not None)
        for line in (self.value, self.value_max, self.period):
            line.setAccessibleDescription(problem.sentence if problem and problem.field is line else "")

    def _note_edit(self) -> None:
        if self.message.isVisibleTo(self):
            self.check()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            if watched is self.indicator.words:
                self.indicator.show_code(self._figure.indicator if self._figure else None)
            else:
                self.left.emit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.indicator.words and self.indicator.take_typed():
                return True
            self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and not self.indicator.is_searching:
            self.escaped.emit()
            return True
        return False


def _muted(word: str) -> QLabel:
    return plain_label(word, name="muted")
