"""Which installed font serves which face; what is missing is told, not hidden.

The chains are data (``resources/print/fonts.json``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

from app.core.resources import load_json
from app.core.summary.blocks import Face

TWIPS = 20
"""Layout units in a point."""

# Alternate glyphs have no character of their own in a PDF: with these features on, digits beside Latin
# letters (Noto CJK "locl") and ligatures are lost when text is copied out,
# unless the file is mended (PySide 6.8.0 cannot name features: there mending alone has to do).
_PLAIN_GLYPHS = ("locl", "calt", "ccmp", "liga", "clig", "rlig")


@dataclass(frozen=True, slots=True)
class Choice:
    """The font found for a face; ``family`` is "" where there is none.

    ``is_wanted``: one of the wanted fonts or of the same kind (any 黑体 is 黑体); else a stand-in.
    """

    face: Face
    label: str
    family: str
    is_bold: bool
    is_wanted: bool


class FaceBook:
    """The fonts of one computer by face. ``has_family`` can be exchanged to ask "what if"."""

    def __init__(self, has_family: Callable[[str], bool] | None = None) -> None:
        data = load_json("print/fonts.json")
        self._has = has_family or QFontDatabase.hasFamily
        self._last = tuple(name for name in data["last"] if self._has(name))
        self._choices = {Face(name): self._choose(Face(name), row) for name, row in data["faces"].items()}
        self._fonts: dict[tuple[Face, float, bool], QFont] = {}

    def _choose(self, face: Face, row: dict[str, list[dict[str, str | bool]]]) -> Choice:
        label = str(row["label"])
        for family in row["wanted"]:
            if self._has(str(family)):
                return Choice(face, label, str(family), is_bold=False, is_wanted=True)
        for entry in row["stand_in"]:
            if self._has(str(entry["family"])):
                is_bold, is_wanted = bool(entry.get("bold")), bool(entry.get("same_kind"))
                return Choice(face, label, str(entry["family"]), is_bold=is_bold, is_wanted=is_wanted)
        return Choice(face, label, next(iter(self._last), ""), is_bold=False, is_wanted=False)

    def choice(self, face: Face) -> Choice:
        """The font that serves ``face`` here."""
        return self._choices[face]

    def missing(self) -> tuple[Choice, ...]:
        """Faces that another font, or none at all, stands in for."""
        return tuple(choice for choice in self._choices.values() if not choice.is_wanted)

    def font(self, face: Face, points: float, *, bold: bool = False) -> QFont:
        """The font of ``face`` with an em of ``points``, sized in twips. Shared: do not change it."""
        key = (face, points, bold)
        if key not in self._fonts:
            self._fonts[key] = self._make(face, points, bold=bold)
        return self._fonts[key]

    def _make(self, face: Face, points: float, *, bold: bool) -> QFont:
        choice = self._choices[face]
        families = [choice.family, *self._last] if choice.family else list(self._last)
        font = QFont()
        if families:
            font.setFamilies(list(dict.fromkeys(families)))
        font.setPixelSize(round(points * TWIPS))
        font.setBold(choice.is_bold or bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setKerning(False)
        for name in _PLAIN_GLYPHS if hasattr(QFont.Tag, "fromString") else ():
            font.setFeature(QFont.Tag(name), 0)
        return font
