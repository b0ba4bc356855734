"""What the screen calls the closed sets of a figure, and how its number is written.

The values themselves are ``app.core.enums``; widths, fonts and colours are the window's matter.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.core.enums import FigureKind, Qualifier, Role, Status
from app.core.report import Figure
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy

_PART_OF_YEAR = re.compile(r"([0-9]{4})(H[12]|Q[1-4]|-(?:0[1-9]|1[0-2]))")
_GROUPED_FROM = 10_000
_BEFORE = {Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤", Qualifier.LESS_THAN: "<", Qualifier.APPROX: "~"}
STATUS_SHAPES = {
    Status.SUGGESTED: "○",
    Status.CONFIRMED: "✓",
    Status.CORRECTED: "✎",
    Status.REJECTED: "✕",
    Status.ADDED: "＋",
}


def status_word(status: Status) -> str:
    """What the screen calls a status."""
    translate = QCoreApplication.translate
    return {
        Status.SUGGESTED: translate("FigureWords", "待核"),
        Status.CONFIRMED: translate("FigureWords", "已确认"),
        Status.CORRECTED: translate("FigureWords", "已更正"),
        Status.REJECTED: translate("FigureWords", "已排除"),
        Status.ADDED: translate("FigureWords", "新增"),
    }[status]


def qualifier_word(qualifier: Qualifier) -> str:
    """What the screen calls a bound."""
    translate = QCoreApplication.translate
    return {
        Qualifier.EXACT: translate("FigureWords", "准确"),
        Qualifier.APPROX: translate("FigureWords", "约"),
        Qualifier.MORE_THAN: translate("FigureWords", "多于"),
        Qualifier.AT_LEAST: translate("FigureWords", "不少于"),
        Qualifier.LESS_THAN: translate("FigureWords", "少于"),
        Qualifier.AT_MOST: translate("FigureWords", "不超过"),
    }[qualifier]


def role_word(role: Role) -> str:
    """What the screen calls a role."""
    translate = QCoreApplication.translate
    return {
        Role.FACT: translate("FigureWords", "事实"),
        Role.PLAN: translate("FigureWords", "计划"),
        Role.PART: translate("FigureWords", "其中"),
    }[role]


def kind_word(kind: FigureKind) -> str:
    """What the screen calls a sort of quantity."""
    translate = QCoreApplication.translate
    return {
        FigureKind.COUNT: translate("FigureWords", "数量"),
        FigureKind.RATE: translate("FigureWords", "比率"),
        FigureKind.MONEY: translate("FigureWords", "金额"),
        FigureKind.DURATION: translate("FigureWords", "时长"),
        FigureKind.AREA: translate("FigureWords", "面积"),
        FigureKind.OTHER: translate("FigureWords", "其他"),
    }[kind]


def number_text(value: float) -> str:
    """A number as it is read: no needless decimals, thousands grouped from five digits on."""
    whole = float(value).is_integer()
    if abs(value) >= _GROUPED_FROM:
        return f"{value:,.0f}" if whole else f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{value:.0f}" if whole else f"{value:.6g}"


def amount_text(figure: Figure) -> str:
    """Number with its bound, without the unit: 5000+, ≥200, 3–5, ~30."""
    number = number_text(figure.value)
    if figure.value_max is not None:
        number = f"{number}–{number_text(figure.value_max)}"
    if figure.qualifier is Qualifier.MORE_THAN:
        return f"{number}+"
    return _BEFORE.get(figure.qualifier, "") + number


def period_text(period: str | None) -> str:
    """A period as the screen writes it; the text's own words stay."""
    translate = QCoreApplication.translate
    if period is None:
        return ""
    if period == "stock":
        return translate("FigureWords", "时点")
    found = _PART_OF_YEAR.fullmatch(period)
    if found is None:
        return f"{period[:-1]}–" if period.endswith("-") and period[:-1].isdigit() else period
    year, part = found.groups()
    words = {
        "H1": translate("FigureWords", "%1年上半年"),
        "H2": translate("FigureWords", "%1年下半年"),
        "Q1": translate("FigureWords", "%1年第一季度"),
        "Q2": translate("FigureWords", "%1年第二季度"),
        "Q3": translate("FigureWords", "%1年第三季度"),
        "Q4": translate("FigureWords", "%1年第四季度"),
    }.get(part, translate("FigureWords", "%1年%2月").replace("%2", part.lstrip("-0")))
    return words.replace("%1", year)


def indicator_text(figure: Figure, book: Taxonomy) -> str:
    """The indicator's name; where there is none, the report's own words or a plain statement."""
    if figure.indicator:
        return book.name_of(figure.indicator)
    return figure.label or QCoreApplication.translate("FigureWords", "未归类")


def page_text(page: int | None) -> str:
    """第3页, or nothing where the file has no pages."""
    return (
        "" if page is None else QCoreApplication.translate("FigureWords", "第%1页").replace("%1", str(page))
    )


def card_text(record: FigureRecord, book: Taxonomy, *, page: int | None = None) -> str:
    """One line about a figure: indicator · value · period · status, and the reasons."""
    figure = record.figure
    parts = [
        indicator_text(figure, book),
        f"{amount_text(figure)} {figure.unit}".strip(),
        period_text(figure.period),
        f"{STATUS_SHAPES[record.status]} {status_word(record.status)}",
        reason_text(record, page=page),
    ]
    return " · ".join(part.replace("\n", " ") for part in parts if part)


def reason_text(record: FigureRecord, *, page: int | None = None) -> str:
    """Where a figure stands, which words decided, and how sure the machine was; in one line."""
    translate, figure = QCoreApplication.translate, record.figure
    implied = translate("FigureWords", "文中无数字，由文字推得") if figure.implied else ""
    why = translate("FigureWords", "依据：%1").replace("%1", figure.why) if figure.why else ""
    parts = (implied, page_text(page), why, _confidence_text(record))
    return " · ".join(part for part in parts if part).replace("\n", " ")


def _confidence_text(record: FigureRecord) -> str:
    """How sure the machine was, while nobody has decided."""
    suggested = record.suggested
    if suggested is None or record.status.is_decided or not suggested.confidence:
        return ""
    percent = str(round(suggested.confidence * 100))
    return QCoreApplication.translate("FigureWords", "把握 %1%").replace("%1", percent)
