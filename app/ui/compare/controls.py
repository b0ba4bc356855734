"""The bar over the comparison: what is compared, as what it is shown, and what is filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.compare.bases import Basis
from app.core.compare.table import Shape
from app.core.enums import Status
from app.models.compare.desk import ComparisonDesk
from app.models.pauses import after_pause
from app.ui.compare.cards import status_words
from app.ui.compare.choices import ChoiceButton
from app.ui.keys.tab_order import set_tab_order
from app.ui.look.flow import FlowLayout

_TYPING_PAUSE = 180
_TEXTS = "texts"  # in the box of shapes: two reports, no table
_CONFIRMED = tuple(map(str, (Status.CONFIRMED, Status.CORRECTED, Status.ADDED)))


def tool(parent: QWidget, words: str, tip: str) -> QToolButton:
    """A flat button with words."""
    button = QToolButton(parent)
    button.setText(words)
    button.setToolTip(tip)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setAutoRaise(True)
    return button


def _combo(parent: QWidget, tip: str) -> QComboBox:
    box = QComboBox(parent)
    box.setToolTip(tip)
    box.setAccessibleName(tip)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


class CompareControls(QWidget):
    """Two rows of controls, more in a narrow pane. Changes go to the desk at once, typing after a pause."""

    texts_chosen = Signal(bool)

    def __init__(self, desk: ComparisonDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folded_all = False
        self._is_texts = False
        self.shape = _combo(self, self.tr("比什么"))
        self.year = _combo(self, self.tr("年度"))
        self.town = _combo(self, self.tr("乡镇"))
        self.indicator = _combo(self, self.tr("指标"))
        self.indicator.currentTextChanged.connect(self.indicator.setToolTip)  # long names are cut
        self.basis = _combo(self, self.tr("显示为"))
        self.turn = tool(self, self.tr("⇄ 行列互换"), self.tr("行列互换（Ctrl+T）"))
        self.fold = tool(self, self.tr("全部折叠"), self.tr("折叠或展开所有类别"))
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("查找指标或乡镇"))
        self.categories = ChoiceButton(self.tr("类别"), self.tr("只看所选类别的指标"), self)
        self.statuses = ChoiceButton(self.tr("状态"), self.tr("只显示所选状态的数据"), self)
        self.differences = QCheckBox(self.tr("只看差异"), self)
        self.empty = QCheckBox(self.tr("含全空"), self)
        self._pause = after_pause(self, _TYPING_PAUSE, self._search_now)
        self._find = QAction(self)
        self._lay_out()
        self._fill()
        self._connect()
        self.refresh()

    def add_to_first_row(self, widget: QWidget) -> None:
        """Puts a widget at the right end of the first row; Tab comes to it there."""
        last = self._first.itemAt(self._first.count() - 1).widget()
        self._first.addWidget(widget)
        set_tab_order((last, widget))

    def choose_texts(self) -> None:
        """Turns to two reports side by side, as if it were chosen in the box."""
        index = self.shape.findData(_TEXTS)
        self.shape.setCurrentIndex(index)
        self._shape_chosen(index)

    def give_up_keys(self) -> None:
        """Leaves the key of the search to the window."""
        self._find.setShortcuts([])

    def refresh(self) -> None:
        """Shows what the desk has chosen."""
        options = self._desk.options
        boxes = (self.shape, self.year, self.town, self.indicator, self.basis)
        blockers = [QSignalBlocker(widget) for widget in (*boxes, self.differences, self.empty)]
        self._refill(self.year, [(y, str(y)) for y in self._desk.years()], first=self.tr("各年度"))
        if options.shape is Shape.TOWN_BY_YEARS:
            self._refill(self.town, self._desk.towns())
        self._choose(self.shape, _TEXTS if self._is_texts else str(options.shape))
        self._choose(self.year, options.year)
        self._choose(self.town, options.town)
        self._choose(self.indicator, options.indicator)
        self._choose(self.basis, str(options.basis))
        self.differences.setChecked(options.filters.only_differences)
        self.empty.setChecked(not options.filters.hide_empty)
        del blockers
        self._show_what_applies(options.shape)
        self.categories.choose(options.filters.categories)
        self.statuses.choose(map(str, options.statuses))
        self._folded_all = bool(options.folded)
        self.fold.setText(self.tr("全部展开") if self._folded_all else self.tr("全部折叠"))

    def _show_what_applies(self, shape: Shape) -> None:
        is_table = not self._is_texts
        one_indicator = shape is Shape.INDICATOR_BY_TOWNS_AND_YEARS
        self.year.setVisible(is_table and shape is Shape.TOWNS_BY_INDICATORS)
        self.town.setVisible(is_table and shape is Shape.TOWN_BY_YEARS)
        self.indicator.setVisible(is_table and one_indicator)
        for widget in (self.categories, self.fold, self.empty):
            widget.setVisible(is_table and not one_indicator)
        always: tuple[QWidget, ...] = (self.basis, self.search, self.differences, self.statuses, self.turn)
        for part in always:
            part.setVisible(is_table)

    def _lay_out(self) -> None:
        self._first, second = FlowLayout(), FlowLayout()
        for box in (self.shape, self.year, self.town, self.indicator, self.basis):
            self._first.addWidget(box)
        self._first.push_right()
        for button in (self.turn, self.fold):
            self._first.addWidget(button)
        self.search.setPlaceholderText(self.tr("查找指标、乡镇"))
        self.search.setToolTip(self.tr("查找指标或乡镇（Ctrl+F）"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(320)
        second.addWidget(self.search)
        for widget in (self.categories, self.statuses, self.differences, self.empty):
            second.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(6)
        layout.addLayout(self._first)
        layout.addLayout(second)

    def _fill(self) -> None:
        for shape, words in (
            (Shape.TOWNS_BY_INDICATORS, self.tr("各镇 × 各项指标")),
            (Shape.TOWN_BY_YEARS, self.tr("一镇 × 历年")),
            (Shape.INDICATOR_BY_TOWNS_AND_YEARS, self.tr("一项指标 × 各镇历年")),
        ):
            self.shape.addItem(words, str(shape))
        self.shape.addItem(self.tr("两份报告对照"), _TEXTS)
        for basis, words in (
            (Basis.VALUE, self.tr("原值")),
            (Basis.VILLAGE, self.tr("每村平均")),
            (Basis.RESIDENT, self.tr("每人平均")),
            (Basis.THOUSAND, self.tr("每千人平均")),
            (Basis.LAND, self.tr("每平方公里")),
            (Basis.OFFICER, self.tr("每名执法人员")),
            (Basis.SHARE, self.tr("占合计 %")),
            (Basis.RANK, self.tr("位次")),
        ):
            self.basis.addItem(words, str(basis))
        seen: dict[str, str] = {}
        for code, name, category in self._desk.indicators():
            self.indicator.addItem(f"{category} · {name}", code)
            seen.setdefault(code.partition(".")[0], category)
        self.indicator.setMaximumWidth(280)
        self.categories.fill([(self.tr("全部类别"), ())], seen.items())
        presets = [(self.tr("全部状态"), ()), (self.tr("只看人工核定的"), _CONFIRMED)]
        self.statuses.fill(presets, [(str(s), status_words(s)) for s in Status if s is not Status.REJECTED])
        self.empty.setToolTip(self.tr("也列出没有一个乡镇报告的指标"))
        self.differences.setToolTip(self.tr("只列出各镇（各年）不相同的指标"))

    def _connect(self) -> None:
        for box, name in (
            (self.year, "year"),
            (self.town, "town"),
            (self.indicator, "indicator"),
            (self.basis, "basis"),
        ):
            box.activated.connect(partial(_pass_choice, self._desk, box, name))
        self.shape.activated.connect(self._shape_chosen)
        self.search.textChanged.connect(self._typed)
        self.differences.toggled.connect(self._flags_chosen)
        self.empty.toggled.connect(self._flags_chosen)
        self.categories.changed.connect(self._categories_chosen)
        self.statuses.changed.connect(self._statuses_chosen)
        self.turn.clicked.connect(self._turn)
        self.fold.clicked.connect(self._fold)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.triggered.connect(self.search.setFocus)
        self.addAction(self._find)

    def _refill(self, box: QComboBox, items: Sequence[tuple[object, str]], *, first: str = "") -> None:
        wanted = ([(None, first)] if first else []) + list(items)
        now = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
        if now == wanted:
            return
        box.clear()
        for data, words in wanted:
            box.addItem(words, data)

    def _choose(self, box: QComboBox, data: object) -> None:
        box.setCurrentIndex(box.findData(data))

    def _shape_chosen(self, index: int) -> None:
        data = self.shape.itemData(index)
        self._is_texts = data == _TEXTS
        if not self._is_texts:
            self._desk.choose(shape=Shape(data))
        self.refresh()
        self.texts_chosen.emit(self._is_texts)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _search_now(self) -> None:
        filters = replace(self._desk.options.filters, text=self.search.text().strip())
        self._desk.choose(filters=filters)

    def _flags_chosen(self, _checked: object) -> None:
        filters = replace(
            self._desk.options.filters,
            only_differences=self.differences.isChecked(),
            hide_empty=not self.empty.isChecked(),
        )
        self._desk.choose(filters=filters)

    def _categories_chosen(self) -> None:
        filters = replace(self._desk.options.filters, categories=self.categories.chosen())
        self._desk.choose(filters=filters)

    def _statuses_chosen(self) -> None:
        self._desk.choose(statuses=frozenset(Status(name) for name in self.statuses.chosen()))

    def _turn(self) -> None:
        self._desk.choose(transposed=not self._desk.is_transposed, sorting=None)

    def _fold(self) -> None:
        codes = frozenset(code.partition(".")[0] for code, _, _ in self._desk.indicators())
        self._desk.choose(folded=frozenset() if self._folded_all else codes)


def _pass_choice(desk: ComparisonDesk, box: QComboBox, name: str, index: int) -> None:
    # Qt hands back a str where a str enum was put in.
    data = box.itemData(index)
    desk.choose(**{name: Basis(data) if name == "basis" else data})
