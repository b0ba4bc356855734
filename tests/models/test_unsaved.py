"""What could not be saved: joined by thing and field, settled by what was saved, and tried again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.review.changes import Act, Change, Entity, Row
from app.models.session import Session
from app.models.unsaved import Unsaved
from tests.models.test_session import key_of, opened

NOTE = {"text": "", "colour": "yellow"}


def act(name: str, **fields: str) -> Act:
    return Act(name, (Change(Entity.NOTE, "n", "r", NOTE, {**NOTE, **fields}),))


def after(unsaved: Unsaved, standing: Mapping[str, str]) -> Row | None:
    return unsaved.act(lambda *_: standing).changes[0].after


def test_what_was_wanted_last_of_each_field_is_kept() -> None:
    unsaved = Unsaved()
    for wanted in (act("改", text="一"), act("改", colour="green"), act("改", text="二")):
        unsaved.keep(wanted)
    assert len(unsaved) == 1
    assert after(unsaved, NOTE) == {"text": "二", "colour": "green"}


def test_what_was_saved_of_a_thing_leaves_its_other_fields_waiting() -> None:
    unsaved = Unsaved()
    unsaved.keep(act("改", text="一"))
    unsaved.settle(act("改", colour="green").changes)
    assert after(unsaved, {**NOTE, "colour": "green"}) == {"text": "一", "colour": "green"}
    unsaved.settle(act("改", text="二").changes)
    assert not unsaved


def test_a_thing_that_was_removed_waits_for_nothing() -> None:
    unsaved = Unsaved()
    unsaved.keep(act("改", text="一"))
    unsaved.settle([Change(Entity.NOTE, "n", "r", NOTE, None)])
    assert not unsaved


def test_words_on_a_thing_nobody_had_touched_outlive_a_decision_on_it() -> None:
    unsaved = Unsaved()
    unsaved.keep(act_on_finding(state="open", wording="请核实"))
    unsaved.keep(act_on_finding(state="later", wording=None))
    assert after(unsaved, {}) == {"state": "later", "wording": "请核实"}


def act_on_finding(**row: str | None) -> Act:
    return Act("问题", (Change(Entity.FINDING, "f", "r", None, row),))


def test_what_was_written_can_be_read_off() -> None:
    unsaved = Unsaved()
    unsaved.keep(act("修改批注", text="请补充来源", colour="green"))
    assert unsaved.words() == ["修改批注：请补充来源"]


def full(*_: object) -> None:
    raise StoreError("磁盘空间不足，这次改动没有保存。")


def test_a_correction_that_could_not_be_saved_is_saved_with_the_next(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(session)
    first, second = key_of(session, "218次"), key_of(session, "12件")
    with monkeypatch.context() as patch:
        patch.setattr(session.library, "apply", full)
        assert not session.correct_figure(first, value=213.0)
        assert not session.save_unsaved()
    assert session.confirm([second])
    corrected = session.figure_of(first)
    assert corrected is not None and (corrected.figure.value, corrected.status) == (213.0, Status.CORRECTED)
    assert not session.unsaved and session.undo_name == "更正数值 218→213"


def test_several_that_could_not_be_saved_become_one_act(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = opened(session)
    with monkeypatch.context() as patch:
        patch.setattr(session.library, "apply", full)
        session.correct_figure(key_of(session, "218次"), value=213.0)
        session.set_head(town="云岭镇")
    assert session.save_unsaved()
    assert session.undo_name == "补存改动 2 个"
    assert session.undo() and session.state is not None
    assert (session.state.head, session.state.figures) == (state.head, state.figures)


def test_what_no_library_can_hold_is_not_tried_again(session: Session) -> None:
    opened(session)
    assert not session.set_head(town="\ud800")
    assert not session.unsaved


def test_a_library_opened_anew_takes_what_could_not_be_saved_and_another_one_does_not(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = opened(session).key
    for kept, path in ((1, session.library.path), (0, tmp_path / "另一个.zhenyue")):  # type: ignore[union-attr]
        session.open_report(key)
        with monkeypatch.context() as patch:
            patch.setattr(session.library, "apply", full)
            session.set_head(town="云岭镇")
        session.open_library(path)
        assert len(session.unsaved) == kept


def test_a_disk_that_fails_for_good_is_told_as_read_only(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(session)
    told: list[bool] = []
    session.read_only_changed.connect(told.append)

    def fail(*_: object) -> None:
        session.library._handle.writable = False  # type: ignore[union-attr]
        raise StoreError("磁盘反复出错。")

    monkeypatch.setattr(session.library, "apply", fail)
    session.set_head(town="云岭镇")
    assert told == [True] and len(session.unsaved) == 1
