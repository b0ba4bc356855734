"""Full-text search: an index of one token per character, so that one and two characters are found as well.

Every character but blanks becomes the token of its number, so a phrase of tokens is exactly a stretch of
text and SQLite's idea of letters does not matter. Case and full-width forms are folded, one character for
one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqlite_utils import Database

from app.store.shapes import Cell

MOST_PLACES = 1000  # of one report in one answer


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds all the words, with the places (code points, half-open) in reading order.

    ``count`` is how many places there are; ``places`` holds the first thousand.
    """

    key: str
    file_name: str
    town: str | None
    year: int | None
    places: tuple[tuple[int, int], ...]
    count: int


class _Fold(dict[int, int]):
    """A translation table that fills itself: each character to its folded form of the same length."""

    def __missing__(self, code: int) -> int:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


def fold(text: str) -> str:
    """``text`` without differences of case and width; offsets stay the same."""
    return text.translate(_Fold())


def tokens(text: str) -> str:
    """The words that the index sees."""
    return " ".join([str(ord(c)) for c in fold(text) if not c.isspace()])


def add(db: Database, number: int, text: str) -> None:
    """Indexes the text of the report with that ``report.id``."""
    db.execute('INSERT INTO "search" ("rowid", "body") VALUES (?, ?)', (number, tokens(text)))


def rebuild(db: Database) -> None:
    """Makes the index anew from the texts."""
    db.execute('INSERT INTO "search" ("search") VALUES (\'delete-all\')')
    found = db.execute('SELECT r."id", d."text" FROM "report" r JOIN "document" d ON d."report" = r."key"')
    for number, text in found.fetchall():
        add(db, number, text)


def phrases(words: str) -> tuple[str, ...]:
    """What is searched for: the words between blanks, folded, each once."""
    return tuple(dict.fromkeys(fold(word) for word in words.split()))


def search(
    db: Database,
    words: str,
    *,
    year: int | None = None,
    town: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """Reports that hold every word, in the order of import. No words, no hits."""
    wanted = phrases(words)
    if not wanted:
        return ()
    conditions = ['s."search" MATCH ?']
    values: list[Cell] = [_query(wanted)]
    for name, value in (("year", year), ("town", town)):
        if value is not None:
            conditions.append(f'r."{name}" = ?')
            values.append(value)
    found = db.execute(
        'SELECT r."key", r."file_name", r."town", r."year", d."text" FROM "search" s '
        'JOIN "report_now" r ON r."id" = s."rowid" JOIN "document" d ON d."report" = r."key" '
        f'WHERE {" AND ".join(conditions)} ORDER BY s."rowid" LIMIT ? OFFSET ?',
        (*values, limit, offset),
    )
    hits = (_hit(row, wanted) for row in found)
    return tuple(hit for hit in hits if hit is not None)


def count(db: Database, words: str) -> int:
    """How many reports hold every word."""
    wanted = phrases(words)
    if not wanted:
        return 0
    found = db.execute(
        'SELECT count(*) FROM "search" s JOIN "report_now" r ON r."id" = s."rowid" WHERE s."search" MATCH ?',
        (_query(wanted),),
    )
    return int(found.fetchone()[0])


def _query(wanted: tuple[str, ...]) -> str:
    return " AND ".join(f'"{tokens(phrase)}"' for phrase in wanted)


def _hit(row: tuple[Cell, ...], wanted: tuple[str, ...]) -> Hit | None:
    key, file_name, town, year, text = row
    folded = fold(str(text))
    places: list[tuple[int, int]] = []
    for phrase in wanted:
        found = _places(folded, phrase)
        if not found:  # the phrase is broken by a line end
            return None
        places += found
    places.sort()
    return Hit(
        str(key),
        str(file_name),
        None if town is None else str(town),
        year if isinstance(year, int) else None,
        tuple(places[:MOST_PLACES]),
        len(places),
    )


def _places(folded: str, phrase: str) -> list[tuple[int, int]]:
    places, at = [], folded.find(phrase)
    while at >= 0:
        places.append((at, at + len(phrase)))
        at = folded.find(phrase, at + len(phrase))
    return places


def stale(db: Database) -> int:
    """How many reports are not indexed as their text says: every word and every place is counted."""
    db.execute('DROP TABLE IF EXISTS temp."search_words"')
    db.execute("CREATE VIRTUAL TABLE temp.\"search_words\" USING fts5vocab('main', 'search', 'instance')")
    found = db.execute(
        'SELECT "doc", count(*), sum(CAST("term" AS INTEGER) * ("offset" + 1)) FROM temp."search_words" '
        'GROUP BY "doc"'
    )
    indexed = {number: (count, weight) for number, count, weight in found}
    db.execute('DROP TABLE temp."search_words"')
    wrong = 0
    texts = db.execute('SELECT r."id", d."text" FROM "report" r JOIN "document" d ON d."report" = r."key"')
    for number, text in texts:
        codes = [ord(c) for c in fold(text) if not c.isspace()]
        weight = sum(code * place for place, code in enumerate(codes, 1))
        wrong += indexed.pop(number, (0, 0)) != (len(codes), weight)
    return wrong + len(indexed)
