"""The base table on the screen: what a person keeps in ink, what reports state pale; pasted from Excel."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.models.compare.bases import BasesModel, OwnRole
from app.ui.compare.look import look_of

_LEAST_WIDTH = 100
_MOST_PASTED = 100_000
"""Characters; a table of all towns of a province is a tenth of it."""


class BaseDelegate(QStyledItemDelegate):
    """Shows ``OwnRole`` as ink or pale."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        look = look_of(palette)
        palette.setColor(QPalette.ColorRole.Text, look.ink if index.data(OwnRole) else look.pale)


class BasesView(QTableView):
    """Shows a ``BasesModel``. Copies and pastes as spreadsheets do; Delete empties the selected cells."""

    def __init__(self, model: BasesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bases = model
        self.setModel(model)
        self.setItemDelegate(BaseDelegate(self))
        self.horizontalHeader().setMinimumSectionSize(_LEAST_WIDTH)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAccessibleName(self.tr("基数表"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self._empty()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        indexes = self.selectedIndexes()
        if not indexes:
            return
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        lines = [[str(self._bases.index(r, c).data()).replace(",", "") for c in columns] for r in rows]
        QGuiApplication.clipboard().setText("".join("\t".join(line) + "\r\n" for line in lines))

    def _paste(self) -> None:
        indexes = self.selectedIndexes() or [self.currentIndex()]
        corner = min(index.row() for index in indexes), min(index.column() for index in indexes)
        words = QGuiApplication.clipboard().text()[:_MOST_PASTED]
        if min(corner) >= 0 and words:
            self._bases.paste(*corner, [line.split("\t") for line in words.splitlines()])

    def _empty(self) -> None:
        self._bases.clear([(index.row(), index.column()) for index in self.selectedIndexes()])
