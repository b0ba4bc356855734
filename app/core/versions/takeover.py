"""A new version of a report takes the place of the old one: what was decided goes along as one act.

Pure functions of the two reports as they stand. Decisions whose passage still stands are laid over the new
report at its new place, the rest is listed; the old report goes out of the lists, all in one act that undo
takes back. Where passages stand is ``reanchor``'s matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from uuid import uuid4

from app.core.enums import FindingState, Status
from app.core.report import Figure, Finding, Head, Section
from app.core.review.acts import finding_row, note_row, plain_number
from app.core.review.changes import Act, Change, Entity, Row
from app.core.review.overlay import overlay
from app.core.review.rows import to_row
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.versions.reanchor import Span, reanchor

_LEAST_OVERLAP = 0.5
_NAMED = 6
_QUOTE = 20
_FINDING_WORDS = {
    FindingState.ACCEPTED: "采纳的问题",
    FindingState.DISMISSED: "忽略的问题",
    FindingState.LATER: "搁置的问题",
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that could not go along: what it was, on which words, where they stood in the old text."""

    what: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Takeover:
    """The act that puts the new version in the old one's place; how much went along, and what did not."""

    act: Act
    kept: int
    lost: tuple[Lost, ...]


FindingsOf = Callable[[ReportState], Sequence[FindingRecord]]


def take_over(
    old: ReportState, new: ReportState, *, findings_of: FindingsOf, letter: Row | None = None
) -> Takeover:
    """Builds the act. ``old`` comes with its findings; ``findings_of`` computes those of a state.

    ``letter`` is the opinion letter of the old report as a person worded it, None where nobody did or where
    the new version has its own. What a person decided in the new version already is left as it is there.
    """
    work = _Work(old, new)
    changes = [*work.head(), *work.sections(), *work.figures(), *work.notes(), *work.letter(letter)]
    after = overlay(new, changes, who="", at="")
    changes += work.findings(findings_of(after))
    lost = tuple(work.lost)
    changes.append(Change(Entity.REPORT, old.key, old.key, None, {"removed": True}))
    name = f"用新版本替换 {old.file_name}"
    return Takeover(Act(name, tuple(changes), summary(work.kept, lost)), work.kept, lost)


def summary(kept: int, lost: Sequence[Lost]) -> str:
    """One sentence for the history and the user."""
    words = f"{kept} 处核对结果已转到新版本"
    if not lost:
        return words + "。"
    named = "、".join(f"“{item.quote}”" for item in lost[:_NAMED])
    return f"{words}；{len(lost)} 处因原文已改未能转入：{named}{'等' if len(lost) > _NAMED else ''}。"


class _Work:
    """One taking over; counts what went along and collects what did not."""

    def __init__(self, old: ReportState, new: ReportState) -> None:
        self._old = old
        self._new = new
        self._text = new.document.text
        self._places = _places(old, self._text)
        self.kept = 0
        self.lost: list[Lost] = []

    def _place(self, start: int, end: int) -> Span | None:
        return self._places.get((start, end))

    def _lose(self, what: str, start: int, end: int, quote: str = "") -> None:
        words = " ".join((quote or self._old.document.text[start:end]).split())
        self.lost.append(Lost(what, words if len(words) <= _QUOTE else words[:_QUOTE] + "…", start, end))

    def head(self) -> Iterator[Change]:
        """Head data that a person corrected; nothing where the new version's was corrected already."""
        old, new = self._old, self._new
        names = [f.name for f in fields(Head)]
        changed = {
            n: getattr(old.head, n) for n in names if getattr(old.head, n) != getattr(old.suggested_head, n)
        }
        if not changed or new.head != new.suggested_head:
            return
        self.kept += len(changed)
        yield Change(Entity.HEAD, new.key, new.key, None, to_row(replace(new.head, **changed)))

    # Figures

    def figures(self) -> Iterator[Change]:
        """Decisions on figures, on the new version's own suggestions where these stand at the same place."""
        offers = _Offers((r.key, (r.figure.start, r.figure.end)) for r in self._new.figures)
        known = {r.key: r for r in self._new.figures}
        for record in self._old.figures:
            if not record.status.is_decided:
                continue
            place = self._place(record.figure.start, record.figure.end)
            if place is None:
                self._lose(_figure_words(record), record.figure.start, record.figure.end)
                continue
            base = record.suggested
            machine = self._place(base.start, base.end) if base is not None else None
            key = offers.take(machine, place)
            self.kept += 1
            yield from self._figure(record, place, known.get(key) if key else None)

    def _figure(self, record: FigureRecord, place: Span, target: FigureRecord | None) -> Iterator[Change]:
        if target is not None and target.status.is_decided:
            return
        if record.status is Status.REJECTED and target is None:
            return  # the machine does not see it any more
        start, end = place
        figure = replace(record.figure, start=start, end=end, surface=self._text[start:end], section=None)
        status = _status(record.status, figure, target.suggested if target is not None else None)
        key = target.key if target is not None else uuid4().hex
        yield Change(Entity.FIGURE, key, self._new.key, None, to_row(figure, status=str(status)))

    # Outline

    def sections(self) -> Iterator[Change]:
        """Decisions on headings and points."""
        own = (*self._new.sections, *self._new.rejected_sections)
        offers = _Offers((r.key, (r.section.title_start, r.section.title_end)) for r in own)
        known = {r.key: r for r in own}
        for record in (*self._old.sections, *self._old.rejected_sections):
            if not record.status.is_decided:
                continue
            section = record.section
            title = self._place(section.title_start, section.title_end)
            whole = self._place(section.start, section.title_end)
            if title is None or whole is None or not whole[0] <= title[0] < title[1] <= whole[1]:
                self._lose(f"大纲：{section.title}", section.start, section.title_end)
                continue
            key = offers.take(title)
            self.kept += 1
            yield from self._section(record, whole, title, known.get(key) if key else None)

    def _section(
        self, record: SectionRecord, whole: Span, title: Span, target: SectionRecord | None
    ) -> Iterator[Change]:
        if target is not None and target.status.is_decided:
            return
        if record.status is Status.REJECTED and target is None:
            return
        section: Section = replace(
            record.section, start=whole[0], end=whole[1], title_start=title[0], title_end=title[1]
        )
        status = record.status
        if status is not Status.REJECTED:
            status = Status.ADDED if target is None else Status.CORRECTED
        key = target.key if target is not None else uuid4().hex
        yield Change(Entity.SECTION, key, self._new.key, None, to_row(section, status=str(status)))

    # Notes, letter and findings

    def notes(self) -> Iterator[Change]:
        """Notes with their author and time."""
        for note in self._old.notes:
            place = self._place(note.start, note.end)
            if place is None:
                self._lose(f"批注：{note.text}" if note.text else "批注", note.start, note.end, note.quote)
                continue
            quote = self._text[slice(*place)]
            moved: Note = replace(
                note, key=uuid4().hex, report=self._new.key, start=place[0], end=place[1], quote=quote
            )
            self.kept += 1
            yield Change(Entity.NOTE, moved.key, self._new.key, None, note_row(moved))

    def letter(self, row: Row | None) -> Iterator[Change]:
        """The opinion letter, which stands on no passage."""
        if row is not None:
            self.kept += 1
            yield Change(Entity.LETTER, self._new.key, self._new.key, None, row)

    def findings(self, own: Sequence[FindingRecord]) -> Iterator[Change]:
        """What was decided about findings that arise in the new version too, by rule and quoted words."""
        waiting: dict[tuple[str, ...], list[FindingRecord]] = {}
        for record in own:
            for signature in _signatures(record.finding, self._text):
                waiting.setdefault(signature, []).append(record)
        taken: set[str] = set()
        for record in self._old.findings:
            row = finding_row(record)
            if row is None:
                continue
            signatures = _signatures(record.finding, self._old.document.text)
            same = (r for signature in signatures for r in waiting.get(signature, ()) if r.key not in taken)
            target = next(same, None)
            if target is not None:
                taken.add(target.key)
                yield from self._finding(target, row)
            else:
                spans = record.finding.spans or ((0, 0),)
                what = _FINDING_WORDS.get(record.state, "问题")
                self._lose(what, *spans[0], quote=record.finding.message)

    def _finding(self, target: FindingRecord, row: Row) -> Iterator[Change]:
        self.kept += 1
        if finding_row(target) is None:
            yield Change(Entity.FINDING, target.key, self._new.key, None, row)


