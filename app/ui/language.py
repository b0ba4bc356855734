"""The language of the interface: Chinese stands in the source, English in a translation file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.resources import resource

CHINESE, ENGLISH = "zh_CN", "en"


def wanted_language(choice: str) -> str:
    """The language for a preference; "system" is English only where the desktop speaks no Chinese."""
    if choice in (CHINESE, ENGLISH):
        return choice
    speaks = QLocale.system().language()
    # The C locale says nothing about the user; the users of this program read Chinese.
    is_chinese = speaks in (QLocale.Language.Chinese, QLocale.Language.C)
    return CHINESE if is_chinese else ENGLISH


class Translators:
    """The translators in force; ``use`` exchanges them. Windows made before keep their words."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Speaks that language from now on."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(QLocale(language))
        if language == CHINESE:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(Path(folder) / "qtbase_zh_CN.qm")
        else:
            self._install(resource(f"translations/zhenyue_{language}.qm"))

    def _install(self, path: Path) -> None:
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            self._application.installTranslator(translator)
            self._installed.append(translator)
