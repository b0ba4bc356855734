"""Search across the library: words in context and figures on the right, facets with counts on the left.

Everything chosen stays when it is closed. It does not block the window; a chosen place opens there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTabWidget,
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
from app.ui.settings.preferences import Settings

_PAUSE_MS = 150
_LONGEST_NAME = 40
_OPEN = ("town", "year", "category", "status")


class SearchDialog(QDialog):
    """``place_chosen`` tells report and range of a passage, ``figure_chosen`` report and key of a figure."""

    place_chosen = Signal(str, int, int)
    figure_chosen = Signal(str, str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检索资料库"))
        self._session = session
        self._settings = settings
        self._search = LibrarySearch(session)
        self.wish = Wish.from_text(settings.values.last_search)
        self._to_count: deque[str] = deque()
        self._pause = self._timer(_PAUSE_MS, self._on_words)
        self._counter = self._timer(0, self._count_one)
        self._refresher = self._timer(_PAUSE_MS, self.run)
        self.words = QLineEdit(self.wish.words, self)
        self.saved = QComboBox(self)
        self.keep = QPushButton(self.tr("保存筛选(&S)"), self)
        self.forget = QPushButton(self.tr("删除筛选(&D)"), self)
        self.clear = QPushButton(self.tr("清除(&C)"), self)
        self.facets = FacetModel(self)
        self.tree = QTreeView(self)
        self.passages = PassageModel(self)
        self.passage_view = QTableView(self)
        self.figures = FigureResultModel(self)
        self.figure_view = QTableView(self)
        self.tabs = QTabWidget(self)
        self._hints = [self._hint(), self._hint()]
        self._stacks = [self._stack(0, self.passage_view), self._stack(1, self.figure_view)]
        self._build_views()
        self._build()
        self._connect()
        self._fill_saved()
        self.resize(1060, 620)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    # Building

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
        self.tree.setUniformRowHeights(True)
        for facet in _OPEN:
            self.tree.setExpanded(self.facets.index(FACETS.index(facet), 0), True)
        for view, model, name, stretched in (
            (self.passage_view, self.passages, self.tr("找到的文字"), 1),
            (self.figure_view, self.figures, self.tr("找到的数据"), 1),
        ):
            _prepare(view, model, stretched)
            view.setAccessibleName(name)
            view.setToolTip(self.tr("回车或双击到原文"))
        self.passage_view.setItemDelegateForColumn(1, ContextDelegate(CONTEXT_ROLE, self.passage_view))

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("输入要找的词，一个字也可以；空格隔开表示都要有"))
        self.words.setAccessibleName(self.tr("要找的词"))
        self.words.setClearButtonEnabled(True)
        self.saved.setAccessibleName(self.tr("保存的筛选"))
        self.saved.view().setAccessibleName(self.tr("保存的筛选"))
        self.saved.setToolTip(self.tr("保存的筛选"))
        self.saved.setMinimumContentsLength(14)
        self.saved.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.keep.setToolTip(self.tr("把现在的词和条件存起来，以后一次选回"))
        self.clear.setToolTip(self.tr("去掉所有词和条件"))
        for button in (self.keep, self.forget, self.clear):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.clear)
        top.addSpacing(8)
        top.addWidget(self.saved)
        top.addWidget(self.keep)
        top.addWidget(self.forget)
        self.tabs.setDocumentMode(True)
        for stack in self._stacks:
            self.tabs.addTab(stack, "")
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.tree)
        split.addWidget(self.tabs)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([270, 790])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._go_to_results)
        self.facets.chosen.connect(self._choose)
        self.saved.activated.connect(self._take_saved)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        self.clear.clicked.connect(self._clear)
        self.passage_view.activated.connect(self._open_passage)
        self.figure_view.activated.connect(self._open_figure)
        self.passages.rowsInserted.connect(self._label_tabs)
        for signal in (self._session.reports_changed, self._session.book_changed):
            signal.connect(self._on_change)

    def showEvent(self, event: QShowEvent) -> None:
        """The answer is that of now."""
        super().showEvent(event)
        self.run()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def _on_change(self) -> None:
        if self.isVisible():
            self._refresher.start()

    # Asking

    def run(self) -> None:
        """Answers the wish; the counts of the facets follow one after the other."""
        wish, book = self.wish, self._session.book
        self.facets.set_wish(wish, book)
        self.passages.show(self._search.passages(wish))
        self.figures.show(self._search.figures(wish), book, self._search.place)
        self._label_tabs()
        self._to_count = deque(FACETS)
        self._counter.start()
        self.keep.setEnabled(not wish.is_empty)
        self.clear.setEnabled(not wish.is_empty)
        self._settings.change(last_search=wish.to_text())

    def _count_one(self) -> None:
        if self._to_count:
            facet = self._to_count.popleft()
            self.facets.set_values(facet, self._search.values(facet, self.wish))
            self._counter.start()

    def _label_tabs(self) -> None:
        more = "+" if self.passages.has_more else ""
        counts = (self.passages.rowCount(), self.figures.rowCount())
        self.tabs.setTabText(0, f"{self.tr('文字')} {counts[0]}{more}")
        self.tabs.setTabText(1, f"{self.tr('数据')} {counts[1]}")
        asks = self.tr("输入一个词，就能看到它在各份报告里的原文")
        none = self.tr("没有找到。可以换个说法，或少勾几个条件。")
        self._hints[0].setText(none if self.wish.words.strip() else asks)
        chooses = self.tr("在左边勾选条件，或输入一个词")
        self._hints[1].setText(chooses if self.wish.is_empty else none)
        for stack, count in zip(self._stacks, counts, strict=True):
            stack.setCurrentIndex(0 if count else 1)

    def _on_words(self) -> None:
        self._ask(Wish(self.words.text(), self.wish.chosen))

    def _choose(self, facet: str, value: Value, on: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._ask(self.wish.with_value(facet, value, on=on))

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

    def _fill_saved(self, name: str = "") -> None:
        self.saved.clear()
        self.saved.addItem(self.tr("保存的筛选"), "")
        for known in self._settings.values.filters:
            self.saved.addItem(known, known)
        self.saved.setCurrentIndex(max(0, self.saved.findData(name)))
        self.forget.setEnabled(bool(self.saved.currentData()))

    def name_of(self, wish: Wish) -> str:
        """What a saved filter is called: its words and what is chosen."""
        said = [wish.words.strip()] if wish.words.strip() else []
        for facet, values in wish.chosen:
            said += [self.facets.value_word(facet, value) for value in values]
        name = " · ".join(said)
        return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"

    def _keep(self) -> None:
        name = self.name_of(self.wish)
        self._settings.change(filters={**self._settings.values.filters, name: self.wish.to_text()})
        self._fill_saved(name)

    def _forget(self) -> None:
        name = str(self.saved.currentData())
        kept = {n: text for n, text in self._settings.values.filters.items() if n != name}
        self._settings.change(filters=kept)
        self._fill_saved()

    def _take_saved(self) -> None:
        name = str(self.saved.currentData() or "")
        self.forget.setEnabled(bool(name))
        if name:
            self._show_wish(Wish.from_text(self._settings.values.filters.get(name, "")))

    # Going there

    def _go_to_results(self) -> None:
        self._pause.stop()
        self._on_words()
        view = self.passage_view if self.tabs.currentIndex() == 0 else self.figure_view
        if view.model().rowCount():
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not view.currentIndex().isValid():
                view.selectRow(0)

    def _open_passage(self, index: QModelIndex) -> None:
        report, start, end = (index.data(role) for role in (REPORT_ROLE, START_ROLE, END_ROLE))
        self.place_chosen.emit(str(report), int(start), int(end))

    def _open_figure(self, index: QModelIndex) -> None:
        self.figure_chosen.emit(str(index.data(REPORT_ROLE)), str(index.data(KEY_ROLE)))


def _prepare(view: QTableView, model: QAbstractItemModel, stretched: int) -> None:
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    head.setResizeContentsPrecision(40)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
