"""What every peer's adapter shares: texts in, rows out, time and memory on the last line.

Runs in the peer's own environment: standard library only.
"""

import json
import resource
import sys
import time

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def number(words):
    """The value of a plain numeral as text, "" where it is none: only so that tags get a value to compare."""
    words = words.replace(",", "")
    scale = 1.0
    while words and words[-1] in _SCALES and words[:1].isdigit():
        scale *= _SCALES[words[-1]]
        words = words[:-1]
    try:
        return str(float(words) * scale)
    except ValueError:
        return _han(words)


def _han(words):
    total = section = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SCALES and _SCALES[sign] < 10_000:
            section += (digit or 1) * _SCALES[sign]
            digit = 0
        elif sign in _SCALES:
            total += (section + digit) * _SCALES[sign]
            section = digit = 0
        else:
            return ""
    return str(total + section + digit) if words else ""


def serve(read):
    """Reads JSON lines of texts on standard input with ``read`` and prints rows; the first text warms up."""
    texts = [json.loads(line) for line in sys.stdin]
    read(texts[0])
    began = time.process_time()
    rows = [read(text) for text in texts]
    spent = time.process_time() - began
    for row in rows:
        print(json.dumps(row))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent, "megabytes": memory}))
