"""Lists with all of it told behind them: 检查企业45家、商铺62家，共检查117家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.checks.case import Case
from app.core.checks.numbers.counts import Said, bare_unit, is_count, not_made_up
from app.core.report import Figure

_ALL = frozenset({"，共", "；共", "，总共", "，一共"})
# Between 共 and the number, and between two items of the list.
_SAID = re.compile(r"计?(?P<verb>[\u4e00-\u9fff]{0,4})")
_NEXT = re.compile(r"、(?:以及|以|及)?[\u4e00-\u9fff（）“”]{1,12}|[和及与][\u4e00-\u9fff]{2,8}")
_FIRST = 14
# 第一期45人、第二期38人，共参训83人: each time others.
_TURN = re.compile(r"第[一1][期批场次轮][\u4e00-\u9fff]{0,4}$")
# 9个村、2个社区，共56个小组: it counts anything.
_ANY = "个"


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _ALL


def sums(case: Case) -> Iterator[Said]:
    """What to say, and the places of the items and of their total."""
    for at, end in case.places_of(_ALL):
        total = next(iter(case.stated_in(end, end + _FIRST)), None)
        items = _items(case, at, total) if total is not None and _is_count(total) else []
        if total is None or len(items) < 2 or total.value < max(item.value for item in items):
            continue
        said = _SAID.fullmatch(case.text, end, total.start)
        start, _ = case.sentence(at)
        is_of_turns = _TURN.search(case.text, start, items[0].start) is not None
        told = said["verb"] if said is not None else ""
        if said is None or (told and not is_of_turns and told not in case.text[start : items[0].start]):
            # 走访企业45家、商铺62家，共帮扶70家 tells of another matter.
            continue
        if sum(item.value for item in items) != total.value:
            yield not_made_up(total, items, "前面")


def _items(case: Case, end: int, total: Figure) -> list[Figure]:
    """The list that ends at ``end``, of the unit of its total; [] where other numbers stand before it."""
    start, _ = case.sentence(end)
    before = case.stated_in(start, end)
    found: list[Figure] = []
    for figure in reversed(before):
        follows = _NEXT.fullmatch(case.text, figure.end, found[0].start) if found else figure.end == end
        if not follows or not _is_count(figure) or bare_unit(figure.unit) != bare_unit(total.unit):
            break
        found.insert(0, figure)
    others = before[: len(before) - len(found)]
    return [] if any(bare_unit(figure.unit) == bare_unit(total.unit) for figure in others) else found


def _is_count(figure: Figure) -> bool:
    return is_count(figure) and figure.unit != _ANY
