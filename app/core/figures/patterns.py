"""Small makers of regular expressions: word lists and tries of words, macros. Knows nothing of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

BLANKS = " \u00a0\u3000\u2002\u2003\u2009"
DIGITS = frozenset("0123456789０１２３４５６７８９")
MACROS = {
    "{D}": "[0-9０-９]",
    "{Y}": "(?:1[89]|20|２０|１９)[0-9０-９]{2}",
    "{H}": "[〇○零一二两三四五六七八九十百千万亿廿卅]",
    "{S}": f"[{BLANKS}]{{0,2}}",
}
_MACRO = re.compile(r"\{[DYHS]\}")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the data, made when first asked for and kept."""
    return re.compile(pattern)


def words(line: str) -> tuple[str, ...]:
    """The words of a data line, the longest first."""
    return tuple(sorted(set(line.split()), key=lambda word: (-len(word), word)))


def by_first(entries: Iterable[str]) -> dict[str, list[str]]:
    """What follows the first character of the words, by that character."""
    rests: dict[str, list[str]] = {}
    for word in entries:
        rests.setdefault(word[0], []).append(word[1:])
    return rests


def expand(pattern: str) -> str:
    """``pattern`` with its macros written out: {D} digit, {Y} year, {H} Chinese numeral, {S} blank."""
    return _MACRO.sub(lambda match: MACROS[match.group()], pattern)


def any_of(patterns: Mapping[str, str]) -> str:
    """One expression that matches where any of the named patterns does, tried in the given order."""
    return "(?:" + "|".join(f"(?:{expand(pattern)})" for pattern in patterns.values()) + ")"


def trie(entries: Iterable[str], *, searched: bool = False) -> str:
    """An expression that matches the longest of the words, in time independent of their number.

    One that begins a pattern to be ``searched`` for lets the search pass over all other characters quickly:
    no class stands among its first ones.
    """
    root: dict[str, dict[str, object]] = {}
    for word in entries:
        node: dict[str, object] = root  # type: ignore[assignment]
        for character in word:
            node = node.setdefault(character, {})  # type: ignore[assignment]
        node[""] = {}
    if searched:
        return "|".join(re.escape(c) + _branch(rest) for c, rest in root.items())
    return _branch(root)


def _branch(node: Mapping[str, object]) -> str:
    ends = "" in node
    singles = [re.escape(c) for c, rest in node.items() if c and rest == {"": {}}]
    longer = [re.escape(c) + _branch(rest) for c, rest in node.items() if c and rest != {"": {}}]  # type: ignore[arg-type]
    choices = (["[" + "".join(singles) + "]"] if len(singles) > 1 else singles) + longer  # a class is quick
    if not choices:
        return ""
    body = choices[0] if len(choices) == 1 and not ends else "(?:" + "|".join(choices) + ")"
    return body + "?" if ends else body
