"""Terms of the lexicon with one slip of the pen in them, and where a text has them.

What is a slip and what is another word is decided by ``typo``; the words are ``resources/checks/words.json``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app.core.checks.watch import stops
from app.core.resources import load_json

# A lost character leaves another word of a term of four too often (行政罚款, 安全产品).
_LONG_TERM = 5
_SHORT_TERM = 3
# Last characters of terms that hardly ever begin the next word.
_NO_BEGINNINGS = frozenset("纷境矫患讼")


class Slip(NamedTuple):
    """A wrong spelling of a term, one slip in it."""

    term: str
    wrong: str

    @property
    def is_sure(self) -> bool:
        """Whether it is a slip wherever it stands: a lost character often leaves another word."""
        return len(self.wrong) == len(self.term) or len(self.term) >= _LONG_TERM


class Slips(NamedTuple):
    """What of the lexicon stands wrong in a text.

    ``spelt``: wrong spellings that may be other words; ``sure``: those of them that are none, the rest of
    the term being right on both sides; ``garbled``: characters doubled or exchanged; ``cut``: terms whose
    last character is lost.
    """

    spelt: tuple[Slip, ...]
    sure: tuple[Slip, ...]
    garbled: tuple[Slip, ...]
    cut: tuple[str, ...]


class _Meant(NamedTuple):
    """What one wrong spelling may stand for, sort by sort as in ``Slips``."""

    spelt: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    garbled: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


def slips_in(text: str) -> Slips | None:
    """What ``text`` has of each sort, a wrong spelling with every term that it may be meant for; sorted."""
    lengths, known = _lengths(), _known()
    found = {
        piece
        for at in map(re.Match.start, _nearly_terms().finditer(text))
        for length in lengths[text[at]]
        if (piece := text[at : at + length]) in known
    }
    if not found:
        return None
    rows = [(piece, known[piece]) for piece in sorted(found)]
    return Slips(
        tuple([Slip(term, piece) for piece, meant in rows for term in meant.spelt]),
        tuple([Slip(term, piece) for piece, meant in rows for term in meant.sure]),
        tuple([Slip(term, piece) for piece, meant in rows for term in meant.garbled]),
        tuple(sorted([term for _, meant in rows for term in meant.cut])),
    )


@cache
def _known() -> Mapping[str, _Meant]:
    """All wrong spellings in one index, for one look at each place."""
    spelt, sure, garbled, cut = _wrong_spellings(), _sure_spellings(), _garbled(), _stems()
    return {
        wrong: _Meant(
            spelt.get(wrong, ()),
            (sure[wrong],) if wrong in sure else (),
            (garbled[wrong],) if wrong in garbled else (),
            cut.get(wrong, ()),
        )
        for wrong in {*spelt, *sure, *garbled, *cut}
    }


@cache
def _wrong_spellings() -> Mapping[str, tuple[str, ...]]:
    """Every wrong spelling with the terms that it may be meant for."""
    words = load_json("checks/words.json")
    others, confused = frozenset(words["others"]), _confused()
    found: dict[str, tuple[str, ...]] = {}
    for term in words["terms"]:
        for wrong in _misspelt(term, confused):
            if wrong not in others and not _is_superseded(term, wrong):
                found[wrong] = (*found.get(wrong, ()), term)
    return found


@cache
def _confused() -> Mapping[str, str]:
    """For each character those that sound like it (``confused``) and those that look like it (``alike``)."""
    words = load_json("checks/words.json")
    found = dict(words["confused"])
    for group in words["alike"]:
        for character in group:
            found[character] = found.get(character, "") + group.replace(character, "")
    return found


def _misspelt(term: str, confused: Mapping[str, str]) -> Iterator[str]:
    """The term with a character mistaken or, inside, lost."""
    for at in range(1, len(term)):
        yield from _mistaken(term, at, confused)
        if 2 <= at < len(term) - 1:
            yield term[:at] + term[at + 1 :]


def _mistaken(term: str, at: int, confused: Mapping[str, str]) -> Iterator[str]:
    for other in confused.get(term[at], ""):
        yield term[:at] + other + term[at + 1 :]


@cache
def _sure_spellings() -> Mapping[str, str]:
    """Wrong spellings of long terms that are no words, whatever stands beside them, with the right term.

    A character mistaken inside leaves the term right on both sides (行正执法, 安全牛产). A mistaken last one
    may begin another word, unless what is left of the term is none by itself (矛盾纠分).
    """
    words = load_json("checks/words.json")
    others, stems = frozenset(words["others"]), frozenset(words["cut"])
    found: dict[str, str] = {}
    for term in words["terms"]:
        last = len(term) if term in stems else len(term) - 1
        for at in range(1, last) if len(term) > _SHORT_TERM else ():
            found |= dict.fromkeys(_mistaken(term, at, _confused()), term)
    return {
        wrong: term
        for wrong, term in found.items()
        if wrong not in others and not _is_superseded(term, wrong)
    }


def _is_superseded(term: str, wrong: str) -> bool:
    """法制宣传: no slip, but the older word, which ``term_stale`` tells of."""
    return any(word in wrong and word not in term for word in load_json("checks/words.json")["superseded"])


@cache
def _garbled() -> Mapping[str, str]:
    """Terms with a character doubled or, inside, exchanged for the next, with the right term."""
    words = load_json("checks/words.json")
    found: dict[str, str] = {}
    for term in words["terms"]:
        for at in range(1, len(term) - 1) if len(term) > _SHORT_TERM else ():
            found[term[: at + 1] + term[at:]] = term
            found[term[:at] + term[at + 1] + term[at] + term[at + 2 :]] = term
        if term[-1] in _NO_BEGINNINGS:
            found[term + term[-1]] = term
    return {
        wrong: term
        for wrong, term in found.items()
        if wrong not in words["others"] and (term not in wrong or wrong == term + term[-1])
    }


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    """Terms that may lose their last character, by what is left of them."""
    found: dict[str, tuple[str, ...]] = {}
    for term in load_json("checks/words.json")["cut"]:
        found[term[:-1]] = (*found.get(term[:-1], ()), term)
    return found


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How long the wrong spellings are that begin with a character."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for wrong in _known():
        found[wrong[0]].add(len(wrong))
    return {first: tuple(sorted(lengths)) for first, lengths in found.items()}


@cache
def _nearly_terms() -> re.Pattern[str]:
    """Stops at the first character, which is always right, of what may be one of the wrong spellings.

    In the place of a mistaken character any other will do, so that the pattern stays small enough for the
    processor's cache.
    """
    rows: defaultdict[str, set[Sequence[str]]] = defaultdict(set)
    for first, *others in _rows():
        rows[first].add(tuple(others))
    beside = {first: f"(?={_any_of(own)})" for first, own in rows.items()}
    return stops(beside, load_json("checks/common.json"))


def _rows() -> Iterator[Sequence[str]]:
    """The wrong spellings as patterns of their characters."""
    for wrong, terms in _wrong_spellings().items():
        yield from (_mistaken_row(wrong, term) if len(wrong) == len(term) else wrong for term in terms)
    yield from _garbled()
    for stem, terms in _stems().items():
        yield from ([*stem, f"(?!{term[-1]})"] for term in terms)


def _mistaken_row(wrong: str, term: str) -> Sequence[str]:
    """Any character and the right one behind it; only then whether the two are right after all.

    A last character has none behind it, and any other would often begin another word (法治思想 for 法治思维).
    """
    at = next(n for n in range(len(term)) if wrong[n] != term[n])
    if at + 1 == len(term):
        return wrong
    return [*term[:at], ".", f"{term[at + 1]}(?<!{term[at : at + 2]})", *term[at + 2 :]]


def _any_of(rows: Iterable[Sequence[str]]) -> str:
    """One pattern for many rows, what they begin with alike written once."""
    branches: defaultdict[str, set[Sequence[str]]] = defaultdict(set)
    for row in rows:
        if not row:
            return ""
        branches[row[0]].add(row[1:])
    return "(?:" + "|".join(first + _any_of(own) for first, own in sorted(branches.items())) + ")"
