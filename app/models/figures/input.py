"""What a person typed into the fields of a figure: numbers, periods, and in one sentence what is wrong.

Numerals of running text are read in ``app.core.figures``; here only what one types into a field.
"""

from __future__ import annotations

import math
import re
import unicodedata

from PySide6.QtCore import QCoreApplication

from app.models.figures.words import period_text

_NUMBER = re.compile(r"([+-]?[0-9]{1,15}(?:\.[0-9]{1,9})?)(千|万|百万|千万|亿)?")
_SCALES = {"": 1, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_LARGEST = 1e15
_YEAR = "(?:19|20)[0-9]{2}"
_PERIOD = re.compile(
    rf"{_YEAR}|{_YEAR}-|{_YEAR}-{_YEAR}|{_YEAR}H[12]|{_YEAR}Q[1-4]|{_YEAR}-(?:0[1-9]|1[0-2])"
)
_SHORT_MONTH = re.compile(r"^([0-9]{4}-)([1-9])$")
_ONLY_A_NUMBER = re.compile(r"[0-9.\-/HQ]+")


class InputError(ValueError):
    """A field that cannot be taken; ``str(error)`` is one sentence for the user."""


def _sentence(text: str) -> InputError:
    return InputError(text)


def read_number(typed: str) -> float:
    """The number typed: 1234, 1,234, １２３, 1.5万. Raises InputError with a sentence."""
    translate = QCoreApplication.translate
    plain = unicodedata.normalize("NFKC", typed)
    plain = re.sub(r"[,，\s%]", "", plain)
    if not plain:
        raise _sentence(translate("FigureInput", "请填写数值。"))
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise _sentence(translate("FigureInput", "不是数字，请写成 1234、97.5 或 1.5万。"))
    value = float(found.group(1)) * _SCALES[found.group(2) or ""]
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise _sentence(translate("FigureInput", "数字过大。"))
    return round(value, 6)


def read_upper(typed: str, lower: float) -> float | None:
    """The upper end of a range, None when the field is empty. Raises InputError with a sentence."""
    if not typed.strip():
        return None
    value = read_number(typed)
    if value <= lower:
        raise _sentence(QCoreApplication.translate("FigureInput", "上限应大于数值；不是区间时请留空。"))
    return value


def read_period(typed: str, year: int | None) -> str | None:
    """The period typed into a report of ``year``, in the form that figures keep; None for an empty field.

    Words are read as those of a report are (上半年, 2023年以来); words that name no year stay themselves
    (改革试点以来). Raises InputError where a number is no period.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
    if not plain:
        return None
    if plain in (period_text("stock"), "stock"):
        return "stock"
    code = re.sub(r"[–—~～]", "-", plain).upper()
    code = _SHORT_MONTH.sub(r"\g<1>0\2", code)
    if _PERIOD.fullmatch(code):
        return code
    if _ONLY_A_NUMBER.fullmatch(code):
        words = QCoreApplication.translate(
            "FigureInput", "期间请写成 2024、2023-、2021-2025、2024年上半年、2024年5月或时点。"
        )
        raise _sentence(words)
    from app.core.indicators.period_words import find_periods  # the reading machine is not loaded at start

    found = find_periods(plain, year, [(0, len(plain))])
    return found[0].period if len(found) == 1 and found[0].end == len(plain) else typed.strip()


def editable_number(value: float | None) -> str:
    """A number as it stands in a field: nothing for None, no grouping, no needless decimals."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
