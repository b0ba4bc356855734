"""What the program is, its version and licence, in one small dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app import __version__

_ICON = 48


def show_about(parent: QWidget) -> None:
    """Shows the dialog."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setWindowTitle(translate("About", "关于镇阅"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("About", "镇阅 %1").replace("%1", __version__))
    words = translate(
        "About", "法治政府建设报告的阅读、核对、对比与打印。\n离线使用，数据只在本机。\nMIT 许可证。"
    )
    framework = translate("About", "Qt %1（LGPL）").replace("%1", qVersion())
    box.setInformativeText(f"{words}\n{framework}")
    box.setIconPixmap(QApplication.windowIcon().pixmap(_ICON))
    box.exec()
