"""Parts that do not add up to their total: after 其中, before 合计, and by the sums of the tag book.

Parts may leave something out, so that a list is held against its total only when it claims to be whole
(分别为, 由…组成, a last part 其他, many parts) or all but reaches it. What exceeds the total is wrong, unless
the parts overlap (女, 党员). Details in brackets belong to the part before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from app.core.bounds import interval_of
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.numbers import all_parts, places, totals
from app.core.checks.numbers.counts import not_made_up, spans_of
from app.core.checks.numbers.measures import measure
from app.core.checks.numbers.opened import (
    OPENER_WORDS,
    OPENERS,
    Opened,
    in_bracket,
    is_whole,
    opened,
    opened_mixed,
)
from app.core.enums import Qualifier, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json, load_pattern
from app.core.taxonomy import Taxonomy

_TOTAL_WORDS = frozenset({"合计", "共计", "总计", "总共"})
_TOTALS = re.compile(r"(?:合计|共计|总计|总共)(?P<what>[^，。；\n\d]{0,14})")
_EACH_TOLD = "分别"
_SHORT, _VERB, _NOUN, _OF_ALL_SORTS = 3, 2, 4, "各类"
_SAME = 1e-6
_STEPS = (10, 100, 1000)
_data = partial(load_json, "checks/sums.json")
_pattern = partial(load_pattern, "checks/sums.json")


@cache
def _whole_sums(book: Taxonomy) -> tuple[tuple[str, ...], ...]:
    """The book's totals, each followed by all its parts."""
    rows = (r.data for r in book.relations if r.type == "sum" and not r.data.get("partial"))
    return tuple((row["total"], *row["parts"]) for row in rows)


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return OPENER_WORDS, _TOTAL_WORDS, *all_parts.groups(), *places.groups(), totals.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Totals with the parts behind them, totals with the parts before them, sums the tag book knows."""
    told: list[frozenset[Span]] = []
    for message, spans in chain(all_parts.sums(case), places.sums(case), totals.sums(case)):
        told.append(frozenset(spans))
        yield finding(settings.rule, Severity.ERROR, message, spans)
    for found in _lists(case, settings):
        # What is sure was told first; a list may be read in two ways.
        if not any(spans <= set(found.spans) or spans >= set(found.spans) for spans in told):
            yield found
    yield from _sums_of_the_book(case, settings)


def _lists(case: Case, settings: Settings) -> Iterator[Finding]:
    """Totals with the parts behind them, then totals with the parts before them."""
    for opener in case.matches_at(OPENER_WORDS, OPENERS):
        row = opened(case, opener)
        if row is None or len(row.parts) == 1:
            # One larger than its whole is impossible by itself: that check tells it.
            found = _nearly_made_up(settings, opened_mixed(case, opener))
        else:
            found = _judged(case, settings, *row, opener.group())
        if found is not None:
            yield found
    for total in case.matches_at(_TOTAL_WORDS, _TOTALS):
        found = _closed(case, settings, total)
        if found is not None:
            yield found


def _judged(
    case: Case, settings: Settings, total: Figure, parts: Sequence[Figure], opener: str
) -> Finding | None:
    whole, each = interval_of(total), [interval_of(p) for p in parts]
    low, high = sum(part.low for part in each), sum(part.high for part in each)
    if low > whole.high:
        if not _pattern("exhaustive").match(opener) and _may_overlap(case, parts):
            return None
        if _pattern("told_to_overlap").search(case.text, parts[-1].end, case.sentence(parts[-1].end)[1]):
            return None
        said = f"“{total.surface}”的其中各项合计{_plain(low)}（{_added(parts)}），超过总数，请核对。"
        return finding(settings.rule, Severity.ERROR, said, spans_of([total, *parts]))
    if high < whole.low and not _is_made_up(case, total, parts):
        severity = _missing(case, total, parts, opener)
        if severity is not None:
            said = f"“{total.surface}”的各项合计{_plain(high)}（{_added(parts)}），与总数不符，请核对。"
            return finding(settings.rule, severity, said, spans_of([total, *parts]))
    return None


def _nearly_made_up(settings: Settings, row: Opened | None) -> Finding | None:
    """Parts in several units: only where they all but make up the total it is sure that they are meant to."""
    if row is None or row.total.qualifier is not Qualifier.EXACT:
        return None
    gap = abs(row.total.value - sum(p.value for p in row.parts))
    if not 0 < gap <= float(_data()["mixed_gap"]) * row.total.value:
        return None
    return finding(settings.rule, Severity.WARN, *not_made_up(*row))


def _is_made_up(case: Case, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a part that was given another unit (行政征收4件 among 项) makes up the total."""
    listed = [
        f
        for f in case.stated_in(parts[0].start, parts[-1].end)
        if f.kind is total.kind and not in_bracket(case.text, total.end, f)
    ]
    return is_whole(total, listed)


