"""The four mandated parts by content: there, under one heading, in a sentence elsewhere, promised, absent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.title import title_span
from app.core.enums import Origin, Part, SectionKind, Severity, Word
from app.core.light import light_dataclass
from app.core.report import Finding, Section
from app.core.resources import load_json, load_words

MANDATED = (Part.MEASURES, Part.PROBLEMS, Part.RESPONSIBILITY, Part.PLAN)


class Presence(Word):
    """How a mandated part is there, from best to worst."""

    CHAPTER = "chapter"  # a chapter of its own
    SHARED = "shared"  # under one heading with another part
    INSIDE = "inside"  # a section or point inside a chapter on something else
    ELSEWHERE = "elsewhere"  # several sentences in other chapters
    SENTENCE = "sentence"  # one sentence in another chapter
    PROMISED = "promised"  # a heading promises it, nothing follows
    ABSENT = "absent"


_CARRIED = frozenset({Presence.CHAPTER, Presence.SHARED, Presence.INSIDE})
# So far before 主要是 a sentence may announce what it lists.
_ANNOUNCED = 40
# A heading in the line may stand before the sentence that opens the part; the part is so long.
_RUN_IN, _PARAGRAPH = 20, 120
# No more blanks than so many stand between two characters of a body.
_BLANKS = 20
# What opens the account of problems, and of the plan.
_LEAD = re.compile(r"主要表现在|存在[^。；，]{0,12}(?:问题|不足|差距)")
_AHEAD = re.compile(r"下一?步|接下来|今后|下阶段")
_NOT_PRINCIPAL = "党政负责人"
_MISWRITTEN = frozenset({_NOT_PRINCIPAL})
_DAY_ENDS_LINE = r"\s?[\d一二三十]{1,2}\s?月\s?[\d一二三十]{1,3}\s?日\s{0,4}(?:\n|$)"
_A_YEAR = re.compile(r"20\d\d\s?年")
# XX年 is told as what a template left.
_UNFILLED = re.compile(r"[XxＸ×*]\s?年")
# Words that stand for the year of a plan.
_COMING = frozenset({"“十四五”", "“十五五”", "“十六五”", "新的一年", "来年", "明年"})
_data = partial(load_json, "checks/parts.json")


@light_dataclass(frozen=True, slots=True)
class Evidence:
    """Where a part was found: ``sections`` that carry it, or else ``sentences`` that speak of it.

    ``reasons`` says, for the problems, whether any reason is given; None for the other parts.
    """

    part: Part
    presence: Presence
    sections: tuple[Section, ...] = ()
    sentences: tuple[Span, ...] = ()
    reasons: bool | None = None

    @property
    def is_whole(self) -> bool:
        """Whether a section carries the part."""
        return self.presence in _CARRIED


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[name]))


@cache
def _body() -> re.Pattern[str]:
    shortest, blanks = _data()["shortest_body"], rf"\s{{0,{_BLANKS}}}"
    # Most bodies begin with so many characters without a blank between, which is sooner seen.
    return re.compile(rf"{blanks}\S{{{shortest}}}|(?:{blanks}\S){{{shortest}}}")


def _beginnings(part: Part) -> frozenset[str]:
    """What the words of sentences that speak of a part begin with."""
    return load_words("checks/parts.json", f"begin_{part.value}")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _MISWRITTEN, _COMING, *map(_beginnings, MANDATED)


def part_name(part: Part) -> str:
    """The Chinese name of a mandated part."""
    return str(_data()["names"][part])


def evidence(case: Case) -> tuple[Evidence, ...]:
    """For each mandated part the sections, or else the sentences, that the report gives it."""
    parted = case.by_part
    return tuple([_evidence_of(case, part, parted[part]) for part in MANDATED])


def _evidence_of(case: Case, part: Part, parted: Sequence[Section]) -> Evidence:
    """What the report gives one mandated part; ``parted`` are the sections that the outline gives it."""
    sections = parted or _titled(case, part)
    filled = _with_body(case.text, sections)
    if filled:
        first, chapter = filled[0], case.chapter(filled[0].start)
        reasons = _gives_reasons(case, first, chapter or first) if part is Part.PROBLEMS else None
        return Evidence(part, _presence(first, chapter, part), filled, (), reasons)
    if sections:
        return Evidence(part, Presence.PROMISED, tuple(sections))
    sentences = tuple(dict.fromkeys(_sentences(case, part)))
    if part is Part.RESPONSIBILITY and (paragraph := _paragraph_of(case, sentences)) is not None:
        return Evidence(part, Presence.INSIDE, (paragraph,), sentences)
    presence = (Presence.ABSENT, Presence.SENTENCE, Presence.ELSEWHERE)[min(len(sentences), 2)]
    return Evidence(part, presence, (), sentences)


def _paragraph_of(case: Case, sentences: Sequence[Span]) -> Section | None:
    """The paragraph, long enough to be the part, that one of ``sentences`` on it opens."""
    for start, end in sentences:
        line = case.scan.line_at(start)
        if line is None or start - line.start > _RUN_IN or line.end - start < _PARAGRAPH:
            continue
        if _pattern("principals").search(case.text, end, line.end) is not None:
            place = start, line.end, start, min(end, line.end)
            return Section(
                SectionKind.POINT, 2, None, case.text[start:end], *place, Origin.INFERRED, Part.RESPONSIBILITY
            )
    return None


def _titled(case: Case, part: Part) -> tuple[Section, ...]:
    """Headings that name a part; most do not, which one look tells."""
    names = _pattern(f"title_{part.value}").search
    return tuple([h for h in case.headings if names(h.title) and _is_titled(h.title, part)])


def _is_titled(title: str, part: Part) -> bool:
    if part is Part.MEASURES and (_pattern("title_problems").search(title) or _pattern("ahead").match(title)):
        return False
    return bool(_pattern(f"title_{part.value}").search(title))


def _with_body(text: str, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Those with words below them."""
    begins = _body().match
    return tuple([s for s in sections if begins(text, s.title_end, s.end) is not None])


