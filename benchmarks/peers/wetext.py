"""WeTextProcessing: one of its two taggers reads Han numerals, the other digits; both are asked.

Its tokens carry no places. They are laid along the text again: what is not a number stands in the tags letter by letter.
"""

import re
from itertools import pairwise

from common import number, serve
from itn.chinese.inverse_normalizer import InverseNormalizer
from tn.chinese.normalizer import Normalizer

_TOKEN = re.compile(r'(\w+) \{ ((?:\w+: "[^"]*" ?)+)\}')
_FIELD = re.compile(r'(\w+): "([^"]*)"')
_PARTS = re.compile(r"(-?[0-9.,]+[万亿]?|[零〇一二两三四五六七八九十百千万亿点]+)(?:余|多)?(.*)")
_TAGGERS = (InverseNormalizer(overwrite_cache=False), Normalizer(overwrite_cache=False))


def _tokens(tagger, text):
    """Numbers as fields with what stands before them; the last row is what stands behind all."""
    before = ""
    for sort, fields in _TOKEN.findall(tagger.tag(text)):
        if sort == "char":
            before += dict(_FIELD.findall(fields)).get("value", "")
        else:
            yield before, dict(_FIELD.findall(fields))
            before = ""
    yield before, None


def _spans(tagger, text):
    """Each number with its place: from behind the letters before it to the letters that follow."""
    rows = list(_tokens(tagger, text))
    place = len(rows[0][0])
    for (_, fields), (behind, _) in pairwise(rows):
        end = text.find(behind, place) if behind else len(text)
        if end < 0:
            return
        yield place, end, fields
        place = end + len(behind)


def _value(fields):
    """Value and unit of a token; 百分之 and fractions as the number that they come to."""
    if "denominator" in fields:
        above, below = (float(number(fields[k]) or "nan") for k in ("numerator", "denominator"))
        return (str(above / below) if below else ""), ""
    words = fields.get("value", "")
    percent = words.startswith("百分之")
    match = _PARTS.match(words.removeprefix("百分之"))
    if match is None:
        return "", ""
    digits = match[1].rstrip("万亿")
    whole, _, part = digits.partition("点")
    value = number(whole)
    if part and value:
        value = value.removesuffix(".0") + "." + "".join(number(digit).removesuffix(".0") for digit in part)
    for scale in match[1][len(digits) :]:
        value = str(float(value or "nan") * {"万": 1e4, "亿": 1e8}[scale])
    return value, "%" if percent else match[2]


def read(text):
    found = {}
    for tagger in _TAGGERS:
        for start, end, fields in _spans(tagger, text):
            value, unit = _value(fields)
            if value:
                found.setdefault(start, (start, end, value, unit))
    return sorted(found.values())


serve(read)
