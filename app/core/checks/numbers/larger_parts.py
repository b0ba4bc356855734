"""Parts that are larger than their whole: of what came in, of those who were due, of those they are among."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise, takewhile
from operator import attrgetter

from app.core.bounds import interval_of
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.numbers.counts import spans_of
from app.core.checks.numbers.measures import measure
from app.core.checks.numbers.opened import OPENER_WORDS, OPENERS, opened
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_pattern
from app.core.taxonomy import Taxonomy

_START = attrgetter("start")
_BEFORE = 16
_OF_THESE = re.compile(r"其中")
_NEAR, _FAR = 24, 60
_APIECE, _JUST_BEFORE = "每", 3
_PARTED = "分为"
_NAMED = 3
# 建议12件、提案5件，办结17件: what came in was told in several numbers.
_LISTED = re.compile(r"[、和及][\u4e00-\u9fff]{0,12}")
_LIST = 6
# 未调成的4件中2件仍在调处，2件已起诉: parts, whatever their own word is used for elsewhere.
# So of what is left: 另外3起继续调处.
_OF_OTHERS = re.compile(r"中(?:仅|只)?有?$|[，、；：]$|(?:另外?|其余|[剩余]余|余下|还有)$")
_pattern = partial(load_pattern, "checks/flows.json")


@cache
def _small_and_big(book: Taxonomy) -> tuple[tuple[str, str, bool], ...]:
    """The book's pairs of which one is never larger than the other; whether that is only usual."""
    rows = (r.data for r in book.relations if r.type == "le")
    return tuple((row["small"], row["big"], bool(row.get("soft"))) for row in rows)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Small-big pairs of the tag book in one sentence, then neighbours of which one is of the other."""
    told: set[Span] = set()
    stated = case.by_indicator
    for small, big, is_soft in _small_and_big(case.book):
        if small in stated and big in stated:
            for found in _too_large(case, settings, small, big, is_soft=is_soft):
                told.update(found.spans)
                yield found
    yield from (f for f in _more_than_received(case, settings) if told.isdisjoint(f.spans))
    yield from _more_than_whole(case, settings)


def _high(case: Case, whole: Figure) -> float:
    """The most that a whole can be, together with the others of its list."""
    start, end = case.sentence(whole.start)
    before = case.stated_in(start, whole.start)[-_LIST:]
    behind = case.stated_in(whole.end, end)[:_LIST]
    listed = [whole, *_joined(case, [whole, *before[::-1]]), *_joined(case, [whole, *behind])]
    return sum(interval_of(f).high for f in listed)


def _joined(case: Case, figures: Sequence[Figure]) -> list[Figure]:
    """Those behind the first, or before it, that a list joins with it one by one."""
    pairs = takewhile(lambda pair: _is_joined(case, *sorted(pair, key=_START)), pairwise(figures))
    return [other for _, other in pairs]


def _is_joined(case: Case, one: Figure, two: Figure) -> bool:
    return one.unit == two.unit and _LISTED.fullmatch(case.text, one.end, two.start) is not None


def _too_large(case: Case, settings: Settings, small: str, big: str, *, is_soft: bool) -> Iterator[Finding]:
    least = min(f.value for f in case.by_indicator[big])
    for part in case.by_indicator[small]:
        if part.value <= least or part.role is Role.PLAN or part.direction is not None:
            continue
        start, end = case.sentence(part.start)
        whole = next(
            (
                f
                for f in case.stated_in(start, end)
                if f.indicator == big
                and f.unit == part.unit
                and f.period == part.period
                and f.role is Role.FACT
                and f.direction is None
                and not _OF_OTHERS.search(case.text, f.start - 3, f.start)
            ),
            None,
        )
        if whole is None or interval_of(part).low <= _high(case, whole):
            continue
        if any(f.unit == part.unit and f.value >= part.value for f in case.stated_in(whole.end, part.start)):
            # 采挖纠纷36件，其余84件，全年共120件，成功调解117件: of all of them.
            continue
        if _OF_THESE.search(case.text, whole.end if whole.start < part.start else start, part.start):
            # Told as parts that exceed their total, or one of the parts as the other is.
            continue
        names = (case.book.name_of(small), case.book.name_of(big))
        message = f"{names[0]}“{part.surface}”大于{names[1]}“{whole.surface}”，部分不能大于整体，请核对。"
        severity = Severity.INFO if is_soft else Severity.ERROR
        yield finding(settings.rule, severity, message, [(part.start, part.end), (whole.start, whole.end)])


def _more_than_received(case: Case, settings: Settings) -> Iterator[Finding]:
    """受理…40件，办结…46件: the next count of a sentence is of the one before, and larger."""
    for received, done in pairwise(case.stated):
        is_more = done.value > received.value and measure(done.unit) == measure(received.unit)
        if not is_more or done.start - received.end > _NEAR or not _is_done_of(received, done):
            continue
        if _APIECE in case.text[received.start - _JUST_BEFORE : received.start]:
            # 全年115件，约合每村6件，化解112件.
            continue
        if done.start >= case.sentence(received.start)[1]:
            continue
        # Asked in the order of what they cost.
        is_of_it = any(judge(case, received, done) for judge in (_is_flow, _is_due, _is_among, _is_passed))
        if is_of_it and interval_of(done).low > _high(case, received):
            message = f"“{done.surface}”多于前一步的“{received.surface}”，请核对。"
            spans = [(received.start, received.end), (done.start, done.end)]
            yield finding(settings.rule, Severity.ERROR, message, spans)


def _more_than_whole(case: Case, settings: Settings) -> Iterator[Finding]:
    """持证人员21名，其中法律专业的25名: the only part that is told of a whole, and larger."""
    for opener in case.matches_at(OPENER_WORDS, OPENERS):
        if opener.group() == _PARTED:
            # 将7个村划分为31个网格.
            continue
        before = case.stated_in(opener.start() - _FAR, opener.start())
        behind = case.stated_in(opener.end(), opener.end() + _NEAR)
        # Most lists are passed over by this; the others are read.
        if not before or not behind or behind[0].value <= min(f.value for f in before):
            continue
        whole, parts = opened(case, opener) or (None, ())
        if whole is None or len(parts) > 1 or interval_of(parts[0]).low <= interval_of(whole).high:
            continue
        part = parts[0]
        message = f"“{opener.group()}”后面的“{part.surface}”大于总数“{whole.surface}”，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, spans_of([whole, part]))


def _is_flow(case: Case, received: Figure, done: Figure) -> bool:
    """办结 alone, or of what was received: 受理信访事项40件，办结信访事项46件; 隐患18处，整改隐患21处."""
    finished = _pattern("done").fullmatch(case.text, received.end, done.start)
    if finished is None or received.period != done.period:
        return False
    start, end = case.sentence(received.start)
    before, matter = case.text[max(start, received.start - _BEFORE) : received.start], finished["matter"]
    if len(matter) >= _NAMED and before.endswith(matter):
        return _pattern("brought").search(case.text, start, end) is None
    intake = _pattern("received").search(before)
    is_own = intake is not None and (not matter or matter in before[intake.end() :])
    return is_own and _pattern("carried").search(case.text, start, end) is None


def _is_due(case: Case, due: Figure, came: Figure) -> bool:
    """应到38人，实到45人."""
    if _pattern("actual").fullmatch(case.text, due.end, came.start) is None:
        return False
    return _pattern("due").search(case.text[max(0, due.start - _BEFORE) : due.start]) is not None


def _is_among(case: Case, whole: Figure, part: Figure) -> bool:
    """辖区12个社区中有13个创成….; 22项任务已完成23项; 5个村中有8个广场 counts two things."""
    if any(_pattern(name).fullmatch(case.text, whole.end, part.start) for name in ("of_tasks", "holding")):
        return True
    among = _pattern("among").fullmatch(case.text, whole.end, part.start)
    return among is not None and (
        among["of"] is None or _pattern("of").match(case.text, part.end) is not None
    )


def _is_passed(case: Case, examined: Figure, passed: Figure) -> bool:
    """45人参加考试，合格48人; 实考45人，合格48人."""
    between = examined.end, passed.start
    if _pattern("grade").fullmatch(case.text, *between) is None:
        return _pattern("passed").fullmatch(case.text, *between) is not None
    return _pattern("sat").search(case.text, max(0, examined.start - _BEFORE), examined.start) is not None


def _is_done_of(received: Figure, done: Figure) -> bool:
    """Whether two counts of one unit can be what came in and what was done of it."""
    return (
        received.kind is done.kind is FigureKind.COUNT
        and received.direction is None
        and done.direction is None
        and Role.PLAN not in {received.role, done.role}
    )
