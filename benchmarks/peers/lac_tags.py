"""Baidu LAC, a deep model: a quantity (m) is a numeral with its measure word in one tag."""

import re

from common import number, serve
from LAC import LAC

_LAC = LAC(mode="lac")
_PARTS = re.compile(r"([0-9.,零〇一二两三四五六七八九十百千万亿]+)[余多]?(.*)")


def read(text):
    found, at = [], 0
    for word, tag in zip(*_LAC.run(text), strict=True):
        start, at = at, at + len(word)
        match = _PARTS.fullmatch(word) if tag == "m" else None
        if match:
            found.append((start, at, number(match.group(1)), match.group(2)))
    return found


serve(read)
