"""What a person typed into the fields of a figure: numbers read, and said in one sentence what is wrong.

Numerals of running text are read in ``app.core.figures``; here only what one types into a field.
"""

from __future__ import annotations

import math
import re
import unicodedata

from PySide6.QtCore import QCoreApplication

_NUMBER = re.compile(r"([+-]?[0-9]{1,15}(?:\.[0-9]{1,9})?)(千|万|百万|千万|亿)?")
_SCALES = {"": 1, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_LARGEST = 1e15


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


def editable_number(value: float | None) -> str:
    """A number as it stands in a field: nothing for None, no grouping, no needless decimals."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
