"""What a right click on a finding offers: decisions, its words for elsewhere, the settings of its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


def finding_menu(
    parent: QWidget, decisions: Mapping[QPushButton, str], *, words: str, settle: Callable[[], object]
) -> QMenu:
    """A menu for one finding, which deletes itself when it is closed.

    ``decisions`` are the buttons that make them too, each with the words of its key ("" for none).
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for button, key in decisions.items():
        action = menu.addAction("\t".join(filter(None, (button.text(), key))))
        action.setEnabled(button.isEnabled())
        action.triggered.connect(button.click)
    menu.addSeparator()
    copy = menu.addAction(QCoreApplication.translate("FindingMenu", "复制这句话"))
    copy.triggered.connect(partial(_copy, words))
    settings = menu.addAction(QCoreApplication.translate("FindingMenu", "这项检查的设置…"))
    settings.triggered.connect(partial(_call, settle))
    return menu


def _copy(words: str, _checked: object = None) -> None:
    QGuiApplication.clipboard().setText(words)


def _call(wish: Callable[[], object], _checked: object = None) -> None:
    wish()
