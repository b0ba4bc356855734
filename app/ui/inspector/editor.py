"""The lower half of the inspector: one figure with its sentence, fields, reasons and history.

Every edit leaves as one wish with the changed fields; what holds comes back through ``show_record``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.core.enums import Status
from app.core.report import Document
from app.core.resources import load_json
from app.core.review.changes import Row
from app.core.review.rows import figure_from
from app.core.scan import Scan
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy
from app.models.act_words import act_words
from app.models.figures.words import STATUS_SHAPES, amount_text, indicator_text, reason_text, status_word
from app.ui.inspector.form import FigureForm
from app.ui.inspector.sentence import SentenceView
from app.ui.keys.key_map import KeyMap
from app.ui.keys.place_keys import SUGGESTIONS
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled

if TYPE_CHECKING:
    from app.core.indicators import Candidate  # the reading machine is not loaded at start

_ROWS = 4  # of fields
_LINES = 8  # of words: title, sentence, reason
_GAP, _EDGE = 6, 8
HistoryRow = tuple[str, str, str]  # when, who, what


class FigureEditor(QWidget):
    """Shows one figure, several at once, or says in words that none is picked."""

    correct_requested = Signal(str, dict)
    confirm_requested = Signal(list)
    reject_requested = Signal(list)
    restore_requested = Signal(list)
    given_up = Signal(str)  # why what was typed could not be taken
    waiting_given_up = Signal(str)  # key of a figure whose correction waits for saving and is not wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: FigureRecord | None = None
        self._keys: list[str] = []
        self._book: Taxonomy | None = None
        self._document = Document("")
        self._scan = Scan("")
        self._asked: dict[str, Any] = {}  # what was asked for and not answered yet
        self._unsaved: Mapping[str, Row] = {}
        self._statuses: set[Status] = set()
        self._candidates: tuple[Candidate, ...] = ()
        self._is_read_only = False
        self._wants_suggestions = False
        self.form = FigureForm()
        self.sentence = SentenceView()
        self.title = plain_label(wraps=True)
        self.reason = plain_label(name="muted", wraps=True)
        self.history = plain_label(name="muted", wraps=True)
        self.hint = plain_label(name="muted", wraps=True, centred=True, margins=(16, 0, 16, 0))
        self.confirm_button = self._button(self.tr("确认"), self._confirm)
        self.correct_button = self._button(self.tr("更正"), self.commit)
        self.reject_button = self._button(self.tr("排除"), self._reject)
        self.restore_button = self._button(self.tr("恢复"), self._restore)
        self.suggest_button = self.form.suggest_button
        self._build()
        self.form.left.connect(self.commit)
        self.form.entered.connect(self._enter)
        self.form.escaped.connect(self.revert)
        self.form.edited.connect(self._show_buttons)
        self.form.indicator_chosen.connect(self._choose)
        self.form.indicator.opened.connect(self._show_list)
        self.set_keys(KeyMap())
        self.show_none("")

    # Building

    def _button(self, word: str, slot: Any) -> QPushButton:
        button = QPushButton(word)
        button.setAccessibleName(word)
        button.setAutoDefault(False)
        button.setStyleSheet("padding-left: 6px; padding-right: 6px;")
        button.clicked.connect(slot)
        return button

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        inner.setSpacing(_GAP)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        for widget in (self.title, self.sentence, self.form, self.reason, self.history):
            inner.addWidget(widget)
        inner.addStretch(1)
        self._area = area = Scrolled(page)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(area)
        self._stack.addWidget(self.hint)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 8)
        buttons.setSpacing(4)
        for button in (self.confirm_button, self.correct_button, self.reject_button, self.restore_button):
            buttons.addWidget(button, 1)
        self.confirm_button.setProperty("primary", "true")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(shown, 1)
        outer.addLayout(buttons)

    def usual_height(self) -> int:
        """Pixels in which the fields of most figures stand whole, with a few lines of their sentence."""
        line, field = self.fontMetrics().lineSpacing(), self.form.value.sizeHint().height()
        return _LINES * line + _ROWS * (field + _GAP) + self.confirm_button.sizeHint().height() + 4 * _EDGE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.sentence.set_low(on=self.height() < self.usual_height())

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; buttons and suggestions name them."""
        for button, words, name in (
            (self.confirm_button, self.tr("这条数据没有错"), "confirm"),
            (self.reject_button, self.tr("不是数据；留在文中，可以恢复"), "reject"),
            (self.restore_button, self.tr("恢复为机器识别的样子"), "restore"),
            (self.suggest_button, self.tr("看看还可能是哪些指标"), "suggest"),
        ):
            button.setToolTip(keys.tip(words, name))
        self.correct_button.setToolTip(self.tr("保存改动（Enter）"))
        self.form.suggestions.set_keys([keys.words(name) for name in SUGGESTIONS])

    # Showing

    def set_document(self, document: Document | None, book: Taxonomy) -> None:
        """The report's text, for the quoted sentence and its page, and the book, for names."""
        self._document = document or Document("")
        self._scan = Scan(self._document.text)
        self.set_book(book)

    def set_book(self, book: Taxonomy) -> None:
        """The names of indicators; what is shown is not named anew."""
        self._book = book
        self.form.indicator.set_book(book)

    def set_year(self, year: int | None) -> None:
        """The year of the report, which typed periods without one belong to."""
        self.form.year = year

    def show_none(self, words: str) -> None:
        """Nothing is picked; ``words`` say what to do."""
        self._record, self._keys, self._asked = None, [], {}
        self.hint.setText(words)
        self._stack.setCurrentIndex(1)
        self._show_buttons()

    def show_many(self, records: Sequence[FigureRecord]) -> None:
        """Several figures are picked: the buttons act on all of them."""
        self._record, self._asked = None, {}
        self._keys = [record.key for record in records]
        self._statuses = {record.status for record in records}
        self.hint.setText(self.tr("已选 {} 条数据").format(len(records)))
        self._stack.setCurrentIndex(1)
        self._show_buttons()

    def show_record(self, record: FigureRecord) -> None:
        """One figure as it holds now; what was typed and not committed is gone."""
        is_new = self._record is None or self._record.key != record.key
        self._record, self._keys, self._asked = record, [record.key], {}
        self._statuses = {record.status}
        figure = record.figure
        self.form.show_figure(figure)
        if record.key in self._unsaved:
            self.form.fill(figure_from(self._unsaved[record.key]))
        self._wants_suggestions = self._wants_suggestions and not is_new
        self.set_candidates(() if is_new else self._candidates)
        if is_new:
            self.set_history(())
        name = indicator_text(figure, self._book) if self._book else figure.label
        state = f"{STATUS_SHAPES[record.status]} {status_word(record.status)}"
        amount = f"{amount_text(figure)} {figure.unit}".rstrip()
        self.title.setText(f"{name}  {_unbroken(f'{amount} · {state}')}")
        start, end = self._scan.sentence(figure.start)
        end = max(end, figure.end)
        self.sentence.show_sentence(
            self._scan.text[start:end], figure.start - start, figure.end - start, figure.indicator
        )
        self.reason.setText(reason_text(record, page=self._document.page_at(figure.start)))
        self.reason.setVisible(bool(self.reason.text()))
        self._stack.setCurrentIndex(0)
        self._show_buttons()

    def set_unsaved(self, rows: Mapping[str, Row]) -> None:
        """By key, figures as corrected where that could not be saved; asked for again on leaving."""
        self._unsaved, self._asked = rows, {}

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Suggestions for the indicator of the figure shown; the one that holds is left out."""
        self._candidates = tuple(candidates)
        current = self._record.figure.indicator if self._record else None
        self.form.set_candidates(
            [c for c in candidates if c.code != current],
            self._book,
            shown=self._wants_suggestions or self._is_unsure(),
        )

    def _is_unsure(self) -> bool:
        """Whether suggestions are shown without being asked for."""
        if self._record is None:
            return False
        figure, status = self._record.figure, self._record.status
        least: float = load_json("review/queue.json")["suggest_below"]
        is_doubtful = status is Status.SUGGESTED and figure.confidence < least
        return figure.indicator is None or is_doubtful

    def show_suggestions(self) -> None:
        """Shows the suggestions of the figure shown, however sure the machine was."""
        self._wants_suggestions = True
        self.set_candidates(self._candidates)

    def choose_suggestion(self, number: int) -> bool:
        """Takes the suggestion of that number (from 1), where it is shown."""
        return not self._is_read_only and self.form.suggestions.choose(number)

    def edit_value(self, beginning: str = "") -> None:
        """Puts the cursor into the value; ``beginning`` takes the place of what it holds."""
        field = self.form.value
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if beginning:
            field.setText(beginning)
            field.textEdited.emit(beginning)
        else:
            field.selectAll()

    def set_history(self, rows: Sequence[HistoryRow]) -> None:
        """Who did what when to the figure shown, latest first."""
        told = ((when, who, act_words(what)) for when, who, what in rows)
        lines = [" · ".join(part for part in row if part).replace("\n", " ") for row in told]
        self.history.setText("\n".join([self.tr("历史"), *lines]) if lines else "")
        self.history.setVisible(bool(lines))

    def set_read_only(self, *, on: bool) -> None:
        """Nothing can be changed (the library is open elsewhere)."""
        self._is_read_only = on
        self.form.set_enabled(enabled=not on)
        self._show_buttons()

    def _show_buttons(self) -> None:
        able = bool(self._keys) and not self._is_read_only
        statuses = self._statuses if self._keys else set()
        dirty = self._record is not None and bool(self.form.changed_fields() or self.form.problem())
        self.confirm_button.setEnabled(
            able and not dirty and bool(statuses & {Status.SUGGESTED, Status.REJECTED})
        )
        self.correct_button.setEnabled(able and dirty)
        self.reject_button.setEnabled(able and statuses != {Status.REJECTED})
        self.restore_button.setEnabled(able and bool(statuses - {Status.SUGGESTED, Status.ADDED}))

    def _show_list(self) -> None:
        """Bring the opened list of indicators into view once it has its place."""
        QTimer.singleShot(0, self._scroll_to_list)

    def _scroll_to_list(self) -> None:
        self._area.ensureWidgetVisible(self.form.indicator.lines, 0, 4)

    # Wishing

    def commit(self) -> bool:
        """Ask for the changed fields, once; False when nothing changed or something cannot be read."""
        if self._record is None or self._is_read_only or not self.form.check():
            return False
        fields = self.form.changed_fields()
        if not fields or fields == self._asked:
            return bool(fields)
        self._asked = fields
        self.correct_requested.emit(self._record.key, fields)
        return True

    def leave(self) -> None:
        """Another figure is about to be shown: asks for what was typed, or tells that it was given up."""
        problem = self.form.problem() if self._record is not None and not self._is_read_only else None
        if problem is not None:
            words = self.tr("没有采用“%1”：%2").replace("%1", problem.field.text())
            self.given_up.emit(words.replace("%2", problem.sentence))
        self.commit()

    def _choose(self, code: str) -> None:
        if self._record is None or self._is_read_only:
            return
        if (code or None) == self._record.figure.indicator:
            self.form.indicator.show_code(code or None)
            return
        fields = {**(self.form.changed_fields() if self.form.check() else {}), "indicator": code or None}
        self._asked = {name: value for name, value in fields.items() if name != "indicator"}
        self.correct_requested.emit(self._record.key, fields)

    def _enter(self) -> None:
        """Enter: what was typed is committed; a figure without edits is confirmed."""
        if self._record is None or self._is_read_only or not self.form.check():
            return
        if not self.commit():
            self._confirm()

    def revert(self) -> None:
        """Put back what holds, or the correction that waits for saving; once that is seen, give it up."""
        if self._record is None:
            return
        typed = None if self.form.problem() else self.form.changed_fields()
        self.form.show_figure(self._record.figure)
        self._asked = {}
        if self._record.key in self._unsaved:
            self.form.fill(figure_from(self._unsaved[self._record.key]))
            if self.form.changed_fields() == typed:
                self.form.show_figure(self._record.figure)
                self.waiting_given_up.emit(self._record.key)
        self._show_buttons()

    def _confirm(self) -> None:
        if self._keys and not self._is_read_only:
            self.confirm_requested.emit(list(self._keys))

    def _reject(self) -> None:
        if self._keys and not self._is_read_only:
            self.reject_requested.emit(list(self._keys))

    def _restore(self) -> None:
        if self._keys and not self._is_read_only:
            self.restore_requested.emit(list(self._keys))


def _unbroken(words: str) -> str:
    """Words that a label does not break over two lines."""
    return "\u2060".join(words.replace(" ", "\u00a0"))
