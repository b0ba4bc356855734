"""The list of keys as a document to print, to lie beside the keyboard; acts without a key are left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest

from PySide6.QtCore import QCoreApplication

from app.core.summary.blocks import Cell, Column, Heading, PrintDocument, Row, Run, Table, text
from app.ui.keys.acts import key_sheet_word
from app.ui.keys.key_groups import KeyGroup
from app.ui.keys.key_map import KeyMap

_WORD, _KEY = 0.28, 0.22
_MOST_PAGES = 2
_SMALL = 4  # acts of a group


def keys_document(groups: Sequence[KeyGroup], keys: KeyMap) -> PrintDocument:
    """One table, a shaded line for each group; acts without a key are left out, small groups joined."""
    translate = QCoreApplication.translate
    title = translate("KeysPaper", "镇阅快捷键")
    head = [translate("KeysPaper", "操作"), translate("KeysPaper", "快捷键")] * 2
    rows: list[Row] = []
    for group_title, acts in _joined(groups, keys):
        rows.append(Row((Cell((Run(group_title, is_bold=True),), span=4, is_shaded=True),), keep_next=True))
        half = -(-len(acts) // 2)
        for left, right in zip_longest(acts[:half], acts[half:], fillvalue=("", "")):
            rows.append(Row(tuple(Cell(text(words)) for words in (*left, *right))))
    columns = (Column(_WORD), Column(_KEY), Column(_WORD), Column(_KEY))
    top = Row(tuple(Cell((Run(words, is_bold=True),), is_shaded=True) for words in head))
    table = Table(columns, (top,), tuple(rows))
    return PrintDocument(title, (Heading(0, text(title)), table), most_pages=_MOST_PAGES)


def _joined(groups: Sequence[KeyGroup], keys: KeyMap) -> list[tuple[str, list[tuple[str, str]]]]:
    """Titles with acts and their keys; small groups that follow each other share a title, to save paper."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    was_small = False
    for group in groups:
        given = [(key_sheet_word(spec), keys.words(spec.name)) for spec in group.specs if keys[spec.name]]
        acts = _numbered_joined(given)
        if not acts:
            continue
        if was_small and len(acts) <= _SMALL:
            title, before = found.pop()
            found.append((f"{title}、{group.title}", before + acts))
        else:
            found.append((group.title, acts))
        was_small = len(acts) <= _SMALL
    return found


def _numbered_joined(acts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Acts that follow each other and differ by the digit that is their key, each one more, as one: 1–5."""
    found: list[tuple[str, str]] = []
    for _, run in groupby(enumerate(acts), lambda row: _shape(*row)):
        several = [act for _, act in run]
        (word, first), (_, last) = several[0], several[-1]
        digits = f"{first}–{last}"
        found += [(word.replace(first, digits), digits)] if len(several) > 1 else several
    return found


def _shape(place: int, act: tuple[str, str]) -> tuple[str, int]:
    """The same for acts in a row that only count on; another for each of the others."""
    word, key = act
    return (word.replace(key, "#"), int(key) - place) if key.isdecimal() else (word, place)
