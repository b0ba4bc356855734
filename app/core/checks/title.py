"""The title: issuer, year, subject; and its year against the year the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.enums import Part, Severity
from app.core.report import Finding

_YEAR = re.compile(r"(20\d\d)\s?年")
_BARE_YEAR = re.compile(r"20\d\d(?!\s?年|\d|[—-]|[/.])")
_ANY_YEAR = re.compile(r"20\d\d|二[〇○零]\S{2}")
_SUBJECT = "法治政府建设"
_ISSUER = re.compile(r"[镇乡街道苏木县区市旗]|[办事处局委场所园省州盟厅部][^，。]{0,30}$")
_TOLD = re.compile(r"\n\s{0,8}(20\d\d)\s?年(?:(?:度|以来|来)?[，,]|是)|现将[^。\n]{0,16}(20\d\d)\s?年")
_UNBROKEN = re.compile(r"\S{1,120}")
OPENING, _HEAD = 1200, 60
_AUTUMN = 10
PART_OF_YEAR = re.compile(r"半年|季度|\d月")
_TITLE_REACH = 4000
_LONGEST = 120


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """What the title lacks; the chapters alone where none was found (that the outline's reader says)."""
    span = title_span(case)
    if span is None:
        yield from _bare_years_of_chapters(case, settings)
        return
    title = "".join(case.text[span[0] : span[1]].split())
    lacks = _lacking(case, title)
    if lacks:
        severity = Severity.ERROR if _SUBJECT not in title or "年份" in lacks else Severity.WARN
        message = f"标题“{title[:40]}”缺少{'、'.join(lacks)}，应补上。"
        yield finding(settings.rule, severity, message, [span])
    bare = _BARE_YEAR.search(title)
    if bare:
        message = f"标题里的年份“{bare.group()}”后缺“年”字，应补上。"
        yield finding(settings.rule, Severity.ERROR, message, [span])
    yield from _year_of_text(case, settings, title, span)
    yield from _bare_years_of_chapters(case, settings)
    yield from _day_of_report(case, settings, title, span)


def title_span(case: Case) -> Span | None:
    """Where the title stands: its words with blanks and line breaks between them."""
    title = case.head.title
    if not title:
        return None
    letters = "".join(title.split())[:_LONGEST]
    for start, _ in occurrences(case.text, letters[:1], 0, _TITLE_REACH):
        end = _spelt_from(case.text, start, letters)
        if end is not None:
            return start, end
    return None


def _spelt_from(text: str, start: int, letters: str) -> int | None:
    """Where ``letters`` from ``start`` on end, blanks between them or not; None where others stand."""
    done = 0
    for match in _UNBROKEN.finditer(text, start):
        rest = letters[done:]
        if match.group().startswith(rest):
            return match.start() + len(rest)
        if not rest.startswith(match.group()):
            return None
        done += len(match.group())
    return None


def _lacking(case: Case, title: str) -> list[str]:
    """What should stand in the title and does not; the issuer may stand above it."""
    lacks, issuer = [], case.head.issuer
    if not _ISSUER.search(title.partition(_SUBJECT)[0]):
        lacks += ["发文机关"] if not issuer or issuer not in _letterhead(case.text) else []
    if not _ANY_YEAR.search(title):
        lacks.append("年份")
    if _SUBJECT not in title and "法治建设" not in title:
        lacks.append(f"“{_SUBJECT}”")
    return lacks


def _letterhead(text: str) -> str:
    """The short lines that the text begins with; a sentence is none."""
    lines = text.lstrip()[:_HEAD].split("\n")
    return "\n".join(takewhile(lambda line: "，" not in line and "。" not in line, lines))


def _year_of_text(case: Case, settings: Settings, title: str, span: Span) -> Iterator[Finding]:
    """The year of the title against the one that the opening reports on: 2024年，… and 现将2024年…."""
    stated = _YEAR.search(title)
    if stated is None:
        return
    year, place = int(stated.group(1)), told_year(case, span[1])
    if place is not None and int(case.text[slice(*place)]) != year:
        told = case.text[slice(*place)]
        message = f"标题写{year}年，正文报告的是{told}年的情况，请核对。"
        yield finding(settings.rule, Severity.WARN, message, [span, (place[0], place[1] + 1)])


def _day_of_report(case: Case, settings: Settings, title: str, span: Span) -> Iterator[Finding]:
    """A report on 2024 is signed at its end or in 2025: not in spring 2024, and not in 2026."""
    day, stated = case.head.date, _YEAR.search(title)
    if not day or PART_OF_YEAR.search(title):
        return
    told = stated.span(1) if stated else told_year(case, span[1])
    if told is None:
        return
    year, signed = int(title[slice(*told)] if stated else case.text[slice(*told)]), int(day[:4])
    if signed == year + 1 or (signed == year and int(day[5:7]) >= _AUTUMN):
        return
    months = f"{signed}年{int(day[5:7])}月"
    at = case.text.rfind(months)
    place = (at, at + len(months)) if at > span[1] else span
    message = f"{'标题' if stated else '正文'}写{year}年，落款日期在{months}，请核对。"
    yield finding(settings.rule, Severity.WARN, message, [span if stated else told, place])


def year_told(case: Case) -> int | None:
    """The year that the report is on; the later one, where its title and its opening disagree."""
    year, place = case.head.year, told_year(case)
    if year is None or place is None:
        return year
    return max(year, int(case.text[slice(*place)]))


def told_year(case: Case, start: int = 0) -> Span | None:
    """Where the opening names the year that it reports on; ``start``: where the title ends."""
    match = _TOLD.search(case.text, start, min(len(case.text), start + OPENING))
    if match is None or case.part_at(match.end() - 1) is Part.PLAN:
        return None
    return match.span(1) if match.group(1) else match.span(2)


def _bare_years_of_chapters(case: Case, settings: Settings) -> Iterator[Finding]:
    for chapter in case.top:
        bare = _BARE_YEAR.search(chapter.title)
        if bare is not None:
            at = chapter.title_start + bare.start()
            message = f"标题里的年份“{bare.group()}”后缺“年”字，应补上。"
            yield finding(settings.rule, Severity.WARN, message, [(at, at + len(bare.group()))])
