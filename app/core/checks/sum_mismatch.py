"""Parts after 其中, and sums of the tag book, that do not add up to their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.bounds import Interval, interval_of
from app.core.checks.case import Case, Settings, finding
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding

_OF_THESE = re.compile(r"其中|包括|分别(?:为|是)")
_EXHAUSTIVE = re.compile(r"分别(?:为|是)|包括|由.{1,20}组成")
_OPEN = re.compile(r"等(?=[，。；]|$)|主要(?:有|包括)|含")


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Totals with their parts in one sentence, then sums the tag book knows."""
    for total, parts in _with_parts(case):
        found = _judged(case, settings, total, parts)
        if found is not None:
            yield found
    yield from _sums_of_the_book(case, settings)


def _with_parts(case: Case) -> Iterator[tuple[Figure, list[Figure]]]:
    """A total before 其中 and the figures of its unit after it, up to the end of the sentence."""
    for match in _OF_THESE.finditer(case.text):
        _, end = _sentence(case, match.start())
        start, _ = case.scan.sentence(match.start())
        before = [
            f for f in case.stated if start <= f.start < match.start() and f.kind is not FigureKind.RATE
        ]
        if not before or case.text[before[-1].end : match.start()].count("，") > 1:
            continue
        total = before[-1]
        after = [f for f in case.stated if match.end() <= f.start < end]
        parts = [f for f in after if f.unit == total.unit and f.direction is None and f.kind is total.kind]
        if parts:
            yield total, parts


def _sentence(case: Case, offset: int) -> tuple[int, int]:
    """Up to 。: a list of parts often has ； between them."""
    start, end = case.scan.sentence(offset)
    while end < len(case.text) and case.text[end - 1] in "；;":
        end = case.scan.sentence(end)[1]
    return start, end


def _judged(case: Case, settings: Settings, total: Figure, parts: Sequence[Figure]) -> Finding | None:
    whole, low, high = interval_of(total), 0.0, 0.0
    for part in parts:
        bounds = interval_of(part)
        low, high = low + bounds.low, high + bounds.high
    words = "＋".join(p.surface for p in parts)
    text = case.text[total.end : parts[-1].end + 4]
    spans = [(f.start, f.end) for f in (total, *parts)]
    if low > _top(whole):
        # A part of a part stands in the same list (其中A 5件，A中B 3件): only a clear excess counts.
        nested = (
            len(parts) > 1 and _top(whole) >= max(interval_of(p).low for p in parts) and "其中" in text[2:]
        )
        if nested and text.count("其中") > 1:
            return None
        message = f"“{total.surface}”的其中各项合计 {_plain(low)}（{words}），超过总数。"
        return finding(settings.rule, Severity.ERROR, message, spans)
    is_listed = len(parts) >= 2 and _EXHAUSTIVE.search(text) and not _OPEN.search(text)
    if is_listed and high < whole.low:
        message = f"“{total.surface}”的各项合计 {_plain(high)}（{words}），与总数不符。"
        return finding(settings.rule, Severity.ERROR, message, spans)
    return None


def _top(bounds: Interval) -> float:
    return bounds.high


def _plain(number: float) -> str:
    return f"{number:.10g}"


def _sums_of_the_book(case: Case, settings: Settings) -> Iterator[Finding]:
    """Where total and every part of a sum relation are stated for one period."""
    by_code: dict[str, list[Figure]] = {}
    for figure in case.stated:
        if figure.indicator and figure.role is not Role.PLAN:
            by_code.setdefault(figure.indicator, []).append(figure)
    for relation in case.book.relations:
        if relation.type != "sum" or relation.data.get("partial"):
            continue
        codes = [relation.data["total"], *relation.data["parts"]]
        rows = [by_code.get(code, []) for code in codes]
        if any(len(row) != 1 for row in rows):
            continue
        total, *parts = (row[0] for row in rows)
        if len({f.period for f in (total, *parts)}) != 1:
            continue
        low = sum(interval_of(p).low for p in parts)
        high = sum(interval_of(p).high for p in parts)
        whole = interval_of(total)
        if high < whole.low or low > whole.high:
            words = "＋".join(p.surface for p in parts)
            name = case.book.name_of(total.indicator)
            message = f"{name}“{total.surface}”与各项合计 {_plain(low)}（{words}）不符。"
            yield finding(settings.rule, Severity.ERROR, message, [(f.start, f.end) for f in (total, *parts)])
