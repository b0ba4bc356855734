"""The data of ``resources/figures`` compiled once: what a number, a unit, a bound and a trap look like.

Only this module knows how the data files are laid out. Nothing here reads a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.core.enums import FigureKind, Qualifier
from app.core.figures.patterns import BLANKS, MACROS, trie, words
from app.core.resources import load_json

_D, _S = MACROS["{D}"], MACROS["{S}"]
_LONG_LINE = 15


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns; all are matched at a position, but ``find`` (numbers in a setting
    that can make them figures), ``any_number``, ``cut`` (a line end inside one), ``spaced`` (digits
    with a blank before each) and ``parted`` (a point with a blank beside it), which are searched for.

    The sets of first and last characters (a blank among them) spare most of the matching.
    """

    blanks: frozenset[str]
    unit_first: frozenset[str]
    noun_first: frozenset[str]
    separator_first: frozenset[str]
    comma_first: frozenset[str]
    after_first: frozenset[str]

    find: re.Pattern[str]
    any_number: re.Pattern[str]
    cut: re.Pattern[str]
    spaced: re.Pattern[str]
    parted: re.Pattern[str]
    plain: re.Pattern[str]
    arabic: re.Pattern[str]
    written: re.Pattern[str]
    more: dict[str, Qualifier]
    fraction: re.Pattern[str]
    slash: re.Pattern[str]
    separator: re.Pattern[str]
    comma: re.Pattern[str]
    points: re.Pattern[str]
    label: re.Pattern[str]
    labelled_comma: re.Pattern[str]
    shares: dict[str, float]
    share: re.Pattern[str]
    share_last: frozenset[str]
    share_before: re.Pattern[str]
    any_noun: re.Pattern[str]
    counting: re.Pattern[str]
    row: re.Pattern[str]
    unit: re.Pattern[str]
    noun: re.Pattern[str]
    named: re.Pattern[str]
    named_last: frozenset[str]
    signs: frozenset[str]
    sign: re.Pattern[str]
    half: re.Pattern[str]
    leading_half: re.Pattern[str]
    halves: dict[str, str]
    percent_signs: dict[str, str]
    kinds: dict[str, FigureKind]
    settled: frozenset[str]
    after: re.Pattern[str]
    after_qualifier: dict[str, Qualifier]
    after_share: frozenset[str]
    before_last: frozenset[str]
    before: re.Pattern[str]
    before_qualifier: dict[str, Qualifier]
    big_only: frozenset[str]
    scale_only: frozenset[str]
    not_before: dict[str, tuple[str, ...]]
    not_after: dict[str, str]
    trailing: dict[str, Qualifier]
    trailing_units: frozenset[str]
    governing: re.Pattern[str]
    each: re.Pattern[str]
    governing_qualifier: dict[str, Qualifier]


