"""How bounds of numbers are told: 余 after an exact one, two bounds for one number, lower bounds only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from app.core.bounds import last_step
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.lexicon import Lexicon
from app.core.enums import Qualifier, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json

_SCALE = re.compile("[万亿]")
_SURPLUS = re.compile(r"[余多]")
# 3200余: as nearly all are.
_ROUND = re.compile(r"\d{1,9}0[余多]")
_DIGITS = re.compile(r"\d[\d,，.]*")
_ABOUT = re.compile(r"(?:近|将近|约|大约|接近)\s?$")
_OVER = re.compile(r"(?:超过?|逾|突破)\s?$")
_ROUGHLY = re.compile(r"(?:大约|大概|约(?:计|有|为)?)\s?$")
# 服务次数最高41次，最低9次: both ends of what there was.
_MOST_TOLD, _NEAR = "最高", 16
_AT_LEAST_BEFORE = re.compile(r"(?:至少|不少于|不低于|不下)\s?$")
_BOUND_BEFORE = re.compile(r"[近约过超逾破少于低下概计有为]\s?$")
_OR_MORE = re.compile("以上")
_LEFT_RIGHT = re.compile(r"左右|上下")
# 65周岁以上老人, 90分以上68人: the bound says who is meant.
_OF_WHOM = re.compile(r"[\u4e00-\u9fff\d]")
# 成绩全部在85分以上 is all that there is to say of them.
_DEGREES = frozenset({"分", "岁", "周岁"})
# 每个社区5名以上 is a bound for each of them.
_EACH = re.compile(r"每个?|人均|户均|平均|部分|有的|个别|少数")
_FEW = 100
_SHARE = "占"
# So many decimals are no round number.
_EXACT = 2

Said = tuple[Severity, str, Span] | None


@cache
def _clashes() -> Lexicon:
    return Lexicon(load_json("checks/bounds.json")["clashes"])


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return _clashes().groups()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per figure and fault, then bounds that clash by their words alone."""
    exact = Qualifier.EXACT
    bounded = [f for f in case.stated if f.qualifier is not exact]
    for figure in bounded:
        for judge in (_surplus_after_exact, _bound_twice, _surplus_and_around):
            said = judge(case, figure)
            if said is not None:
                severity, message, span = said
                yield finding(settings.rule, severity, message, [span])
    yield from _lower_bounds_only(case, settings, bounded)
    for row, places in _clashes().found(case):
        yield finding(settings.rule, row.severity, f"“{case.quote(places[0])}”{row.say}", places)


def _surplus_after_exact(case: Case, figure: Figure) -> Said:
    """余 and 多 follow round numbers: 13余起 says neither 13 nor more."""
    if _ROUND.match(figure.surface):
        return None
    surplus = _SURPLUS.search(figure.surface)
    digits = _DIGITS.search(figure.surface) if surplus else None
    if digits is None or surplus is None or surplus.start() < digits.end() or figure.unit == "%":
        return None
    written = digits.group().rstrip(",，.").replace(",", "").replace("，", "")
    between = figure.surface[digits.end() : surplus.start()]
    span = figure.start, figure.end
    if "." in written and not between and _SCALE.match(case.text, figure.start + surplus.end()):
        return Severity.ERROR, f"“{figure.surface}”：“{surplus.group()}”应在“万”“亿”之后。", span
    # 1.5万余 and 3万多 are round by their scale; 1234余万 and 32.96万余 are not.
    is_round = between or last_step(float(written)) >= 10
    if is_round if "." not in written else len(written.partition(".")[2]) < _EXACT:
        return None
    severity = Severity.ERROR if float(written) < _FEW and not between else Severity.WARN
    return severity, f"“{figure.surface}”：确数后不用“{surplus.group()}”，请写确数。", span


def _bound_twice(case: Case, figure: Figure) -> Said:
    """近300余人, 约20人左右: a bound before the number and another behind it."""
    before = case.text[max(0, figure.start - 4) : figure.start]
    if not _BOUND_BEFORE.search(before):
        return None
    surplus = _SURPLUS.search(figure.surface) or _OR_MORE.search(figure.surface)
    around = _LEFT_RIGHT.search(figure.surface) or _LEFT_RIGHT.match(case.text[figure.end : figure.end + 2])
    rows = (
        (_ABOUT, surplus, Severity.WARN),
        (_OVER, surplus, Severity.INFO),
        (_AT_LEAST_BEFORE, surplus, Severity.INFO),
        (_ROUGHLY, around, Severity.INFO),
    )
    for pattern, behind, clash in rows:
        match = pattern.search(before) if behind else None
        if match and behind:
            start = figure.start - len(before) + match.start()
            words = f"“{match.group().strip()}”与“{behind.group()}”"
            message = f"“{case.text[start : figure.end]}”里{words}不能同用，删去一个。"
            return clash, message, (start, figure.end)
    return None


def _surplus_and_around(case: Case, figure: Figure) -> Said:
    """30余人左右, 1.5万册左右多."""
    said = case.text[figure.start : figure.end + 2]
    around = _LEFT_RIGHT.search(said)
    surplus = _SURPLUS.search(said.replace(around.group(), "")) if around else None
    if around is None or surplus is None or "\n" in said:
        return None
    words = case.text[figure.start : figure.start + max(around.end(), said.find(surplus.group()) + 1)]
    message = f"“{words}”里“{surplus.group()}”与“{around.group()}”不能同用，删去一个。"
    return Severity.WARN, message, (figure.start, figure.start + len(words))


def _lower_bounds_only(case: Case, settings: Settings, bounded: Sequence[Figure]) -> Iterator[Finding]:
    """200天以上 and no exact number, told once for all places."""
    at_least = Qualifier.AT_LEAST
    places = [
        (f.start, f.end)
        for f in bounded
        if f.qualifier is at_least
        and f.role is not Role.PLAN
        and "分之" not in f.surface
        and f.unit not in _DEGREES
        and not _OF_WHOM.match(case.text, f.end)
        and not _AT_LEAST_BEFORE.search(case.text[max(0, f.start - 4) : f.start])
        and _MOST_TOLD not in case.text[max(0, f.start - _NEAR) : f.start]
        and not _is_between_counts(case, f)
        and not _EACH.search(case.text, case.clause_start(f.start), f.start)
    ]
    if places:
        also = f"（共{len(places)}处）" if len(places) > 1 else ""
        message = f"“{case.quote(places[0])}”只给了下限，没有确数{also}，宜写确数。"
        yield finding(settings.rule, Severity.INFO, message, places)


def _is_between_counts(case: Case, figure: Figure) -> bool:
    """A rate whose exact counts stand before it in its sentence: 46件，成功45件，成功率97%以上."""
    if figure.unit != "%":
        return False
    before, exact = case.stated_in(case.sentence(figure.start)[0], figure.start), Qualifier.EXACT
    counts = [f for f in before if f.qualifier is exact and f.unit != "%"]
    # 邻里纠纷93件，占全部纠纷的三成以上: what the share is of was counted before.
    is_share = bool(counts) and _SHARE in case.text[counts[-1].end : figure.start]
    return len(counts) >= (1 if is_share else 2)
