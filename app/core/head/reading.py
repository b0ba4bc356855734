"""Head data of a report: title, town, county, year, issuer, number, date, as the text tells them.

Read from what stands before and after the body (``core.outline.matter``), then from running text, last from
what the file's own metadata and name say. Which lines are the title is told in ``head_title``, which words
name a place in ``places``. Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.core.enums import Part, SectionKind
from app.core.head.patterns import look
from app.core.head.places import county_in_text, is_upper, own_town, split_place, town_in_text
from app.core.head.title import find_title
from app.core.outline.matter import Frame, find_frame, patterns
from app.core.outline.numbers import han_value
from app.core.plain import as_printed
from app.core.report import Head, Section
from app.core.scan import Scan

_OPENING = 600
"""Where nothing stands above the first heading, a year is looked for in so much text."""
_TEXT = 1600
"""Names and years are looked for in so much running text."""
_TABLE_ENDS = " \t|｜"
"""A title that stands in a table has bars behind it."""
_BLANKS = re.compile(r"\s+")
_HAN_DIGITS = str.maketrans("〇○ΟOＯo零０一二三四五六七八九", "0" * 8 + "123456789")


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines around the body, its opening (at ``start``) and the rest, and the metadata of the file."""

    front: tuple[str, ...]
    back: tuple[str, ...]
    start: int
    body: str
    rest: str
    given: Mapping[str, str]
    stem: str


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
    around = _around(scan.plain, frame or find_frame(scan), file_name, given or {})
    title = find_title(around.front, around.body, around.given.get("title", ""), around.stem)
    county, town = _places(around, title)
    date = _date(around)
    printed = partial(as_printed, text=scan.text, plain=scan.plain.text)
    return Head(
        title=printed(title),
        town=printed(town),
        county=printed(county),
        year=_year(around, title, outline, date),
        issuer=printed(_issuer(around, title)),
        document_number=printed(_document_number(around)),
        date=date,
    )


def _around(scan: Scan, frame: Frame, file_name: str, given: Mapping[str, str]) -> _Around:
    lines = [
        scan.text[line.start : min(line.end, line.start + 200)].rstrip(_TABLE_ENDS)
        for line in scan.lines[: frame.first]
    ]
    back = [scan.text[line.start : min(line.end, line.start + 100)] for line in scan.lines[frame.last :]]
    start = scan.lines[frame.first].start if frame.first < len(scan.lines) else 0
    stem = look("stem_tail").sub("", re.sub(r"\.[A-Za-z0-9]{1,5}$", "", file_name))
    body, rest = scan.text[start : min(start + _TEXT, frame.end)], scan.text[start + _TEXT :]
    return _Around(tuple(lines), tuple(back), start, body, rest, given, stem)


# Places.


def _places(around: _Around, title: str | None) -> tuple[str | None, str | None]:
    county = town = None
    for words in _naming(around, title):
        found_county, found_town = split_place(words)
        if found_town and not town:
            town, county = found_town, found_county or county
        county = county or found_county
        if county and town:
            return county, town
    front, body, rest = "\n".join(around.front), around.body, around.rest
    if not town and not is_upper(title):
        town = town_in_text(body) or town_in_text(front) or own_town(body + rest, body)
    return county or county_in_text((front, body), town, rest), town


def _naming(around: _Around, title: str | None) -> Iterator[str]:
    """Words that name the issuer, the surest first."""
    if title:
        yield title
    for line in around.back:
        if patterns().issuer_line.match(line) or patterns().place_line.match(line):
            yield line
    if around.given.get("issuer"):
        yield around.given["issuer"]
    for line in around.front:
        words = _BLANKS.sub("", line)
        label = look("issuer_label").search(line) or look("letterhead").search(words)
        if label:
            yield label.group(label.lastindex or 0)
        elif patterns().issuer_line.match(line) or patterns().place_line.match(line):
            yield line
    speaker = look("speaker").search(around.body)
    if speaker:
        yield speaker[1]
    if look("report").search(around.stem):
        yield around.stem


# Year and date.


def _year(around: _Around, title: str | None, outline: Sequence[Section], date: str | None) -> int | None:
    """The year of the report's title, else of its headings, its file's name, its plans, its opening, its
    signature.

    A file may have been named in a hurry: the year of its name counts where the text knows it too or none.
    """
    stated = _stated_year(title or "")
    if stated and title and not _is_file_name(title, around):
        return stated
    told = _told_years(around, outline)
    counts = told or _opening_years(around, outline)
    named = _stated_year(around.stem) if look("report").search(around.stem) else None
    if named and (named in counts or not counts):
        return named
    signed = int(date[:4]) if date else None
    year = _commonest(told) or _year_before_plans(outline, signed) or _commonest(counts)
    if year is None and signed and date:
        return signed - (int(date[5:7]) <= 6)
    return year


