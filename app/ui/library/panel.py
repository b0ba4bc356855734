"""The library panel: a filter field above the list of reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.core.state import ReportRow
from app.models.library.library_model import LibraryModel, Wanted
from app.models.pauses import after_pause
from app.ui.library.delegate import LibraryDelegate
from app.ui.look.labels import plain_label

_BREATH_MS = 120
_NARROWEST = 11  # characters


class LibraryPanel(QWidget):
    """Lists the reports; tells which one the user wants to open."""

    report_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LibraryModel(self)
        self.menu = QMenu(self)
        self._current = ""
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("筛选报告"))
        self._filter.setToolTip(self.tr("筛选乡镇、年度、文件名；空格隔开表示都要有"))
        self._filter.setAccessibleName(self.tr("筛选资料库"))
        self._filter.setClearButtonEnabled(True)
        self.wanted = QToolButton(self)
        self.view = QTreeView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(LibraryDelegate(self.view))
        self.view.setHeaderHidden(True)
        self.view.setIndentation(12)
        self.view.setUniformRowHeights(True)
        self.view.setAccessibleName(self.tr("资料库报告列表"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = plain_label(parent=self, name="emptyList", wraps=True, centred=True, margins=(8,) * 4)
        self._fill_wanted()
        self._lay_out()
        self._breath = after_pause(self, _BREATH_MS, self._apply_filter)
        self._filter.textChanged.connect(self._breath.start)
        self._filter.returnPressed.connect(self._open_first)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.modelReset.connect(self._after_reset)
        self.setFocusProxy(self.view)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().horizontalAdvance("国"))
        self._tell_none()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(6, 2, 6, 6)
        above.setSpacing(4)
        above.addWidget(self._filter, 1)
        above.addWidget(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)

    def _fill_wanted(self) -> None:
        self._choices = QActionGroup(self)
        menu = QMenu(self.wanted)
        for wanted, word in (
            (Wanted.ALL, self.tr("全部")),
            (Wanted.TO_DO, self.tr("待核")),
            (Wanted.DONE, self.tr("核完")),
            (Wanted.WITH_FINDINGS, self.tr("有问题")),
        ):
            action = self._choices.addAction(word)
            action.setCheckable(True)
            action.setData(wanted.value)
            menu.addAction(action)
        self._choices.actions()[0].setChecked(True)
        self.wanted.setMenu(menu)
        self.wanted.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.wanted.setAutoRaise(True)
        self._name_wanted()
        self._choices.triggered.connect(self._apply_filter)

    @property
    def filter(self) -> dict[str, str]:
        """What the list is narrowed to, as it is kept."""
        chosen = self._choices.checkedAction()
        return {"words": self._filter.text(), "wanted": str(chosen.data())}

    def set_filter(self, kept: Mapping[str, str]) -> None:
        """Narrows the list to what was kept; what is not known is passed over."""
        for action in self._choices.actions():
            if action.data() == kept.get("wanted"):
                action.setChecked(True)
        self._filter.setText(kept.get("words", ""))
        self._apply_filter()

    def _name_wanted(self) -> None:
        word = self._choices.checkedAction().text()
        self.wanted.setText(word)
        self.wanted.setToolTip(self.tr("列出哪些报告：全部、还有待核、已核完、有未处理问题"))
        self.wanted.setAccessibleName(self.tr("列出哪些报告，现在是：%1").replace("%1", word))

    def set_rows(self, rows: Sequence[ReportRow]) -> None:
        """Shows these reports."""
        self.model.set_rows(rows)
        self._tell_none()

    def set_current(self, key: str) -> None:
        """Marks the open report."""
        self._current = key
        index = self.model.index_of(key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def focus_filter(self) -> None:
        """Puts the cursor into the filter field."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _apply_filter(self) -> None:
        self._name_wanted()
        self.model.set_filter(self._filter.text(), Wanted(self._choices.checkedAction().data()))
        self._tell_none()

    def _tell_none(self) -> None:
        """Why the list is empty, where it is."""
        words = self.tr("没有符合的报告") if self.model.rows else self.tr("还没有报告")
        self._none.setText(words)
        self._none.setVisible(self.model.rowCount() == 0)

    def _open_first(self) -> None:
        self._apply_filter()
        year = self.model.index(0, 0)
        first = self.model.index(0, 0, year) if year.isValid() else QModelIndex()
        if first.isValid():
            self._choose(first)

    def _after_reset(self) -> None:
        self.view.expandAll()
        index = self.model.index_of(self._current)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        report = self.model.report_at(index)
        if report is not None:
            self.report_chosen.emit(report.key)

    def _open_menu(self, point: object) -> None:
        """The menu of one report; it is opened first, since all acts are on the open report."""
        from PySide6.QtCore import QPoint

        index = self.view.indexAt(point) if isinstance(point, QPoint) else QModelIndex()
        if isinstance(point, QPoint) and self.model.report_at(index):
            self._choose(index)
            self.menu.popup(self.view.viewport().mapToGlobal(point))
