"""The context menu of the page: what can be done with a figure, with selected words, and with the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.keys.key_map import KeyMap
from app.ui.page import picks
from app.ui.page.legend import Legend
from app.ui.page.pointer import Pointer

if TYPE_CHECKING:
    from app.ui.page.view import PageView


class PageMenu(QObject):
    """Every entry has its key beside it: the window's actions their own, the page's those of ``keys``."""

    def __init__(self, page: PageView, pointer: Pointer, keys: KeyMap) -> None:
        super().__init__(page)
        self._page = page
        self._pointer = pointer
        self.keys = keys
        self._for_figures: tuple[QAction, ...] = ()
        self._for_words: tuple[QAction, ...] = ()

    def offer(self, *, for_figures: Sequence[QAction], for_words: Sequence[QAction]) -> None:
        """Takes in actions of the window: for a selected figure, and for any words."""
        self._for_figures, self._for_words = tuple(for_figures), tuple(for_words)

    def open(self, point: QPoint) -> None:
        """Shows the menu at a point of the sheet; a figure there is selected unless words are."""
        sheet = self._page.sheet
        if sheet.scene is None:
            return
        self._pointer.hide_card()
        stack = sheet.scene.figures_at(sheet.to_page(point.toPointF()))
        if stack and not sheet.textCursor().hasSelection():
            picks.select(sheet, stack[0].key, reveal=False)
            self._page.figure_clicked.emit(stack[0].key)
        self.make().exec(sheet.viewport().mapToGlobal(point))

    def make(self) -> QMenu:
        """The menu for what is selected now; frees itself when closed."""
        page = self._page
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if page.sheet.scene and page.sheet.scene.selected:
            menu.addActions(self._for_figures)
            menu.addSeparator()
        start, end = page.selection()
        copy = (QKeySequence(QKeySequence.StandardKey.Copy),)
        for word, keys, slot, usable in (
            (self.tr("复制"), copy, page.sheet.copy, start != end),
            (self.tr("新增数据"), self.keys["add_figure"], page.request_figure, True),
            (self.tr("添加批注…"), self.keys["add_note"], page.request_note, True),
            (self.tr("查找…"), self.keys["find"], page.open_find, True),
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

    def show_legend(self) -> None:
        """Shows what underlines, signs and hues mean."""
        sheet = self._page.sheet
        if sheet.scene is None:
            return
        legend = Legend(sheet.scene.theme, sheet.scene.book, self._page)
        room = sheet.viewport()
        corner = QPoint(max(room.width() - legend.width() - 16, 0), 16)
        legend.move(room.mapToGlobal(corner))
        legend.show()
