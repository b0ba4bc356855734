"""Which township and county words name: an issuer, a title, a signature, or running text.

What names a place and what only sounds like one (我镇, 乡镇, 山区) are patterns:
``resources/outline/head.json``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from app.core.head.divisions import (
    counties,
    county_before_town,
    county_ending_at,
    county_opening,
    is_listed,
    upper_cities,
)
from app.core.head.patterns import look

_NAME_MOST = 20
"""No name with the words before it is longer than this many characters."""
_NAME = 5
_PEOPLES = 9
"""No more characters stand before the 镇 or 乡 of a township's name, or of one that names its peoples."""
_MENTIONS = 100
"""So many mentions in passing tell a township's name."""
_CITY = (6, 5, 4, 3)
"""So many characters has the name of a city, the longest first."""
_BLANKS = re.compile(r"\s+")
_NO_NAME = re.compile("[^一-鿿]|[县区旗的了是为将把被等及与在于让使后报经由向请]")
_DOUBLED = re.compile(r"([县区旗市])\1$")
"""Of a county's name and what it is once more (白云旗旗政府)."""
_UPPER = re.compile(r"(?:县|区|市|旗)(?:人民政府|政府)?$|局$|管委会$|管理委员会$|开发区$|(?:市|县|区)委")


def split_place(words: str) -> tuple[str | None, str | None]:
    """County and town that open an issuer's name or a title (重庆市长寿区云集镇人民政府 → 长寿区, 云集镇)."""
    words = look("strip").sub("", _BLANKS.sub("", words))
    known = county_opening(words)
    match = look("below").match(words, known[1]) if known else None
    if known and match:
        town = match.group("town")
        return words[slice(*known)], None if town and look("not_town").search(town) else town
    match = look("place").match(words)
    if match and not look("not_town").search(match.group("town")):
        return _county(match.group("county"), match.group("city")), match.group("town")
    match = look("county_only").match(words)
    if match:
        return _county(match.group("county"), match.group("city")), None
    return None, None


def _county(county: str | None, city: str | None) -> str | None:
    for name in (county, city):
        known = county_ending_at(name, len(name)) if name else None
        if name and known is not None:
            return name[known:]
        if name and not look("not_county").search(name) and not name.endswith(("州", "盟", "地区")):
            return _DOUBLED.sub(r"\1", name)
    return None


def is_upper(title: str | None) -> bool:
    """Whether a title is that of a county, a bureau or another body that is no township."""
    return bool(title and _UPPER.search(re.split(r"关于|20\d\d", title)[0]))


def town_in_text(text: str) -> str | None:
    """The township that running text names most often, none where a county's (我县) names several alike."""
    counts: Counter[str] = Counter()
    for words in _names(text, "town"):
        known = county_opening(words)
        place = look("town").match(words, known[1]) if known else look("place").match(words)
        name = place.group("town") if place else words
        if len(name) >= 3 and not _is_no_town(name):
            counts[name] += 1
    names = counts.most_common(2)
    if len(names) > 1 and names[0][1] == names[1][1] and look("upper_own").search(text):
        return None
    return names[0][0] if names else None


def own_town(text: str, opening: str) -> str | None:
    """The township that a report whose ``opening`` speaks of its own (我镇) names in passing.

    What stands before the name may be any words: the name is what the words of several mentions share. One
    mention alone counts where it is clear where the name begins.
    """
    voice = look("own_voice").search(opening)
    if voice is None:
        return None
    mentions = list(islice(_mentions(text, voice[1]), _MENTIONS))
    ends = Counter(words[-size:] for words, _ in mentions for size in range(2, len(words) + 1))
    shared = [words for words, count in ends.items() if count > 1]
    if shared:
        return max(shared, key=lambda words: (ends[words], len(words))) + voice[1]
    return next((words + voice[1] for words, is_whole in mentions if is_whole), None)


def _mentions(text: str, sign: str) -> Iterator[tuple[str, bool]]:
    """The words before each ``sign`` of a township, and whether a name and nothing else they may be."""
    for end in look("own_town_end").finditer(text):
        if end[0] != sign:
            continue
        begin = max(end.start() - _NAME_MOST, text.rfind("\n", 0, end.start()) + 1)
        start = look("town_start").search(text, begin, end.start())
        before = _NO_NAME.split(start.group("name") if start else text[begin : end.start()])[-1]
        words = look("town_lead").sub("", before)
        is_whole = start is not None or words != before
        most = _PEOPLES if words.endswith("族") else _NAME
        is_elsewhere = look("elsewhere").search(text, begin, end.start() - len(words))
        if len(words) > 1 and not is_elsewhere and not _is_no_town(words + sign):
            yield words[-most:], is_whole and len(words) <= most


def _is_no_town(name: str) -> bool:
    """Whether what running text names only sounds like a township (我镇, 送法下乡)."""
    return bool(look("not_town").search(name) or look("not_town_in_text").search(name))


