"""Opens a .docx and reads its parts in order: body, then foot notes and end notes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from app.core.errors import ReportError
from app.core.report import Document
from app.readers.archive import Archive
from app.readers.assemble import Assembler
from app.readers.docx.body import Walker
from app.readers.docx.names import normalise, w
from app.readers.docx.numbering import lists_of
from app.readers.docx.styles import Styles

_ZIP = b"PK\x03\x04"
_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"}
_MAIN = "word/document.xml"


def accepts(data: bytes, suffix: str) -> bool:
    """Zip archives that hold a Word document, whatever the suffix; broken ones by suffix."""
    if not data.startswith(_ZIP):
        return False
    return b"word/document" in data or suffix in _SUFFIXES


def read(data: bytes) -> Document:
    """The text of the document. Raises ReportError where it is broken, encrypted or empty."""
    with Archive(data) as archive:
        main = _MAIN if archive.has(_MAIN) else _find_main(archive)
        folder = main.rpartition("/")[0]
        root = normalise(archive.xml(main))
        body = root.find(w("body"))
        if body is None:
            raise ReportError("文件里没有正文。")
        walker = Walker(
            lists_of(_part(archive, f"{folder}/numbering.xml")),
            Styles(_part(archive, f"{folder}/styles.xml")),
            Assembler(),
        )
        walker.walk(body)
        for name, kind in (("footnotes", "footnote"), ("endnotes", "endnote")):
            notes = _part(archive, f"{folder}/{name}.xml")
            if notes is not None:
                _notes(walker, notes, kind)
        return walker.out.document(format="docx")


def _find_main(archive: Archive) -> str:
    found = next((n for n in archive.names() if n.endswith(".xml") and "/document" in n), None)
    if found is None:
        raise ReportError("压缩包里没有 Word 文档。")
    return found


def _part(archive: Archive, name: str) -> Element | None:
    return normalise(archive.xml(name)) if archive.has(name) else None


def _notes(walker: Walker, root: Element, kind: str) -> None:
    """Foot or end notes after the text; the separators that Word keeps among them have a type."""
    for note in root:
        if note.get(w("type")) is None:
            walker.walk(note, kind=kind)
