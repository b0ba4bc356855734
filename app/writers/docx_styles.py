"""Styles of the Word files: faces, sizes, line pitch and page numbers of official documents."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from app.core.resources import load_json
from app.core.summary.blocks import Align

BODY_SIZE = 16.0  # 三号
LINE_PITCH = 28.95
_GRID_LINE = 579  # twips: 22 lines in 225 mm
_TIGHTER = -5  # 1/20 pt: 28 characters of 16 pt would be wider than 156 mm
_NUMBER_SIZE = 14.0
_LATIN = "Times New Roman"
_HEADINGS = {1: ("heading", False), 2: ("kai", False), 3: ("body", True), 4: ("body", True)}


def set_fonts(properties: Any, face: str) -> None:
    """The fonts of a face for Chinese and Latin text in run properties."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    family = load_json("print/fonts.json")["word"][face]
    fonts.set(qn("w:eastAsia"), family)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), _LATIN)
    properties.insert(0, fonts)


def set_spacing(properties: Any, twentieths: int) -> None:
    """Space added between characters, in twentieths of a point."""
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(twentieths))
    size = properties.find(qn("w:sz"))
    if size is not None:
        size.addprevious(spacing)  # the schema's order
    else:
        properties.append(spacing)


def off_grid(thing: Any) -> None:
    """Lets the text of a paragraph or style keep its own line pitch instead of the page's 28.95 pt."""
    properties = thing._element.get_or_add_pPr()
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(
        snap, *(f"w:{name}" for name in ("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"))
    )


def prepare_styles(out: Any) -> None:
    """Sets Normal, Title and the headings of a new document, and its grid of lines."""
    _style(out.styles["Normal"], "body", BODY_SIZE)
    _language(out)
    title = out.styles["Title"]
    _style(title, "title", 22.0)
    _without_border(title)
    off_grid(title)
    title.paragraph_format.alignment = 1
    title.paragraph_format.line_spacing = Pt(33)
    title.paragraph_format.space_after = Pt(LINE_PITCH * 0.6)
    for level, (face, is_bold) in _HEADINGS.items():
        style = out.styles[f"Heading {level}"]
        _style(style, face, BODY_SIZE, is_bold=is_bold)
        style.paragraph_format.first_line_indent = Pt(BODY_SIZE * 2)
        style.paragraph_format.keep_with_next = True
    _grid(out)


def _style(style: Any, face: str, size: float, *, is_bold: bool = False) -> None:
    set_fonts(style.element.get_or_add_rPr(), face)
    style.font.size = Pt(size)
    style.font.bold = is_bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_spacing(style.element.get_or_add_rPr(), _TIGHTER if size == BODY_SIZE else 0)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(LINE_PITCH)
    form.widow_control = False


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _language(out: Any) -> None:
    """Chinese is the language of the text: line breaking and the choice of glyphs hang on it."""
    properties = out.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _grid(out: Any) -> None:
    properties = out.sections[0]._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(_GRID_LINE))
    properties.append(grid)


def add_page_number(paragraph: Any, side: Align) -> None:
    """— 1 — in 四号宋体, one character away from its side."""
    paragraph.alignment = 2 if side is Align.RIGHT else 0
    form = paragraph.paragraph_format
    form.line_spacing = Pt(_NUMBER_SIZE)
    if side is Align.RIGHT:
        form.right_indent = Pt(_NUMBER_SIZE)
    else:
        form.left_indent = Pt(_NUMBER_SIZE)
    for kind, words in (("text", "— "), ("field", "PAGE"), ("text", " —")):
        run = paragraph.add_run(words if kind == "text" else "")
        set_fonts(run._element.get_or_add_rPr(), "song")
        run.font.size = Pt(_NUMBER_SIZE)
        set_spacing(run._element.get_or_add_rPr(), 0)
        if kind == "field":
            _field(run, words)


def _field(run: Any, instruction: str) -> None:
    for kind, words in (("begin", ""), ("", instruction), ("separate", ""), ("shown", "1"), ("end", "")):
        if kind in {"begin", "separate", "end"}:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:t" if kind == "shown" else "w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = words
        run._element.append(part)
