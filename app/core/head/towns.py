"""Which township running text names: as one that acts, or in passing in a report that speaks of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from app.core.head.divisions import county_opening
from app.core.head.mentions import name_start, town_names, words_before
from app.core.head.patterns import pattern

_NAME = 5
_PEOPLES = 9
"""No more characters stand before the 镇 or 乡 of a township's name, or of one that names its peoples."""
_MENTIONS = 100
"""So many mentions in passing tell a township's name."""
_NO_NAME = re.compile("[^一-鿿]|[县区旗的了是为将把被等及与在于让使后报经由向请]")


def town_in_text(text: str) -> str | None:
    """The township that running text names most often, those left out that it lists beside others."""
    counts: Counter[str] = Counter()
    for words in town_names(text):
        known = county_opening(words)
        place = pattern("town").match(words, known[1]) if known else pattern("place").match(words)
        name = place.group("town") if place else words
        if len(name) >= 3 and not _is_no_town(name):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


def own_town(text: str, opening: str) -> str | None:
    """The township that a report whose ``opening`` speaks of its own (我镇) names in passing.

    What stands before the name may be any words: the name is what the words of several mentions share. One
    mention alone counts where it is clear where the name begins.
    """
    voice = pattern("own_voice").search(opening)
    if voice is None:
        return None
    mentions = list(islice(_in_passing(text, voice[1]), _MENTIONS))
    ends = Counter(words[-size:] for words, _ in mentions for size in range(2, len(words) + 1))
    shared = [words for words, count in ends.items() if count > 1]
    if shared:
        return max(shared, key=lambda words: (ends[words], len(words))) + voice[1]
    return next((words + voice[1] for words, is_whole in mentions if is_whole), None)


def _in_passing(text: str, sign: str) -> Iterator[tuple[str, bool]]:
    """The words before each ``sign`` of a township, and whether a name and nothing else they may be."""
    for end in pattern("own_town_end").finditer(text):
        if end[0] != sign:
            continue
        begin = words_before(text, end.start())
        start = name_start(text, end.start(), "town")
        before = _NO_NAME.split(start.group("name") if start else text[begin : end.start()])[-1]
        words = pattern("town_lead").sub("", before)
        is_whole = start is not None or words != before
        most = _PEOPLES if words.endswith("族") else _NAME
        is_elsewhere = pattern("elsewhere").search(text, begin, end.start() - len(words))
        if len(words) > 1 and not is_elsewhere and not _is_no_town(words + sign):
            yield words[-most:], is_whole and len(words) <= most


def _is_no_town(name: str) -> bool:
    """Whether what running text names only sounds like a township (我镇, 送法下乡)."""
    return bool(pattern("not_town").search(name) or pattern("not_town_in_text").search(name))
