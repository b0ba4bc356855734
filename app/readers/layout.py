"""From pieces of text placed on pages to the paragraphs a person reads: shared by PDF and OFD.

Lines are put together from runs, page furniture (headers, footers, page numbers) is left out, and lines are
joined to paragraphs where the page shows that a sentence goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.readers.assemble import Assembler, Printed
from app.readers.page_lines import PageLine, Run, lines_of
from app.readers.ruled import Box, tables_of

_PAGE_NUMBER = re.compile(
    r"[-—–－―·•.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*共?\s*\d{1,4}\s*页?)?[-—–－―·•.\s]*"
)
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|第[一二三四五六七八九十]{1,3}[章节部条]|\d{1,2}[．.、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]"
)
_HAN = r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’]"
_GAP_BESIDE_HAN = re.compile(rf"(?<={_HAN}) +(?=\S)|(?<=\S) +(?={_HAN})")
_UNBROKEN = re.compile(r"[“‘《（(\[【]{0,2}[A-Za-z0-9+\-./%]{0,20}[”’》）)\]】，、。；]?")
_INDENT = 1.2  # heights of a line that a paragraph begins further right
_WIDEST = 3.0  # heights between two lines of a paragraph at most
_SHORT = 7.0  # heights that a line may be short of the margin without ending its paragraph
_ENDS = "。！？!?；;：:"
# Radicals that PDF fonts map where the unified character is meant; NFKC mends U+2F00–2FD5 only.
_RADICALS = str.maketrans(
    "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳⺎⺏⺝⺩⺼⻌⻍",
    "母民西见角贝车长门青页风飞食马鬼鱼鸟麦黄齐齿龙龟尢尣月王肉辶辶",
)
_HAN_RADICALS = re.compile("[\u2f00-\u2fd5]")


def paragraphs(
    runs: Iterable[Run], heights: dict[int, float], *, rules: Mapping[int, Sequence[Box]] | None = None
) -> Assembler:
    """The paragraphs of all pages in reading order; ``heights`` and ``rules`` (drawn lines) are by page."""
    # What lies outside the page was cut off by the printer that made it.
    on_page = (r for r in runs if 0 <= (r.top + r.bottom) / 2 <= heights.get(r.page, r.bottom))
    lines = without_furniture(_lines(on_page, rules or {}), heights)
    out = Assembler()
    if not lines:
        return out
    body = _Body.of(lines)
    current: list[PageLine] = []
    for line in lines:
        if current and not body.goes_on(current[-1], line):
            _emit(out, current)
            current = []
        current.append(line)
    _emit(out, current)
    return out


def _lines(runs: Iterable[Run], rules: Mapping[int, Sequence[Box]]) -> list[PageLine]:
    """The lines of all pages; rows of ruled tables stand where their tables do."""
    by_page: dict[int, list[Run]] = {}
    for run in runs:
        by_page.setdefault(run.page, []).append(run)
    found: list[PageLine] = []
    for page in sorted(by_page):
        rest, here = by_page[page], []
        for table in tables_of(rules.get(page, ())):
            held = [run for run in rest if table.holds(run)]
            rest = [run for run in rest if not table.holds(run)]
            here.append(table.lines(held, _cell))
        lines = lines_of(rest)
        for rows in here:
            if rows:
                at = next((n for n, line in enumerate(lines) if line.top >= rows[0].top), len(lines))
                lines[at:at] = rows
        found += lines
    return found


def _cell(runs: Sequence[Run]) -> str:
    """The text of a cell; its lines follow each other without a break."""
    text = ""
    for line in lines_of(runs):
        text += (" " if _are_latin(text, line.text) else "") + line.text
    return text.replace("\t", " ")


def _are_latin(before: str, after: str) -> bool:
    """Whether a blank must part two lines: words of Latin letters."""
    return before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()


def mend(text: str) -> str:
    """Radical look-alikes become the characters they show; blanks between 汉字 and digits go."""
    text = _HAN_RADICALS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text).translate(_RADICALS)
    return _GAP_BESIDE_HAN.sub("", text)


def without_furniture(lines: Sequence[PageLine], heights: dict[int, float]) -> list[PageLine]:
    """Leaves out page numbers at the edge, and headers and footers that recur on most pages."""
    by_page: dict[int, list[PageLine]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edge = {
        line
        for page, here in by_page.items()
        for line in _edge_lines(here, heights.get(page, max(line.bottom for line in here)))
    }
    seen = Counter(_shape(line.text) for line in edge)
    needed = max(2.0, len(by_page) / 2)
    recurring = {shape for shape, count in seen.items() if count >= needed}
    places = {(_shape(line.text), round(line.top)) for line in edge if _shape(line.text) in recurring}

    def is_furniture(line: PageLine) -> bool:
        shape = _shape(line.text)
        if line in edge and (_PAGE_NUMBER.fullmatch(line.text) or shape in recurring):
            return True
        # On a page with few lines it does not stand out, but it stands where it always does.
        return any((shape, round(line.top) + off) in places for off in (-1, 0, 1))

    return [line for line in lines if not is_furniture(line)]


def _edge_lines(here: list[PageLine], height: float) -> list[PageLine]:
    """Lines of one page in its upper or lower margin, or near it and set apart from the body."""
    ordered = sorted(here, key=lambda line: line.top)
    gaps = [after.top - before.bottom for before, after in pairwise(ordered)]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    found = []
    for at, line in enumerate(ordered):
        above = gaps[at - 1] if at else height
        below = gaps[at] if at < len(gaps) else height
        is_near_top, is_near_bottom = line.bottom < 0.12 * height, line.top > 0.86 * height
        is_apart = (is_near_top and below > 1.5 * usual + 2) or (is_near_bottom and above > 1.5 * usual + 2)
        is_margin = line.bottom < 0.065 * height or line.top > 0.935 * height
        if is_margin or is_apart or ((is_near_top or is_near_bottom) and _PAGE_NUMBER.fullmatch(line.text)):
            found.append(line)
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text))


@dataclass(frozen=True, slots=True)
class _Body:
    """Where lines begin and end, by column; how high they are; whether paragraphs are indented."""

    lefts: dict[int, float]
    rights: dict[int, float]
    em: float
    apart: float  # a wider gap between lines parts paragraphs
    is_indented: bool

    @staticmethod
    def of(lines: Sequence[PageLine]) -> _Body:
        em = median(line.height for line in lines)
        columns = {line.column for line in lines}
        lefts = {c: min(line.left for line in lines if line.column == c) for c in columns}
        rights = {c: _right(line.right for line in lines if line.column == c) for c in columns}
        ended = [two for one, two in pairwise(lines) if one.text[-1:] in _ENDS and "\t" not in two.text]
        indented = [line for line in ended if line.left > lefts[line.column] + _INDENT * em]
        together = [p for p in pairwise(lines) if (p[0].page, p[0].column) == (p[1].page, p[1].column)]
        gaps = [two.top - one.bottom for one, two in together]
        usual = min(median(gaps), _WIDEST * em) if gaps else 0.0
        apart = max(1.6 * em, 1.35 * usual)
        return _Body(lefts, rights, em, apart, len(indented) > 0.5 * len(ended))

    def goes_on(self, before: PageLine, line: PageLine) -> bool:
        """Whether ``line`` continues the paragraph that ``before`` is the last line of."""
        if "\t" in before.text or "\t" in line.text:
            return False
        is_apart = line.top - before.bottom > self.apart or abs(before.height - line.height) > 0.35 * self.em
        if (before.page, before.column) == (line.page, line.column) and is_apart:
            return False
        if line.left > self.lefts[line.column] + _INDENT * self.em:
            return False
        is_ended, is_numbered = before.text[-1:] in _ENDS, bool(_NUMBERED.match(line.text))
        room = self.rights[before.column] - before.right
        if room <= 2.2 * self.em + (0.0 if is_ended else self._unbroken(line)):
            return not (is_numbered and is_ended)
        # Rules for marks at the ends of lines drive words to the next one; its indent would tell a paragraph.
        return self.is_indented and not (is_ended or is_numbered) and room <= _SHORT * self.em

    def _unbroken(self, line: PageLine) -> float:
        """The width of a word or number that may not be broken and went to this line as a whole."""
        head = _UNBROKEN.match(line.text)
        return sum(0.6 if c.isascii() else 1.0 for c in head.group()) * self.em if head else 0.0


def _right(rights: Iterable[float]) -> float:
    """Where full lines end: the right edge that most lines come close to."""
    ordered = sorted(rights)
    return ordered[int(0.9 * (len(ordered) - 1))]


def _emit(out: Assembler, lines: list[PageLine]) -> None:
    if not lines:
        return
    text, printed, at = "", [], 0
    for line in lines:
        both_latin = _are_latin(text, line.text)
        text += (" " if both_latin else "") + line.text
        at += both_latin
        printed.append(Printed(at, line.page, line.left, line.top, line.right, line.bottom))
        at += len(mend(line.text))
    if "\t" in text:
        row = "\t".join(mend(cell).strip() for cell in text.split("\t"))
        out.add(row, page=lines[0].page, kind="row", lines=printed)
    else:
        out.add(mend(text), page=lines[0].page, lines=printed)
