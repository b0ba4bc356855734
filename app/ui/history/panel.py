"""The history panel: acts newest first, and the way back to just behind one of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from app.models.history_model import ACT_ROLE, CAN_RETURN_ROLE, COL_NAME, KEY_ROLE, REPORT_ROLE, HistoryModel


class HistoryPanel(QWidget):
    """Shows what was done. ``return_requested`` names the act behind which everything is to be undone."""

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
        self.view.verticalHeader().hide()
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COL_NAME, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(20)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._hint = QLabel(self)
        self._hint.setObjectName("muted")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._button = QPushButton(self.tr("退回到这一步之后(&B)"), self)
        self._button.setToolTip(self.tr("撤销这一步以后的所有操作；还可以重做"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.view.selectionModel().currentChanged.connect(self._refresh)
        self.view.activated.connect(self._choose)
        self._button.clicked.connect(self._ask)
        self.model.modelReset.connect(self._refresh)
        self.setFocusProxy(self.view)
        self._refresh()

    def _refresh(self) -> None:
        index = self.view.currentIndex()
        can_return = bool(index.data(CAN_RETURN_ROLE)) and index.row() > 0
        self._button.setEnabled(can_return)
        if self.model.rowCount() == 0:
            self._hint.setText(self.tr("还没有操作记录"))
        else:
            self._hint.setText("")
        self._hint.setVisible(bool(self._hint.text()))

    def _choose(self, index: QModelIndex) -> None:
        report = str(index.data(REPORT_ROLE) or "")
        if report:
            self.place_chosen.emit(report, str(index.data(KEY_ROLE)))

    def _ask(self) -> None:
        act = self.view.currentIndex().data(ACT_ROLE)
        if act is not None:
            self.return_requested.emit(int(act))
