"""Acts, undo and history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from store_making import TEXT, Ticking, add_report, reading_of

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.report import Document, Figure
from app.core.review import acts, outline_acts
from app.core.review.changes import Act, Change, Entity
from app.core.state import Note, ReportState
from app.store.history import Kind
from app.store.library import Library

NOTE = {"start": 0, "end": 2, "quote": "青山", "text": "请核对"}
Read = Callable[[], ReportState]


def test_a_correction_is_laid_over_the_suggestion(library: Library, read: Read) -> None:
    record = read().figures[0]
    applied = library.apply(acts.correct_figure(record, value=43, indicator=None))
    now = read().figures[0]
    assert (now.figure.value, now.figure.indicator, now.status) == (43, None, Status.CORRECTED)
    assert now.suggested == record.figure
    assert (now.decided_by, now.decided_at) == ("张三", applied.at)
    assert read().figures[1:] == tuple(replace(f) for f in read().figures[1:])


def test_a_correction_survives_closing(path: Path) -> None:
    with Library.open(path, who="张三") as first:
        key = add_report(first)
        first.apply(acts.correct_figure(first.state(key).figures[0], value=43))
        stood = first.state(key)
    with Library.open(path, who="李四") as second:
        assert second.state(key) == stood
        assert second.undo_name == "更正数值 41→43"


def test_undo_survives_closing_and_brings_back_exactly(path: Path) -> None:
    with Library.open(path, who="张三") as first:
        key = add_report(first)
        start = first.state(key)
        first.apply(acts.correct_figure(start.figures[0], value=43))
        once = first.state(key)
        first.apply(acts.correct_figure(once.figures[0], value=44))
    with Library.open(path, who="李四") as second:
        second.undo()
        assert second.state(key) == once
        second.undo()
        assert second.state(key) == start
        assert (second.undo_name, second.undo()) == (None, None)
    with Library.open(path, who="王五") as third:
        assert third.redo_name == "更正数值 41→43"
        third.redo()
        assert third.state(key) == once


def test_something_new_ends_what_could_be_redone(library: Library, read: Read) -> None:
    library.apply(acts.reject_figures(read().figures[:1]))
    library.undo()
    library.apply(acts.reject_figures(read().figures[1:2]))
    assert (library.redo_name, library.redo()) == (None, None)


def test_an_undo_stack_is_the_same_after_reopening(path: Path) -> None:
    with Library.open(path, who="张三", clock=Ticking()) as library:
        key = add_report(library)
        for number in range(4):
            library.apply(acts.reject_figures(library.state(key).figures[number : number + 1]))
        library.undo()
        library.undo()
        library.redo()
        library.undo()
        library.undo()
        names = library.undo_name, library.redo_name
    with Library.open(path, who="张三") as library:
        assert (library.undo_name, library.redo_name) == names
        assert library.redo() and library.redo() and library.redo()
        assert library.redo() is None


def test_jumping_in_the_history_undoes_and_redoes_in_one_step(library: Library, read: Read) -> None:
    states, seqs = [read()], []
    for number in range(4):
        seqs.append(library.apply(acts.reject_figures(read().figures[number : number + 1])).seq)
        states.append(read())
    assert len(library.undo_to(seqs[0])) == 3
    assert read() == states[1]
    assert len(library.undo_to(seqs[2])) == 2
    assert read() == states[3]
    assert len(library.undo_to(0)) == 3
    assert read() == states[0]
    assert library.undo_to(0) == ()


def test_a_stale_change_is_refused_and_nothing_is_written(library: Library, read: Read) -> None:
    state = read()
    library.apply(acts.correct_figure(state.figures[0], value=43))
    stood, rows = read(), library.history()
    with pytest.raises(StoreError, match="已在别处改动过"):
        library.apply(acts.reject_figures(state.figures[:3]))
    assert (read(), library.history()) == (stood, rows)


def test_the_second_change_of_a_bulk_act_can_fail_it_whole(library: Library, read: Read) -> None:
    state = read()
    library.apply(acts.correct_figure(state.figures[2], value=43))
    stood = read()
    with pytest.raises(StoreError):
        library.apply(acts.reject_figures(state.figures))
    assert read() == stood
    assert library.verify().is_whole


def test_numbers_that_sqlite_would_change_are_refused(library: Library, read: Read) -> None:
    record = read().figures[0]
    for value in (float("nan"), float("inf"), -float("inf")):
        with pytest.raises(StoreError, match="有限"):
            library.apply(acts.correct_figure(record, value=value))
    with pytest.raises(StoreError, match="太大"):
        library.apply(Act("x", (Change(Entity.NOTE, "n", record.report, None, {**NOTE, "start": 10**400}),)))


def test_minus_zero_is_kept_as_zero_and_damages_nothing(library: Library, read: Read) -> None:
    library.apply(acts.correct_figure(read().figures[0], value=-0.0))
    assert str(read().figures[0].figure.value) == "0.0" and library.verify().problems == ()
    text = "共-0件。"
    minus = replace(reading_of(text), figures=(Figure(1, 4, "-0件", -0.0, "件"),))
    key = library.add_report(Document(text), minus, file_name="负零.txt", original=text.encode())
    assert str(library.state(key).figures[0].figure.value) == "0.0"


def test_text_that_sqlite_would_refuse_is_refused_in_a_sentence(library: Library, read: Read) -> None:
    for label in ("半\ud800个", "空\x00字符"):
        with pytest.raises(StoreError, match="无法保存"):
            library.apply(acts.correct_figure(read().figures[0], label=label))


def test_text_that_looks_like_sql_is_text(library: Library, read: Read) -> None:
    label = "'); DROP TABLE figure; --\"\u202e\u200b𬭎"
    library.apply(acts.correct_figure(read().figures[0], label=label))
    assert read().figures[0].figure.label == label


def test_wrong_columns_are_a_fault_of_the_program(library: Library, key: str) -> None:
    for row in ({"colour": "red"}, {"status": "confirmed"}, {"status": 3}):
        with pytest.raises((ValueError, TypeError)):
            library.apply(Act("x", (Change(Entity.FIGURE, "k", key, None, row),)))
    with pytest.raises(ValueError, match="without changes"):
        library.apply(Act("x", ()))


def test_a_change_of_an_unknown_report_is_refused(library: Library, read: Read) -> None:
    with pytest.raises(StoreError):
        library.apply(acts.add_figure("nix", read().figures[0].figure))
    assert library.undo_name is None


def test_notes_are_kept_changed_and_removed(library: Library, read: Read, key: str) -> None:
    note = Note("n1", key, 3, 6, TEXT[3:6], "请核对", "green", "张三", "2025-03-01T09:00:00+08:00")
    library.apply(acts.add_note(note))
    assert read().notes == (note,)
    library.apply(acts.edit_note(note, text="已核对"))
    assert read().notes == (replace(note, text="已核对"),)
    library.apply(acts.remove_note(read().notes[0]))
    assert read().notes == ()
    library.undo()
    library.undo()
    assert read().notes == (note,)


def test_corrected_head_data_win_even_when_emptied(library: Library, read: Read) -> None:
    library.apply(acts.set_head(read(), stored=None, town="绿水镇", county=None))
    state = read()
    assert (state.head.town, state.head.county, state.suggested_head.town) == ("绿水镇", None, "青山镇")
    assert library.reports()[0].head == state.head
    assert library.towns() == ("绿水镇",)
    (stored,) = library.rows(Entity.HEAD, state.key)
    library.apply(acts.set_head(state, stored=stored.row, year=2023))
    assert library.years() == (2023,)
    library.undo()
    library.undo()
    assert read().head == read().suggested_head


def test_free_entities_keep_any_row(library: Library) -> None:
    row = {"name": "新指标", "units": "场次\n次", "is_active": True, "low": 0.5, "merged_into": None}
    library.apply(Act("新增指标", (Change(Entity.INDICATOR, "PUB.NEW", None, None, row),)))
    (stored,) = library.rows(Entity.INDICATOR)
    assert dict(stored.row) == row
    library.apply(Act("改", (Change(Entity.INDICATOR, "PUB.NEW", None, row, {**row, "low": 1.0}),)))
    library.undo()
    assert dict(library.rows(Entity.INDICATOR)[0].row) == row
    assert library.rows(Entity.RULE) == ()


def test_a_rejected_heading_leaves_the_outline_and_can_come_back(library: Library, read: Read) -> None:
    state = read()
    library.apply(outline_acts.unmake_heading(state.sections[1]))
    now = read()
    assert [s.key for s in now.sections] == [state.sections[0].key, state.sections[2].key]
    assert [s.key for s in now.rejected_sections] == [state.sections[1].key]
    assert now.sections[0].section.end == now.sections[1].section.start
    assert [f.figure.section for f in now.figures] == [0, 0, 0, 0, 1, 1]
    library.undo()
    assert read() == state


def test_outline_edits_follow_one_another_although_ends_are_derived(library: Library, read: Read) -> None:
    state = read()
    library.apply(outline_acts.demote(read().sections, state.sections[1].key))
    library.apply(outline_acts.unmake_heading(read().sections[2]))
    library.apply(outline_acts.promote(read().sections, state.sections[1].key))
    library.apply(outline_acts.set_section(read().sections[0], title="举措"))
    while library.undo():
        pass
    assert read() == state


def test_mentions_are_effective_and_not_rejected(library: Library, read: Read, key: str) -> None:
    figures = read().figures
    library.apply(acts.correct_figure(figures[0], value=43))
    library.apply(acts.reject_figures([figures[3]]))
    library.apply(acts.correct_figure(figures[2], indicator="MED.CASES"))
    add_report(library, text=TEXT + "附件。\n", town="绿水镇", year=2023)
    found = library.mentions(year=2024)
    assert [(m.indicator, m.value, m.status.value) for m in found] == [
        ("PUB.EVENTS", 43, "corrected"),
        ("PUB.MATERIALS", 1500, "suggested"),
        ("PUB.ALSO", 1500, "suggested"),
        ("MED.CASES", 27, "corrected"),
        ("PUB.EVENTS", 12, "suggested"),
        ("PUB.MATERIALS", 5, "suggested"),
    ]
    assert {(m.report, m.town, m.county, m.year) for m in found} == {(key, "青山镇", "安平县", 2024)}
    assert {m.town for m in library.mentions()} == {"青山镇", "绿水镇"}
    assert {m.town for m in library.mentions(town="绿水镇")} == {"绿水镇"}
    assert (library.years(), library.towns()) == ((2024, 2023), ("青山镇", "绿水镇"))


def test_mentions_of_one_place_keep_their_order_when_one_is_decided_again(
    library: Library, read: Read
) -> None:
    record = read().figures[0]
    for _ in range(2):
        library.apply(acts.add_figure(record.report, record.figure))
    before = [m.key for m in library.mentions()]
    for added in (r for r in read().figures if r.status is Status.ADDED):
        library.apply(acts.correct_figure(added, label="改"))
        assert [m.key for m in library.mentions()] == before


def test_history_tells_who_changed_what_when_from_to_and_why(library: Library, read: Read, key: str) -> None:
    record = read().figures[0]
    act = replace(acts.correct_figure(record, value=43), why="与原文不符")
    applied = library.apply(act)
    library.undo()
    undone, done, imported = library.history()
    assert (done.seq, done.who, done.at, done.why) == (applied.seq, "张三", applied.at, "与原文不符")
    assert (done.kind, done.entity, done.key, done.report) == (Kind.DO, Entity.FIGURE, record.key, key)
    assert done.before is None and done.after is not None and done.after["value"] == 43
    assert (undone.kind, undone.target, undone.before, undone.after) == (
        Kind.UNDO,
        done.act,
        done.after,
        None,
    )
    assert (imported.kind, imported.name) == (Kind.IMPORT, "导入 青山镇.txt")


def test_history_can_be_asked_for_one_thing_and_in_pages(library: Library, read: Read, key: str) -> None:
    library.apply(acts.reject_figures(read().figures[:3]))
    first = read().figures[0].key
    assert [h.key for h in library.history(key=first)] == [first]
    assert len(library.history(report=key)) == 4
    pages = [library.history(limit=2, offset=n)[:2] for n in (0, 2)]
    assert (*pages[0], *pages[1]) == library.history()
    assert library.history(offset=4) == ()