def _commonest(counts: Counter[int]) -> int | None:
    """The year named most often, of two the later one."""
    return max(counts, key=lambda year: (counts[year], year)) if counts else None


def _year_before_plans(outline: Sequence[Section], signed: int | None) -> int | None:
    """The year before the one that a chapter of plans names: 2025年工作打算 ends a report of 2024, and
    2024年下半年 one of 2024 itself. None where the report was ``signed`` in another year.
    """
    for section in outline:
        planned = _stated_year(section.title) if section.part is Part.PLAN else None
        if planned:
            year = planned if look("same_year").search(section.title) else planned - 1
            return year if signed in (None, year, year + 1) else None
    return None


def _is_file_name(title: str, around: _Around) -> bool:
    """Whether only the name of the file tells a title and no line of the text."""
    if title not in _BLANKS.sub("", around.stem):
        return False
    return title not in _BLANKS.sub("", "".join((*around.front, around.body[:_OPENING])))


def _told_years(around: _Around, outline: Sequence[Section]) -> Counter[int]:
    """How often what stands above the first heading and the top headings name each year."""
    before = max(outline[0].start - around.start, 0) if outline else 0
    done = "\n".join(s.title for s in _tops(outline) if s.part is not Part.PLAN)
    return _years(around.body[:before]) + _years(done)


def _opening_years(around: _Around, outline: Sequence[Section]) -> Counter[int]:
    """How often the first words name each year, up to the plans."""
    plans = min((s.start - around.start for s in _tops(outline) if s.part is Part.PLAN), default=_OPENING)
    opening = around.body[: max(min(plans, _OPENING), 0)]
    return _years(opening) or _han_years(opening)


def _tops(outline: Sequence[Section]) -> list[Section]:
    return [s for s in outline if s.kind is SectionKind.HEADING and s.level == 1]


def _years(words: str) -> Counter[int]:
    """How often each year is named, those of documents' numbers, of ranges and of single days left out.

    A year that only plans are made for does not count beside others.
    """
    words = look("day").sub("", look("range").sub("", words))
    return _counted(look("planned_year").sub("", words)) or _counted(words)


def _counted(words: str) -> Counter[int]:
    """In running text only what 年 follows is a year; 2000余份 is none."""
    years = look("year").finditer(words)
    return Counter(int(m.group(1)) for m in years if words[m.end() : m.end() + 2].lstrip().startswith("年"))


def _han_years(words: str) -> Counter[int]:
    return Counter(map(_han_year, look("han_year").findall(words)))


def _han_year(words: str) -> int:
    return int(words[:4].translate(_HAN_DIGITS))


def _stated_year(words: str) -> int | None:
    """The year that a title states, of two the one that no plans are made for; of a range alone its last."""
    words = _BLANKS.sub("", words)
    span = look("range").search(words)
    words = look("range").sub("", words) if span else words
    years = look("year").findall(words)
    if years:
        done = look("year").search(look("planned_year").sub("", words)) if len(years) > 1 else None
        return int(done[1] if done else years[0])
    if span:
        return int(span.group(2))
    match = look("han_year").search(words)
    return _han_year(match.group()) if match else None


def _date(around: _Around) -> str | None:
    """The date of signature, else of the metadata, as 2025-01-20."""
    for line in reversed(around.back):
        if patterns().date_line.match(line):
            found = _iso(line)
            if found:
                return found
    for name in ("date_label", "published_label"):
        for line in around.front:
            label = look(name).search(line)
            found = _iso(line[label.end() :]) if label else None
            if found:
                return found
    return _iso(around.given.get("date", "")) or _iso(around.given.get("published", ""))


def _iso(words: str) -> str | None:
    match = look("date").search(words)
    if match:
        year, month, day = (int(g) for g in match.groups())
    else:
        match = look("han_date").search(_BLANKS.sub("", words))
        if not match:
            return None
        year = int(match.group(1).translate(_HAN_DIGITS))
        month, day = han_value(match.group(2)), han_value(match.group(3))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


# Issuer and number.


def _issuer(around: _Around, title: str | None) -> str | None:
    match = look("issuer").match(title or "")
    if match:
        return match.group()
    for line in around.back:
        words = _BLANKS.sub("", line)
        if patterns().issuer_line.match(words):
            return re.sub(r"[（(]?[盖公]?章[)）]?$", "", words)
    if around.given.get("issuer"):
        return around.given["issuer"]
    for line in around.front:
        label = look("issuer_label").search(line)
        if label:
            return label.group(1)
    return None


def _document_number(around: _Around) -> str | None:
    for line in around.front:
        match = patterns().document_number.search(line) if len(line) <= 120 else None
        if match:
            return re.sub(r"^(?:备注)?/?(?:发?文[字]?号|号)", "", _BLANKS.sub("", match.group()))
    return around.given.get("document_number")
