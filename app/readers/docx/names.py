"""Names of WordprocessingML elements and attributes (ECMA-376 Part 1, §17)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def normalise(root: Element) -> Element:
    """Strict documents (ISO/IEC 29500) renamed in place to the transitional names used here."""
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, _W)
            for key in [k for k in element.attrib if k.startswith(_STRICT)]:
                element.attrib[key.replace(_STRICT, _W)] = element.attrib.pop(key)
    return root


def w(name: str) -> str:
    """The qualified name of a w: element or attribute."""
    return _W + name


def val(parent: Element | None, name: str) -> str | None:
    """The w:val of the child ``name`` of ``parent``, or None."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val")) if child is not None else None


def is_on(parent: Element | None, name: str) -> bool:
    """Whether an on/off property (w:vanish, w:isLgl) is set."""
    child = parent.find(w(name)) if parent is not None else None
    return child is not None and child.get(w("val"), "true") not in {"0", "false", "off", "none"}


def number(text: str | None, default: int) -> int:
    """An integer attribute; ``default`` where it is missing or nonsense."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
