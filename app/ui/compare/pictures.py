"""The button that saves the picture of the comparison as SVG or PNG, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.compare.chart_data import Chart
from app.ui.asking import ask_file
from app.ui.compare.charts.drawing import chart_png, chart_title, write_svg
from app.writers.atomic import failure_sentence, write_bytes

SVG, PNG = ".svg", ".png"


class PictureButton(QToolButton):
    """Saves the chart it was given. ``saved`` tells the path, ``refused`` in one sentence why not."""

    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setText(self.tr("保存图片"))
        self.setToolTip(self.tr("保存为 SVG 或 PNG"))
        self.setAutoRaise(True)
        menu = QMenu(self)
        menu.addAction(self.tr("SVG（矢量）…")).triggered.connect(self._save_svg)
        menu.addAction(self.tr("PNG（图片）…")).triggered.connect(self._save_png)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_chart(self, chart: Chart | None) -> None:
        """What would be saved; None for nothing."""
        self._chart = chart
        self.setEnabled(chart is not None)

    def save_to(self, path: Path) -> bool:
        """Writes the chart in the form that the suffix tells; says what became of it."""
        if self._chart is None:
            return False
        try:
            write_bytes(path, self._svg() if path.suffix.lower() == SVG else self._png())
        except OSError as error:
            self.refused.emit(failure_sentence(path, error))
            return False
        self.saved.emit(str(path))
        return True

    def _save_svg(self) -> None:
        self._ask(SVG)

    def _save_png(self) -> None:
        self._ask(PNG)

    def _ask(self, suffix: str) -> None:
        if self._chart is None:
            return
        name = chart_title(self._chart) or self.tr("报告完整程度")
        kinds = [(suffix[1:].upper(), suffix)]
        path = ask_file(self, self.tr("保存图片"), folder="", name=name, kinds=kinds)
        if path is not None:
            self.save_to(path)

    def _svg(self) -> bytes:
        assert self._chart is not None
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        write_svg(self._chart, self.font(), buffer)
        return bytes(buffer.data().data())

    def _png(self) -> bytes:
        assert self._chart is not None
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        chart_png(self._chart, self.font()).save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())
