"""What a paragraph style says about lists, hidden text and headings; styles inherit (w:basedOn)."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from app.readers.docx.names import is_on, val, w

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list instance and, where given, a level in it."""

    list_id: str
    level: int | None
    style: str | None = None


class Styles:
    """Paragraph styles by id."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self.default: str | None = None
        if root is None:
            return
        for style in root.findall(w("style")):
            key = style.get(w("styleId"))
            if key is None:
                continue
            self._styles[key] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self.default = key

    def list_place(self, style: str | None) -> ListPlace | None:
        """The list that a style (or one it is based on) puts its paragraphs in."""
        level: int | None = None
        for key, element in self._chain(style):
            properties = element.find(w("pPr"))
            place = properties.find(w("numPr")) if properties is not None else None
            if place is None:
                continue
            if level is None and (own := val(place, "ilvl")) is not None and own.isdigit():
                level = int(own)
            if (list_id := val(place, "numId")) is not None:
                return ListPlace(list_id, level, key)
        return None

    def is_hidden(self, style: str | None) -> bool:
        """Whether the style hides its text (w:vanish)."""
        return any(is_on(element.find(w("rPr")), "vanish") for _, element in self._chain(style))

    def _chain(self, style: str | None) -> list[tuple[str, Element]]:
        chain: list[tuple[str, Element]] = []
        while style in self._styles and len(chain) < _DEEPEST:
            element = self._styles[style]
            chain.append((style, element))
            style = val(element, "basedOn")
        return chain
