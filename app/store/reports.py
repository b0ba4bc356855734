"""Reports in and out: text, original bytes and the machine's suggestions.

The library list is in ``listing``.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256

from sqlite_utils import Database

from app.core.errors import StoreError
from app.core.report import Document, Figure, Head, Reading, Section
from app.core.review.changes import Entity
from app.core.review.rows import HEAD_FIELDS
from app.store import history, search, tables
from app.store.connection import Handle, stamp
from app.store.documents import document_cells, document_from, text_hash
from app.store.errors import damage
from app.store.keys import new_keys
from app.store.matching import Anchor, keep_keys
from app.store.records import figure_at, figure_cells, section_at, section_cells
from app.store.shapes import Cell, checked, encode, whole
from app.store.tables import Tally

_PACK_ABOVE = 512  # bytes; smaller originals are kept as they are


def add(handle: Handle, document: Document, reading: Reading, *, file_name: str, original: bytes) -> str:
    """Stores a report with what the machine read in it, in one transaction; returns its key."""
    _check(document, reading)
    file_name = whole(file_name)
    at = handle.now()
    key = new_keys(at, 1)[0]
    with handle.writing() as tally:
        insert(
            handle, tally, key, document, reading, file_name=file_name, original=original, by=handle.who,
            at=stamp(at),
        )  # fmt: skip
        facts = {
            "file_name": file_name,
            "sha256": sha256(original).hexdigest(),
            "figures": len(reading.figures),
        }
        title = history.Title(stamp(at), handle.who, history.Kind.IMPORT, f"导入 {file_name}")
        body = encode({**facts, "decided_by": handle.who, "decided_at": stamp(at)})
        history.append(handle.db, tally, title, [history.Entry(Entity.REPORT, key, key, None, body)])
    return key


def _check(document: Document, reading: Reading) -> None:
    """Raises StoreError for text that SQLite would not keep as it is."""
    for words in (document.text, *document.notices, *(p.kind for p in document.places)):
        checked(words)
    ends = [f.end for f in reading.figures] + [s.end for s in reading.outline]
    if max(ends, default=0) > len(document.text):
        raise ValueError("a figure or section ends behind the text")


def insert(
    handle: Handle,
    tally: Tally,
    key: str,
    document: Document,
    reading: Reading,
    *,
    file_name: str,
    original: bytes,
    by: str,
    at: str,
    keys: Sequence[str] = (),
) -> None:
    """The rows of a new report, inside a transaction.

    ``keys`` are those of its figures and then of its sections; new ones are made when there are none.
    """
    db = handle.db
    number = db.execute('SELECT coalesce(max("id"), 0) + 1 FROM "report"').fetchone()[0]
    facts = (number, key, file_name, document.format, sha256(original).hexdigest(), text_hash(document.text))
    size = len(document.text)
    row = (*facts, size, at, by, len(reading.findings), *_head_cells(reading.head))
    tables.insert(db, tally, "report", [row])
    tables.insert(db, tally, "document", [document_cells(key, document)])
    _insert_original(db, key, original)
    keys = keys or new_keys(handle.now(), len(reading.figures) + len(reading.outline))
    figures = zip(keys, reading.figures, strict=False)
    sections = zip(keys[len(reading.figures) :], reading.outline, strict=True)
    tables.insert(db, tally, "figure", [(k, key, *figure_cells(f)) for k, f in figures])
    tables.insert(db, tally, "section", [(k, key, *section_cells(s)) for k, s in sections])
    search.add(db, number, document.text)


def _insert_original(db: Database, key: str, original: bytes) -> None:
    packed = zlib.compress(original, 6) if len(original) > _PACK_ABOVE else original
    is_smaller = len(packed) < len(original)
    db.execute(
        'INSERT INTO "original" ("report", "size", "packing", "bytes") VALUES (?, ?, ?, ?)',
        (key, len(original), "zlib" if is_smaller else "none", packed if is_smaller else original),
    )


def _head_cells(head: Head) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for name in HEAD_FIELDS:
        value = getattr(head, name)
        checked(value, name)
        cells.append(value)
    return tuple(cells)


def replace_reading(handle: Handle, key: str, reading: Reading) -> None:
    """A new reading instead of the stored one.

    Decisions stay; suggestions keep the keys of what they match.
    """
    row = _report_cells(handle.db, key)
    old = anchors(handle.db, key)
    at = stamp(handle.now())
    figures = [Anchor("", f.start, f.end, f.surface) for f in reading.figures]
    sections = [Anchor("", s.title_start, s.title_end, s.title) for s in reading.outline]
    figure_keys = keep_keys(old[0], figures, new_keys(handle.now(), len(figures)))
    section_keys = keep_keys(old[1], sections, new_keys(handle.now(), len(sections)))
    with handle.writing() as tally:
        db = handle.db
        for table in ("figure", "section"):
            tables.delete(db, tally, table, '"report" = ?', (key,))
        pairs = zip(figure_keys, reading.figures, strict=True)
        tables.insert(db, tally, "figure", [(k, key, *figure_cells(f)) for k, f in pairs])
        headings = zip(section_keys, reading.outline, strict=True)
        tables.insert(db, tally, "section", [(k, key, *section_cells(s)) for k, s in headings])
        facts = {
            "findings": len(reading.findings),
            **dict(zip(HEAD_FIELDS, _head_cells(reading.head), strict=True)),
        }
        _update_report(db, tally, row, facts)
        title = history.Title(at, handle.who, history.Kind.READING, "重新识别")
        body = encode({"figures": len(figures), "decided_by": handle.who, "decided_at": at})
        history.append(db, tally, title, [history.Entry(Entity.REPORT, key, key, None, body)])


def count_findings(handle: Handle, key: str, count: int) -> None:
    """Keeps how many findings the checks made, for the library list; nothing a person did, so no history."""
    row = _report_cells(handle.db, key)
    if row[tables.TABLES["report"].index("findings")] != count:
        with handle.writing() as tally:
            _update_report(handle.db, tally, row, {"findings": count})


def _update_report(db: Database, tally: Tally, row: tuple[Cell, ...], facts: dict[str, Cell]) -> None:
    changed = tuple(facts.get(name, cell) for name, cell in zip(tables.TABLES["report"], row, strict=True))
    assignments = ", ".join(f'"{name}" = ?' for name in facts)
    db.execute(f'UPDATE "report" SET {assignments} WHERE "id" = ?', (*facts.values(), row[0]))
    tally.add("report", row, -1)
    tally.add("report", changed, 1)


def _report_cells(db: Database, key: str) -> tuple[Cell, ...]:
    found = tables.select(db, "report", '"key" = ?', (key,))
    if not found:
        raise StoreError("资料库里没有这份报告。")
    return found[0]


def anchors(db: Database, key: str) -> tuple[list[Anchor], list[Anchor]]:
    """Where the stored figures and headings stand, as suggested and as decided."""
    figures, sections = [], []
    for table, at in (("figure", 2), ("figure_decision", 3)):
        for row in tables.select(db, table, '"report" = ?', (key,)):
            figure = figure_at(row, at)
            figures.append(Anchor(str(row[0]), figure.start, figure.end, figure.surface))
    for table, at in (("section", 2), ("section_decision", 3)):
        for row in tables.select(db, table, '"report" = ?', (key,)):
            section = section_at(row, at)
            sections.append(Anchor(str(row[0]), section.title_start, section.title_end, section.title))
    return figures, sections


def document(db: Database, key: str) -> Document:
    """The text of a report as it was stored."""
    cells = tables.select(db, "document", '"report" = ?', (key,))
    row = _report_cells(db, key)
    if not cells:
        raise damage("报告正文缺失")
    if text_hash(str(cells[0][1])) != row[5]:
        raise damage("报告正文与导入时不同")
    return document_from(cells[0], str(row[3]))


def original(db: Database, key: str) -> tuple[str, bytes]:
    """File name and bytes as they were imported."""
    row = _report_cells(db, key)
    found = db.execute('SELECT "packing", "bytes" FROM "original" WHERE "report" = ?', (key,)).fetchone()
    if found is None:
        raise damage("原始文件缺失")
    try:
        data = zlib.decompress(found[1]) if found[0] == "zlib" else bytes(found[1])
    except zlib.error as error:
        raise damage("原始文件无法解开") from error
    if sha256(data).hexdigest() != row[4]:
        raise damage("原始文件与导入时不同")
    return str(row[2]), data


def suggestions(db: Database, key: str) -> Reading:
    """The machine's reading as stored, for another library; findings are not stored."""
    row = _report_cells(db, key)
    figures = tables.select(db, "figure", '"report" = ? ORDER BY "id"', (key,))
    sections = tables.select(db, "section", '"report" = ? ORDER BY "id"', (key,))
    return Reading(
        Head(*row[-len(HEAD_FIELDS) :]),  # type: ignore[arg-type]
        tuple[Section, ...](section_at(s, 2) for s in sections),
        tuple[Figure, ...](figure_at(f, 2) for f in figures),
    )


def suggestion_keys(db: Database, key: str) -> list[str]:
    """Keys of the stored figures, then of the sections, in the order of ``suggestions``."""
    return [
        str(row[0])
        for table in ("figure", "section")
        for row in tables.select(db, table, '"report" = ? ORDER BY "id"', (key,))
    ]
