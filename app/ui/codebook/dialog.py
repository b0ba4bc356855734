"""The tag book: a tree of indicators on the left, the fields of the current one on the right.

Each change is saved and undone like any other; figures follow. Does not block the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.core.codebook import BookError
from app.models.codebook_model import CATEGORY_ROLE, CODE_ROLE, COL_COUNT, COL_NAME, BookDesk, CodebookModel
from app.models.library.rereading import Rereading
from app.models.session import Session
from app.ui.codebook.asking import NewIndicatorRow, TargetRow
from app.ui.codebook.editor import IndicatorEditor, Typed
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled
from app.ui.look.sizes import fit_on_screen

_FIELD_EDGES = 48  # pixels around the words of a field that can be cleared


class CodebookDialog(QDialog):
    """Rename, synonyms, units, add, split, merge, switch off."""

    def __init__(
        self, session: Session, rereading: Rereading | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("编码本"))
        self._session = session
        self.desk = BookDesk(session)
        self.model = CodebookModel(self)
        self.words = QLineEdit(self)
        self.tree = QTreeView(self)
        self.editor = IndicatorEditor(self)
        self.add_row = NewIndicatorRow(self)
        self.merge_row = TargetRow(self)
        self.add = QPushButton(self.tr("新增指标(&A)…"), self)
        self.merge = QPushButton(self.tr("并入另一指标(&M)…"), self)
        self._shown = ""  # code of the indicator in the fields
        self._refused: dict[str, tuple[Typed, str]] = {}  # by code: what could not be saved, and why
        self.message = plain_label(parent=self, wraps=True)
        self.reading = plain_label(parent=self, name="muted")
        self.close_button = QPushButton(self.tr("关闭"), self)
        self._build_tree()
        self._build()
        self._connect()
        fit_on_screen(self, QSize(940, 600))
        self.reload()
        if rereading is not None:
            rereading.progressed.connect(self._tell_reading)

    def _build_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setAccessibleName(self.tr("指标"))
        tree.setUniformRowHeights(True)
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(COL_NAME, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(COL_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.words.setPlaceholderText(self.tr("按名称、同义词查找"))
        self.words.setAccessibleName(self.tr("查找指标"))
        asked = self.words.fontMetrics().horizontalAdvance(self.words.placeholderText())
        self.words.setMinimumWidth(asked + _FIELD_EDGES)
        self.words.setClearButtonEnabled(True)
        self.add.setToolTip(self.tr("在当前类别里新增一个指标"))
        self.merge.setToolTip(self.tr("把当前指标并入另一个，数据一并移过去，可以撤销"))
        for button in (self.add, self.merge, self.close_button):
            button.setAutoDefault(False)

    def _build(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(Scrolled(self.editor, right), 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setSizes([380, 560])
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.merge)
        buttons.addSpacing(8)
        buttons.addWidget(self.reading, 1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(split, 1)
        layout.addWidget(self.add_row)
        layout.addWidget(self.merge_row)
        layout.addWidget(self.message)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._narrow)
        self.tree.selectionModel().currentChanged.connect(self._show_current)
        self.editor.save_requested.connect(self.save)
        self.editor.split_requested.connect(self._ask_split)
        self.add.clicked.connect(self._ask_new)
        self.merge.clicked.connect(self._ask_merge)
        self.add_row.given.connect(self._take_new)
        self.merge_row.given.connect(self._take_target)
        self.close_button.clicked.connect(self.reject)
        self._session.book_changed.connect(self._on_book)
        self._session.read_only_changed.connect(self._on_book)

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was closed is shown."""
        super().showEvent(event)
        self.reload()

    def _on_book(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self, code: str = "") -> None:
        """Shows the book as it stands, at an indicator or where one was."""
        code = code or self.code
        edition = self.desk.edition
        self.model.show(edition.book, tuple(edition.rows), self.desk.counts())
        self._go_to(code)

    def _go_to(self, code: str) -> None:
        index = self.model.index_of(code)
        index = index if index.isValid() else self.model.first()
        if self.words.text().strip():
            self.tree.expandAll()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        self._show_current()

    @property
    def code(self) -> str:
        """The current indicator's code; "" on a category."""
        return str(self.tree.currentIndex().data(CODE_ROLE) or "")

    def _narrow(self, words: str) -> None:
        code = self.code
        self.model.set_words(words)
        self._go_to(code)

    def _show_current(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        self._leave()
        indicator = self._session.book.indicator(self.code)
        note = self.desk.note_of(self.code)
        self.editor.show_indicator(indicator, note=note, read_only=self._session.read_only)
        self._shown = self.code
        can_write = not self._session.read_only
        self.add.setEnabled(can_write and self.tree.currentIndex().isValid())
        self.merge.setEnabled(can_write and indicator is not None and indicator.is_active)
        self.add_row.hide()
        self.merge_row.hide()
        typed, sentence = self._refused.get(self.code, (None, ""))
        if typed is not None:
            self.editor.fill(typed)
        self._say(sentence, fault=True)

    def _leave(self) -> None:
        """Another indicator, or none, is about to be shown: what was typed is saved.

        What cannot be is kept for when the indicator is shown again.
        """
        code, self._shown = self._shown, ""
        if code and code != self.code:
            self._save(code, self.editor.changed_fields())

    def _save(self, code: str, fields: dict[str, Any]) -> None:
        typed = self.editor.typed()
        self._refused.pop(code, None)
        if not fields:
            return
        try:
            self.desk.edit(code, **fields)
        except BookError as error:
            self._refused[code] = typed, str(error)
            words = self.tr("“%1”的改动没有保存：%2").replace("%1", typed.name)
            self._session.noticed.emit(words.replace("%2", str(error)))

    def done(self, result: int) -> None:
        """See QDialog; what was typed is saved."""
        if self._shown:
            self._save(self._shown, self.editor.changed_fields())
        super().done(result)

    def _say(self, words: str, *, fault: bool = False) -> None:
        self.message.setObjectName("failure" if fault else "muted")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _tell_reading(self, done: int, of: int) -> None:
        """What nobody decided is read again in the background with the changed book."""
        words = (
            self.tr("已按新的编码本重读 %1 份报告。")
            if done == of
            else self.tr("正在按新的编码本重读：%1/%2")
        )
        if of:
            self.reading.setText(words.replace("%1", str(done)).replace("%2", str(of)))
        if done == of and self.isVisible():
            self.model.set_counts(self.desk.counts())

    def _try(self, work: Callable[[], object], done: str) -> bool:
        """Carries out an edit; what cannot be is said in its sentence."""
        try:
            made = work()
        except BookError as error:
            self._say(str(error), fault=True)
            return False
        if made:
            self._say(done)
        return bool(made)

    # Acts

    def save(self) -> None:
        """Saves the fields of the current indicator."""
        fields, code = self.editor.changed_fields(), self.code
        if fields and code:
            self._refused.pop(code, None)  # what stands in the fields now counts
            self._try(lambda: self.desk.edit(code, **fields), self.tr("已保存，可以撤销。"))

    def _ask_new(self) -> None:
        category = self._session.book.category(str(self.tree.currentIndex().data(CATEGORY_ROLE)))
        if category is not None:
            self.merge_row.hide()
            self.add_row.ask(self.tr("在“%1”新增").replace("%1", category.name), unit="次")

    def _ask_split(self) -> None:
        self.merge_row.hide()
        self.add_row.ask(self.tr("所选同义词成为新指标"), unit=None)

    def _ask_merge(self) -> None:
        indicator = self._session.book.indicator(self.code)
        if indicator is None:
            return
        others = [
            i
            for i in self._session.book.indicators()
            if i.is_active and i.code != indicator.code and i.kind is indicator.kind
        ]
        same = [i for i in others if i.category == indicator.category]
        self.add_row.hide()
        self.merge_row.ask(indicator, same + [i for i in others if i.category != indicator.category])

    def _take_new(self, name: str, unit: str) -> None:
        code, phrases = self.code, self.editor.chosen_phrases()
        if not unit:
            self._try(lambda: self.desk.split(code, name, phrases), self.tr("已分出，可以撤销。"))
            return
        category = str(self.tree.currentIndex().data(CATEGORY_ROLE))
        units = unit.replace("，", "、").split("、")
        made: list[str] = []

        def add() -> bool:
            made.append(self.desk.add(category, name, units=units))
            return bool(made[0])

        if self._try(add, ""):
            self.reload(made[0])
            self._say(self.tr("已新增，可以撤销。"))

    def _take_target(self, target: str) -> None:
        source = self.code
        if self._try(lambda: self.desk.merge(source, target), ""):
            self.reload(target)
            self._say(self.tr("已并入，数据一并移动；可以撤销。"))
