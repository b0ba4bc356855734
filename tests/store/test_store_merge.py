"""Merging what a colleague did in another library."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_making import TEXT, Ticking, add_report

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.review import acts
from app.core.review.changes import Act, Change, Entity
from app.core.review.letters import KeptLetter, keep_letter, letter_from
from app.core.state import Note
from app.store.library import Library

OTHER = TEXT.replace("青山", "绿水")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.zhenyue", who="张三", clock=Ticking()) as library:
        yield library


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Library]:
    clock = Ticking()
    for _ in range(1000):
        clock()
    with Library.open(tmp_path / "b.zhenyue", who="李四", clock=clock) as library:
        yield library


def test_new_reports_come_with_everything(ours: Library, theirs: Library) -> None:
    add_report(ours)
    key = add_report(theirs, text=OTHER, town="绿水镇")
    state = theirs.state(key)
    theirs.apply(acts.correct_figure(state.figures[0], value=43))
    theirs.apply(acts.add_note(Note("n", key, 0, 2, OTHER[:2], "看")))
    result = ours.merge(theirs.path)
    assert (result.added, result.matched, result.taken, result.conflicts) == ((key,), 0, 2, ())
    assert ours.state(key) == theirs.state(key)
    assert ours.original(key) == theirs.original(key)
    assert [h.key for h in ours.search("绿水镇")] == [key]
    assert ours.verify().problems == ()


def test_decisions_on_the_same_file_meet_although_imported_apart(ours: Library, theirs: Library) -> None:
    our_key, their_key = add_report(ours), add_report(theirs)
    theirs.apply(acts.correct_figure(theirs.state(their_key).figures[1], unit="册"))
    theirs.apply(acts.set_head(theirs.state(their_key), stored=None, town="绿水镇"))
    ours.apply(acts.reject_figures(ours.state(our_key).figures[:1]))
    result = ours.merge(theirs.path)
    state = ours.state(our_key)
    assert (result.matched, result.taken) == (1, 2)
    assert [f.status for f in state.figures[:2]] == [Status.REJECTED, Status.CORRECTED]
    assert state.figures[1].figure.unit == "册" and state.figures[1].decided_by == "李四"
    assert state.head.town == "绿水镇"
    assert len(state.figures) == 6


def test_of_two_different_decisions_the_later_wins_and_both_are_told(ours: Library, theirs: Library) -> None:
    our_key, their_key = add_report(ours), add_report(theirs)
    ours.apply(acts.correct_figure(ours.state(our_key).figures[0], value=42))
    theirs.apply(acts.correct_figure(theirs.state(their_key).figures[0], value=43))
    (conflict,) = ours.merge(theirs.path).conflicts
    assert conflict.is_theirs_taken
    assert (conflict.ours.row["value"], conflict.theirs.row["value"]) == (42, 43)
    assert ours.state(our_key).figures[0].figure.value == 43
    ours.undo()
    assert ours.state(our_key).figures[0].figure.value == 42
    (back,) = theirs.merge(ours.path).conflicts
    assert not back.is_theirs_taken
    assert theirs.state(their_key).figures[0].figure.value == 43


def test_one_undo_takes_all_merged_decisions_back(ours: Library, theirs: Library) -> None:
    our_key, their_key = add_report(ours), add_report(theirs)
    before = ours.state(our_key)
    theirs.apply(acts.confirm_figures(theirs.state(their_key).figures))
    theirs.apply(Act("底数", (Change(Entity.BASE, "镇|2024|村", None, None, {"value": 12}),)))
    result = ours.merge(theirs.path)
    assert (result.taken, ours.undo_name) == (7, "合并 b.zhenyue")
    ours.undo()
    assert ours.state(our_key) == before
    assert ours.rows(Entity.BASE) == ()


def test_a_letter_worded_by_a_colleague_comes_to_our_report(ours: Library, theirs: Library) -> None:
    our_key, their_key = add_report(ours), add_report(theirs)
    letter = KeptLetter("意见", "拟稿", "2025年3月1日")
    theirs.apply(keep_letter(their_key, "某镇", before=None, after=letter))
    ours.merge(theirs.path)
    stored = ours.row(Entity.LETTER, our_key)
    assert stored is not None and letter_from(stored.row) == letter


def test_merging_again_changes_nothing(ours: Library, theirs: Library) -> None:
    add_report(ours)
    key = add_report(theirs, text=OTHER)
    theirs.apply(acts.confirm_figures(theirs.state(key).figures))
    ours.merge(theirs.path)
    state = ours.state(key)
    again = ours.merge(theirs.path)
    assert (again.added, again.matched, again.taken, again.conflicts, again.seq) == ((), 1, 0, (), None)
    assert ours.state(key) == state
    assert ours.verify().problems == ()


def test_what_a_colleague_removed_is_not_removed_and_not_brought(ours: Library, theirs: Library) -> None:
    add_report(ours)
    theirs.remove_report(add_report(theirs))
    theirs.remove_report(add_report(theirs, text=OTHER))
    result = ours.merge(theirs.path)
    assert (result.added, result.matched, result.taken) == ((), 0, 0)
    assert len(ours.reports()) == 1


def test_who_changed_what_over_there_stays_readable(ours: Library, theirs: Library) -> None:
    add_report(ours)
    key = add_report(theirs, text=OTHER)
    figure = theirs.state(key).figures[0]
    theirs.apply(acts.correct_figure(figure, value=42))
    theirs.apply(acts.correct_figure(theirs.state(key).figures[0], value=43))
    ours.merge(theirs.path)
    rows = ours.history(key=figure.key)
    assert [(h.who, h.after and h.after["value"], h.library is None) for h in rows] == [
        ("张三", 43, True),
        ("李四", 43, False),
        ("李四", 42, False),
    ]
    theirs.apply(acts.correct_figure(theirs.state(key).figures[0], value=44))
    ours.merge(theirs.path)
    assert len([h for h in ours.history(key=figure.key) if h.library]) == 3
    assert ours.verify().problems == ()


def test_two_copies_of_one_library_that_went_apart_come_together(ours: Library, tmp_path: Path) -> None:
    key = add_report(ours)
    ours.apply(acts.reject_figures(ours.state(key).figures[:1]))
    copy = tmp_path / "c.zhenyue"
    shutil.copyfile(ours.path, copy)
    ours.apply(acts.reject_figures(ours.state(key).figures[1:2]))
    with Library.open(copy, who="李四") as other:
        other.apply(acts.reject_figures(other.state(key).figures[2:3]))
    assert ours.merge(copy).taken == 1
    assert [f.status is Status.REJECTED for f in ours.state(key).figures] == [True] * 3 + [False] * 3
    assert [h.who for h in ours.history() if h.library] == ["李四"]
    assert ours.verify().problems == ()


def test_a_third_library_is_passed_on(ours: Library, theirs: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "c.zhenyue", who="王五") as third:
        key = add_report(third)
        third.apply(acts.confirm_figures(third.state(key).figures))
    theirs.merge(tmp_path / "c.zhenyue")
    ours.merge(theirs.path)
    assert ours.state(key) == theirs.state(key)
    assert {h.who for h in ours.history() if h.library} == {"王五", "李四"}
    theirs.merge(ours.path)
    assert ours.verify().problems == theirs.verify().problems == ()


def test_a_damaged_library_is_not_merged(ours: Library, theirs: Library) -> None:
    key = add_report(ours)
    other = add_report(theirs, text=OTHER)
    state = ours.state(key)
    theirs._db.execute('UPDATE "figure" SET "value" = 1 WHERE "report" = ?', (other,))
    with pytest.raises(StoreError, match="没有合并任何内容"):
        ours.merge(theirs.path)
    assert (len(ours.reports()), ours.state(key)) == (1, state)


def test_a_merge_that_fails_half_way_leaves_nothing(
    ours: Library, theirs: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_report(theirs, text=OTHER)
    before = ours.history()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.store.merge._history", fail)
    with pytest.raises(StoreError, match="空间不足"):
        ours.merge(theirs.path)
    assert (ours.reports(), ours.history()) == ((), before)
    assert ours.verify().problems == ()


def test_a_backup_is_made_before_merging(ours: Library, theirs: Library) -> None:
    add_report(ours)
    add_report(theirs, text=OTHER)
    ours.merge(theirs.path)
    assert [(b.reason, b.reports) for b in ours.backups()] == [("合并前", 1)]
