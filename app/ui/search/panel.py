"""Search across the library: facets with counts on the left, what was found on the right (``results``).

A chosen place opens in the page beside it while the list stays; what was asked stays after closing.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.models.library.search import FACETS, LibrarySearch, Value, Wish
from app.models.library.search_model import FacetModel
from app.models.pauses import after_pause
from app.models.session import Session
from app.ui.keys.key_map import KeyMap
from app.ui.look.buttons import sign_button
from app.ui.look.flow import FlowLayout
from app.ui.search.results import Results
from app.ui.search.saved import SavedFilters
from app.ui.settings.preferences import Settings

_PAUSE_MS = 150
_LONGEST_NAME = 40
_OPEN = ("town", "year", "category", "status")
_FACETS_WIDTH, _RESULTS_WIDTH = 210, 620
_GAP = 6
_LEAST_WORDS = 8  # characters
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
        self._pause = after_pause(self, _PAUSE_MS, self._on_words)
        self._counter = after_pause(self, 0, self._count_one)
        self._refresher = after_pause(self, _PAUSE_MS, self.run)
        # Made in the order in which Tab is to go through them.
        self.words = QLineEdit(self.wish.words, self)
        self.clear = QPushButton(self.tr("清除(&C)"), self)
        self.saved = SavedFilters(settings, self)
        self.close_button = sign_button("✕", self.tr("收起检索；词和条件都留着"), self)
        self.facets = FacetModel(self)
        self.tree = QTreeView(self)
        self.results = Results(keys, self)
        self._build_tree()
        self._build()
        self._connect()
        self.setFocusProxy(self.words)

    # Building

    def _build_tree(self) -> None:
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

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("输入要找的词，一个字也可以；空格隔开表示都要有"))
        self.words.setAccessibleName(self.tr("要找的词"))
        self.words.setClearButtonEnabled(True)
        self.words.setAcceptDrops(False)  # a dropped file is the window's
        self.clear.setToolTip(self.tr("去掉所有词和条件"))
        self.clear.setAutoDefault(False)
        top = FlowLayout(gap=_GAP)
        for widget in (self.words, self.clear, *self.saved.widgets):
            top.addWidget(widget)
        top.push_right()
        top.addWidget(self.close_button)
        self.words.setMinimumWidth(_LEAST_WORDS * self.fontMetrics().horizontalAdvance("国"))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.tree)
        split.addWidget(self.results)
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
        self.results.place_chosen.connect(self.place_chosen)
        self.results.figure_chosen.connect(self.figure_chosen)
        self.results.left.connect(self.left)
        for signal in (self._session.reports_changed, self._session.book_changed):
            signal.connect(self._on_change)

    def showEvent(self, event: QShowEvent) -> None:
        """The answer is that of now."""
        super().showEvent(event)
        self.run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget; where one row is too narrow for all, what narrows the search waits for room."""
        super().resizeEvent(event)
        others = (
            self.words.minimumWidth(),
            self.clear.sizeHint().width(),
            self.close_button.sizeHint().width(),
        )
        saved = [widget.sizeHint().width() for widget in self.saved.widgets]
        fits = sum(others) + sum(saved) + (len(saved) + 2) * _GAP <= self.width() - 2 * _MARGIN
        for widget in self.saved.widgets:
            widget.setVisible(fits)
        self.tree.setVisible(fits or bool(self.wish.chosen))  # what is in force is seen

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
        self.results.show_passages(self._search.passages(wish))
        self.results.show_figures(self._search.figures(wish), book, self._search.place)
        self.results.tell(wish)
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

    def _on_words(self) -> None:
        self._ask(Wish(self.words.text(), self.wish.chosen))

    def _choose(self, facet: str, value: Value, on: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._ask(self.wish.with_value(facet, value, on=on))
        if not self.wish.words.strip():
            self.results.bring_figures()  # without words there are figures only

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

    def _go_to_results(self) -> None:
        """Enter in the field: to the results, and the first of them is shown."""
        self._pause.stop()
        self._on_words()
        self.results.go_in()

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

    def _close(self) -> None:
        self.left.emit()
        self.closed.emit()
