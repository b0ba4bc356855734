"""Where a label that lost its line end or its full stop meets the text behind it.

No mark tells it: a word that ends labels meets one that opens sentences, or both clauses of a couplet are
over and a sentence opens. Words and forms are data (``resources/outline/seams.json``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from app.core.outline.parts import is_part_line
from app.core.resources import load_json

TEXT_LEAST = 8
"""Text that is glued to a label has at least so many characters."""
_NAME_MOST = 4
"""A place that opens a sentence has a name of at most so many characters."""
_COUPLET = range(3, 15)
"""So many characters has each of two clauses that are built alike."""
_OBJECT_LEAST = 5
"""So many characters at least has a verb with its object that opens a sentence."""
_FORM_MOST = 8
"""No form that ends labels is longer."""
_COMMA = re.compile(r"[，,]")
_BREAK = re.compile(r"[，,。；;：:！、]")
_STOP = re.compile(r"[，,。；;：:！]")


class _Words(NamedTuple):
    ends: frozenset[str]
    end_form: re.Pattern[str]
    wants: frozenset[str]
    want_form: re.Pattern[str]
    goes_on: re.Pattern[str]
    open_verbs: frozenset[str]
    opens: frozenset[str]
    open_form: re.Pattern[str]
    open_signs: frozenset[str]
    predicate: re.Pattern[str]
    part_name: re.Pattern[str]
    least: int
    most: int


@cache
def _words() -> _Words:
    data = load_json("outline/seams.json")
    return _Words(
        frozenset(data["ends"]),
        re.compile(f"(?:{'|'.join(data['end_forms'])})$"),
        frozenset(data["wants"]),
        re.compile(f"(?:{'|'.join(data['want_forms'])})$"),
        re.compile(data["goes_on"]),
        frozenset(data["open_verbs"]),
        frozenset(data["opens"]),
        re.compile("|".join(data["open_forms"])),
        frozenset(data["open_signs"]),
        re.compile(data["predicate"]),
        re.compile(data["part_name"]),
        data["least"],
        data["most"],
    )


def part_name_end(words: str) -> int:
    """Where the bare name of a mandated part ends that text follows (存在问题个别村…); 0 where none does."""
    match = _words().part_name.match(words)
    return match.end() if match is not None and len(words) - match.end() >= TEXT_LEAST else 0


def seam(words: str) -> int:
    """The place where a label ends and a sentence begins; 0 where none is seen.

    The last one of those that stand close together: what seems to be a place's name may be the label's end.
    """
    look = _words()
    found = part_name_end(words)
    if found:
        return found
    for at in range(2, min(len(words) - TEXT_LEAST, look.most) + 1):
        if found and at - found > _NAME_MOST:
            break
        if _is_seam(look, words, at) and (at >= look.least or is_part_line(words[:at])):
            found = at
    return found


def couplet(words: str) -> int:
    """The end of a label of two clauses of one length that a sentence follows; 0 where none is seen."""
    comma = _COMMA.search(words, 1)
    size = comma.start() if comma else 0
    end = size * 2 + 1
    if size not in _COUPLET or len(words) - end < TEXT_LEAST or _BREAK.search(words, size + 1, end):
        return 0
    look = _words()
    is_over = _opens_sentence(look, words, end) and look.predicate.match(words, end) is None
    return end if is_over else 0


def _is_seam(look: _Words, words: str, at: int) -> bool:
    is_over = _ends_clause(look, words, at) or (
        _ends_label(look, words, at) and _opens_sentence(look, words, at)
    )
    return is_over and look.predicate.match(words, at) is None


def _ends_clause(look: _Words, words: str, at: int) -> bool:
    """Whether a clause that only names a want is over (执法力量不足), whatever follows."""
    is_want = words[at - 2 : at] in look.wants or look.want_form.search(words, max(0, at - _FORM_MOST), at)
    return bool(is_want) and look.goes_on.match(words, at) is None


def _ends_label(look: _Words, words: str, at: int) -> bool:
    ends = look.ends
    if words[at - 2 : at] in ends or words[max(0, at - 3) : at] in ends:
        return True
    return look.end_form.search(words, max(0, at - _FORM_MOST), at) is not None


def _opens_sentence(look: _Words, words: str, at: int) -> bool:
    if words[at : at + 2] in look.open_verbs:
        return words[at + 2] not in "的、" and _STOP.search(words, at, at + _OBJECT_LEAST) is None
    if words[at] in look.open_signs or words[at : at + 2] in look.opens or words[at : at + 3] in look.opens:
        return True
    return look.open_form.match(words, at) is not None
