"""The history panel: acts newest first, the ways back and forth between them, and the way into a file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.models.library.history_model import (
    ACT_ROLE,
    COL_NAME,
    KEY_ROLE,
    REPORT_ROLE,
    SAID_ROLE,
    WAY_ROLE,
    HistoryModel,
    Way,
)
from app.ui.look.labels import plain_label
from app.ui.look.tables import make_lines


class HistoryFilter(QSortFilterProxyModel):
    """Acts whose words, person, time or reason hold every word; those of one report only, if wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._only_here = False
        self.report = ""

    def narrow(self, words: str, *, report: str, only_here: bool) -> None:
        """Filters anew where something changed."""
        was_shown = (self._words, self.report if self._only_here else "", self._only_here)
        self._words, self.report, self._only_here = words.casefold().split(), report, only_here
        if was_shown != (self._words, report if only_here else "", only_here):
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """See QSortFilterProxyModel."""
        model = self.sourceModel()
        cells = [model.index(row, column, parent) for column in range(model.columnCount())]
        if self._only_here and cells[0].data(REPORT_ROLE) != self.report:
            return False
        if not self._words:
            return True
        shown = (*(cell.data() for cell in cells), cells[0].data(SAID_ROLE))
        hay = " ".join(str(words or "") for words in shown).casefold()
        return all(word in hay for word in self._words)


class HistoryPanel(QWidget):
    """Shows what was done. ``return_requested`` names the act behind which the library is to stand."""

    return_requested = Signal(int)
    place_chosen = Signal(str, str)  # report, key of what was changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.shown = HistoryFilter(self)
        self.shown.setSourceModel(self.model)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("筛选记录"))
        self.words.setAccessibleName(self.tr("筛选历史记录"))
        self.words.setClearButtonEnabled(True)
        self.here = QCheckBox(self.tr("只看本报告"), self)
        self.view = QTableView(self)
        self._build_view()
        self._hint = plain_label(parent=self, name="muted", wraps=True, margins=(12, 12, 12, 12))
        self._button = QPushButton(self)
        self.export_button = QPushButton(self.tr("导出…"), self)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 8)
        row.addWidget(self._button, 1)
        row.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        above = QHBoxLayout()
        above.setContentsMargins(8, 6, 8, 6)
        above.addWidget(self.words, 1)
        above.addWidget(self.here)
        layout.addLayout(above)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self.view.selectionModel().currentChanged.connect(self._refresh)
        self.view.activated.connect(self._choose)
        self._button.clicked.connect(self._ask)
        self.shown.modelReset.connect(self._refresh)
        self.shown.layoutChanged.connect(self._refresh)
        self.words.textChanged.connect(self._narrow)
        self.here.toggled.connect(self._narrow)
        self.setFocusProxy(self.view)
        self._refresh()

    def _build_view(self) -> None:
        self.view.setModel(self.shown)
        make_lines(self.view)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(self.tr("历史记录"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COL_NAME, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(20)

    @property
    def filter(self) -> dict[str, str]:
        """What the list is narrowed to, as it is kept."""
        return {"words": self.words.text(), "here": "yes" if self.here.isChecked() else ""}

    def set_filter(self, kept: Mapping[str, str]) -> None:
        """Narrows the list to what was kept."""
        self.here.setChecked(bool(kept.get("here")))
        self.words.setText(kept.get("words", ""))

    def set_report(self, key: str) -> None:
        """Which report is open."""
        self.shown.narrow(self.words.text(), report=key, only_here=self.here.isChecked())

    def _narrow(self) -> None:
        self.shown.narrow(self.words.text(), report=self.shown.report, only_here=self.here.isChecked())
        self._refresh()

    def add_actions(self, actions: list[QAction]) -> None:
        """Puts actions into the context menu; the button for exporting does the first."""
        self.view.addActions(actions)
        self.export_button.clicked.connect(actions[0].trigger)
        self.export_button.setToolTip(actions[0].toolTip())

    def _refresh(self) -> None:
        way = self.view.currentIndex().data(WAY_ROLE)
        words = {
            Way.BACK: (self.tr("退回到这一步(&B)"), self.tr("撤销这一步以后的所有操作；还可以重做")),
            Way.FORTH: (self.tr("重做到这一步(&B)"), self.tr("重做到这一步为止的所有操作")),
        }
        word, tip = words.get(way, words[Way.BACK])
        self._button.setText(word)
        self._button.setToolTip(tip)
        self._button.setAccessibleName(word)
        self._button.setEnabled(way in words)
        is_empty = self.model.rowCount() == 0
        self._hint.setText(self.tr("还没有操作记录") if is_empty else self.tr("没有符合的记录"))
        self._hint.setVisible(self.shown.rowCount() == 0)

    def _choose(self, index: QModelIndex) -> None:
        report = str(index.data(REPORT_ROLE) or "")
        if report:
            self.place_chosen.emit(report, str(index.data(KEY_ROLE)))

    def _ask(self) -> None:
        act = self.view.currentIndex().data(ACT_ROLE)
        if act is not None:
            self.return_requested.emit(int(act))
