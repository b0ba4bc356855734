"""Loads reports written in a compact markup: text and gold outline with offsets, in the scorer's row format.

A file begins with lines ``@name value`` (title, town, county, year; absent means none), then ``---``, then the
text. In the text ``{h1 一、|主要举措和成效|measures}`` is a heading of level 1 with number, title and (optional) part;
``{h2 |主要做法}`` one without a number, ``{h2 （）|…}`` one that only lost its numeral; ``{p 一是|加强宣传}`` a point, ``{pp …}`` a point inside a point; ``{end}``
the end of the body. Blanks after the number or around the title are kept in the text but are not title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).resolve().parents[2] / "cases"
_AROUND = " \t\u3000，、,：:"
_MARK = re.compile(r"\{(h\d|p{1,2}|end)(?: ([^|{}]*)\|([^|{}]*)(?:\|(\w+))?)?\}")


@dataclass(frozen=True)
class Case:
    """A text with its gold outline and head data."""

    name: str
    text: str
    outline: list[dict[str, Any]]
    meta: dict[str, Any]


def parse(name: str, source: str) -> Case:
    """The case that the markup describes."""
    meta: dict[str, Any] = {"title": None, "town": None, "county": None, "year": None}
    head, is_headed, body = source.partition("---\n")
    if not is_headed:
        head, body = "", source
    for line in head.splitlines():
        field, _, value = line.lstrip("@").partition(" ")
        if field:
            meta[field] = int(value) if field == "year" else value
    text, rows, limit = _text_and_rows(body)
    _close(text, rows, limit)
    return Case(name, text, rows, meta)


def _text_and_rows(body: str) -> tuple[str, list[dict[str, Any]], int | None]:
    pieces: list[str] = []
    length = at = 0
    limit = None
    rows: list[dict[str, Any]] = []
    for mark in _MARK.finditer(body):
        pieces.append(body[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        sort, number, title, part = mark.groups()
        if sort == "end":
            limit = length
            continue
        rows.append(_row(sort, number, title, part, length))
        pieces.append(number + title)
        length += len(number) + len(title)
    pieces.append(body[at:])
    return "".join(pieces), rows, limit


def _row(sort: str, number: str, title: str, part: str | None, start: int) -> dict[str, Any]:
    left = len(title) - len(title.lstrip(_AROUND))
    inner = title.strip(_AROUND)
    title_start = start + len(number) + left
    has_numeral = number.strip("（）、 ") != ""
    return {
        "kind": "heading" if sort[0] == "h" else "point",
        "level": int(sort[1]) if sort[0] == "h" else len(sort),
        "number": number.rstrip() if has_numeral else None,
        "title": re.sub(r"\n\s*", "", inner),
        "start": start,
        "title_start": title_start,
        "title_end": title_start + len(inner),
        "origin": "numbered" if has_numeral else "inferred",
        "part": part,
    }


def _close(text: str, rows: list[dict[str, Any]], limit: int | None) -> None:
    stop = len(text.rstrip()) if limit is None else len(text[:limit].rstrip())
    heading = 0
    for index, row in enumerate(rows):
        if row["kind"] == "heading":
            heading = row["level"]
            ends = (r["start"] for r in rows[index + 1 :] if r["kind"] == "heading" and r["level"] <= heading)
            row["end"] = next(ends, stop)
    heading = 0
    for index, row in enumerate(rows):
        if row["kind"] == "heading":
            heading = row["level"]
            continue
        depth = row["level"]
        after = (r["start"] for r in rows[index + 1 :] if r["kind"] == "heading" or _depth(r) <= depth)
        end = min(next(after, stop), stop)
        line_end = text.find("\n", row["title_end"])
        line_end = len(text) if line_end < 0 else line_end
        if text[row["title_end"] : line_end].strip() in {"", "："}:
            line_end = end
        row["depth"] = depth
        row["end"] = len(text[: min(end, line_end)].rstrip())
        row["level"] = heading + depth


def _depth(row: dict[str, Any]) -> int:
    return int(row.get("depth", row["level"]))


def load(folder: str) -> list[Case]:
    """All cases of ``tests/cases/<folder>``; a file may hold several, each after a line ``=== name``."""
    found = []
    for path in sorted((CASES / folder).glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        pieces = re.split(r"^=== (.+)\n", source, flags=re.MULTILINE)
        if len(pieces) == 1:
            found.append(parse(path.stem, source))
        for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
            found.append(parse(f"{path.stem}: {name}", body))
    return found
