"""Search across the library: facets with counts on the left, words in context and figures on the right.

A chosen place opens in the page beside it while the list stays; what was asked stays after closing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.models.library_search import FACETS, LibrarySearch, Value, Wish
from app.models.search_model import (
    CONTEXT_ROLE,
    END_ROLE,
    KEY_ROLE,
    REPORT_ROLE,
    START_ROLE,
    FacetModel,
    FigureResultModel,
    PassageModel,
)
from app.models.session import Session
from app.ui.context_delegate import ContextDelegate
from app.ui.key_map import KeyMap
from app.ui.search.saved import SavedFilters
from app.ui.settings.preferences import Settings

_PAUSE_MS = 150
_LONGEST_NAME = 40
_OPEN = ("town", "year", "category", "status")
_FACETS_WIDTH, _RESULTS_WIDTH = 210, 620
_MARGIN = 8


class SearchPanel(QWidget):
    """``place_chosen`` tells report and range of a passage, ``figure_chosen`` report and key of a figure.

    ``left`` is told when the user wants to go to the page, ``closed`` when he needs the search no more.
    """

    place_chosen = Signal(str, int, int)
    figure_chosen = Signal(str, str)
    left = Signal()
    closed = Signal()

    def __init__(
        self, session: Session, settings: Settings, keys: KeyMap, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._search = LibrarySearch(session)
        self.wish = Wish.from_text(settings.values.last_search)
        self._to_count: deque[str] = deque()
        self._pause = self._timer(_PAUSE_MS, self._on_words)
        self._counter = self._timer(0, self._count_one)
        self._refresher = self._timer(_PAUSE_MS, self.run)
        # Made in the order in which Tab is to go through them.
        self.words = QLineEdit(self.wish.words, self)
        self.clear = QPushButton(self.tr("清除(&C)"), self)
        self.saved = SavedFilters(settings, self)
        self.close_button = self._sign_button("✕", self.tr("收起检索；词和条件都留着"))
        self.facets = FacetModel(self)
        self.tree = QTreeView(self)
        self.tabs = QTabWidget(self)
        self.place = QLabel(self)
        self.back = self._sign_button("‹", keys.tip(self.tr("上一处检索结果"), "previous_result"))
        self.forth = self._sign_button("›", keys.tip(self.tr("下一处检索结果"), "next_result"))
        self.passages = PassageModel(self)
        self.passage_view = QTableView(self)
        self.figures = FigureResultModel(self)
        self.figure_view = QTableView(self)
        self._hints = [self._hint(), self._hint()]
        self._stacks = [self._stack(0, self.passage_view), self._stack(1, self.figure_view)]
        self._build_views()
        self._build()
        self._connect()
        self.setFocusProxy(self.words)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    # Building

    def _sign_button(self, sign: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        return button

    def _hint(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _stack(self, number: int, view: QTableView) -> QStackedWidget:
        stack = QStackedWidget(self)
        stack.addWidget(view)
        stack.addWidget(self._hints[number])
        return stack

    def _build_views(self) -> None:
        self.tree.setModel(self.facets)
        self.tree.setAccessibleName(self.tr("筛选条件"))
        self.tree.setToolTip(self.tr("空格勾选；数字是符合其他条件的数据数"))
        self.tree.setHeaderHidden(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        for facet in _OPEN:
            self.tree.setExpanded(self.facets.index(FACETS.index(facet), 0), True)
        for view, model, name, stretched in (
            (self.passage_view, self.passages, self.tr("找到的文字"), 1),
            (self.figure_view, self.figures, self.tr("找到的数据"), 1),
        ):
            _prepare(view, model, stretched)
            view.setAccessibleName(name)
            view.setToolTip(self.tr("点选或回车：在正文里看这一处；双击或 Esc：到正文"))
        self.passage_view.setItemDelegateForColumn(1, ContextDelegate(CONTEXT_ROLE, self.passage_view))

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("输入要找的词，一个字也可以；空格隔开表示都要有"))
        self.words.setAccessibleName(self.tr("要找的词"))
        self.words.setClearButtonEnabled(True)
        self.words.setAcceptDrops(False)  # a dropped file is the window's
        self.clear.setToolTip(self.tr("去掉所有词和条件"))
        self.clear.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.words, 1)
        top.addWidget(self.clear)
        top.addWidget(self.saved)
        top.addWidget(self.close_button)
        corner = QWidget(self)
        steps = QHBoxLayout(corner)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(2)
        for widget in (self.place, self.back, self.forth):
            steps.addWidget(widget)
        self.place.setObjectName("muted")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("检索结果"))
        self.tabs.setCornerWidget(corner)
        for stack in self._stacks:
            self.tabs.addTab(stack, "")
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.tree)
        split.addWidget(self.tabs)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([_FACETS_WIDTH, _RESULTS_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 6, _MARGIN, _MARGIN)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._go_to_results)
        self.facets.chosen.connect(self._choose)
        self.saved.chosen.connect(self._show_wish)
        self.saved.keep_requested.connect(self._keep)
        self.clear.clicked.connect(self._clear)
        self.close_button.clicked.connect(self._close)
        self.back.clicked.connect(self.go_back)
        self.forth.clicked.connect(self.go_forth)
        self.tabs.currentChanged.connect(self._tell_place)
        for view in (self.passage_view, self.figure_view):
            view.clicked.connect(self._open)
            view.activated.connect(self._open)
            view.doubleClicked.connect(self._leave)
            view.selectionModel().currentChanged.connect(self._tell_place)
        self.passages.rowsInserted.connect(self._label_tabs)
        for signal in (self._session.reports_changed, self._session.book_changed):
            signal.connect(self._on_change)

    def showEvent(self, event: QShowEvent) -> None:
        """The answer is that of now."""
        super().showEvent(event)
        self.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_change(self) -> None:
        if self.isVisible():
            self._refresher.start()

    # Asking

    def ask_for(self, words: str) -> None:
        """Puts the cursor into the field, with other words where some are given."""
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def run(self) -> None:
        """Answers the wish; the place in the lists is kept, the counts of the facets follow one by one."""
        wish, book = self.wish, self._session.book
        self.facets.set_wish(wish, book)
        for view, show in (
            (self.passage_view, lambda: self.passages.show(self._search.passages(wish))),
            (
                self.figure_view,
                lambda: self.figures.show(self._search.figures(wish), book, self._search.place),
            ),
        ):
            _keeping_place(view, show)
        self._label_tabs()
        self._to_count = deque(FACETS)
        self._counter.start()
        self.clear.setEnabled(not wish.is_empty)
        self.saved.show_wish(wish)
        self._settings.change(last_search=wish.to_text())

    def _count_one(self) -> None:
        if self._to_count:
            facet = self._to_count.popleft()
            self.facets.set_values(facet, self._search.values(facet, self.wish))
            self._counter.start()

    def _label_tabs(self) -> None:
        more = "+" if self.passages.has_more else ""
        counts = (self.passages.rowCount(), self.figures.rowCount())
        passages, figures = self.tr("文字"), self.tr("数据")
        self.tabs.setTabText(0, f"{passages} {counts[0]}{more}")
        self.tabs.setTabText(1, f"{figures} {counts[1]}")
        asks = self.tr("输入一个词，就能看到它在各份报告里的原文")
        none = self.tr("没有找到。可以换个说法，或少勾几个条件。")
        self._hints[0].setText(none if self.wish.words.strip() else asks)
        chooses = self.tr("在左边勾选条件，或输入一个词")
        self._hints[1].setText(chooses if self.wish.is_empty else none)
        for stack, count in zip(self._stacks, counts, strict=True):
            stack.setCurrentIndex(0 if count else 1)
        self._tell_place()

    def _on_words(self) -> None:
        self._ask(Wish(self.words.text(), self.wish.chosen))

    def _choose(self, facet: str, value: Value, on: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._ask(self.wish.with_value(facet, value, on=on))
        if not self.wish.words.strip():
            self.tabs.setCurrentIndex(1)  # without words there are figures only

    def _ask(self, wish: Wish) -> None:
        if wish != self.wish:
            self.wish = wish
            self.run()

    def _clear(self) -> None:
        self._show_wish(Wish())
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wish(self, wish: Wish) -> None:
        self.words.setText(wish.words)
        self._pause.stop()
        self._ask(wish)

    # Saved filters

    def name_of(self, wish: Wish) -> str:
        """What a saved filter is called: its words and what is chosen."""
        said = [wish.words.strip()] if wish.words.strip() else []
        for facet, values in wish.chosen:
            said += [self.facets.value_word(facet, value) for value in values]
        name = " · ".join(said)
        return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"

    def _keep(self) -> None:
        self.saved.keep(self.name_of(self.wish), self.wish)

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
        self.place.setText(f"{now}／{count}" if now else "")
        for button in (self.back, self.forth):
            button.setEnabled(count > 0)

    def _go_to_results(self) -> None:
        """Enter in the field: to the results, and the first of them is shown."""
        self._pause.stop()
        self._on_words()
        if not self.view.model().rowCount():
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self._open(self.view.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        """Shows a result in the page; the keyboard stays where it is."""
        report = str(index.data(REPORT_ROLE))
        if index.model() is self.passages:
            self.place_chosen.emit(report, int(index.data(START_ROLE)), int(index.data(END_ROLE)))
        else:
            self.figure_chosen.emit(report, str(index.data(KEY_ROLE)))

    def _leave(self) -> None:
        self.left.emit()

    def _close(self) -> None:
        self.left.emit()
        self.closed.emit()


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


def _prepare(view: QTableView, model: QAbstractItemModel, stretched: int) -> None:
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    head.setResizeContentsPrecision(40)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
