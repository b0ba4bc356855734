"""Who issued a report, on which day and under which number, as its signature, title and metadata say."""

from __future__ import annotations

import re

from app.core.head.patterns import pattern
from app.core.head.sources import Sources
from app.core.head.year import han_year
from app.core.outline.matter import patterns as matter
from app.core.outline.numbers import han_value

_BLANKS = re.compile(r"\s+")
_SEAL = re.compile(r"[（(]?[盖公]?章[)）]?$")
_NUMBER_LABEL = re.compile(r"^(?:备注)?/?(?:发?文[字]?号|号)")
_NUMBER_LINE = 120
"""No longer line of the front holds a document's number."""


def find_date(sources: Sources) -> str | None:
    """The date of signature, else of the metadata, as 2025-01-20."""
    for line in reversed(sources.back):
        if matter().date_line.match(line):
            found = _iso(line)
            if found:
                return found
    for name in ("date_label", "published_label"):
        for line in sources.front:
            label = pattern(name).search(line)
            found = _iso(line[label.end() :]) if label else None
            if found:
                return found
    return _iso(sources.given.get("date", "")) or _iso(sources.given.get("published", ""))


def _iso(words: str) -> str | None:
    match = pattern("date").search(words)
    if match:
        year, month, day = (int(g) for g in match.groups())
    else:
        match = pattern("han_date").search(_BLANKS.sub("", words))
        if not match:
            return None
        year, month, day = han_year(match[1]), han_value(match[2]), han_value(match[3])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def find_issuer(sources: Sources, title: str | None) -> str | None:
    """Who issued the report: as the title opens, else the signature, the metadata, a label above the body."""
    match = pattern("issuer").match(title or "")
    if match:
        return match.group()
    for line in sources.back:
        words = _BLANKS.sub("", line)
        if matter().issuer_line.match(words):
            return _SEAL.sub("", words)
    if sources.given.get("issuer"):
        return sources.given["issuer"]
    labels = filter(None, map(pattern("issuer_label").search, sources.front))
    return next((label[1] for label in labels), None)


def find_document_number(sources: Sources) -> str | None:
    """The number of the document (石桥府〔2024〕12号), without its label."""
    for line in sources.front:
        match = matter().document_number.search(line) if len(line) <= _NUMBER_LINE else None
        if match:
            return _NUMBER_LABEL.sub("", _BLANKS.sub("", match.group()))
    return sources.given.get("document_number")
