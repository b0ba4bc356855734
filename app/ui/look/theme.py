"""Colours, fonts and style sheet of the window (``resources/theme.json``), light and dark.

The page has colours of its own (``core.palette``).
Widgets ask ``theme_of(self.palette())``, again on a palette change; nobody holds a colour of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.core.palette import theme as hues
from app.core.resources import load_json, resource

_OPAQUE = 255


class ThemeMode(str, Enum):
    """Which theme the user wants; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class WindowTheme:
    """The colours of one theme: the window's own by name, and the hues of the tag book."""

    def __init__(self, colours: Mapping[str, str], *, dark: bool) -> None:
        self.is_dark = dark
        self._colours = colours
        self._hues = hues(dark=dark)

    def colour(self, name: str) -> QColor:
        """A colour of ``resources/theme.json``: window, panel, text, muted, line, accent, error, …"""
        return QColor(self._colours[name])

    def category(self, code: str | None) -> QColor:
        """The hue of a category, given its code or an indicator's; grey where there is none."""
        return QColor(*self._hues.tone(code).line)

    def words(self) -> dict[str, str]:
        """All window colours by name, for style sheets."""
        return dict(self._colours)


def mix(front: QColor, back: QColor, share: float) -> QColor:
    """``share`` of ``front`` on ``back`` (0 to 1), opaque."""
    pairs = zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)  # type: ignore[index]
    red, green, blue = (round(f * share + b * (1 - share)) for f, b in pairs)
    return QColor(red, green, blue, _OPAQUE)


@cache
def load_theme(mode: ThemeMode) -> WindowTheme:
    """The light or the dark theme; SYSTEM is light here, see ``wanted_theme``."""
    dark = mode is ThemeMode.DARK
    return WindowTheme(load_json("theme.json")["dark" if dark else "light"], dark=dark)


def theme_of(palette: QPalette) -> WindowTheme:
    """The theme that a palette made by ``palette_of`` belongs to."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return load_theme(ThemeMode.DARK if dark else ThemeMode.LIGHT)


def wanted_theme(mode: ThemeMode) -> WindowTheme:
    """The theme for a mode; SYSTEM asks the desktop."""
    if mode is ThemeMode.SYSTEM:
        from PySide6.QtCore import Qt

        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        mode = ThemeMode.DARK if dark else ThemeMode.LIGHT
    return load_theme(mode)


def palette_of(theme: WindowTheme) -> QPalette:
    """The palette of a theme, disabled texts included."""
    palette = QPalette()
    role = QPalette.ColorRole
    names = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "window",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "window",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.ToolTipBase: "panel",
        role.ToolTipText: "text",
        role.Highlight: "selection",
        role.HighlightedText: "selection_text",
        role.Link: "accent",
        role.Accent: "accent",
        role.Light: "panel",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "muted",
        role.Shadow: "line",
    }
    for which, name in names.items():
        palette.setColor(which, theme.colour(name))
    faint = mix(theme.colour("text"), theme.colour("window"), 0.45)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette


def style_sheet(theme: WindowTheme) -> str:
    """The window's style sheet with colours and drawings filled in where ``@name`` stands for them."""
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    for drawing in ("tick", "chevron", "raise"):
        file = resource(f"styles/{drawing}_{'dark' if theme.is_dark else 'light'}.svg")
        sheet = sheet.replace(f"@{drawing}", file.as_posix())
    for name, value in sorted(theme.words().items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet


def font_families(role: str) -> list[str]:
    """The font chain of a role ("interface"): those families that are installed, best first.

    Without a Chinese family in front Qt may pick Japanese glyphs.
    """
    return list(_installed(role))


@cache
def _installed(role: str) -> tuple[str, ...]:
    known = set(QFontDatabase.families())
    chain: list[str] = load_json("theme.json")["families"][role]
    return tuple(name for name in chain if name in known)


def interface_font(points: int) -> QFont:
    """The font of the interface in points."""
    font = QFont(QApplication.font())
    families = font_families("interface")
    if families:
        font.setFamilies(families)
    font.setPointSize(points)
    return font


def apply_theme(application: QApplication, mode: ThemeMode, points: int) -> WindowTheme:
    """Dresses the whole program; every widget gets a palette change."""
    theme = wanted_theme(mode)
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(palette_of(theme))
    application.setFont(interface_font(points))
    application.setStyleSheet(style_sheet(theme))
    return theme
