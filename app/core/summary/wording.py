"""How values, periods, statuses and places are put into words on paper. The words are data
(``resources/print/words.json``); forms of numbers follow GB/T 15835."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.core.enums import Part, Qualifier, Role, Severity, Status
from app.core.report import Figure
from app.core.resources import load_json
from app.core.taxonomy import Taxonomy

_FORMS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(\d{4})-$", "since"),
        (r"(\d{4})-(\d{4})$", "span"),
        (r"(\d{4})$", "year"),
        (r"(\d{4})H1$", "half1"),
        (r"(\d{4})H2$", "half2"),
        (r"(\d{4})(Q[1-4])$", "quarter"),
        (r"(\d{4})-(\d{2})$", "month"),
    )
)
_TEN_THOUSAND = 10_000
_HUNDRED_MILLION = 100_000_000


def words() -> dict[str, Any]:
    """The word lists of the printed documents; shared, not to be changed."""
    found: dict[str, Any] = load_json("print/words.json")
    return found


def number_words(value: float) -> str:
    """A number as official papers print it: 41, 97.7, 1.5万, 2亿 (scale only where it shortens exactly)."""
    for scale, name in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, 2) * scale == value:
            return f"{_plain(round(scaled, 2))}{name}"
    return _plain(value)


def _plain(value: float) -> str:
    return format(value, ".12g")


def value_words(figure: Figure) -> str:
    """A figure's value with unit and bound: 41条, 1.5万余份, 200天以上, 3—5次, 约300人."""
    if figure.value_max is not None:
        number = f"{number_words(figure.value)}—{number_words(figure.value_max)}"
    else:
        number = number_words(figure.value)
    if figure.qualifier is Qualifier.MORE_THAN and not _takes_yu(number):
        pattern: str = words()["more_than_exact"]
    else:
        pattern = words()["qualifier"][str(figure.qualifier)]
    return pattern.replace("{number}", number).replace("{unit}", figure.unit)


def _takes_yu(number: str) -> bool:
    """余 stands only behind round numbers (十、百、千、万、亿); behind others 超过 is put before."""
    return number[-1] in "0万亿" and number != "100"


def period_words(period: str | None) -> str:
    """A period in words: 2024 → 2024年, 2024H1 → 2024年上半年; the text's own words stay; None → ""."""
    if not period:
        return ""
    table: dict[str, str] = words()["period"]
    if period == "stock":
        return table["stock"]
    for pattern, name in _FORMS:
        if match := pattern.match(period):
            return table[name].format(*(_part_of_year(g) for g in match.groups()))
    return period


def _part_of_year(piece: str) -> str:
    """A year or month as it is; quarters are written Q1 … Q4."""
    if piece.startswith("Q"):
        return str(words()["quarters"][int(piece[1]) - 1])
    return str(int(piece))


def status_words(status: Status) -> str:
    """What paper calls a status: 待核, 已核, 已改, 补录, 剔除."""
    return str(words()["status"][str(status)])


def part_words(part: Part) -> str:
    """The name of a mandated part."""
    return str(words()["part"][str(part)])


def mandated_parts() -> tuple[Part, ...]:
    """The parts that every annual report must hold, in the order of the rule."""
    return tuple(Part(name) for name in words()["mandated"])


def severity_words(severity: Severity) -> str:
    """错误, 疑点 or 提示."""
    return str(words()["severity"][str(severity)])


def rule_words(rule: str) -> str:
    """What paper calls a check; the rule's id where it has no name yet."""
    return str(words()["rules"].get(rule, rule))


def role_words(role: Role) -> str:
    """What is added behind an indicator's name: 计划, 其中, or nothing for a fact."""
    return str(words()["role"][str(role)])


def what_words(figure: Figure, book: Taxonomy) -> str:
    """What a figure counts: the indicator's name, else its label in the report."""
    name = book.name_of(figure.indicator) if figure.indicator else figure.label
    role = role_words(figure.role)
    return f"{name}（{role}）" if role and name else name or figure.label


def field_words(name: str, value: object, book: Taxonomy | None = None) -> str:
    """The value of one field as the list of corrections prints it; 无 for nothing."""
    if value is None or value == "":
        return "无"
    if name == "indicator" and book is not None:
        return book.name_of(str(value))
    if name in _IN_WORDS:
        return _IN_WORDS[name](str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return number_words(value)
    table = words()["values"].get(name, {})
    return str(table.get(str(value), value))


def field_name(name: str) -> str:
    """What paper calls a field of a figure, section or head."""
    return str(words()["fields"].get(name, name))


_IN_WORDS: dict[str, Callable[[str], str]] = {
    "period": period_words,
    "part": lambda name: part_words(Part(name)),
}
