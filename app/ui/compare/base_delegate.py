"""Cells of the base table: what a person keeps in ink, what reports state pale."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.models.compare_bases import OwnRole
from app.ui.compare.look import look_of


class BaseDelegate(QStyledItemDelegate):
    """Shows ``OwnRole`` as ink or pale."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        look = look_of(palette)
        palette.setColor(QPalette.ColorRole.Text, look.ink if index.data(OwnRole) else look.pale)