def _presence(first: Section, chapter: Section | None, part: Part) -> Presence:
    """How a part is there, by the first of its sections and the chapter that holds it."""
    if chapter is None:
        return Presence.CHAPTER
    named = _named_in(chapter.title)
    if len(named) < 2:
        return Presence.CHAPTER if first.level == 1 or chapter.part is part else Presence.INSIDE
    return Presence.SHARED if part in named else Presence.INSIDE


@lru_cache(maxsize=4096)
def _named_in(title: str) -> tuple[Part, ...]:
    """The mandated parts that a heading names; many reports have the same headings."""
    return tuple(part for part in MANDATED if _is_titled(title, part))


def _gives_reasons(case: Case, first: Section, chapter: Section) -> bool:
    """Whether the problems, of which ``first`` begins in ``chapter``, are told with any reason."""
    body = case.text[first.title_end : chapter.end]
    if "原因" in body or _pattern("reasons").search(body) or _says_why(body):
        return True
    of_reasons = [h for h in case.headings if "原因" in h.title and h is not first]
    return bool(_with_body(case.text, of_reasons))


def _says_why(body: str) -> bool:
    """力量不足，主要是编制少 says why; 存在一些问题，主要是力量不足 says what."""
    return any(
        not _pattern("announced").search(body, max(0, match.start() - _ANNOUNCED), match.start())
        for match in _pattern("mainly").finditer(body)
    )


