"""The context menu of the page: what can be done with a figure, with selected words, and with the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.keys.key_map import KeyMap
from app.ui.page import picks
from app.ui.page.legend import Legend
from app.ui.page.pointer import Pointer
from app.ui.page.sheet import SheetView
from app.ui.page.wishes import Wishes


class PageMenu(QObject):
    """Every entry has its key beside it: the window's actions their own, the page's those of ``keys``."""

    find_requested = Signal()

    def __init__(
        self, page: QWidget, sheet: SheetView, pointer: Pointer, wishes: Wishes, keys: KeyMap
    ) -> None:
        """``page``: what menu and legend stand on."""
        super().__init__(page)
        self._page = page
        self._sheet = sheet
        self._pointer = pointer
        self._wishes = wishes
        self.keys = keys
        self._for_figures: tuple[QAction, ...] = ()
        self._for_words: tuple[QAction, ...] = ()

    def offer(self, *, for_figures: Sequence[QAction], for_words: Sequence[QAction]) -> None:
        """Takes in actions of the window: for a selected figure, and for any words."""
        self._for_figures, self._for_words = tuple(for_figures), tuple(for_words)

    def open(self, point: QPoint) -> None:
        """Shows the menu at a point of the sheet; a figure there is selected unless words are."""
        sheet = self._sheet
        if sheet.scene is None:
            return
        self._pointer.hide_card()
        stack = sheet.scene.figures_at(sheet.to_page(point.toPointF()))
        if stack and not sheet.textCursor().hasSelection():
            picks.select(sheet, stack[0].key, reveal=False)
            self._wishes.figure_clicked.emit(stack[0].key)
        self.make().exec(sheet.viewport().mapToGlobal(point))

    def make(self) -> QMenu:
        """The menu for what is selected now; frees itself when closed."""
        sheet = self._sheet
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if sheet.scene and sheet.scene.selected:
            menu.addActions(self._for_figures)
            menu.addSeparator()
        start, end = sheet.selected_range()
        copy = (QKeySequence(QKeySequence.StandardKey.Copy),)
        for word, keys, slot, usable in (
            (self.tr("复制"), copy, sheet.copy, start != end),
            (self.tr("新增数据"), self.keys["add_figure"], self._request_figure, True),
            (self.tr("添加批注…"), self.keys["add_note"], self._request_note, True),
            (self.tr("查找…"), self.keys["find"], self.find_requested.emit, True),
            (self.tr("图例"), (), self.show_legend, True),
        ):
            action = QAction(word, menu)
            action.setShortcuts(keys)
            action.setEnabled(usable)
            action.triggered.connect(slot)
            menu.addAction(action)
        if self._for_words:
            menu.addSeparator()
            menu.addActions(self._for_words)
        return menu

    def _request_figure(self) -> None:
        self._wishes.add_figure_requested.emit(*self._sheet.selected_range())

    def _request_note(self) -> None:
        self._wishes.note_requested.emit(*self._sheet.selected_range())

    def show_legend(self) -> None:
        """Shows what underlines, signs and hues mean."""
        sheet = self._sheet
        if sheet.scene is None:
            return
        legend = Legend(sheet.scene.theme, sheet.scene.book, self._page)
        room = sheet.viewport()
        corner = QPoint(max(room.width() - legend.width() - 16, 0), 16)
        legend.move(room.mapToGlobal(corner))
        legend.show()
