"""The lower half of the comparison: a picture, or the sentences, of the selected indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.core.compare.arrange import RowKind
from app.core.compare.bases import Basis
from app.core.compare.chart_data import Chart, ChartKind, is_blank
from app.core.compare.charts import bar_chart, heat_map, scatter, slope_chart, small_multiples
from app.core.compare.seen import Viewer
from app.core.compare.table import LineKind, Shape
from app.models.compare.bases import BasesModel
from app.models.compare.desk import ComparisonDesk
from app.models.compare.sentences import SentenceLookup, SentencesModel
from app.ui.compare.bases import BasesView
from app.ui.compare.charts.drawing import chart_words
from app.ui.compare.charts.view import ChartView
from app.ui.compare.pictures import PictureButton
from app.ui.compare.sentences import SentencesView
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import ShortLabel

_MOST_PANELS = 60
_CHART, _BASES = 0, 2
_LEAST_HEADING = 120
_LEAST_STRIP = 20  # of a picture in a low window: the bar with all its rows comes first


class LowerPane(QWidget):
    """Follows the selected indicator and the desk. ``place_requested`` as in ``ChartCanvas``."""

    place_requested = Signal(str, int, int)

    def __init__(self, desk: ComparisonDesk, lookup: SentenceLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._code = ""
        self._year: int | None = None
        self._is_editable = True
        self._wished_kind = ""
        self.tabs = QTabBar(self)
        self.kind = QComboBox(self)
        self.second = QComboBox(self)
        self.kind.setAccessibleName(self.tr("图的种类"))
        self.second.setAccessibleName(self.tr("横轴的指标"))
        self.by_value = QCheckBox(self.tr("按大小排"), self)
        self.save = PictureButton(self)
        self.heading = ShortLabel(self, margins=(0, 0, 0, 0))
        self.model = SentencesModel(lookup, self)
        self.sentences = SentencesView(self.model, self)
        self.chart = ChartView(lookup, self)
        self.chart.setAccessibleName(self.tr("对比图"))
        self.bases_model = BasesModel(self)
        self.bases = BasesView(self.bases_model, self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001  (Qt's convention for setters)
        """Whether bases may be kept (not in a library that is open read-only)."""
        self._is_editable = editable

    def show_indicator(self, code: str, year: int | None) -> None:
        """Turns to an indicator (and, in a table over years, to a year)."""
        if (code, year) != (self._code, self._year):
            self._code, self._year = code, year
            self.refresh()

    def select_mention(self, key: str) -> None:
        """Marks the sentence of a figure."""
        row = self.model.row_of(key)
        if row >= 0:
            self.sentences.setCurrentIndex(self.model.index(row, 0))

    def state(self) -> dict[str, Any]:
        """What is to be remembered: the page, and how the picture is drawn."""
        return {
            "below": self.tabs.currentIndex(),
            "chart": self._wished_kind,
            "across": str(self.second.currentData() or ""),
            "by_value": self.by_value.isChecked(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Takes up what ``state`` gave; anything unfit is passed over."""
        page, across = state.get("below"), self.second.findData(state.get("across"))
        self._wished_kind = str(state.get("chart", ""))
        self.by_value.setChecked(state.get("by_value") is not False)
        if across >= 0:
            self.second.setCurrentIndex(across)
        if isinstance(page, int) and 0 <= page < self.tabs.count():
            self.tabs.setCurrentIndex(page)

    def refresh(self) -> None:
        """Draws and lists anew what is to be seen, and nothing that is not."""
        viewer = self._desk.viewer
        if viewer is None:
            return
        code = self._code_in(viewer)
        self._offer_kinds(viewer)
        page = self.tabs.currentIndex()
        is_chart = page == _CHART
        kind = self._kind()
        for widget in (self.kind, self.save):
            widget.setVisible(is_chart)
        self.by_value.setVisible(is_chart and kind is ChartKind.BARS)
        self.second.setVisible(is_chart and kind is ChartKind.SCATTER)
        self.heading.setVisible(not is_chart)
        hint = self.tr("双击填写，或从 Excel 粘贴；灰色的取自报告，自己填的优先；清空即恢复")
        words = hint if page == _BASES else viewer.shower.table.book.name_of(code)
        self.heading.setText(words)
        self.heading.setToolTip(words)
        if is_chart:
            chart = self._chart(viewer, code)
            drawn = None if chart is None or is_blank(chart) else chart
            self.chart.set_chart(drawn, chart_words(drawn) if drawn is not None else self._why_blank(kind))
            self.save.set_chart(drawn)
        elif page == _BASES:
            self.bases_model.set_bases(*self._desk.base_table(), editable=self._is_editable)
            self.bases.resizeColumnsToContents()
        else:
            self.model.set_mentions(self._desk.mentions_of(code) if code else [])

    def _lay_out(self) -> None:
        self.tabs.addTab(self.tr("图"))
        self.tabs.addTab(self.tr("原句"))
        self.tabs.addTab(self.tr("基数"))
        self.tabs.setTabToolTip(
            2, self.tr("各镇的村（社区）数、人口、面积、执法人员：计算平均数用，可以自己填")
        )
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        # A long hint is cut before it pushes the panes beside the comparison together.
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.heading.setMinimumWidth(_LEAST_HEADING)
        self.by_value.setChecked(True)
        for code, name, category in self._desk.indicators():
            self.second.addItem(f"{category} · {name}", code)
        self.second.setMaximumWidth(260)
        self.second.setToolTip(self.tr("横轴的指标"))
        self.kind.setToolTip(self.tr("图的种类"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        bar = FlowLayout()
        bar.setContentsMargins(10, 4, 10, 4)
        for widget in (self.tabs, self.kind, self.second, self.by_value):
            bar.addWidget(widget)
        bar.addWidget(self.heading)
        bar.push_right()
        bar.addWidget(self.save)
        self.stack.setMinimumHeight(_LEAST_STRIP)
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.sentences)
        self.stack.addWidget(self.bases)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn_page)
        self.kind.activated.connect(self._kind_chosen)
        self.second.activated.connect(self._choice_made)
        self.by_value.toggled.connect(self._choice_made)
        self.chart.canvas.place_requested.connect(self.place_requested)
        self.sentences.place_requested.connect(self.place_requested)

    def _turn_page(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.refresh()

    def _kind_chosen(self, _choice: object) -> None:
        self._wished_kind = str(self._kind())
        self.refresh()

    def _choice_made(self, _choice: object) -> None:
        self.refresh()

    def _why_blank(self, kind: ChartKind) -> str:
        if kind is ChartKind.SCATTER:
            return self.tr("没有乡镇同时报告了这两项指标。请在上面另选一项。")
        return self.tr("没有可以画的数据。请在表中选一项有数值的指标。")

    def _code_in(self, viewer: Viewer) -> str:
        """The indicator to show: the selected one, or of those that are seen the one that most report."""
        table = viewer.shower.table
        if table.fixed.indicator:
            return table.fixed.indicator
        if self._code:
            return self._code
        arrangement = viewer.arrangement
        are_columns = table.shape is Shape.TOWNS_BY_INDICATORS
        seen = arrangement.columns if are_columns != arrangement.is_transposed else arrangement.rows
        indexes = [row.index for row in seen if row.kind is RowKind.LINE]
        if not indexes:
            return ""
        lines = table.columns if are_columns else table.rows
        return lines[
            max(indexes, key=lambda index: _comparable(viewer, index, are_columns=are_columns))
        ].indicator

    def _offer_kinds(self, viewer: Viewer) -> None:
        """Only the charts that the shape of the table has something for."""
        words = {
            ChartKind.BARS: self.tr("条形图"),
            ChartKind.SMALL: self.tr("同类指标小图"),
            ChartKind.SLOPES: self.tr("历年变化"),
            ChartKind.HEAT: self.tr("报告完整程度"),
            ChartKind.SCATTER: self.tr("两项指标散点"),
        }
        kinds = {
            Shape.TOWNS_BY_INDICATORS: (ChartKind.BARS, ChartKind.SMALL, ChartKind.HEAT, ChartKind.SCATTER),
            Shape.TOWN_BY_YEARS: (ChartKind.SLOPES,),
            Shape.INDICATOR_BY_TOWNS_AND_YEARS: (ChartKind.SLOPES, ChartKind.BARS),
        }[viewer.shower.table.shape]
        if [self.kind.itemData(i) for i in range(self.kind.count())] == [str(kind) for kind in kinds]:
            return
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(words[kind], str(kind))
        self.kind.setCurrentIndex(max(self.kind.findData(self._wished_kind), 0))

    def _kind(self) -> ChartKind:
        return ChartKind(self.kind.currentData() or ChartKind.BARS)

    def _chart(self, viewer: Viewer, code: str) -> Chart | None:
        table = viewer.shower.table
        if viewer.shower.basis is Basis.RANK:
            # Ranks are no quantities: the bars behind them are drawn.
            viewer = Viewer(replace(viewer.shower, basis=Basis.VALUE), viewer.arrangement)
        kind = self._kind()
        if kind is ChartKind.HEAT:
            return heat_map(table, viewer.arrangement)
        if not code:
            return None
        if kind is ChartKind.SLOPES:
            return slope_chart(viewer, code)
        if kind is ChartKind.SCATTER:
            return scatter(viewer, self._second_code(viewer, code), code)
        if kind is ChartKind.SMALL:
            group = code.partition(".")[0]
            codes = [line.indicator for line in table.columns if line.group == group]
            return small_multiples(viewer, codes[:_MOST_PANELS])
        return bar_chart(viewer, code, year=self._chart_year(viewer), by_value=self.by_value.isChecked())

    def _second_code(self, viewer: Viewer, code: str) -> str:
        """The indicator across; where it is the one upwards, the best reported other one."""
        if self.second.currentData() == code:
            table = viewer.shower.table
            others = [i for i, line in enumerate(table.columns) if line.indicator != code]
            best = max(others, key=lambda i: len(table.places_on(column=i)), default=None)
            if best is not None:
                self.second.setCurrentIndex(self.second.findData(table.columns[best].indicator))
        return str(self.second.currentData() or "")

    def _chart_year(self, viewer: Viewer) -> int | None:
        """In a table over years, the selected year or the latest."""
        years = [line.year for line in viewer.shower.table.columns if line.kind is LineKind.YEAR]
        if not years:
            return None
        return self._year if self._year in years else years[-1]

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 90)


def _comparable(viewer: Viewer, index: int, *, are_columns: bool) -> int:
    """How many values of an indicator can be set beside each other."""
    table = viewer.shower.table
    places = table.places_on(column=index) if are_columns else table.places_on(row=index)
    return sum(viewer.shower.value(*table.crossing(place)) is not None for place in places)