def _missing(case: Case, total: Figure, parts: Sequence[Figure], opener: str) -> Severity | None:
    """How sure it is that a list short of its total should have reached it."""
    text = case.text[total.end : parts[-1].end + 6]
    exact = all(f.qualifier is Qualifier.EXACT for f in (total, *parts))
    if _pattern("open_list").search(text) or not exact or _may_overlap(case, parts):
        return None
    last = case.text[parts[-2].end : parts[-1].start]
    if opener != "其中" or len(parts) >= int(_data()["many_parts"]) or _pattern("rest").search(last):
        return Severity.ERROR
    gap = total.value - sum(p.value for p in parts)
    # One wrong digit in the tens or hundreds; among round numbers a round gap says nothing.
    steps = [step for step in _STEPS if total.value % step]
    is_slip = len(parts) > 2 and any(gap in range(step, 10 * step, step) for step in steps)
    most = float(_data()["round_gap" if is_slip else "small_gap"])
    return Severity.WARN if gap <= most * total.value else None


def _may_overlap(case: Case, parts: Sequence[Figure]) -> bool:
    """Parts by sex, age, party: a person may be counted in several."""
    if parts[0].unit not in _data()["counted_by_person"]:
        return False
    labels = [case.text[max(0, p.start - 8) : p.start] for p in parts]
    if any(_pattern("opposites").search("".join(labels[n : n + 2])) for n in range(len(labels) - 1)):
        return False
    return any(_pattern("overlapping").search(label) for label in labels)


def _closed(case: Case, settings: Settings, match: re.Match[str]) -> Finding | None:
    """甲18件、乙20件，合计38件."""
    start, _ = case.sentence(match.start())
    total = next(iter(case.stated_in(match.end(), match.end() + 1)), None)
    if total is None or total.qualifier is not Qualifier.EXACT:
        return None
    # 处罚4起，罚款分别为2000元、1500元，合计3500元: the list begins behind its opener.
    start = max(start, case.text.rfind(_EACH_TOLD, start, match.start()))
    before = case.stated_in(start, match.start())
    parts = [f for f in before if f.unit == total.unit and f.direction is None]
    if len(parts) < 2 or len(parts) != len(before) or "其中" in case.text[start : match.start()]:
        return None
    if len(match["what"]) > _SHORT and not _are_of_one_noun(case, start, parts, match["what"]):
        return None
    if any(p.qualifier is not Qualifier.EXACT for p in parts) or is_whole(total, parts):
        return None
    return finding(settings.rule, Severity.ERROR, *not_made_up(total, parts, "前面"))


def _are_of_one_noun(case: Case, start: int, parts: Sequence[Figure], what: str) -> bool:
    """环境违法案件12件、渔业违法案件9件，共计查处各类违法案件21件; 包抓积案2件、3件，合计包抓化解5件."""
    if what[:_VERB] in case.text[start : parts[0].start]:
        return True
    noun = what.rpartition(_OF_ALL_SORTS)[2][-_NOUN:]
    starts = (start, *(part.end for part in parts))
    return all(noun in case.text[at : part.start] for at, part in zip(starts, parts, strict=False))


def _added(parts: Sequence[Figure]) -> str:
    return "＋".join(part.surface for part in parts)


def _plain(number: float) -> str:
    return f"{number:.10g}"


def _sums_of_the_book(case: Case, settings: Settings) -> Iterator[Finding]:
    """Where total and every part of a sum relation are stated once for one period, in different sentences."""
    stated = case.by_indicator
    for codes in _whole_sums(case.book):
        if not all(map(stated.__contains__, codes)):
            continue
        rows = [[f for f in stated[code] if f.role is not Role.PLAN] for code in codes]
        if any(len(row) != 1 for row in rows):
            continue
        total, *parts = (row[0] for row in rows)
        same_sentence = len({case.scan.sentence(f.start) for f in (total, *parts)}) == 1
        if same_sentence or len({(f.period, measure(f.unit)) for f in (total, *parts)}) != 1:
            continue
        low = sum(interval_of(p).low for p in parts)
        high = sum(interval_of(p).high for p in parts)
        whole = interval_of(total)
        if high < whole.low or low > whole.high:
            name = case.book.name_of(total.indicator)
            message = f"{name}“{total.surface}”与各项合计{_plain(low)}（{_added(parts)}）不符，请核对。"
            yield finding(settings.rule, Severity.ERROR, message, spans_of([total, *parts]))