@cache
def standard_grammar() -> Grammar:
    """The grammar of the data that come with the program."""
    numbers, units, bounds = (load_json(f"figures/{name}.json") for name in ("numbers", "units", "bounds"))
    chinese = _characters(numbers)
    kinds = {unit: FigureKind(kind) for kind, line in units["kinds"].items() for unit in line.split()}
    halves = {**units["halves"], **units["leading_halves"]}
    big, alone = _qualifiers(bounds["before_big"]), _qualifiers(bounds["before_scale"])
    before = {**_qualifiers(bounds["before"]), **big, **alone}
    after_share, governing = _qualifiers(bounds["after_share"]), _qualifiers(bounds["governing"])
    after = {**_qualifiers(bounds["after"]), **after_share}
    bracketed = trie(words(units["bracketed"]))
    bracket = f"(?:{_S}[（(]{bracketed}(?:[、/]{bracketed}){{0,3}}[）)](?:次(?![数日年月]))?)?"
    joined = f"(?:[/／·](?:{trie(words(units['compound']))})){{0,2}}"
    nouns = units["nouns"]
    comma = _S + trie(words(numbers["list_separators"])) + _S
    label = f"[^\\W0-9０-９A-Za-z_第{''.join(numbers['digits'])}]"
    return Grammar(
        blanks=frozenset(BLANKS),
        unit_first=_first((*kinds, *"（(")),
        noun_first=_first(words(f"{nouns['modifiers']} {nouns['heads']}")),
        separator_first=_first(words(numbers["range_separators"])),
        comma_first=_first(words(numbers["list_separators"])),
        after_first=_first(after),
        find=re.compile(_find(chinese, numbers, "".join(u[0] for u in [*kinds, *units["halves"]]))),
        any_number=re.compile(f"{_D}+|{chinese}{{1,16}}"),
        cut=re.compile(_cut(numbers, kinds)),
        spaced=re.compile(_spaced(numbers, kinds)),
        parted=re.compile(_parted(numbers)),
        plain=re.compile(_plain(numbers)),
        arabic=re.compile(_arabic(numbers)),
        written=re.compile(_written(numbers, chinese)),
        more=_qualifiers(numbers["more_inside"])
        | dict.fromkeys(numbers["plus"]["signs"], Qualifier.MORE_THAN),
        fraction=re.compile(_fraction(chinese)),
        slash=re.compile(f"({_D}{{1,2}})[/／]({_D}{{1,3}})(?![0-9０-９/／万])"),
        shares=numbers["shares"],
        share=re.compile(trie(numbers["shares"])),
        share_last=frozenset(share[1] for share in numbers["shares"]),
        share_before=re.compile(f"(?:{trie(words(numbers['share_before']))})\\Z"),
        any_noun=re.compile(_any_noun(nouns)),
        counting=re.compile(f"(?:{trie(words(nouns['counting']))})[了约近超逾至到为{BLANKS}]{{0,2}}\\Z"),
        separator=re.compile(_S + trie(words(numbers["range_separators"])) + _S),
        comma=re.compile(comma),
        points=re.compile(f"(?:{comma}(?:{_D}{{1,4}}(?:[.．]{_D}{{1,4}})?|{chinese}{{1,4}})个){{1,3}}百分点"),
        label=re.compile(label),
        labelled_comma=re.compile(
            f"{_S}(?:、{label}{{1,8}}|{trie(words(numbers['list_separators']))}{_S}(?={_D}))"
        ),
        row=re.compile(_row(trie(words(f"{numbers['list_separators']} {numbers['range_separators']}")))),
        unit=re.compile(f"{_S}({_uncommon(units, bracketed)}|{_simple(kinds)}{joined}{bracket})"),
        noun=re.compile(f"{_S}({_nouns(units)}{bracket})"),
        named=re.compile(_named(numbers, kinds)),
        named_last=frozenset(f"）):：为达{BLANKS}"),
        signs=frozenset(numbers["signs"]["marks"]),
        sign=re.compile(_sign(numbers["signs"])),
        half=re.compile(trie(units["halves"])),
        leading_half=re.compile(trie(units["leading_halves"])),
        halves=halves,
        percent_signs=numbers["percent_signs"],
        kinds=kinds,
        settled=frozenset(kinds).difference(numbers["percent_signs"], "成"),
        after=re.compile(f"{_S}({trie(after)})"),
        after_qualifier=after,
        after_share=frozenset(after_share),
        before_last=frozenset(w[-1] for w in (*before, *bounds["links"].split())) | frozenset(BLANKS),
        before=re.compile(f"({trie(before, searched=True)})(?:{trie(words(bounds['links']))})?{_S}\\Z"),
        before_qualifier=before,
        big_only=frozenset(big),
        scale_only=frozenset(alone),
        not_before={first: words(line) for first, line in bounds["not_before"].items()},
        not_after=bounds["not_after"],
        trailing=_qualifiers(bounds["trailing"]),
        trailing_units=frozenset(units["kinds"]["duration"].split()),
        governing=re.compile(
            f"({trie(governing)})[^，,。；;：:、！？”》\\n0-9０-９]{{0,{bounds['governing_reach']}}}\\Z"
        ),
        governing_qualifier=governing,
        each=re.compile(f"(?:{trie(words(bounds['each']))})[^，,。；;\n]*\\Z"),
    )


def _first(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry[0] for entry in entries) | frozenset(BLANKS)


def _qualifiers(lines: dict[str, str]) -> dict[str, Qualifier]:
    return {word: Qualifier(name) for name, line in lines.items() for word in line.split()}


