"""From a report's text to a document of the page: fonts of headings, roles of lines, nothing else.

Every line of the text is one block and no character is added or taken, so that positions map one to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from app.core.report import Head
from app.core.utf16 import Utf16Map
from app.ui.page.fonts import Faces
from app.ui.page.roles import HeadingRun, LineRole, line_roles

# What Qt would take as the end of a paragraph or as an object is shown as a character of the same length.
_SHOWN = str.maketrans(
    {"\u2029": "\n", "\u2028": " ", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\r": " ", "\ufffc": "□"}
)
# What would turn text round is shown as a character without effect: a reviewer sees the stored order.
_TURNERS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u2060")


_REPLACED: dict[int, str] = {**_SHOWN, **_TURNERS}
_OTHERS = re.compile("[" + "".join(re.escape(chr(code)) for code in _REPLACED) + "]")


def _as_shown(match: re.Match[str]) -> str:
    return _REPLACED[ord(match.group())]


def shown_text(text: str) -> str:
    """The text as it is put on the page, position for position."""
    return _OTHERS.sub(_as_shown, text)


def new_document(text: str, faces: Faces, parent: QObject) -> QTextDocument:
    """A document of the shown text, all in the body's font."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(faces.body)
    document.setPlainText(shown_text(text))
    return document


def roles_of(text: str, head: Head, runs: tuple[HeadingRun, ...]) -> tuple[LineRole, ...]:
    """The role of each block of the document of ``text``."""
    return line_roles(shown_text(text), head, runs)


def set_fonts(
    document: QTextDocument,
    faces: Faces,
    roles: Iterable[LineRole],
    runs: Iterable[HeadingRun],
    places: Utf16Map,
) -> None:
    """Set title and headings in their fonts, in one edit; everything else is in the body's font."""
    document.setDefaultFont(faces.body)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setCharFormat(QTextCharFormat())
    block = document.begin()
    for role in roles:
        if role in (LineRole.TITLE, LineRole.FRONT):
            font = faces.title if role is LineRole.TITLE else faces.level2
            _set_font(cursor, block.position(), block.position() + block.length() - 1, font)
        block = block.next()
    for run in runs:
        _set_font(cursor, places.to_qt(run.start), places.to_qt(run.end), faces.heading(run.level))
    cursor.endEditBlock()


def _set_font(cursor: QTextCursor, start: int, end: int, font: QFont) -> None:
    form = QTextCharFormat()
    form.setFont(font)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(form)
