"""Microsoft Recognizers-Text: numbers and numbers with units, Chinese."""

from common import serve
from recognizers_number import Culture, NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer

_PLAIN = NumberRecognizer(Culture.Chinese).get_number_model()
_PERCENT = NumberRecognizer(Culture.Chinese).get_percentage_model()
_UNITS = NumberWithUnitRecognizer(Culture.Chinese)
_DIMENSION, _MONEY = _UNITS.get_dimension_model(), _UNITS.get_currency_model()


def read(text):
    found = {}
    for model in (_PLAIN, _DIMENSION, _MONEY, _PERCENT):
        for item in model.parse(text):
            value = str((item.resolution or {}).get("value", "")).rstrip("%")
            unit = (item.resolution or {}).get("unit") or ""
            found[item.start] = (item.start, item.end + 1, value, "%" if model is _PERCENT else unit)
    return list(found.values())


serve(read)
