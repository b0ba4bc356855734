"""What a library search found: words in context and figures, each a list, and the steps through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy
from app.models.library.search import Page, Wish
from app.models.library.search_model import (
    CONTEXT_ROLE,
    END_ROLE,
    KEY_ROLE,
    REPORT_ROLE,
    START_ROLE,
    FigureResultModel,
    PassageModel,
)
from app.ui.keys.key_map import KeyMap
from app.ui.look.buttons import sign_button
from app.ui.look.context_delegate import ContextDelegate
from app.ui.look.labels import plain_label
from app.ui.look.tables import make_lines

_STRETCHED = 1  # column of both lists


class Results(QWidget):
    """``place_chosen`` tells report and range of a passage, ``figure_chosen`` report and key of a figure.

    ``left`` is told when the user wants to go to the page.
    """

    place_chosen = Signal(str, int, int)
    figure_chosen = Signal(str, str)
    left = Signal()

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Wish()
        # Made in the order in which Tab is to go through them.
        self.tabs = QTabWidget(self)
        self.place = plain_label(parent=self, name="muted")
        self.back = sign_button("‹", keys.tip(self.tr("上一处检索结果"), "previous_result"), self)
        self.forth = sign_button("›", keys.tip(self.tr("下一处检索结果"), "next_result"), self)
        self.passages = PassageModel(self)
        self.passage_view = QTableView(self)
        self.figures = FigureResultModel(self)
        self.figure_view = QTableView(self)
        self._hints = [plain_label(parent=self, name="muted", wraps=True, centred=True) for _ in range(2)]
        self._stacks = [self._stack(0, self.passage_view), self._stack(1, self.figure_view)]
        self._build_views()
        self._build()
        self._connect()

    # Building

    def _stack(self, number: int, view: QTableView) -> QStackedWidget:
        stack = QStackedWidget(self)
        stack.addWidget(view)
        stack.addWidget(self._hints[number])
        return stack

    def _build_views(self) -> None:
        _prepare(self.passage_view, self.passages)
        _prepare(self.figure_view, self.figures)
        self.passage_view.setAccessibleName(self.tr("找到的文字"))
        self.figure_view.setAccessibleName(self.tr("找到的数据"))
        for view in (self.passage_view, self.figure_view):
            view.setToolTip(self.tr("点选或回车：在正文里看这一处；双击或 Esc：到正文"))
        self.passage_view.setItemDelegateForColumn(1, ContextDelegate(CONTEXT_ROLE, self.passage_view))

    def _build(self) -> None:
        corner = QWidget(self)
        steps = QHBoxLayout(corner)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(2)
        for widget in (self.place, self.back, self.forth):
            steps.addWidget(widget)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("检索结果"))
        self.tabs.setCornerWidget(corner)
        for stack in self._stacks:
            self.tabs.addTab(stack, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.forth.clicked.connect(self.go_forth)
        self.tabs.currentChanged.connect(self._tell_place)
        for view in (self.passage_view, self.figure_view):
            view.clicked.connect(self._open)
            view.activated.connect(self._open)
            view.doubleClicked.connect(self._leave)
            view.selectionModel().currentChanged.connect(self._tell_place)
        self.passages.rowsInserted.connect(self._label)

    # What was found

    def show_passages(self, pages: Iterator[Page]) -> None:
        """Shows the places of the words; what was the current one stays it."""
        _keeping_place(self.passage_view, lambda: self.passages.show(pages))

    def show_figures(
        self, rows: tuple[FigureRecord, ...], book: Taxonomy, place: Callable[[str], str]
    ) -> None:
        """Shows figures; ``place`` names their reports. What was the current one stays it."""
        _keeping_place(self.figure_view, lambda: self.figures.show(rows, book, place))

    def tell(self, wish: Wish) -> None:
        """Says how much was found for a wish, or why nothing was."""
        self._wish = wish
        self._label()

    def bring_figures(self) -> None:
        """To the front with the figures."""
        self.tabs.setCurrentIndex(1)

    def _label(self) -> None:
        more = "+" if self.passages.has_more else ""
        counts = (self.passages.rowCount(), self.figures.rowCount())
        passages, figures = self.tr("文字"), self.tr("数据")
        self.tabs.setTabText(0, f"{passages} {counts[0]}{more}")
        self.tabs.setTabText(1, f"{figures} {counts[1]}")
        asks = self.tr("输入一个词，就能看到它在各份报告里的原文")
        none = self.tr("没有找到。可以换个说法，或少勾几个条件。")
        self._hints[0].setText(none if self._wish.words.strip() else asks)
        chooses = self.tr("在左边勾选条件，或输入一个词")
        self._hints[1].setText(chooses if self._wish.is_empty else none)
        for stack, count in zip(self._stacks, counts, strict=True):
            stack.setCurrentIndex(0 if count else 1)
        self._tell_place()

    # Going there

    @property
    def view(self) -> QTableView:
        """The list in front."""
        return self.passage_view if self.tabs.currentIndex() == 0 else self.figure_view

    def go_forth(self) -> bool:
        """Opens the next result; after the last comes the first. False where there is none."""
        return self._step(1)

    def go_back(self) -> bool:
        """Opens the result before."""
        return self._step(-1)

    def go_in(self) -> None:
        """The keyboard goes to the list in front, and its current or first result is opened."""
        if not self.view.model().rowCount():
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self._open(self.view.currentIndex())

    def _step(self, step: int) -> bool:
        view, model = self.view, self.view.model()
        if view.currentIndex().row() == model.rowCount() - 1 and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        count = model.rowCount()
        if not count:
            return False
        now = view.currentIndex().row()
        view.selectRow(0 if now < 0 and step > 0 else (max(now, 0) + step) % count)
        self._open(view.currentIndex())
        return True

    def _tell_place(self) -> None:
        count, now = self.view.model().rowCount(), self.view.currentIndex().row() + 1
        self.place.setText(f"{now}/{count}" if now else "")
        for button in (self.back, self.forth):
            button.setEnabled(count > 0)

    def _open(self, index: QModelIndex) -> None:
        """Shows a result in the page; the keyboard stays where it is."""
        report = str(index.data(REPORT_ROLE))
        if index.model() is self.passages:
            self.place_chosen.emit(report, int(index.data(START_ROLE)), int(index.data(END_ROLE)))
        else:
            self.figure_chosen.emit(report, str(index.data(KEY_ROLE)))

    def _leave(self) -> None:
        self.left.emit()


def _keeping_place(view: QTableView, show: Callable[[], None]) -> None:
    """Shows another answer; what was the current result stays it, where it is still among them."""
    roles = (REPORT_ROLE, START_ROLE, KEY_ROLE)
    before = [view.currentIndex().data(role) for role in roles]
    top = view.verticalScrollBar().value()
    show()
    model = view.model()
    rows = range(model.rowCount()) if before[0] else ()
    row = next((row for row in rows if [model.index(row, 0).data(role) for role in roles] == before), -1)
    if row >= 0:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        with QSignalBlocker(view.selectionModel()):
            view.selectionModel().setCurrentIndex(model.index(row, 0), select)
        view.verticalScrollBar().setValue(top)


def _prepare(view: QTableView, model: QAbstractItemModel) -> None:
    view.setModel(model)
    make_lines(view)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
    head.setResizeContentsPrecision(40)
