"""What was decided in a report goes along to its new version where the passage still stands; the rest is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.enums import FindingState, Part, SectionKind, Severity, Status
from app.core.report import Document, Figure, Finding, Head, Section
from app.core.review.changes import Change, Entity
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.versions.takeover import Takeover, take_over

OLD = (
    "青林镇2024年法治政府建设情况报告\n"
    "一、主要做法\n"
    "全年组织法治培训3次，受训162人次。开展宪法宣传活动41场，发放资料5000余份。\n"
    "二、存在的问题\n"
    "执法力量不足。全镇调解矛盾纠纷218件，调解成功213件。\n"
)
NEW = "（修订稿）\n" + OLD.replace("发放资料5000余份", "发放资料6000余份").replace(
    "一、主要做法\n", "一、主要做法\n镇党委高度重视，召开会议4次。\n"
)


def figures(report: str, text: str) -> tuple[FigureRecord, ...]:
    found = []
    for number, match in enumerate(re.finditer(r"(\d+)余?(次|人次|场|份|件)", text)):
        figure = Figure(*match.span(), match.group(), float(match[1]), match[2], confidence=0.5)
        found.append(FigureRecord(f"{report}{number}", report, figure, suggested=figure))
    return tuple(found)


def heading(report: str, text: str, number: str, title: str) -> SectionRecord:
    start = text.index(number + title)
    at, end = start + len(number), start + len(number + title)
    section = Section(SectionKind.HEADING, 1, number, title, start, len(text), at, end)
    return SectionRecord(f"{report}{title}", report, section, suggested=section)


def state(key: str, text: str) -> ReportState:
    head = Head(town="青林镇", year=2024)
    sections = (heading(key, text, "一、", "主要做法"), heading(key, text, "二、", "存在的问题"))
    return ReportState(
        key, f"{key}.docx", Document(text), head, sections, figures(key, text), suggested_head=head
    )


def decided(old: ReportState, words: str, status: Status, **fields: object) -> ReportState:
    """``old`` with a decision on the figure that has these words."""
    return replace(
        old,
        figures=tuple(
            replace(r, status=status, figure=replace(r.figure, **fields)) if r.figure.surface == words else r
            for r in old.figures
        ),
    )


def none(_: ReportState) -> Sequence[FindingRecord]:
    return ()


def changes(taken: Takeover, entity: Entity) -> list[Change]:
    return [change for change in taken.act.changes if change.entity is entity]


def test_the_old_report_goes_out_in_the_same_act() -> None:
    taken = take_over(state("旧", OLD), state("新", NEW), findings_of=none)
    assert taken.act.changes == (Change(Entity.REPORT, "旧", "旧", None, {"removed": True}),)
    assert taken.act.name == "用新版本替换 旧.docx" and (taken.kept, taken.lost) == (0, ())


def test_a_confirmation_goes_to_the_new_suggestion() -> None:
    taken = take_over(
        decided(state("旧", OLD), "162人次", Status.CONFIRMED), state("新", NEW), findings_of=none
    )
    (change,) = changes(taken, Entity.FIGURE)
    target = next(r for r in state("新", NEW).figures if r.figure.surface == "162人次")
    assert change.key == target.key and change.before is None and change.after is not None
    assert (change.after["start"], change.after["status"]) == (target.figure.start, "confirmed")
    assert taken.kept == 1


def test_a_correction_stays_one() -> None:
    old = decided(state("旧", OLD), "218件", Status.CORRECTED, value=281.0, indicator="MED.CASES")
    (change,) = changes(take_over(old, state("新", NEW), findings_of=none), Entity.FIGURE)
    assert change.after is not None
    assert (change.after["value"], change.after["status"], change.after["surface"]) == (
        281.0,
        "corrected",
        "218件",
    )
    assert NEW[int(str(change.after["start"])) : int(str(change.after["end"]))] == "218件"


def test_what_the_machine_reads_otherwise_now_counts_as_corrected() -> None:
    new = state("新", NEW)
    machine = replace(new.figures[2].figure, indicator="TRAIN.PEOPLE")
    other = replace(new.figures[2], figure=machine, suggested=machine)
    new = replace(new, figures=(*new.figures[:2], other, *new.figures[3:]))
    taken = take_over(decided(state("旧", OLD), "162人次", Status.CONFIRMED), new, findings_of=none)
    assert [c.after and c.after["status"] for c in changes(taken, Entity.FIGURE)] == ["corrected"]


def test_a_changed_passage_is_listed_with_what_was_decided() -> None:
    old = decided(state("旧", OLD), "5000余份", Status.CORRECTED, value=5500.0)
    taken = take_over(old, state("新", NEW), findings_of=none)
    assert [(item.what, item.quote) for item in taken.lost] == [("数据更正 5000→5500份", "5000余份")]
    assert OLD[taken.lost[0].start : taken.lost[0].end] == "5000余份"
    assert "“5000余份”" in taken.act.why and not changes(taken, Entity.FIGURE)


def test_a_figure_of_ones_own_is_added_again_or_laid_over_what_the_machine_now_sees() -> None:
    old = state("旧", OLD)
    own = replace(old.figures[0], status=Status.ADDED, suggested=None)
    old = replace(old, figures=(own, *old.figures[1:]))
    new = state("新", NEW)
    (seen,) = changes(take_over(old, new, findings_of=none), Entity.FIGURE)
    assert seen.key == new.figures[1].key and seen.after is not None and seen.after["status"] == "confirmed"
    blind = replace(new, figures=tuple(r for r in new.figures if r.figure.surface != "3次"))
    (added,) = changes(take_over(old, blind, findings_of=none), Entity.FIGURE)
    assert added.key not in {r.key for r in new.figures} and added.after is not None
    assert added.after["status"] == "added"


def test_a_rejected_figure_that_is_not_seen_any_more_needs_nothing() -> None:
    new = state("新", NEW)
    blind = replace(new, figures=())
    taken = take_over(decided(state("旧", OLD), "41场", Status.REJECTED), blind, findings_of=none)
    assert not changes(taken, Entity.FIGURE) and not taken.lost


def test_a_moved_boundary_finds_the_suggestion_it_was_made_on() -> None:
    start = OLD.index("法治培训3次")
    old = decided(state("旧", OLD), "3次", Status.CORRECTED, start=start, surface="法治培训3次")
    (change,) = changes(take_over(old, state("新", NEW), findings_of=none), Entity.FIGURE)
    assert change.key == "新1" and change.after is not None and change.after["surface"] == "法治培训3次"


def test_what_was_decided_in_the_new_version_is_left_alone() -> None:
    new = decided(state("新", NEW), "162人次", Status.REJECTED)
    old = decided(state("旧", OLD), "162人次", Status.CONFIRMED)
    assert not changes(take_over(old, new, findings_of=none), Entity.FIGURE)


def test_corrected_head_data_goes_along_field_by_field() -> None:
    old = replace(state("旧", OLD), head=Head(town="青林镇", year=2024, county="安平县"))
    new = replace(state("新", NEW), suggested_head=Head(town="青林镇", year=2024, title="报告"))
    new = replace(new, head=new.suggested_head)
    (change,) = changes(take_over(old, new, findings_of=none), Entity.HEAD)
    assert change.after is not None
    assert (change.after["county"], change.after["title"]) == ("安平县", "报告")


def test_outline_edits_go_along() -> None:
    old = state("旧", OLD)
    part = replace(old.sections[1].section, part=Part.PROBLEMS)
    old = replace(
        old, sections=(old.sections[0], replace(old.sections[1], section=part, status=Status.CORRECTED))
    )
    (change,) = changes(take_over(old, state("新", NEW), findings_of=none), Entity.SECTION)
    assert change.key == "新存在的问题" and change.after is not None
    assert change.after["part"] == "problems" and change.after["title_start"] == NEW.index("存在的问题")


def test_notes_go_along_with_author_and_time() -> None:
    at = OLD.index("执法力量不足")
    note = Note("n", "旧", at, at + 6, "执法力量不足", "请写具体", made_by="甲", made_at="2025-01-01")
    old = replace(state("旧", OLD), notes=(note,))
    (change,) = changes(take_over(old, state("新", NEW), findings_of=none), Entity.NOTE)
    assert change.after is not None
    assert (change.after["start"], change.after["made_by"]) == (NEW.index("执法力量不足"), "甲")
    gone = state("新", NEW.replace("执法力量不足。", ""))
    assert [i.what for i in take_over(old, gone, findings_of=none).lost] == ["批注：请写具体"]


def finding(key: str, text: str, state_: FindingState = FindingState.OPEN) -> FindingRecord:
    at = text.index("执法力量不足")
    return FindingRecord(key, "x", Finding("unsupported", Severity.WARN, "没有依据", ((at, at + 6),)), state_)


def test_decided_findings_go_along_where_they_arise_again() -> None:
    old = replace(state("旧", OLD), findings=(finding("a", OLD, FindingState.ACCEPTED),))
    taken = take_over(old, state("新", NEW), findings_of=lambda _: (finding("b", NEW),))
    (change,) = changes(taken, Entity.FINDING)
    assert change.key == "b" and change.after is not None and change.after["state"] == "accepted"
    gone = take_over(old, state("新", NEW), findings_of=none)
    assert [(i.what, i.quote) for i in gone.lost] == [("采纳的问题", "没有依据")]


def test_findings_are_asked_of_the_new_version_with_what_went_along() -> None:
    asked: list[ReportState] = []

    def findings_of(after: ReportState) -> Sequence[FindingRecord]:
        asked.append(after)
        return ()

    old = decided(state("旧", OLD), "218件", Status.CORRECTED, value=281.0)
    take_over(old, state("新", NEW), findings_of=findings_of)
    assert 281.0 in {r.figure.value for r in asked[0].figures}


def test_the_same_text_loses_nothing() -> None:
    old = state("旧", OLD)
    for record in old.figures:
        old = decided(old, record.figure.surface, Status.CORRECTED, value=record.figure.value + 1)
    taken = take_over(old, state("新", OLD), findings_of=none)
    assert (taken.kept, taken.lost) == (len(old.figures), ())


def test_the_letter_as_a_person_worded_it_goes_along() -> None:
    row = {"text": "请补充数据。", "draft": "", "date": ""}
    taken = take_over(state("旧", OLD), state("新", NEW), findings_of=none, letter=row)
    assert changes(taken, Entity.LETTER) == [Change(Entity.LETTER, "新", "新", None, row)]
    assert taken.kept == 1
