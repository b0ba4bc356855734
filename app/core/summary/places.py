"""Where something stands in a report, in words: section path, page, the sentence around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.core.enums import SectionKind, Status
from app.core.report import Section
from app.core.scan import Scan
from app.core.state import ReportState
from app.core.summary.blocks import Run, Runs

_BEFORE = 14
_TITLE = 8
_NUMERALS = "一二三四五六七八九十"
_TRAIL = "、．. \u3000"


@dataclass(frozen=True)
class Places:
    """Answers for one report; the sections that people rejected do not count."""

    state: ReportState

    @cached_property
    def scan(self) -> Scan:
        return Scan(self.state.document.text)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold, in order of their start."""
        held = [r.section for r in self.state.sections if r.status is not Status.REJECTED]
        return tuple(sorted(held, key=lambda s: (s.start, s.level)))

    def path(self, offset: int) -> str:
        """The numbers of the headings around ``offset`` ("一（二）"); titles stand in for lost numbers."""
        return "".join(short_name(section) for section in self._around(offset))

    def spoken(self, offset: int) -> str:
        """The same for running text: 第一部分（二）第3点; "" before the first heading."""
        return "".join(_spoken(section) for section in self._around(offset))

    def _around(self, offset: int) -> list[Section]:
        """The headings that ``offset`` stands under, outermost first.

        One without a number is told by its title and needs none above it.
        """
        found = [
            s
            for s in self.sections
            if s.kind is SectionKind.HEADING and s.start <= offset < max(s.end, s.start + 1)
        ]
        named = [index for index, section in enumerate(found) if not section.number]
        return found[named[-1] :] if named else found

    def page(self, offset: int) -> int | None:
        """The page of the file that ``offset`` stands on, where the reader knows it."""
        return self.state.document.page_at(offset)

    def words(self, offset: int) -> str:
        """Section path and page, whichever is known."""
        page = self.page(offset)
        parts = [self.path(offset) or self._outside(offset), f"第{page}页" if page is not None else ""]
        return " ".join(part for part in parts if part)

    def _outside(self, offset: int) -> str:
        """Before the first heading, or in what follows the last (tables and attachments behind the date)."""
        is_behind = bool(self.sections) and offset >= max(section.end for section in self.sections)
        return "文末" if is_behind else "开头"

    def quote(self, start: int, end: int, *, most: int = 56) -> Runs:
        """The sentence around a passage, cut to about ``most`` characters, the passage itself bold."""
        text = self.state.document.text
        first, last = self.scan.sentence(start)
        last = max(last, end)
        left, right = first, last
        if last - first > most:
            before = self.scan.clause(max(start - _BEFORE, first))[0]
            left = max(first, before if start - before <= most // 2 else start - most // 2)
            while left > first and text[left].isdigit() and text[left - 1].isdigit():
                left -= 1
            right = min(last, max(end, left + most))
        head = ("…" if left > first else "") + text[left:start].lstrip()
        tail = text[end:right].rstrip() + ("…" if right < last else "")
        found = (Run(head), Run(text[start:end], is_bold=True), Run(tail))
        return tuple(Run(r.text.replace("\n", " "), is_bold=r.is_bold) for r in found if r.text)


def _spoken(section: Section) -> str:
    short = short_name(section)
    if short.isdecimal():
        return f"第{short}点"
    return f"第{short}部分" if section.number and all(c in _NUMERALS for c in short) else short


def short_name(section: Section) -> str:
    """A section by its number without trailing points; by the beginning of its title where that is lost."""
    if section.number:
        return section.number.strip().rstrip(_TRAIL)
    title = section.title[:_TITLE]
    return f"“{title}{'…' if len(section.title) > _TITLE else ''}”"


def heading_words(section: Section) -> str:
    """A heading as it is printed in an outline: number and title."""
    number = (section.number or "").strip()
    return (
        f"{number}{' ' if number and number[-1].isascii() and number[-1] not in '()' else ''}{section.title}"
    )
