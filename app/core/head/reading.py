"""Head data of a report: title, town, county, year, issuer, number, date, as the text tells them.

Read from what stands before and after the body (``sources``), then from running text, last from what the
file's own metadata and name say. Each has a module of its own; patterns are data
(``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from app.core.head.counties import county_in_text
from app.core.head.patterns import pattern
from app.core.head.places import is_above_towns, names_issuer, split_place
from app.core.head.signature import find_date, find_document_number, find_issuer
from app.core.head.sources import Sources, find_sources
from app.core.head.title import find_title
from app.core.head.towns import own_town, town_in_text
from app.core.head.year import find_year
from app.core.outline.matter import Frame, find_frame
from app.core.plain import as_printed
from app.core.report import Head, Section
from app.core.scan import Scan

_BLANKS = re.compile(r"\s+")


def read_head(
    scan: Scan,
    outline: Sequence[Section],
    frame: Frame | None = None,
    *,
    file_name: str = "",
    given: Mapping[str, str] | None = None,
) -> Head:
    """Head data guessed from front matter, signature, running text and, last, the file name.

    The ``frame`` is found where it is not given.
    """
    sources = find_sources(scan.plain, frame or find_frame(scan), file_name, given or {})
    title = find_title(sources.front, sources.body, sources.given.get("title", ""), sources.stem)
    county, town = _places(sources, title)
    date = find_date(sources)
    printed = partial(as_printed, text=scan.text, plain=scan.plain.text)
    return Head(
        title=printed(title),
        town=printed(town),
        county=printed(county),
        year=find_year(sources, title, outline, date),
        issuer=printed(find_issuer(sources, title)),
        document_number=printed(find_document_number(sources)),
        date=date,
    )


def _places(sources: Sources, title: str | None) -> tuple[str | None, str | None]:
    """County and town: as the issuer is named, else as running text names them."""
    county = town = None
    speaker = pattern("speaker").search(sources.body)
    spoken = speaker[1] if speaker else None
    for words in _issuers(sources, title, spoken):
        found_county, found_town = split_place(words)
        if found_town and not town:
            town, county = found_town, found_county or county
        county = county or found_county
        if county and town:
            return county, town
    front, body, rest = "\n".join(sources.front), sources.body, sources.rest
    if not town and not any(map(is_above_towns, (title, spoken))):
        town = town_in_text(body) or town_in_text(front) or own_town(body + rest, body)
    return county or county_in_text((front, body), town, rest), town


def _issuers(sources: Sources, title: str | None, spoken: str | None) -> Iterator[str]:
    """Words that name the issuer, the surest first; ``spoken`` is for whom an assembly is addressed."""
    if title:
        yield title
    yield from filter(names_issuer, sources.back)
    if sources.given.get("issuer"):
        yield sources.given["issuer"]
    for line in sources.front:
        label = pattern("issuer_label").search(line) or pattern("letterhead").search(_BLANKS.sub("", line))
        if label:
            yield label.group(label.lastindex or 0)
        elif names_issuer(line):
            yield line
    if spoken:
        yield spoken
    if pattern("report").search(sources.stem):
        yield sources.stem
