"""Head data of a report: title, town, county, year, issuer, number, date, as the text tells them.

Read from what stands before and after the body (``core.outline.matter``), then from running text, last from
what the file's own metadata and name say. Which words name a place is told in ``places``. Patterns
are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from app.core.enums import Part, SectionKind
from app.core.outline.matter import find_frame, patterns
from app.core.outline.numbers import han_value
from app.core.places import county_in_text, is_upper, split_place, town_in_text
from app.core.plain import as_printed
from app.core.report import Head, Section
from app.core.resources import load_json
from app.core.scan import Scan

_TITLE_MOST = 90
_JOINED = 3
"""A title has at most so many lines above its last one."""
_OPENING = 600
"""Where nothing stands above the first heading, a year is looked for in so much text."""
_TEXT = 1600
"""Names and years are looked for in so much running text."""
_TITLE_LEAST = 8
_BEFORE_LABELS = " \t\u3000-—|｜•·"
_TABLE_ENDS = " \t|｜"
"""A title that stands in a table has bars behind it."""
_BLANKS = re.compile(r"\s+")
_HAN_DIGITS = str.maketrans("〇○ΟOo零０一二三四五六七八九", "0000000123456789")


@cache
def _look(name: str) -> re.Pattern[str]:
    return re.compile(load_json("outline/head.json")[name])


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
    scan: Scan, outline: Sequence[Section], *, file_name: str = "", given: Mapping[str, str] | None = None
) -> Head:
    """Head data guessed from front matter, signature, running text and, last, the file name."""
    around = _around(scan.plain, file_name, given or {})
    title = _title(around)
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


def _around(scan: Scan, file_name: str, given: Mapping[str, str]) -> _Around:
    frame = find_frame(scan)
    lines = [
        scan.text[line.start : min(line.end, line.start + 200)].rstrip(_TABLE_ENDS)
        for line in scan.lines[: frame.first]
    ]
    back = [scan.text[line.start : min(line.end, line.start + 100)] for line in scan.lines[frame.last :]]
    start = scan.lines[frame.first].start if frame.first < len(scan.lines) else 0
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", file_name)
    body, rest = scan.text[start : start + _TEXT], scan.text[start + _TEXT :]
    return _Around(tuple(lines), tuple(back), start, body, rest, given, stem)


# Title.


def _title(around: _Around) -> str | None:
    front = list(map(_before_label, around.front))
    scores = [_title_score(line) for line in front]
    best = max(scores, default=0)
    if best > 0:
        titles = [_joined(front, index) for index, score in enumerate(scores) if score == best]
        return next(filter(_has_issuer, reversed(titles)), titles[-1])
    for words in filter(None, (*map(_labelled, around.front), around.given.get("title", ""))):
        return _tidy(_look("site_tail").sub("", words)) or None
    glued = _look("glued_title").match(around.body)
    if glued:
        return _tidy(glued.group())
    return _tidy(around.stem) if _look("report").search(around.stem) else None


def _labelled(line: str) -> str:
    """The title that a row of metadata states, up to its next label; empty where it states none."""
    label = _look("title_label").match(line)
    if label is None:
        return ""
    words = line[label.end() :]
    after = patterns().metadata.search(words)
    return words[: after.start()] if after else words


def _before_label(line: str) -> str:
    """A title without the label of the next row of metadata, where one stands on its line."""
    label = patterns().metadata.search(line, _TITLE_LEAST)
    words = line[: label.start()].rstrip(_BEFORE_LABELS) if label else ""
    return words if label and patterns().title_end.search(_BLANKS.sub("", words)) else line


def _title_score(line: str) -> int:
    look = patterns()
    if _look("title_label").match(line):
        return 0
    words = _BLANKS.sub("", line)
    if len(words) > _TITLE_MOST or look.metadata.search(line) or look.salutation.search(words):
        return 0
    if not look.title_end.search(words) or words[-1] in "。，；：" or look.document_number.fullmatch(words):
        return 0
    score = 1 + 2 * bool(_look("report").search(words[-8:])) + 2 * bool(_look("subject").search(words))
    score += 2 * bool(_look("year").search(words) or _look("han_year").search(words))
    return score + ("关于" in words) + (len(words) > 8) - words.startswith(("印发", "转发"))


def _joined(front: Sequence[str], last: int) -> str:
    """The title's last line with the lines around that belong to it: issuer, 关于…, a first half, 的报告."""
    lower = _tidy(front[last])
    words, first = lower, last
    if last + 1 < len(front) and _look("title_rest").fullmatch(_BLANKS.sub("", front[last + 1])):
        words += _tidy(front[last + 1])
    while first > 0 and last - first < _JOINED and _belongs(_BLANKS.sub("", front[first - 1]), lower, words):
        first -= 1
        words = _tidy(front[first]) + words
    return words


