"""From a report's text to a document of the page, and how it is set: roles of lines, faces of headings.

Every line of the text is one block and no character is added or taken, so that positions map one to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from app.core.report import Head
from app.core.state import SectionRecord
from app.core.utf16 import Utf16Map
from app.ui.page.fonts import Faces
from app.ui.page.roles import LineRole, heading_runs, line_roles

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


@dataclass(frozen=True, slots=True)
class FontRun:
    """A stretch (Qt positions) in the face of a heading of that level."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the role and length (UTF-16 units) of each line, and the faces that differ."""

    roles: tuple[LineRole, ...]
    lengths: tuple[int, ...]
    runs: tuple[FontRun, ...] = ()


def setting_of(text: str, head: Head, sections: Iterable[SectionRecord], places: Utf16Map) -> Setting:
    """How a report is set."""
    shown = shown_text(text)
    runs = heading_runs(text, sections)
    lines = shown.split("\n")
    lengths = tuple(map(len, lines))
    if not places.is_plain:
        units = [places.to_qt(start) for start in accumulate((n + 1 for n in lengths), initial=0)]
        lengths = tuple(after - before - 1 for before, after in pairwise(units))
    return Setting(
        roles=line_roles(shown, head, runs),
        lengths=lengths,
        runs=tuple(FontRun(places.to_qt(run.start), places.to_qt(run.end), run.level) for run in runs),
    )
