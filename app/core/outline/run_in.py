"""Labels without a number that open a paragraph: parted from its text by a stop, or by nothing.

Whether they are headings depends on those around them: that is told in ``holes`` and ``labels``.
"""

from __future__ import annotations

import re

from app.core.outline.heading import Opening
from app.core.outline.matter import patterns
from app.core.outline.seams import couplet, seam
from app.core.outline.standing import POINT_LINE, lexicon, opening_of
from app.core.outline.titles import is_statement
from app.core.scan import Scan

_GLUED_MOST = 60
"""A label and the beginning of its text are seen in so many characters."""
_LABEL_STOP = re.compile(r"[。：:]|——")
_LABEL_GAP = re.compile(r"(?<=[一-鿿])[ \u3000]{2,8}(?=[一-鿿])")


def label_of(scan: Scan, index: int, last: int) -> Opening | None:
    """The label that opens a paragraph (or stands above it, closed by a stop), where there is one.

    The paragraph stands above the line ``last``.
    """
    look = lexicon()
    line = scan.lines[index]
    words = scan.text[line.start : min(line.end, line.start + look.label_most + 1)]
    stop = _LABEL_STOP.search(words) or _LABEL_GAP.search(words)
    if stop is None or not look.label_least <= stop.start() <= look.label_most:
        return None
    label = words[: stop.start()]
    text_length = line.end - line.start - stop.end()
    if text_length == 0 and index + 1 < last:
        text_length = scan.lines[index + 1].end - scan.lines[index + 1].start
    if text_length < look.text_least:
        return None
    matter = patterns()
    if is_statement(label) or POINT_LINE.match(label) or matter.address.match(label):
        return None
    if matter.lead_in.search(words[: stop.end()]):
        return None
    return opening_of(scan, index, line.start + stop.start())


def glued_label_of(scan: Scan, index: int) -> Opening | None:
    """The label that opens a paragraph whose text follows it without any mark, where there is one."""
    line = scan.lines[index]
    words = scan.text[line.start : min(line.end, line.start + _GLUED_MOST)]
    end = seam(words) or couplet(words)
    if not end or is_statement(words[:end]) or POINT_LINE.match(words):
        return None
    return opening_of(scan, index, line.start + end)
