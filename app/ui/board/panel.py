"""The board: a sortable table of all reports, below it the mandated parts of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QGuiApplication, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.findings.board_model import (
    ACCEPTED,
    FINDINGS,
    GIVEN,
    PLACE_ROLE,
    PROGRESS,
    REPORT_ROLE,
    SORT_ROLE,
    TONE_ROLE,
    TOWN,
    BoardModel,
    ChecklistModel,
)
from app.ui.keys.acts import plain_word
from app.ui.keys.tab_order import set_tab_order
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import plain_label
from app.ui.look.tables import make_cells
from app.ui.look.theme import theme_of

if TYPE_CHECKING:
    from app.core.checks.checklist import BoardRow


# What must fit into the columns of counts, whatever stands in them now: they would move while one works.
_ROOM = {FINDINGS: "000", ACCEPTED: "000", PROGRESS: "000/000"}
_LONGEST_NAME = "国" * 6  # of a report; a longer one is cut, and whole in its tool tip
_SHORTEST_NAME = "国" * 4  # where the other columns need the room
_PAD = 7  # pixels left and right of a cell's words, the frame of the current cell included
_LEAST_PAD = 6
_LEAST_LINES = 3
_MEASURED_LINES = 40  # that columns are as wide as


class ToneDelegate(QStyledItemDelegate):
    """Cells in the colour of the theme that the model names."""

    def initStyleOption(self, option: Any, index: Any) -> None:
        """See QStyledItemDelegate."""
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if tone and tone != "text":
            theme = theme_of(option.palette)
            option.palette.setColor(option.palette.ColorRole.Text, theme.colour(tone))


class BoardPanel(QWidget):
    """``place_requested`` names a report and a stretch of its text; (0, 0) where only the report is meant.

    ``day_given`` and ``refused`` are those of the model.
    """

    place_requested = Signal(str, int, int)
    day_given = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = BoardModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.table = self._table(self.sorted, self.tr("总览表"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.parts_model = ChecklistModel(self)
        self.parts = self._table(self.parts_model, self.tr("法定内容清单"))
        self.parts.horizontalHeader().setStretchLastSection(True)
        self._line = plain_label(parent=self)
        self._none = plain_label(
            self.tr("还没有报告。导入报告后，这里列出各镇报告的情况。"),
            self,
            name="muted",
            wraps=True,
            centred=True,
        )
        self._pages = QStackedWidget(self)
        self._bar = FlowLayout()
        self._buttons: list[QToolButton] = []
        self._fits = False
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._show_parts)
        self.table.activated.connect(self._open)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.model.day_given.connect(self.day_given)
        self.model.refused.connect(self.refused)
        self.parts.activated.connect(self._open)
        self.setFocusProxy(self.table)

    def set_rows(self, rows: Sequence[BoardRow]) -> None:
        """Shows these reports; the chosen one stays chosen."""
        kept = str(self.table.currentIndex().data(REPORT_ROLE) or "")
        column = self.table.currentIndex().column()
        if not self.model.set_rows(rows):
            return
        self._pages.setCurrentIndex(0 if rows else 1)
        whole = sum(row.checklist.met == len(row.checklist.parts) for row in rows)
        words = self.tr("共 %1 份报告，四项法定内容齐备的 %2 份")
        self._line.setText(words.replace("%1", str(len(rows))).replace("%2", str(whole)) if rows else "")
        self.choose(kept, column=max(column, 0))
        self._fits = False
        if self.isVisible():
            self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget; nobody sees columns that are measured while another tab is shown."""
        super().showEvent(event)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget; there is more or less room for the columns."""
        super().resizeEvent(event)
        self._fits = False
        self._fit_parts()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget; another font needs other columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._fits:
            self._fits = False
            self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as the words of the first lines and the head need, once for what is shown.

        Where they do not fit side by side, first the air between them makes way, then names of reports.
        Qt would keep room for the sign of the order in every head, and ask the model for all looks of a cell.
        """
        if self._fits:
            return
        self._fits = True
        advance = QFontMetricsF(self.table.font()).horizontalAdvance
        least = self.table.horizontalHeader().minimumSectionSize() - 2 * _LEAST_PAD
        needed = [max(ceil(self._words_width(n)), least) for n in range(self.model.columnCount())]
        needed[TOWN] = min(needed[TOWN], ceil(advance(_LONGEST_NAME)))
        spare = self.table.viewport().width() - sum(needed)
        pad = min(max(spare // (2 * len(needed)), _LEAST_PAD), _PAD)
        over = max(0, 2 * pad * len(needed) - spare)
        needed[TOWN] = max(needed[TOWN] - over, min(needed[TOWN], ceil(advance(_SHORTEST_NAME))))
        for column, width in enumerate(needed):
            self.table.setColumnWidth(column, width + 2 * pad)

    def _words_width(self, column: int) -> float:
        """The widest words of a column, its head included."""
        lines = range(min(self.sorted.rowCount(), _MEASURED_LINES))
        words = {str(self.sorted.index(line, column).data()) for line in lines}
        words |= {str(self.model.headerData(column, Qt.Orientation.Horizontal)), _ROOM.get(column, "")}
        return max(map(QFontMetricsF(self.table.font()).horizontalAdvance, words))

    def choose(self, report: str, *, column: int = 0) -> None:
        """Makes the line of a report the current one; the first where it is not on the board."""
        row = max(self.model.row_of(report), 0)
        if self.model.rowCount():
            index = self.sorted.mapFromSource(self.model.index(row, column))
            self.table.setCurrentIndex(index)
        self._show_parts()

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Puts buttons for the window's actions over the table."""
        for action in actions:
            button = QToolButton(self)
            button.setText(plain_word(action.text()))
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            button.setAutoRaise(True)
            self._bar.addWidget(button)
            self._buttons.append(button)
        set_tab_order([*self._buttons, self.table, self.parts])

    def copy(self) -> None:
        """The whole table, as it is sorted, on the clipboard for Excel and WPS."""
        model = self.sorted
        columns = range(model.columnCount())
        lines = ["\t".join(str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]
        for row in range(model.rowCount()):
            lines.append("\t".join(str(model.index(row, c).data() or "") for c in columns))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _lay_out(self) -> None:
        copy = QAction(self.tr("复制表格"), self)
        copy.setObjectName("copy_board")
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.setToolTip(self.tr("复制整张表，可粘贴到 Excel、WPS"))
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self._bar.setContentsMargins(10, 6, 10, 6)
        self._bar.addWidget(self._line)
        self._bar.push_right()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.parts)
        # As high as its four parts; lower in a low window, where it scrolls.
        self.parts.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
        self.parts.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self._pages.addWidget(page)
        self._pages.addWidget(self._none)
        self._pages.setCurrentIndex(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.add_actions([copy, self._day_action()])

    def _day_action(self) -> QAction:
        give = QAction(self.tr("填写日期"), self)
        give.setObjectName("give_day")
        give.setShortcut(QKeySequence(Qt.Key.Key_F2))
        give.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        give.setToolTip(self.tr("填写所选报告收到、公开的日期；也可双击该格"))
        give.triggered.connect(self._give_day)
        self.addAction(give)
        return give

    def _give_day(self) -> None:
        """Opens the field of the current day, or of the first of its line."""
        index = self.table.currentIndex()
        if index.isValid():
            day = index if index.column() in GIVEN else index.siblingAtColumn(min(GIVEN))
            self.table.setCurrentIndex(day)
            self.table.edit(day)

    def _table(self, model: QAbstractItemModel, name: str) -> QTableView:
        view = QTableView(self)
        view.setModel(model)
        view.setItemDelegate(ToneDelegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setAccessibleName(name)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        make_cells(view)
        return view

    def _show_parts(self) -> None:
        index = self.sorted.mapToSource(self.table.currentIndex())
        self.parts_model.show(self.model.board_row(index))
        self._fit_parts()
        self.parts.updateGeometry()

    def _fit_parts(self) -> None:
        """The names of the parts give way to the words of the report, so far that the head above these is
        seen; whole they are in their tool tips."""
        self.parts.resizeColumnToContents(0)
        self.parts.resizeColumnToContents(1)
        head = self.parts.horizontalHeader()
        room = self.width() - self.parts.verticalScrollBar().sizeHint().width()
        room -= head.sectionSize(1) + head.sectionSizeHint(2)
        if head.sectionSize(0) > room:
            head.resizeSection(0, max(room, head.sectionSizeHint(0)))

    def _open(self, index: QModelIndex) -> None:
        """The evidence of the cell, or only its report."""
        report = str(index.data(REPORT_ROLE) or "")
        if report:
            self.place_requested.emit(report, *(index.data(PLACE_ROLE) or (0, 0)))
