"""After a correction: the other figures that read the same way, so that they can be mended in one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.enums import Status
from app.core.indicators.labels import trim
from app.core.learning.evidence import Evidence, corrected, said
from app.core.learning.rule import RuleField
from app.core.learning.words import phrases_of
from app.core.review import acts
from app.core.review.changes import Act, Change
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy

_WORDS_SHOWN = 18


@dataclass(frozen=True, slots=True)
class Wanted:
    """What makes a figure alike: the ``phrase`` beside it, its unit, and the fields read wrongly.

    ``wrong`` holds what the machine read, ``right`` what a person made of it; ``right`` is empty when the
    person said that it is no figure. Where only the unit was wrong, figures of the same ``indicator`` are
    alike whatever stands beside them: what all towns count is to be counted in one unit.
    """

    phrase: str
    unit: str
    wrong: Mapping[RuleField, str]
    right: Mapping[str, Any]
    source: str
    indicator: str = ""

    def is_meant(self, one: Evidence) -> bool:
        """Whether a figure is of the same matter."""
        if self.indicator and one.stands.indicator == self.indicator:
            return True
        return self.phrase in one.before or self.phrase in one.after


@dataclass(frozen=True, slots=True)
class Alike:
    """A figure that a correction would fit, with a few words around it for the preview."""

    key: str
    report: str
    place: str
    before: str
    surface: str
    after: str
    start: int


def wanted_of(evidence: Evidence, phrase: str = "") -> Wanted | None:
    """What to look for after a person decided on ``evidence``; None where nothing can be alike.

    ``phrase`` is that of the rule learned from it; without one the figure's nearest own words are taken.
    """
    fields = corrected(evidence)
    read = evidence.read
    if not fields or read is None:
        return None
    phrase = phrase or _nearest(evidence)
    if not phrase:
        return None
    wrong = {f: s for f in fields if (s := said(read, f, evidence.year)) is not None}
    if len(wrong) < len(fields):
        return None
    right: dict[str, Any] = {}
    for field in fields:
        if field is RuleField.PERIOD:
            right["period"] = None if said(evidence.stands, field, evidence.year) != "stock" else "stock"
        elif field is not RuleField.FIGURE:
            right[str(field)] = getattr(evidence.stands, str(field))
    if RuleField.UNIT in fields:
        right["kind"] = evidence.stands.kind
    indicator = (evidence.stands.indicator or "") if fields == (RuleField.UNIT,) else ""
    return Wanted(phrase, evidence.unit, wrong, right, evidence.key, indicator)


def _nearest(evidence: Evidence) -> str:
    """The phrase closest to the number; all own words, trimmed, where none says enough."""
    before = phrases_of(evidence.before)
    if before:
        return min(before, key=lambda p: (len(evidence.before) - evidence.before.rfind(p) - len(p), len(p)))
    behind = phrases_of(evidence.after)
    return behind[0] if behind else trim(evidence.before)


def alike(wanted: Wanted, pool: Iterable[Evidence]) -> tuple[Alike, ...]:
    """Figures of the same matter that nobody decided about and that read the same wrong way."""
    found = []
    for one in pool:
        if one.status is not Status.SUGGESTED or one.key == wanted.source or one.unit != wanted.unit:
            continue
        if wanted.is_meant(one) and all(
            said(one.stands, field, one.year) == wrong for field, wrong in wanted.wrong.items()
        ):
            found.append(
                Alike(
                    one.key,
                    one.report,
                    one.place,
                    one.before[-_WORDS_SHOWN:].lstrip("，、。； "),
                    one.stands.surface,
                    one.after[:_WORDS_SHOWN],
                    one.stands.start,
                )
            )
    return tuple(found)


def alike_act(
    wanted: Wanted,
    records: Sequence[FigureRecord],
    years: Mapping[str, int | None],
    *,
    book: Taxonomy,
) -> Act:
    """The one act that does to all ``records`` what was done to the first; ``years`` by report."""
    if not wanted.right:
        rejected = acts.reject_figures(records)
        return Act(f"同类排除 {len(records)} 处“{wanted.phrase}”", rejected.changes, _why(wanted))
    changes: list[Change] = []
    for record in records:
        fields = dict(wanted.right)
        if "period" in fields and fields["period"] is None:
            year = years.get(record.report)
            fields["period"] = str(year) if year is not None else record.figure.period
        changes += acts.correct_figure(record, book=book, **fields).changes
    name = f"同类更正 {len(changes)} 处“{wanted.phrase}”"
    if "indicator" in wanted.right:
        code = wanted.right["indicator"]
        name += f" → {book.name_of(code) if code else '无指标'}"
    elif wanted.indicator:
        name = f"同类更正 {len(changes)} 处单位 {wanted.unit or '无'} → {wanted.right['unit'] or '无'}"
    return Act(name, tuple(changes), _why(wanted))


def _why(wanted: Wanted) -> str:
    matter = f"“{wanted.phrase}”或同一指标" if wanted.indicator else f"“{wanted.phrase}”"
    return f"与一处更正相同：{matter}，单位“{wanted.unit}”"