def _belongs(above: str, lower: str, words: str) -> bool:
    """Whether the line ``above`` belongs to the title ``words``, whose last line is ``lower``."""
    look = patterns()
    if not 2 <= len(above) <= 45 or above[-1] in "。，；：:！" or look.title_end.search(above):
        return False
    if look.metadata.search(above) or look.date_line.match(above) or look.document_number.search(above):
        return False
    if _look("site").search(above) or look.footer.search(above):
        return False
    is_party = above.startswith("中共") and above.endswith("委员会")
    names_issuer = look.issuer_line.match(above) or look.place_line.match(above) or above.startswith("中共")
    if names_issuer:
        return is_party or lower.startswith("关于") or not _has_issuer(words)
    if _look("county_line").fullmatch(above):
        return split_place(words)[0] is None
    return bool(re.search(r"关于|20\d\d年|法治|依法", above)) and not words.startswith("关于")


def _has_issuer(words: str) -> bool:
    """Whether a title says itself whose it is."""
    head = re.split(r"关于|20\d\d|二[〇○零]", words)[0]
    if words.startswith(("中共", "中国共产党")) or re.search(
        r"(?:人民政府|办事处|委员会|局|厅|中心|农场|林场)", head
    ):
        return True
    return bool(re.search(r"[镇乡县区旗市]|街道|苏木", words[:20].replace("乡镇", "")))


def _tidy(words: str) -> str:
    return _BLANKS.sub("", words).strip("《》“”#*—-·|｜")


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
    town = town or (None if is_upper(title) else town_in_text(around.body))
    return county or county_in_text(("\n".join(around.front), around.body), town, around.rest), town


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
        label = _look("issuer_label").search(line) or _look("letterhead").search(words)
        if label:
            yield label.group(label.lastindex or 0)
        elif patterns().issuer_line.match(line) or patterns().place_line.match(line):
            yield line
    if _look("report").search(around.stem):
        yield around.stem


# Year and date.


def _year(around: _Around, title: str | None, outline: Sequence[Section], date: str | None) -> int | None:
    for words in (title or "", around.stem if _look("report").search(around.stem) else ""):
        year = _stated_year(words)
        if year:
            return year
    before = max(outline[0].start - around.start, 0) if outline else 0
    tops = (s for s in outline if s.kind is SectionKind.HEADING and s.level == 1 and s.part is not Part.PLAN)
    counts = _years(around.body[:before]) + _years("\n".join(s.title for s in tops))
    counts = counts or _years(around.body[:_OPENING])
    if counts:
        return max(counts, key=lambda year: (counts[year], year))
    if date:
        return int(date[:4]) - (int(date[5:7]) <= 6)
    return None


def _years(words: str) -> Counter[int]:
    """How often each year is named, those of documents' numbers and of ranges left out.

    A year that only plans are made for does not count beside others.
    """
    words = _look("range").sub("", words)
    return _counted(_look("planned_year").sub("", words)) or _counted(words)


def _counted(words: str) -> Counter[int]:
    """In running text only what 年 follows is a year; 2000余份 is none."""
    years = _look("year").finditer(words)
    return Counter(int(m.group(1)) for m in years if words[m.end() : m.end() + 2].lstrip().startswith("年"))


def _stated_year(words: str) -> int | None:
    """The year that a title states; of a range alone its last one."""
    words = _BLANKS.sub("", words)
    span = _look("range").search(words)
    match = _look("year").search(_look("range").sub("", words))
    if match:
        return int(match.group(1))
    if span:
        return int(span.group(2))
    match = _look("han_year").search(words)
    return int(match.group()[:4].translate(_HAN_DIGITS).replace("二", "2")) if match else None


def _date(around: _Around) -> str | None:
    """The date of signature, else of the metadata, as 2025-01-20."""
    for line in reversed(around.back):
        if patterns().date_line.match(line):
            found = _iso(line)
            if found:
                return found
    for name in ("date_label", "published_label"):
        for line in around.front:
            label = _look(name).search(line)
            found = _iso(line[label.end() :]) if label else None
            if found:
                return found
    return _iso(around.given.get("date", "")) or _iso(around.given.get("published", ""))


def _iso(words: str) -> str | None:
    match = _look("date").search(words)
    if match:
        year, month, day = (int(g) for g in match.groups())
    else:
        match = _look("han_date").search(_BLANKS.sub("", words))
        if not match:
            return None
        year = int(match.group(1).translate(_HAN_DIGITS))
        month, day = han_value(match.group(2)), han_value(match.group(3))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


# Issuer and number.


def _issuer(around: _Around, title: str | None) -> str | None:
    match = _look("issuer").match(title or "")
    if match:
        return match.group()
    for line in around.back:
        words = _BLANKS.sub("", line)
        if patterns().issuer_line.match(words):
            return re.sub(r"[（(]?[盖公]?章[)）]?$", "", words)
    if around.given.get("issuer"):
        return around.given["issuer"]
    for line in around.front:
        label = _look("issuer_label").search(line)
        if label:
            return label.group(1)
    return None


def _document_number(around: _Around) -> str | None:
    for line in around.front:
        match = patterns().document_number.search(line) if len(line) <= 120 else None
        if match:
            return re.sub(r"^(?:备注)?/?(?:发?文[字]?号|号)", "", _BLANKS.sub("", match.group()))
    return around.given.get("document_number")
