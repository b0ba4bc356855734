"""A row of controls that goes on in a further row where the pane is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_GROWING = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Ignored)


class FlowLayout(QLayout):
    """Sets widgets from left to right, row under row; those that want room share what a row leaves."""

    def __init__(self, *, gap: int = 8, row_gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self._first_at_right: int | None = None

    def push_right(self) -> None:
        """What is added from here on stands at the right end of its row, as far as it shares one."""
        self._first_at_right = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """See QLayout."""
        self._items.append(item)

    def count(self) -> int:
        """See QLayout."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """See QLayout; Qt asks beyond the end and expects nothing there."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """See QLayout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        """See QLayout: takes the width it is given."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """See QLayout."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See QLayout."""
        margins = self.contentsMargins()
        rows = self._rows(width - margins.left() - margins.right())
        heights = sum(_height(row) for row in rows) + self._row_gap * max(0, len(rows) - 1)
        return heights + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """See QLayout: everything in one row."""
        shown = self._shown()
        margins = self.contentsMargins()
        width = sum(max(_needed(item), item.sizeHint().width()) + self._gap for item in shown)
        return QSize(width + margins.left() + margins.right(), self.heightForWidth(1 << 20))

    def minimumSize(self) -> QSize:
        """See QLayout: the widest of the widgets must fit."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        tallest = _height(self._shown())
        return QSize(widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """See QLayout."""
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        top = room.top()
        for row in self._rows(room.width()):
            self._set_row(row, QRect(room.left(), top, room.width(), _height(row)))
            top += _height(row) + self._row_gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            needed = _needed(item)
            if rows and taken + self._gap + needed <= width:
                rows[-1].append(item)
                taken += self._gap + needed
            else:
                rows.append([item])
                taken = needed
        return rows

    def _set_row(self, row: list[QLayoutItem], area: QRect) -> None:
        widths = [min(_needed(item), area.width()) for item in row]
        spare = area.width() - sum(widths) - self._gap * (len(row) - 1)
        for place, item in enumerate(row):
            if _grows(item):
                more = min(spare, item.maximumSize().width() - widths[place])
                widths[place] += more
                spare -= more
        left = area.left()
        at_right = self._items[self._first_at_right :] if self._first_at_right is not None else []
        pushed = row[0] in at_right  # a row of its own begins at the left
        for item, width in zip(row, widths, strict=True):
            if item in at_right and not pushed:
                left, pushed = left + spare, True
            height = min(item.sizeHint().height(), area.height())
            corner = QPoint(left, area.top() + (area.height() - height) // 2)
            item.setGeometry(QRect(corner, QSize(width, height)))
            left += width + self._gap


def _grows(item: QLayoutItem) -> bool:
    widget: QWidget | None = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() in _GROWING


def _needed(item: QLayoutItem) -> int:
    return item.minimumSize().width() if _grows(item) else item.sizeHint().width()


def _height(row: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in row), default=0)