def _characters(numbers: dict[str, Any]) -> str:
    """One Chinese numeral character; 千 is none where it belongs to the unit (千瓦, 千克)."""
    guarded = numbers["not_scale"]
    plain = [c for c in (*numbers["digits"], *numbers["tens"], *numbers["scales"]) if not guarded.get(c)]
    return "(?:[" + "".join(plain) + "]|" + "|".join(f"{c}(?![{g}])" for c, g in guarded.items() if g) + ")"


def _scale(numbers: dict[str, Any]) -> str:
    guards = "".join(f"(?!{c}[{g}])" for c, g in numbers["not_scale"].items() if g)
    return f"{guards}(?:{trie(words(numbers['scale_words']))})"


def _find(chinese: str, numbers: dict[str, Any], first: str) -> str:
    """Where a number may begin. A class of characters goes first: a search skips all others quickly."""
    follow = re.escape("".join(sorted(set(first)))) + "余多几来分点至到\\-—－–~～〜千（(万亿 \u00a0\u3000"
    written = "".join((*numbers["digits"], *numbers["tens"], *numbers["scales"]))
    guarded = {**numbers["not_scale"], "一": numbers["never_one"]}
    guards = "".join(f"(?!(?<={c})[{g}])" for c, g in guarded.items() if g)
    choices = (
        f"(?<={_D})(?<![0-9０-９.．].)(?:(?<![A-Za-z].)|(?<=(?:{'|'.join(words(numbers['rates']))}).)){_D}*",
        f"(?<=[{written}]){guards}{chinese}{{0,15}}(?=[{follow}])",
        "(?<=[百千万])(?=分之|分百)",
        "(?<=半)(?=[个年天小数])",
        "(?<=一)(?=半)",
    )
    return f"[0-9０-９半{written}](?:{'|'.join(choices)})"


def _cut(numbers: dict[str, Any], kinds: Iterable[str]) -> str:
    """A line end between a number at the end of a long line and the rest of it or its unit, or between any
    number and what begins no line: 余人次, or a unit with a stop behind it."""
    scale, units = f"(?:{_scale(numbers)})?", trie(kinds)
    rest = f"(?:{_D}{{1,8}}(?:[.．]{_D}{{1,4}})?)?{scale}[余多]?{units}"
    long = f"(?<=[^\\n\\t]{{{_LONG_LINE}}}[0-9０-９.．万亿余多]\\n)(?={rest})(?!人民)"
    short = f"(?<=[0-9０-９]\\n)(?=[余多]{scale}{units}|{units}[，,。；;、）)])"
    return f"\\n(?:{long}|{short})"


def _spaced(numbers: dict[str, Any], kinds: Iterable[str]) -> str:
    """What follows the first of three digits or more with one blank between any two, and what a number can
    have behind it. Two may as well stand in the columns of a table, but between a word and a unit that touch
    them. Or the blank before digits that begin no number (2 00人次).

    A blank goes first, as does the point in the next pattern: most texts have few, so a search takes no time.
    """
    units = trie(kinds)
    alone = "(?<![0-9A-Za-z.．、,，-][0-9] )(?<![0-9.．、,，] [0-9] )"
    digits = "[0-9.．](?![0-9])(?: [0-9.．](?![0-9])){1,10}"
    long = f"{alone}{digits}(?= ?(?:{_scale(numbers)}|[余多年月]|{units}))"
    short = f"(?<=[一-鿿][0-9] )(?<![{numbers['numbered']}][0-9] )[0-9](?={units})"
    return f" (?<=[0-9] )(?:{long}|{short}|(?=0[0-9]{{1,3}}{units}))"


def _parted(numbers: dict[str, Any]) -> str:
    """A point with a blank before or behind it, in decimals that a list's number can hardly be."""
    return f"\\.(?:(?<=[0-9] .)|(?<=[0-9].) )[0-9]{{1,4}}(?= ?{trie(words(numbers['parted_decimals']))})"


def _sign(signs: dict[str, str]) -> str:
    before = f"[{signs['before']}]"
    return f"(?:(?<={before})|(?<={before} ))[{re.escape(signs['marks'])}]"


def _fraction(chinese: str) -> str:
    above = f"({chinese}{{1,9}}(?:点{chinese}{{1,5}})?)|({_D}{{1,5}}(?:[.．]{_D}{{1,4}})?)"
    return f"([百千万]|{chinese}{{1,4}})分(?:之|(?=百))(?:{above})"