class _Offers:
    """Suggestions of the new version by their places; each is taken once."""

    def __init__(self, places: Iterable[tuple[str, Span]]) -> None:
        self._free: dict[Span, list[str]] = {}
        for key, place in places:
            self._free.setdefault(place, []).append(key)

    def take(self, *wanted: Span | None) -> str | None:
        """The suggestion at one of the places, the first exact one before one that overlaps by half."""
        places = [place for place in wanted if place is not None]
        near = (own for place in places for own in self._free if _overlaps(own, place))
        place = next((place for place in places if place in self._free), None) or next(near, None)
        if place is None:
            return None
        keys = self._free[place]
        key = keys.pop(0)
        if not keys:
            del self._free[place]
        return key


def _overlaps(one: Span, two: Span) -> bool:
    common = min(one[1], two[1]) - max(one[0], two[0])
    return common >= _LEAST_OVERLAP * max(one[1] - one[0], two[1] - two[0], 1)


def _places(old: ReportState, text: str) -> dict[Span, Span | None]:
    """Where everything that was decided stands in the new text."""
    spans: list[Span] = [(n.start, n.end) for n in old.notes]
    for figure in old.figures:
        if figure.status.is_decided:
            spans.append((figure.figure.start, figure.figure.end))
            if figure.suggested is not None:
                spans.append((figure.suggested.start, figure.suggested.end))
    for record in (*old.sections, *old.rejected_sections):
        if record.status.is_decided:
            section = record.section
            spans += [(section.title_start, section.title_end), (section.start, section.title_end)]
    return dict(zip(spans, reanchor(old.document.text, text, spans), strict=True))


def _status(was: Status, figure: Figure, suggested: Figure | None) -> Status:
    """A decision's status over another suggestion than the one it was made on."""
    if was is Status.REJECTED:
        return was
    if suggested is None:
        return Status.ADDED
    # What the machine adds of its own (place in the outline, confidence, reason) says nothing else.
    bare = replace(
        figure, start=suggested.start, end=suggested.end, section=suggested.section,
        confidence=suggested.confidence, why=suggested.why,
    )  # fmt: skip
    return Status.CONFIRMED if bare == suggested else Status.CORRECTED


def _figure_words(record: FigureRecord) -> str:
    now, was = record.figure, record.suggested
    if record.status is Status.CORRECTED and was is not None and now.value != was.value:
        return f"数据更正 {plain_number(was.value)}→{plain_number(now.value)}{now.unit}"
    words = {Status.CONFIRMED: "数据确认", Status.REJECTED: "数据剔除", Status.ADDED: "新增的数据"}
    return words.get(record.status, "数据更正")


def _signatures(finding: Finding, text: str) -> list[tuple[str, ...]]:
    """Rule and quoted words, with the reports they are beside; one for each that words are shared with."""
    return [
        (finding.rule, *("".join(text[a:b].split()) for a, b in spans), *(place.report for place in places))
        for spans, places in finding.grounds
    ]
