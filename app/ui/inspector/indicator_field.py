"""The field in which an indicator is chosen: typed words narrow the book.

The list opens inside the pane, not in a pop-up, where input methods fail.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.core.taxonomy import Taxonomy
from app.models.figures.candidates import CATEGORY_ROLE, CODE_ROLE, IndicatorListModel
from app.ui.look.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
_LIST_ROWS = 8


class _LineDelegate(QStyledItemDelegate):
    """Heads of categories bold with their hue, indicators indented."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = QStyleOptionViewItem(option)
        self.initStyleOption(view, index)
        if index.data(CODE_ROLE):
            view.rect = view.rect.adjusted(18, 0, 0, 0)  # type: ignore[attr-defined]
            super().paint(painter, view, index)
            return
        font = QFont(view.font)  # type: ignore[attr-defined]
        font.setBold(True)
        view.font = font  # type: ignore[attr-defined]
        rect: QRect = view.rect  # type: ignore[attr-defined]
        hue = theme_of(view.palette).category(index.data(CATEGORY_ROLE))  # type: ignore[attr-defined]
        painter.fillRect(QRect(rect.left() + 4, rect.center().y() - 3, 8, 8), hue)
        view.rect = rect.adjusted(16, 0, 0, 0)  # type: ignore[attr-defined]
        view.state &= ~QStyle.StateFlag.State_MouseOver  # type: ignore[attr-defined]
        super().paint(painter, view, index)


class _Lines(QListView):
    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() * _LIST_ROWS * 3 // 2)


class IndicatorField(QWidget):
    """``chosen`` carries a code, or "" for no indicator."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._code: str | None = None
        self.model = IndicatorListModel(self)
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("指标"))
        self.words.setPlaceholderText(self.tr("未归类，输入文字查找指标"))
        self.words.setClearButtonEnabled(True)
        self.lines = _Lines()
        self.lines.setModel(self.model)
        self.lines.setItemDelegate(_LineDelegate(self.lines))
        self.lines.setAccessibleName(self.tr("可选指标"))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.words)
        layout.addWidget(self.lines)
        self.setFocusProxy(self.words)
        self.words.textEdited.connect(self._search)
        self.words.installEventFilter(self)
        self.lines.clicked.connect(self._take)

    def set_book(self, book: Taxonomy) -> None:
        """Choose from this book."""
        if book is not self._book:
            self._book = book
            self.model.set_book(book)

    def show_code(self, code: str | None) -> None:
        """Show what holds now; an open search is closed."""
        self._code = code
        self.lines.hide()
        self.words.setText(self._book.name_of(code) if self._book and code else "")
        self.words.setCursorPosition(0)

    @property
    def is_searching(self) -> bool:
        """Whether the list is open."""
        return self.lines.isVisibleTo(self)

    def set_enabled(self, *, enabled: bool) -> None:
        """Allow or forbid choosing."""
        self.words.setReadOnly(not enabled)

    # Searching

    def _search(self, words: str) -> None:
        self.model.set_words(words)
        self.lines.setVisible(True)
        row = self.model.first_code_row()
        self.lines.setCurrentIndex(self.model.index(row))
        self.lines.scrollToTop()
        self.opened.emit()

    def open_list(self) -> None:
        """Show the whole book at the indicator that holds now."""
        self.model.set_words("")
        self.lines.setVisible(True)
        row = self.model.row_of(self._code)
        index = self.model.index(row if row >= 0 else self.model.first_code_row())
        self.lines.setCurrentIndex(index)
        self.lines.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self.opened.emit()

    def _take(self, index: QModelIndex) -> None:
        code = index.data(CODE_ROLE)
        if code:
            self.lines.hide()
            self.chosen.emit(code)

    def take_typed(self) -> bool:
        """Take the line that is marked in the open list, or no indicator for an emptied field."""
        if not self.words.text().strip() and self._code:
            self.lines.hide()
            self.chosen.emit("")
            return True
        if self.is_searching and self.lines.currentIndex().data(CODE_ROLE):
            self._take(self.lines.currentIndex())
            return True
        return False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.is_searching:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            return self.take_typed()
        if event.key() == Qt.Key.Key_Escape and self.is_searching:
            self.show_code(self._code)
            return True
        return False

    def _step(self, step: int) -> None:
        row = self.lines.currentIndex().row() + step
        while 0 <= row < self.model.rowCount() and not self.model.index(row).data(CODE_ROLE):
            row += step
        if 0 <= row < self.model.rowCount():
            self.lines.setCurrentIndex(self.model.index(row))