def _sentences(case: Case, part: Part) -> Iterator[Span]:
    for match in case.matches_at(_beginnings(part), _pattern(f"content_{part.value}")):
        yield case.scan.sentence(match.start())


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Parts that are absent or thin, two in one heading, problems without reasons, plans without a year."""
    if not case.scan.lines or (not case.headings and len(case.text) < int(_data()["shortest_report"])):
        return
    whole: dict[Part, Evidence] = {}
    for row in evidence(case):
        if row.is_whole:
            whole[row.part] = row
        else:
            yield _absent(case, settings, row)
    yield from _together(case, settings)
    problems, plan = whole.get(Part.PROBLEMS), whole.get(Part.PLAN)
    if problems is not None and not problems.reasons:
        yield _no_reasons(case, settings, problems.sections[0])
    if Part.RESPONSIBILITY in whole:
        yield from _of_others(case, settings, whole[Part.RESPONSIBILITY])
    if plan is not None and case.head.year is not None:
        yield from _plan_year(case, settings, plan.sections[0], case.head.year + 1)
    if case.found(_MISWRITTEN):
        yield from _wording(case, settings)


def _absent(case: Case, settings: Settings, row: Evidence) -> Finding:
    name = part_name(row.part)
    if row.presence is Presence.ABSENT:
        first = case.scan.lines[0]
        place = title_span(case) or (first.start, first.end)
        message = f"没有找到法定内容“{name}”，应补写。"
        return finding(settings.rule, Severity.ERROR, message, [place])
    if row.presence is Presence.PROMISED:
        message = f"标题写了“{name}”，下面没有内容，应补写。"
        return finding(settings.rule, Severity.ERROR, message, [(s.start, s.title_end) for s in row.sections])
    if row.presence is Presence.SENTENCE:
        words = case.quote(row.sentences[0], longest=40)
        message = f"法定内容“{name}”没有专章，全文只有一句：“{words}”，宜单列一章。"
        return finding(settings.rule, Severity.WARN, message, row.sentences)
    message = f"法定内容“{name}”没有专章，只在其他章节里提到{len(row.sentences)}句，宜单列一章。"
    return finding(settings.rule, Severity.WARN, message, row.sentences)


def _together(case: Case, settings: Settings) -> Iterator[Finding]:
    """Two mandated parts under one heading of the first level."""
    for chapter in case.top:
        named = _named_in(chapter.title)
        if len(named) >= 2:
            names = "”“".join(part_name(p) for p in named)
            message = f"“{names}”两部分法定内容并在一个标题里，宜分列。"
            place = (chapter.start, chapter.title_end)
            yield finding(settings.rule, Severity.INFO, message, [place])


def _no_reasons(case: Case, settings: Settings, first: Section) -> Finding:
    """不足和原因: problems need reasons; a heading that promises them over a body without is the worse."""
    chapter = case.chapter(first.start) or first
    if "原因" in first.title or "原因" in chapter.title:
        message = "标题写了“原因”，正文没有原因，应补写。"
        place = (chapter.title_start, chapter.title_end)
        return finding(settings.rule, Severity.ERROR, message, [place])
    inside = [s for s in case.points if first.start <= s.start < chapter.end]
    place = (inside[0].start, inside[0].title_end) if inside else (first.start, first.title_end)
    lead = _LEAD.search(case.text, first.title_end, first.title_end + 160)
    heading = (chapter.start, chapter.title_end)
    spans = [heading, place] if lead is None else [heading, place, lead.span()]
    message = "写了存在的问题，没有分析原因，应补写（法定内容是“存在的不足和原因”）。"
    return finding(settings.rule, Severity.WARN, message, spans)


def _of_others(case: Case, settings: Settings, duty: Evidence) -> Iterator[Finding]:
    """A chapter on the principals' duty that never names them, nor what they do."""
    for heading in duty.sections:
        is_chapter = heading.level == 1 and heading.kind is SectionKind.HEADING
        if not is_chapter or Part.RESPONSIBILITY not in _named_in(heading.title):
            continue
        if _pattern("principals").search(case.text, heading.title_end, heading.end) is None:
            words = case.quote((heading.title_start, heading.title_end), longest=30)
            message = f"标题“{words}”下面没有写党政主要负责人做了什么，应补写。"
            yield finding(settings.rule, Severity.ERROR, message, [(heading.start, heading.title_end)])


def _plan_year(case: Case, settings: Settings, first: Section, year: int) -> Iterator[Finding]:
    """下一年度主要安排 that never says which year; a wrong one in its heading is told by ``title``."""
    chapter = case.chapter(first.start) or first
    is_dated = _written(year).search(case.text, chapter.start, chapter.end) is not None
    if is_dated or any(chapter.start <= at < chapter.end for at, _ in case.places_of(_COMING)):
        return
    if _A_YEAR.search(chapter.title) is None and _UNFILLED.search(chapter.title) is None:
        message = f"下一年度安排没有写明年份，宜写明“{year}年”。"
        yield finding(settings.rule, Severity.INFO, message, _plan_places(case, chapter))


def _plan_places(case: Case, chapter: Section) -> list[Span]:
    places = [(chapter.start, chapter.title_end)]
    opening = _AHEAD.search(case.text, chapter.title_end, chapter.title_end + 60)
    if opening is not None:
        places.append((opening.start(), opening.end() + 3))
    return places


@cache
def _written(year: int) -> re.Pattern[str]:
    """2025年, 2025 年, 二〇二五年; not the day that ends its line, which is the day of signature."""
    han = "".join("〇一二三四五六七八九"[int(c)] for c in str(year))
    return re.compile(rf"(?:{year}\s?年|{han}年)(?!{_DAY_ENDS_LINE})")


def _wording(case: Case, settings: Settings) -> Iterator[Finding]:
    """党政负责人 for 党政主要负责人: the duty is the principal's."""
    for heading in case.headings if case.found(_MISWRITTEN) else ():
        if _NOT_PRINCIPAL in heading.title:
            message = "“党政负责人”漏了“主要”二字，规定是“党政主要负责人”。"
            yield finding(settings.rule, Severity.WARN, message, [(heading.title_start, heading.title_end)])
