"""The history panel: acts newest first, the ways back and forth between them, and the way into a file."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.models.history_model import ACT_ROLE, COL_NAME, KEY_ROLE, REPORT_ROLE, WAY_ROLE, HistoryModel, Way


class HistoryPanel(QWidget):
    """Shows what was done. ``return_requested`` names the act behind which the library is to stand."""

    return_requested = Signal(int)
    place_chosen = Signal(str, str)  # report, key of what was changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(self.tr("历史记录"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.verticalHeader().hide()
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COL_NAME, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(20)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._hint = QLabel(self.tr("还没有操作记录"), self)
        self._hint.setObjectName("muted")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(12, 12, 12, 12)
        self._button = QPushButton(self)
        self.export_button = QPushButton(self.tr("导出…"), self)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 8)
        row.addWidget(self._button, 1)
        row.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self.view.selectionModel().currentChanged.connect(self._refresh)
        self.view.activated.connect(self._choose)
        self._button.clicked.connect(self._ask)
        self.model.modelReset.connect(self._refresh)
        self.setFocusProxy(self.view)
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
        self._hint.setVisible(self.model.rowCount() == 0)

    def _choose(self, index: QModelIndex) -> None:
        report = str(index.data(REPORT_ROLE) or "")
        if report:
            self.place_chosen.emit(report, str(index.data(KEY_ROLE)))

    def _ask(self) -> None:
        act = self.view.currentIndex().data(ACT_ROLE)
        if act is not None:
            self.return_requested.emit(int(act))
