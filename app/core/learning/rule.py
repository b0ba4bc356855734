"""A learned rule: where a phrase stands beside a number of a unit, a field of the figure has a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b

from app.core.enums import Qualifier, Role, Word
from app.core.review.changes import Row, Value
from app.core.taxonomy import Taxonomy

NOTHING = ""  # the value of an indicator rule that says: no indicator fits
STOCK, YEAR = "stock", "year"  # the values of a period rule: a level, or the report's year


class RuleField(Word):
    """What a rule decides. FIGURE rules say that the number is no figure at all."""

    INDICATOR = "indicator"
    UNIT = "unit"
    PERIOD = "period"
    ROLE = "role"
    QUALIFIER = "qualifier"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where ``phrase`` stands in a figure's own words and the machine reads ``unit``, ``field`` is ``value``.

    ``unit`` None means any unit. ``topic`` must stand in a heading above ("" for anywhere). ``value`` is an
    indicator's code ("" for none), a unit, "stock" or "year", a role, a bound; "" for FIGURE. ``why`` is a
    sentence for the user, ``made_from`` are keys of the figures it was learned from. ``key`` follows from
    what the rule says, so that one rule learned in two libraries is one rule.
    """

    key: str
    field: RuleField
    phrase: str
    unit: str | None
    value: str
    topic: str = ""
    why: str = ""
    made_from: tuple[str, ...] = ()
    is_on: bool = True
    is_imported: bool = False


def make_rule(
    field: RuleField,
    phrase: str,
    unit: str | None,
    value: str,
    *,
    topic: str = "",
    why: str = "",
    made_from: tuple[str, ...] = (),
) -> Rule:
    """A rule with its key."""
    said = "\x1f".join((field, phrase, "\x1e" if unit is None else unit, value, topic))
    key = blake2b(said.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return Rule(key, field, phrase, unit, value, topic, why, made_from)


def rule_row(rule: Rule) -> dict[str, Value]:
    """The rule as the store keeps it."""
    return {
        "field": str(rule.field),
        "phrase": rule.phrase,
        "unit": rule.unit,
        "value": rule.value,
        "topic": rule.topic,
        "why": rule.why,
        "made_from": " ".join(rule.made_from),
        "is_on": rule.is_on,
        "is_imported": rule.is_imported,
    }


def rule_from(row: Row) -> Rule:
    """The rule of a row made by ``rule_row``. ValueError for a row that is no rule."""
    try:
        field, phrase, value = RuleField(str(row["field"])), str(row["phrase"]), str(row["value"])
    except KeyError as error:
        raise ValueError(f"a rule without {error}") from error
    unit = row.get("unit")
    rule = make_rule(
        field,
        phrase,
        None if unit is None else str(unit),
        value,
        topic=str(row.get("topic") or ""),
        why=str(row.get("why") or ""),
        made_from=tuple(str(row.get("made_from") or "").split()),
    )
    if not phrase or not is_value(field, value):
        raise ValueError("a rule that says nothing")
    return replace(rule, is_on=bool(row.get("is_on", True)), is_imported=bool(row.get("is_imported", False)))


def is_value(field: RuleField, value: str) -> bool:
    """Whether a rule of this field may say this."""
    known: dict[RuleField, frozenset[str]] = {
        RuleField.PERIOD: frozenset({STOCK, YEAR}),
        RuleField.ROLE: frozenset(str(r) for r in Role),
        RuleField.QUALIFIER: frozenset(str(q) for q in Qualifier),
        RuleField.FIGURE: frozenset({""}),
    }
    return value in known[field] if field in known else True


_BOUNDS = {
    Qualifier.EXACT: "准确",
    Qualifier.APPROX: "约",
    Qualifier.MORE_THAN: "多于",
    Qualifier.AT_LEAST: "不少于",
    Qualifier.LESS_THAN: "少于",
    Qualifier.AT_MOST: "不超过",
}
_ROLES = {Role.FACT: "事实", Role.PLAN: "计划", Role.PART: "其中"}


def describe(rule: Rule, book: Taxonomy) -> str:
    """What the rule does, in Chinese: “明白卡”＋张 → 发放宣传资料数."""
    return f"{condition(rule)} → {outcome(rule, book)}"


def condition(rule: Rule) -> str:
    """When the rule holds: “明白卡”＋张（标题含“普法”）."""
    unit = "" if rule.unit is None else f"＋{rule.unit or '无单位'}"
    topic = f"（标题含“{rule.topic}”）" if rule.topic else ""
    return f"“{rule.phrase}”{unit}{topic}"


def outcome(rule: Rule, book: Taxonomy) -> str:
    """What the rule decides: an indicator's name, 单位“户”, 时点数, 不是数据."""
    if rule.field is RuleField.INDICATOR:
        return book.name_of(rule.value) if rule.value else "不归入指标"
    if rule.field is RuleField.UNIT:
        return f"单位“{rule.value}”" if rule.value else "没有单位"
    if rule.field is RuleField.PERIOD:
        return "时点数" if rule.value == STOCK else "报告年度"
    if rule.field is RuleField.ROLE:
        return _ROLES[Role(rule.value)]
    if rule.field is RuleField.QUALIFIER:
        return f"限定“{_BOUNDS[Qualifier(rule.value)]}”"
    return "不是数据"