def county_in_text(texts: Sequence[str], town: str | None = None, rest: str = "") -> str | None:
    """The county that texts name right before ``town``, else most often, else the ``rest`` of a report.

    A city counts only where they name no other, and not where the leaders are a county's (区委、区政府). A
    province has no county.
    """
    is_lower = town is not None or any(map(look("lower_voice").search, texts))
    if not is_lower and any(map(look("province_voice").search, texts)):
        return None
    city = None if town else _own_city(texts)
    if city is not None:
        return city
    upper = next(filter(None, map(look("upper_voice").search, texts)), None)
    found: list[Iterable[str]] = [
        _before(town, texts) if town else (),
        chain.from_iterable(_names(text, "county") for text in texts),
        chain.from_iterable(map(_listed, texts)),
        filter(counties().__contains__, _names(rest, "county")) if is_lower else (),
        () if town else chain.from_iterable(map(_cities, filter(look("city_voice").search, texts))),
        chain.from_iterable(map(_called, texts)) if is_lower else (),
    ]
    if upper is not None and upper[1] != "市":
        found = [(name for name in names if not name.endswith("市")) for names in found]
    before = list(found[0])
    listed = Counter(filter(is_listed, before)).most_common(1)
    if listed:
        return listed[0][0]
    return next(filter(None, map(_most_named, (before, *found[1:]))), None)


def _own_city(texts: Sequence[str]) -> str | None:
    """The city that texts speak for (全市) and name more often than any of its counties."""
    if any(map(look("county_voice").search, texts)) or not any(map(look("own_city").search, texts)):
        return None
    cities = Counter(name for name in chain.from_iterable(map(_cities, texts)) if _sounds_like_county(name))
    counties_named = Counter(chain.from_iterable(map(_listed, texts)))
    most = max(counties_named.values(), default=0)
    return next((name for name, count in cities.most_common(1) if count > most), None)


def _listed(text: str) -> Iterator[str]:
    """Every county of the list, whatever stands around it."""
    for end in look("county_end").finditer(text):
        known = county_ending_at(text, end.end())
        if known is not None:
            yield text[known : end.end()]


def _called(text: str) -> Iterator[str]:
    """Counties that only the name of what they build tells (法治上城建设), where one alone has that name."""
    for built in look("built").finditer(text):
        found = [built[1] + kind for kind in "县区市旗" if built[1] + kind in counties()]
        if len(found) == 1 and f"{built[1]}市" not in upper_cities():
            yield found[0]


def _cities(text: str) -> Iterator[str]:
    """Every city of the list, whatever stands around it."""
    known = upper_cities()
    for end in re.finditer("市", text):
        name = next((n for n in (text[end.end() - k : end.end()] for k in _CITY) if n in known), None)
        if name:
            yield name


def _before(town: str, texts: Sequence[str]) -> Iterator[str]:
    """What may be names of counties right before a town's (白云县石桥镇)."""
    county = look("before_town")
    for text in texts:
        begin = 0
        for named in re.finditer(re.escape(town), text):
            match = county.search(text, max(begin, named.start() - _NAME_MOST), named.start())
            if match:
                begin = named.end()
                known = county_before_town(text, match.end("name"))
                if known is not None:
                    yield text[known : match.end("name")]
                    continue
                yield look("before_name").sub("", look("place_lead").sub("", match.group("name")))


def _most_named(found: Iterable[str]) -> str | None:
    counts: Counter[str] = Counter()
    order: dict[str, int] = {}
    for words in found:
        if words in counties():
            counts[words] += 1
            order[words] = len(order)
            continue
        parted = look("county_only").match(words)
        name = (parted and _county(parted.group("county"), None)) or _DOUBLED.sub(r"\1", words)
        if not look("not_county").search(name):
            name = look("long_county").sub("", name)
        if _sounds_like_county(name):
            counts[name] += 1
            order[name] = len(order)
    if not counts:
        return None
    return max(counts, key=lambda name: (_rank(name), counts[name], order[name]))


def _sounds_like_county(name: str) -> bool:
    """Whether a name that the list need not know may be a county's; all of two characters are known."""
    if not look("county_name").match(name) or look("not_county").search(name):
        return False
    return len(name) > 2 or is_listed(name)


def _rank(name: str) -> int:
    """A county of the list before a name that sounds like one, both before a city that has counties."""
    if name in counties():
        return 2
    return int(not name.endswith("市"))


def _names(text: str, sort: str) -> Iterator[str]:
    """What may be names of places of one sort, from the words that end them back to where they begin.

    What follows tells a name from a word, or that it opens the name of a document (《…).
    """
    starts, leads = look(f"{sort}_start"), look("place_lead" if sort == "county" else "town_lead")
    for end in look(f"{sort}_end").finditer(text):
        known = county_ending_at(text, end.end()) if sort == "county" else None
        if known is not None and end.group("loose") is None:
            yield text[known : end.end()]
            continue
        begin = max(end.start() - _NAME_MOST, text.rfind("\n", 0, end.start()), 0)
        start = starts.search(text, begin, end.start())
        if start and (end.group("loose") is None or start.group(1)):
            yield leads.sub("", text[start.start("name") : end.end()])
