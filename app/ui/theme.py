"""Colours, fonts and style sheet of the window, read from ``resources/theme.json``; light and dark.

Widgets ask ``theme_of(self.palette())``, again on a palette change; nobody holds a colour of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.core.resources import load_json, resource

_OPAQUE = 255


class ThemeMode(str, Enum):
    """Which theme the user wants; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme:
    """The colours of one theme. Names are those of ``resources/theme.json``."""

    def __init__(self, data: Mapping[str, Any], *, dark: bool, tint: float) -> None:
        self.is_dark = dark
        self.tint_share = tint
        self._colours: Mapping[str, str] = data["colours"]
        self._categories: Mapping[str, str] = data["categories"]
        self._notes: Mapping[str, str] = data["notes"]

    def colour(self, name: str) -> QColor:
        """A colour of the window: paper, text, muted, line, accent, error, warning, ok, …"""
        return QColor(self._colours[name])

    def category(self, code: str | None) -> QColor:
        """The hue of a category, given its code or an indicator's; grey where there is none."""
        return QColor(self._categories.get((code or "").partition(".")[0], self._colours["muted"]))

    def tint(self, code: str | None) -> QColor:
        """The background of a figure on paper: the category's hue, thinned, without transparency."""
        return mix(self.category(code), self.colour("paper"), self.tint_share)

    def note(self, name: str) -> QColor:
        """A note's colour; yellow for a name the palette does not know."""
        return QColor(self._notes.get(name, self._notes["yellow"]))

    def note_names(self) -> tuple[str, ...]:
        """The names of the note colours in order."""
        return tuple(self._notes)

    def words(self) -> dict[str, str]:
        """All window colours by name, for style sheets."""
        return dict(self._colours)


def mix(front: QColor, back: QColor, share: float) -> QColor:
    """``share`` of ``front`` on ``back`` (0 to 1), opaque."""
    pairs = zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)  # type: ignore[index]
    red, green, blue = (round(f * share + b * (1 - share)) for f, b in pairs)
    return QColor(red, green, blue, _OPAQUE)


@cache
def load_theme(mode: ThemeMode) -> Theme:
    """The light or the dark theme; SYSTEM is light here, see ``wanted_theme``."""
    data = load_json("theme.json")
    dark = mode is ThemeMode.DARK
    return Theme(data["dark" if dark else "light"], dark=dark, tint=data["tint"])


def theme_of(palette: QPalette) -> Theme:
    """The theme that a palette made by ``palette_of`` belongs to."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return load_theme(ThemeMode.DARK if dark else ThemeMode.LIGHT)


def wanted_theme(mode: ThemeMode) -> Theme:
    """The theme for a mode; SYSTEM asks the desktop."""
    if mode is ThemeMode.SYSTEM:
        from PySide6.QtCore import Qt

        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        mode = ThemeMode.DARK if dark else ThemeMode.LIGHT
    return load_theme(mode)


def palette_of(theme: Theme) -> QPalette:
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


def style_sheet(theme: Theme) -> str:
    """The window's style sheet with the theme's colours filled in (``@name`` stands for a colour)."""
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
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


def apply_theme(application: QApplication, mode: ThemeMode, points: int) -> Theme:
    """Dresses the whole program; every widget gets a palette change."""
    theme = wanted_theme(mode)
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(palette_of(theme))
    application.setFont(interface_font(points))
    application.setStyleSheet(style_sheet(theme))
    return theme
