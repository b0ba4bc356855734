"""Which county running text names: before the town, by its leaders, in passing, by what it builds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from app.core.head.divisions import counties, county_before_town, county_ending_at, is_listed, upper_cities
from app.core.head.mentions import county_names, words_before
from app.core.head.patterns import pattern
from app.core.head.places import county_name, single_sign

_CITY = (6, 5, 4, 3)
"""So many characters has the name of a city, the longest first."""


def county_in_text(texts: Sequence[str], town: str | None = None, rest: str = "") -> str | None:
    """The county that texts name right before ``town``, else most often, else the ``rest`` of a report.

    A city counts where they speak for it, else where they name no other, and never where the leaders are a
    county's (区委、区政府). A province has no county.
    """
    is_lower = town is not None or _has_voice("lower_voice", texts)
    if not is_lower and _has_voice("province_voice", texts):
        return None
    city = None if town else _own_city(texts)
    if city is not None:
        return city
    leaders = next(filter(None, map(pattern("upper_voice").search, texts)), None)
    kinds = "县区旗" if leaders and leaders[1] != "市" else "县区市旗"
    found = _most_named(_before(town, texts), kinds, is_listed) if town else None
    sources = _sources(texts, rest, is_lower=is_lower, has_town=town is not None)
    known = counties().__contains__
    return found or next(filter(None, (_most_named(names, kinds, known) for names in sources)), None)


def _sources(texts: Sequence[str], rest: str, *, is_lower: bool, has_town: bool) -> Iterator[Iterable[str]]:
    """What may be names of counties, by how surely it tells the report's own."""
    yield chain.from_iterable(map(county_names, texts))
    yield chain.from_iterable(map(_listed, texts))
    if is_lower:
        named = Counter(filter(counties().__contains__, county_names(rest)))
        yield (name for name in named.elements() if has_town or named[name] > 1)
    if not has_town:
        yield chain.from_iterable(map(_cities, filter(pattern("city_voice").search, texts)))
    if is_lower:
        yield chain.from_iterable(map(_builders, texts))


def _has_voice(name: str, texts: Iterable[str]) -> bool:
    return any(map(pattern(name).search, texts))


def _own_city(texts: Sequence[str]) -> str | None:
    """The city that texts speak for (全市), and name sooner and more often than any of its counties."""
    if _has_voice("county_voice", texts) or not _has_voice("own_city", texts):
        return None
    text = "\n".join(texts)
    cities = Counter(filter(_sounds_like_county, _cities(text))).most_common(1)
    named = Counter(_listed(text))
    if cities and all(count < cities[0][1] for count in named.values()):
        city = cities[0][0]
        return city if all(text.index(city) < text.index(name) for name in named) else None
    return None


def _listed(text: str) -> Iterator[str]:
    """Every county of the list, whatever stands around it."""
    for end in pattern("county_end").finditer(text):
        known = county_ending_at(text, end.end())
        if known is not None:
            yield text[known : end.end()]


def _builders(text: str) -> Iterator[str]:
    """Counties that only the name of what they build tells (法治上城建设), where one alone has that name."""
    for built in pattern("built").finditer(text):
        found = [built[1] + sign for sign in "县区市旗" if built[1] + sign in counties()]
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
    for text in texts:
        begin = 0
        for named in re.finditer(re.escape(town), text):
            match = pattern("before_town").search(
                text, max(begin, words_before(text, named.start())), named.start()
            )
            if match:
                begin, end = named.end(), match.end("name")
                known = county_before_town(text, end)
                words = pattern("county_lead").sub("", match.group("name"))
                yield text[known:end] if known is not None else pattern("before_name").sub("", words)


def _most_named(names: Iterable[str], kinds: str, is_known: Callable[[str], bool]) -> str | None:
    """The county of one of the ``kinds`` (县区市旗) named most often, of several the last; known ones first.

    Known ones go before those that sound like one, both before a city that has counties.
    """
    counts: Counter[str] = Counter()
    order: dict[str, int] = {}
    for words in names:
        name = words if is_known(words) else _bare_county(words)
        if words[-1:] in kinds and (is_known(name) or _sounds_like_county(name)):
            counts[name] += 1
            order[name] = len(order)

    def rank(name: str) -> tuple[int, int, int]:
        return 2 if is_known(name) else int(name[-1] != "市"), counts[name], order[name]

    return max(counts, key=rank, default=None)


def _bare_county(words: str) -> str:
    """The name of a county without its city and other words before it."""
    parted = pattern("county_only").match(words)
    name = (parted and county_name(parted.group("county"))) or single_sign(words)
    return name if pattern("not_county").search(name) else pattern("long_county").sub("", name)


def _sounds_like_county(name: str) -> bool:
    """Whether a name that the list need not know may be a county's; all of two characters are known."""
    if not pattern("county_name").match(name) or pattern("not_county").search(name):
        return False
    return len(name) > 2 or is_listed(name)
