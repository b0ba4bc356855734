"""cn2an: every run of numerals is given to it; units are not its business."""

import re

import cn2an
from common import serve

_RUN = re.compile(r"[0-9.零〇一二两三四五六七八九十百千万亿]+")


def read(text):
    found = []
    for match in _RUN.finditer(text):
        try:
            found.append((match.start(), match.end(), str(cn2an.cn2an(match.group(), "smart")), ""))
        except ValueError:
            continue
    return found


serve(read)
