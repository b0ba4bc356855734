"""What a person can do to figures, head data, notes and findings, each as an ``Act`` with its Chinese name.

Pure functions from what stands to the act that changes it; an act without changes means there is nothing
to do. Saving is the store's matter, outline edits are in ``outline_acts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from app.core.enums import FindingState, Status
from app.core.report import Figure, Head
from app.core.review.changes import Act, Change, Entity, Row
from app.core.review.rows import to_row
from app.core.state import FigureRecord, FindingRecord, Note, ReportState
from app.core.taxonomy import Taxonomy

_FIGURE_WORDS = {
    "value": "数值",
    "value_max": "上限",
    "unit": "单位",
    "qualifier": "限定",
    "kind": "类型",
    "indicator": "指标",
    "also": "另一指标",
    "label": "名称",
    "period": "期间",
    "role": "性质",
    "direction": "增减",
    "start": "边界",
    "end": "边界",
    "surface": "边界",
}
_HEAD_WORDS = {
    "title": "标题",
    "town": "乡镇",
    "county": "区县",
    "year": "年度",
    "issuer": "发文机关",
    "document_number": "文号",
    "date": "日期",
}
_NOTE_WORDS = 12


def plain_number(value: float | None) -> str:
    """A number as a clerk writes it: no trailing zeros, no exponent; "" for None."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def figure_row(record: FigureRecord) -> Row | None:
    """The decision row of a figure as it stands; None while it is only a suggestion."""
    return to_row(record.figure, status=str(record.status)) if record.status.is_decided else None


def _figure_change(record: FigureRecord, figure: Figure, status: Status | None) -> Change:
    after = None if status is None else to_row(figure, status=str(status))
    return Change(Entity.FIGURE, record.key, record.report, figure_row(record), after)


def correct_figure(record: FigureRecord, *, book: Taxonomy | None = None, **fields: Any) -> Act:
    """Sets fields of one figure. Back to what the machine read counts as a confirmation of it.

    ``book`` names indicators in the act's name. Raises TypeError for a name that is no field of Figure.
    """
    figure = replace(record.figure, **fields)
    changed = [name for name in fields if getattr(figure, name) != getattr(record.figure, name)]
    if not changed:
        return Act("更正数据", ())
    if record.suggested is None:
        status = Status.ADDED
    else:
        status = Status.CONFIRMED if figure == record.suggested else Status.CORRECTED
    name = _correction_name(record.figure, figure, changed, book)
    return Act(name, (_figure_change(record, figure, status),))


def _correction_name(old: Figure, new: Figure, changed: Sequence[str], book: Taxonomy | None) -> str:
    words = list(dict.fromkeys(_FIGURE_WORDS.get(name, name) for name in changed))
    shown = {
        "数值": (plain_number(old.value), plain_number(new.value)),
        "上限": (plain_number(old.value_max) or "无", plain_number(new.value_max) or "无"),
        "单位": (old.unit or "无", new.unit or "无"),
        "期间": (old.period or "无", new.period or "无"),
        "边界": (old.surface, new.surface),
        "指标": (_indicator_name(old.indicator, book), _indicator_name(new.indicator, book)),
    }
    if len(words) == 1 and words[0] in shown:
        before, after = shown[words[0]]
        return f"更正{words[0]} {before}→{after}"
    return f"更正{'、'.join(words)} {old.surface}"


def _indicator_name(code: str | None, book: Taxonomy | None) -> str:
    if not code:
        return "无指标"
    return book.name_of(code) if book else code


def _for_each(verb: str, records: Sequence[FigureRecord], changes: Iterable[Change]) -> Act:
    made = tuple(changes)
    if len(made) == 1:
        only = next(r for r in records if r.key == made[0].key)
        return Act(f"{verb}数据 {only.figure.surface}", made)
    return Act(f"{verb} {len(made)} 处数据", made)


def confirm_figures(records: Sequence[FigureRecord]) -> Act:
    """Confirms suggestions, and rejected figures as they stand. What is decided already is left alone."""
    wanted = {Status.SUGGESTED, Status.REJECTED}
    return _for_each(
        "确认",
        records,
        (
            _figure_change(r, r.figure, Status.CONFIRMED if r.suggested else Status.ADDED)
            for r in records
            if r.status in wanted
        ),
    )


def reject_figures(records: Sequence[FigureRecord]) -> Act:
    """Rejects figures; they stay visible and can be restored."""
    return _for_each(
        "剔除",
        records,
        (_figure_change(r, r.figure, Status.REJECTED) for r in records if r.status is not Status.REJECTED),
    )


