"""The preview of figures alike: a list with check boxes, applied as one step. Does not block the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import StoreError
from app.core.taxonomy import Taxonomy
from app.models.learning.alike_model import (
    COL_CONTEXT,
    COL_PLACE,
    CONTEXT_ROLE,
    KEY_ROLE,
    REPORT_ROLE,
    AlikeModel,
    change_words,
)
from app.models.learning.alike_search import Offer
from app.ui.inspector.sentence import SentenceView
from app.ui.look.context_delegate import ContextDelegate
from app.ui.look.labels import plain_label
from app.ui.look.sizes import fit_on_screen
from app.ui.look.tables import make_lines

if TYPE_CHECKING:
    from app.core.learning import Alike

SentenceOf = Callable[["Alike"], tuple[str, int, int]]


class AlikePreview(QDialog):
    """``apply_requested`` names the figures that stay checked, ``place_chosen`` one to look at.

    ``sentence_of`` tells the whole sentence of a figure, for the place under the list.
    """

    apply_requested = Signal(list)
    place_chosen = Signal(str, str)  # report, key

    def __init__(self, sentence_of: SentenceOf | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence_of = sentence_of
        self._code: str | None = None
        self.setWindowTitle(self.tr("相似的数据"))
        self.model = AlikeModel(self)
        self._what = plain_label(parent=self, name="muted", wraps=True)
        self._change = plain_label(parent=self, wraps=True)
        font = self._change.font()
        font.setBold(True)
        self._change.setFont(font)
        self.view = QTableView(self)
        self.where = plain_label(parent=self, name="muted")
        self.sentence = SentenceView(self)
        self._all = QPushButton(self.tr("全选(&A)"), self)
        self._none = QPushButton(self.tr("全不选(&N)"), self)
        self._cancel = QPushButton(self.tr("取消"), self)
        self.apply_button = QPushButton(self)
        self.apply_button.setDefault(True)
        self._build_view()
        self._build()
        self._all.clicked.connect(self._check_all)
        self._none.clicked.connect(self._check_none)
        self._cancel.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._apply)
        self.model.checked_changed.connect(self._refresh)
        self.view.doubleClicked.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._show_sentence)
        fit_on_screen(self, QSize(760, 520))
        self._refresh()

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegateForColumn(COL_CONTEXT, ContextDelegate(CONTEXT_ROLE, view))
        view.setAccessibleName(self.tr("相似的数据"))
        view.setToolTip(self.tr("空格勾选或取消，双击看原文"))
        make_lines(view)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        head = view.horizontalHeader()
        head.setSectionResizeMode(COL_PLACE, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COL_CONTEXT, QHeaderView.ResizeMode.Stretch)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.apply_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._change)
        layout.addWidget(self._what)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.where)
        layout.addWidget(self.sentence)
        layout.addLayout(row)

    def show_offer(self, offer: Offer | None, book: Taxonomy) -> None:
        """Shows an offer; without one the dialog closes."""
        self.model.show(offer)
        if offer is None:
            self.hide()
            return
        self._code = offer.wanted.right.get("indicator", offer.before.indicator)
        self._change.setText(change_words(offer, book))
        unit = offer.wanted.unit or self.tr("无单位")
        words = (
            self.tr("指标相同或同样写有“%1”、单位同为“%2”、尚未核对的数据。已核对的不会改动。")
            if offer.wanted.indicator
            else self.tr("同样写有“%1”、单位同为“%2”、尚未核对的数据。已核对的不会改动。")
        )
        self._what.setText(words.replace("%1", offer.wanted.phrase).replace("%2", unit))
        self.view.setCurrentIndex(self.model.index(0, 0))

    def open(self) -> None:
        """Shows the dialog beside the window, without blocking it, with the keyboard in the list."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sentence(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """The whole sentence of the current figure, with the figure marked as it will be."""
        item = self.model.item(index)
        if item is None or self._sentence_of is None:
            return
        try:
            sentence = self._sentence_of(item)
        except StoreError as error:
            self.where.setText(str(error))
            return
        self.where.setText(item.place)
        self.sentence.show_sentence(*sentence, self._code)

    def _check_all(self) -> None:
        self.model.check_all(on=True)

    def _check_none(self) -> None:
        self.model.check_all(on=False)

    def _refresh(self) -> None:
        count = len(self.model.checked())
        self.apply_button.setText(self.tr("更正所选 %1 处(&Y)").replace("%1", str(count)))
        self.apply_button.setEnabled(count > 0)

    def _apply(self) -> None:
        self.apply_requested.emit(self.model.checked())

    def _open(self, index: QModelIndex) -> None:
        self.place_chosen.emit(str(index.data(REPORT_ROLE)), str(index.data(KEY_ROLE)))