def _plain(numbers: dict[str, Any]) -> str:
    """Digits with nothing behind them that can belong to the number."""
    more = "".join(_qualifiers(numbers["more_inside"])) + numbers["plus"]["signs"]
    return f"[0-9]{{1,15}}(?![0-9０-９.．,，{BLANKS}{more}]|{_scale(numbers)})"


def _arabic(numbers: dict[str, Any]) -> str:
    """Digits, a scale, what follows in a smaller one, 余 or 多, a scale behind it."""
    scale = _scale(numbers)
    plus = f"(?<=[0-9０-９万亿]{{2}})[{numbers['plus']['signs']}](?=[{numbers['plus']['before']}])"
    digits = (
        f"(?:{_D}{{1,3}}(?:[,， \u00a0]{_D}{{3}}){{1,5}}(?!{_D})|{_D}{{1,15}}(?!{_D}))(?:[.．]{_D}{{1,8}})?"
    )
    return (
        f"({digits})(?:{_S}({scale})(?:({_D}{{1,4}})({scale}))?)?"
        f"(?:{_S}(余|多|几|来(?=[个人名户家亩万件次天年吨头])|{plus}){_S}({scale})?)?"
    )


def _written(numbers: dict[str, Any], chinese: str) -> str:
    """数 or 几, Chinese numerals, 余 or 多, a scale behind it."""
    scale, more = _scale(numbers), trie(_qualifiers(numbers["more_inside"]))
    lead = "[" + "".join(numbers["vague_lead"].split()) + "]"
    return f"({lead}(?=[十百千万亿]))?({chinese}{{1,16}}(?:点{chinese}{{1,6}})?)(?:({more})({scale})?)?"


def _row(separator: str) -> str:
    """A long row of integers but for its last dozen: too far from any unit that a list could share."""
    entry = f"{_D}{{1,9}}(?:{_S}{separator}{_S}|[{BLANKS}])"
    return f"(?:{entry}){{12,}}(?=(?:{entry}){{12}})"


def _any_noun(nouns: dict[str, Any]) -> str:
    """A word of at most ``unknown_characters`` that ends a clause or has a bound behind it, or one with a
    general noun as its end (医务人员)."""
    character = f"[^\\W0-9０-９A-Za-z_{nouns['unknown_not']}]"
    unknown = f"(?!{trie(words(nouns['unknown_never']))}){character}{{1,{nouns['unknown_characters']}}}"
    short = f"{unknown}(?=[，。；、,;）)\\n]|左右|以上|以下|以内|\\Z)"
    return f"({short}|{character}{{0,4}}?({trie(words(nouns['any_heads']))}))"


def _simple(kinds: Iterable[str]) -> str:
    """The units of the data; one in letters ends where the letters do (500MB, but no unit in 1152MB123)."""
    letters = [unit for unit in kinds if unit[0].isascii() and unit[0].isalpha()]
    return f"(?:{trie(unit for unit in kinds if unit not in letters)}|{trie(letters)}(?![A-Za-z0-9]))"


def _named(numbers: dict[str, Any], kinds: Iterable[str]) -> str:
    """A unit in brackets, or between blanks as in the columns of a table, up to the number."""
    unit = f"({_scale(numbers)})?({_simple(kinds)})"
    opened, parted = "(?<=[（(])", "(?<=[一-鿿）)]{2} ) {0,3}"
    return f"[（( ](?:{opened}|{parted}){unit}(?:[）)][:：为达]?{_S}| {{1,4}})\\Z"


def _uncommon(units: dict[str, Any], simple: str) -> str:
    """Units that a list of words cannot hold: 人 次 with a blank inside, the 个 of 3个点位, and those in
    brackets of 3323（头/只）."""
    parted = (f"{trie(words(heads))}[{BLANKS}]{{1,2}}{tail}(?!数)" for tail, heads in units["parted"].items())
    before_noun = (f"{unit}(?={trie(words(nouns))})" for unit, nouns in units["before_noun"].items())
    return "|".join((*parted, *before_noun, f"[（(]{simple}[、/]{simple}[）)]"))


def _nouns(units: dict[str, Any]) -> str:
    modifiers, heads = trie(words(units["nouns"]["modifiers"])), trie(words(units["nouns"]["heads"]))
    return f"(?!{trie(words(units['nouns']['never']))})(?:{modifiers}){{0,3}}{heads}"
