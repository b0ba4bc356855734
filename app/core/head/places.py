"""County and town that words open with that are nothing but a name: an issuer, a title, a signature.

Running text is read in ``towns`` and ``counties``. What names a place and what only sounds like one (我镇,
乡镇, 山区) are patterns: ``resources/outline/head.json``.
"""

from __future__ import annotations

import re

from app.core.head.divisions import county_ending_at, county_opening
from app.core.head.patterns import pattern
from app.core.outline.matter import patterns as matter

_BLANKS = re.compile(r"\s+")
_DOUBLED = re.compile(r"([县区旗市])\1$")
"""Of a county's name and what it is once more (白云旗旗政府)."""


def split_place(words: str) -> tuple[str | None, str | None]:
    """County and town that open an issuer's name or a title (重庆市长寿区云集镇人民政府 → 长寿区, 云集镇)."""
    words = pattern("strip").sub("", _BLANKS.sub("", words))
    known = county_opening(words)
    match = pattern("below").match(words, known[1]) if known else None
    if known and match:
        town = match.group("town")
        return words[slice(*known)], None if town and pattern("not_town").search(town) else town
    match = pattern("place").match(words)
    if match and not pattern("not_town").search(match.group("town")):
        return county_name(match.group("county"), match.group("city")), match.group("town")
    match = pattern("county_only").match(words)
    if match:
        return county_name(match.group("county"), match.group("city")), None
    return None, None


def county_name(*names: str | None) -> str | None:
    """The first of the names that may be a county's, without words before it and doubled signs behind it."""
    for name in names:
        known = county_ending_at(name, len(name)) if name else None
        if name and known is not None:
            return name[known:]
        if name and not pattern("not_county").search(name) and not name.endswith(("州", "盟", "地区")):
            return single_sign(name)
    return None


def single_sign(name: str) -> str:
    """The name of a county without what it is once more (白云旗旗 → 白云旗)."""
    return _DOUBLED.sub(r"\1", name)


def is_above_towns(words: str | None) -> bool:
    """Whether a title or an issuer is that of a county, a bureau or another body that is no township."""
    return bool(words and pattern("above_towns").search(pattern("issuer_ends").split(words, 1)[0]))


def names_issuer(line: str) -> bool:
    """Whether a line is the name of a body or a township and nothing else."""
    return bool(matter().issuer_line.match(line) or matter().place_line.match(line))
