"""What a figure teaches: its own words, its unit as the machine read it, and what stands there now.

The words are cut exactly as the reading machine cuts them, so that what holds here holds on reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.core.enums import Status
from app.core.indicators.context import Layout, places
from app.core.indicators.scoring import plain_units
from app.core.learning.rule import STOCK, YEAR, Rule, RuleField
from app.core.report import Figure, Head, Section
from app.core.state import FigureRecord, ReportState

_BEFORE, _BEHIND = 600, 300  # characters around a figure that are looked at
_MANY = 20  # figures from which on the whole text is laid out once
_NO_DATA, _DATA = "", "figure"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure with its own words ``before`` and ``after`` it and the ``titles`` above it.

    ``read`` is what the machine suggested, ``stands`` what holds now; ``place`` names the report for people.
    """

    key: str
    report: str
    place: str
    before: str
    after: str
    titles: tuple[str, ...]
    year: int | None
    read: Figure | None
    stands: Figure
    status: Status

    @property
    def unit(self) -> str:
        """The unit as the machine read it, which is what rules meet on reading."""
        return (self.read or self.stands).unit


def evidence_of(state: ReportState, records: Iterable[FigureRecord] | None = None) -> tuple[Evidence, ...]:
    """What the figures of a report teach, or only ``records``. Implied figures teach nothing."""
    wanted = [r for r in (state.figures if records is None else records) if not r.figure.implied]
    if not wanted:
        return ()
    order = sorted(wanted, key=lambda r: r.figure.start)
    low, high = order[0].figure.start - _BEFORE, order[-1].figure.end + _BEHIND
    near = (r.figure for r in state.figures if low <= r.figure.start < high)
    around = sorted((f for f in near if not f.implied), key=_start)
    starts = [f.start for f in around]
    outline = [r.section for r in state.sections]
    titles = places([r.figure.start for r in order], outline)
    place = state.head.name_and_year(state.file_name)
    text, found = state.document.text, []
    whole = Layout(text, around) if len(order) >= _MANY else None
    for record, above in zip(order, titles, strict=True):
        if whole is None:
            before, after = _own_words(text, record.figure, around, starts)
        else:
            spot = whole.spot(record.figure.start, record.figure.end)
            before, after = text[spot.own_start : spot.start], text[spot.end : spot.right_end]
        found.append(
            Evidence(
                record.key,
                state.key,
                place,
                before,
                after,
                above.titles,
                state.head.year,
                record.suggested,
                record.figure,
                record.status,
            )
        )
    return tuple(found)


def evidence_of_reading(
    text: str, figures: Sequence[Figure], outline: Sequence[Section], head: Head
) -> tuple[Evidence, ...]:
    """The same for a fresh reading, in the order of ``figures``; keys are their numbers."""
    layout = Layout(text, figures)
    order = sorted(range(len(figures)), key=lambda n: figures[n].start)
    titles = dict(
        zip(order, (p.titles for p in places([figures[n].start for n in order], outline)), strict=True)
    )
    found = []
    for number, figure in enumerate(figures):
        spot = layout.spot(figure.start, figure.end)
        before, after = text[spot.own_start : spot.start], text[spot.end : spot.right_end]
        found.append(
            Evidence(
                str(number),
                "",
                "",
                before,
                after,
                titles[number],
                head.year,
                figure,
                figure,
                Status.SUGGESTED,
            )
        )
    return tuple(found)


def _start(figure: Figure) -> int:
    return figure.start


def _own_words(text: str, figure: Figure, around: Sequence[Figure], starts: Sequence[int]) -> tuple[str, str]:
    low, high = max(0, figure.start - _BEFORE), min(len(text), figure.end + _BEHIND)
    near = around[bisect_left(starts, low) : bisect_left(starts, high)]
    shifted = [replace(f, start=f.start - low, end=f.end - low) for f in near]
    piece = text[low:high]
    spot = Layout(piece, shifted).spot(figure.start - low, figure.end - low)
    return piece[spot.own_start : spot.start], piece[spot.end : spot.right_end]


def said(figure: Figure, field: RuleField, year: int | None) -> str | None:
    """What a figure says in a field, in the words of rules; None where no rule could say it."""
    if field is RuleField.PERIOD:
        if figure.period == STOCK:
            return STOCK
        return YEAR if year is not None and figure.period == str(year) else None
    plain = {
        RuleField.INDICATOR: figure.indicator or "",
        RuleField.UNIT: figure.unit,
        RuleField.ROLE: str(figure.role),
        RuleField.QUALIFIER: str(figure.qualifier),
    }
    return plain.get(field, _DATA)


def decided(evidence: Evidence, field: RuleField) -> str | None:
    """What a person decided about a field; None while nobody did, or where it has no bearing on the field."""
    if not evidence.status.is_decided:
        return None
    if field is RuleField.FIGURE:
        return _NO_DATA if evidence.status is Status.REJECTED else _DATA
    if evidence.status is Status.REJECTED:
        return None
    return said(evidence.stands, field, evidence.year)


def corrected(evidence: Evidence) -> tuple[RuleField, ...]:
    """The fields in which a person overruled the machine and a rule could have said so."""
    if evidence.read is None or not evidence.status.is_decided:
        return ()
    if evidence.status is Status.REJECTED:
        return (RuleField.FIGURE,)
    found = []
    for field in RuleField:
        stands = decided(evidence, field)
        if stands is not None and said(evidence.read, field, evidence.year) != stands:
            found.append(field)
    return tuple(found)


def holds(rule: Rule, evidence: Evidence) -> bool:
    """Whether a rule speaks of a figure; whether it is switched on is not asked."""
    if rule.unit is not None and rule.unit not in plain_units(evidence.unit):
        return False
    if rule.topic and not any(rule.topic in title for title in evidence.titles):
        return False
    if rule.field is RuleField.QUALIFIER:
        return evidence.before.endswith(rule.phrase) or evidence.after.startswith(rule.phrase)
    return rule.phrase in evidence.before or rule.phrase in evidence.after


def speaking(rules: Iterable[Rule], evidence: Evidence, field: RuleField) -> Rule | None:
    """The rule that decides a field of a figure: the one that says most about where it holds."""
    found = [r for r in rules if r.is_on and r.field is field and holds(r, evidence)]
    return max(found, key=_narrowness, default=None)


def _narrowness(rule: Rule) -> tuple[int, bool, bool, str]:
    return len(rule.phrase), bool(rule.topic), rule.unit is not None, rule.key