def restore_figures(records: Sequence[FigureRecord]) -> Act:
    """Takes decisions back to the suggestion; a rejected figure of a person's own is taken back in."""
    changes = []
    for record in records:
        if record.suggested is not None and record.status.is_decided:
            changes.append(_figure_change(record, record.suggested, None))
        elif record.suggested is None and record.status is Status.REJECTED:
            changes.append(_figure_change(record, record.figure, Status.ADDED))
    return _for_each("恢复", records, changes)


def add_figure(report: str, figure: Figure, *, key: str | None = None) -> Act:
    """A figure that the machine did not see. ``key`` is made when not given."""
    after = to_row(figure, status=str(Status.ADDED))
    change = Change(Entity.FIGURE, key or uuid4().hex, report, None, after)
    return Act(f"新增数据 {figure.surface}", (change,))


def set_head(state: ReportState, *, stored: Row | None, **fields: Any) -> Act:
    """Corrects head data. ``stored`` is the report's head row, None while nobody corrected it."""
    head: Head = replace(state.head, **fields)
    changed = [name for name in fields if getattr(head, name) != getattr(state.head, name)]
    if not changed:
        return Act("更正文头", ())
    words = "、".join(_HEAD_WORDS[name] for name in changed)
    name = f"更正{words}"
    if len(changed) == 1:
        old, new = getattr(state.head, changed[0]), getattr(head, changed[0])
        name = f"{name} {old or '无'}→{new or '无'}"
    return Act(name, (Change(Entity.HEAD, state.key, state.key, stored, to_row(head)),))


def note_row(note: Note) -> Row:
    """A note as the store keeps it."""
    return {
        "start": note.start,
        "end": note.end,
        "quote": note.quote,
        "text": note.text,
        "colour": note.colour,
        "made_by": note.made_by,
        "made_at": note.made_at,
    }


def add_note(note: Note) -> Act:
    """A note on a passage; its key, author and time are the caller's."""
    return Act(
        f"新增批注 {_short(note.quote)}",
        (Change(Entity.NOTE, note.key, note.report, None, note_row(note)),),
    )


def edit_note(note: Note, *, text: str | None = None, colour: str | None = None) -> Act:
    """Changes words or colour of a note."""
    edited = replace(
        note, text=note.text if text is None else text, colour=note.colour if colour is None else colour
    )
    if edited == note:
        return Act("修改批注", ())
    change = Change(Entity.NOTE, note.key, note.report, note_row(note), note_row(edited))
    return Act(f"修改批注 {_short(note.quote)}", (change,))


def remove_note(note: Note) -> Act:
    """Removes a note; undo brings it back."""
    change = Change(Entity.NOTE, note.key, note.report, note_row(note), None)
    return Act(f"删除批注 {_short(note.quote)}", (change,))


def _short(words: str) -> str:
    return words if len(words) <= _NOTE_WORDS else words[:_NOTE_WORDS] + "…"


_FINDING_VERBS = {
    FindingState.ACCEPTED: "采纳问题",
    FindingState.DISMISSED: "忽略问题",
    FindingState.LATER: "搁置问题",
    FindingState.OPEN: "重新打开问题",
}


def finding_row(record: FindingRecord) -> Row | None:
    """The decision row of a finding; None while it is open and untouched."""
    if record.state is FindingState.OPEN and record.reason is None and record.wording is None:
        return None
    return {"state": str(record.state), "reason": record.reason, "wording": record.wording}


def decide_findings(
    records: Sequence[FindingRecord], state: FindingState, *, reason: str | None = None
) -> Act:
    """The same decision on several findings; the words of each stay."""
    changes = [change for r in records for change in decide_finding(r, state, reason=reason).changes]
    return Act(f"{_FINDING_VERBS[state]} {len(changes)} 个", tuple(changes))


def decide_finding(
    record: FindingRecord, state: FindingState, *, reason: str | None = None, wording: str | None = None
) -> Act:
    """Accepts, dismisses, postpones or reopens a finding, or only words it.

    ``wording`` is what the letter will say: "" for the program's own words, None for what holds.
    """
    words = record.wording if wording is None else wording or None
    decided = replace(record, state=state, reason=reason, wording=words)
    before, after = finding_row(record), finding_row(decided)
    if before == after:
        return Act(_FINDING_VERBS[state], ())
    name = (
        f"{'改写问题' if state is record.state else _FINDING_VERBS[state]} {_short(record.finding.message)}"
    )
    return Act(name, (Change(Entity.FINDING, record.key, record.report, before, after),))
