"""The session: every act saved and told, undone and redone, and nothing changed where saving fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.enums import Part, Status
from app.core.errors import StoreError
from app.core.review.letters import KeptLetter
from app.core.state import ReportState
from app.models.library.importing import Fate, Kept
from app.models.report.selection import SelectionKind
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import Prepared


class Ears:
    """Collects what a session says."""

    def __init__(self, session: Session) -> None:
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        for name in (
            *("reports_changed", "report_opened", "report_closed", "figures_changed", "outline_changed"),
            *("head_changed", "notes_changed", "selection_changed", "saved", "save_failed", "noticed"),
            *("history_changed", "read_only_changed"),
        ):
            getattr(session, name).connect(self._listener(name))

    def _listener(self, name: str) -> Callable[..., None]:
        return lambda *values: self.heard.append((name, values))

    def names(self) -> list[str]:
        return [name for name, _ in self.heard]

    def last(self, name: str) -> tuple[Any, ...]:
        return next(values for heard, values in reversed(self.heard) if heard == name)


def opened(session: Session, town: str = "云集镇") -> ReportState:
    assert session.open_report(next(r.key for r in session.reports if r.head.town == town))
    assert session.state is not None
    return session.state


def key_of(session: Session, words: str) -> str:
    assert session.state is not None
    return next(r.key for r in session.state.figures if r.figure.surface == words)


def stored(session: Session) -> ReportState:
    assert session.library is not None and session.state is not None
    return session.library.state(session.state.key)


def test_a_correction_is_in_the_library_before_it_is_told(session: Session) -> None:
    opened(session)
    key = key_of(session, "218次")
    seen: list[float] = []
    session.figures_changed.connect(
        lambda *_: seen.extend(r.figure.value for r in stored(session).figures if r.key == key)
    )
    assert session.correct_figure(key, value=213.0)
    assert seen == [213.0]


def test_a_correction_is_told_to_everybody(session: Session) -> None:
    state = opened(session)
    key, ears = key_of(session, "218次"), Ears(session)
    session.correct_figure(key, value=213.0)
    assert ears.last("figures_changed") == (state.key, (key,))
    assert set(ears.names()) >= {"reports_changed", "history_changed", "saved"}
    assert len(ears.last("saved")[0]) == 8
    assert session.undo_name == "更正数值 218→213"


def test_the_state_in_memory_is_what_the_library_says(session: Session) -> None:
    opened(session)
    session.correct_figure(key_of(session, "218次"), value=213.0, unit="场")
    session.reject([key_of(session, "12件")])
    session.confirm([key_of(session, "2人"), key_of(session, "5000余份")])
    session.add_note(3, 7, "请核对")
    assert session.state == stored(session)
    session.undo()
    session.undo()
    assert session.state == stored(session)


def test_undo_and_redo_bring_back_value_and_selection(session: Session) -> None:
    opened(session)
    key = key_of(session, "218次")
    session.correct_figure(key, value=213.0)
    session.select_figure(key_of(session, "2人"))
    assert session.undo()
    assert session.selection is not None and session.selection.key == key
    record = session.figure
    assert record is not None and (record.figure.value, record.status) == (218.0, Status.SUGGESTED)
    assert session.redo_name == "更正数值 218→213" and session.undo_name is None
    assert session.redo() and session.figure is not None and session.figure.figure.value == 213.0


def test_undo_goes_to_the_first_heading_that_it_changes(session: Session) -> None:
    state = opened(session)
    first, second = (r.key for r in state.sections if r.section.level == 2)
    assert session.demote(second)
    assert session.promote(first)
    session.undo()
    assert [r.section.level for r in stored(session).sections] == [1, 2, 3, 1]
    assert session.selection is not None and session.selection.key == first


def test_a_letter_is_kept_with_its_report_and_undone(session: Session) -> None:
    state = opened(session)
    letter = KeptLetter("意见\n\n某局\n2025年3月1日", "拟稿", "2025年3月1日")
    assert session.keep_letter(state.key, letter)
    assert session.letter_of(state.key) == letter
    assert not session.keep_letter(state.key, letter)
    assert session.undo_name == "修改意见单 云集镇 2024"
    session.undo()
    assert session.letter_of(state.key) is None
    session.redo()
    assert session.keep_letter(state.key, None)
    assert session.letter_of(state.key) is None and session.undo_name == "重拟意见单 云集镇 2024"


def test_undo_goes_to_the_report_that_it_changes(session: Session) -> None:
    first = opened(session)
    session.correct_figure(key_of(session, "218次"), value=213.0)
    opened(session, "共和镇")
    session.undo()
    assert session.state is not None and session.state.key == first.key


def test_corrections_and_undo_survive_closing(session: Session, tmp_path: Path) -> None:
    opened(session)
    key = key_of(session, "218次")
    session.correct_figure(key, value=213.0)
    session.open_library(tmp_path / "库.zhenyue")
    opened(session)
    record = session.figure_of(key)
    assert record is not None and record.figure.value == 213.0 and record.decided_by == "审核员"
    assert session.undo_name == "更正数值 218→213" and session.undo()


def test_a_failed_save_changes_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = opened(session)
    ears = Ears(session)

    def full(_act: object) -> None:
        raise StoreError("磁盘已满，这次改动没有保存。")

    monkeypatch.setattr(session.library, "apply", full)
    assert not session.correct_figure(key_of(session, "218次"), value=213.0)
    assert session.state is before
    assert ears.heard == [("save_failed", ("磁盘已满，这次改动没有保存。",))]


def test_nothing_to_do_says_nothing(session: Session) -> None:
    opened(session)
    ears = Ears(session)
    assert not session.correct_figure(key_of(session, "218次"), value=218.0)
    assert not session.confirm([]) and not session.undo()
    assert ears.heard == []


def test_progress_in_the_list_follows(session: Session) -> None:
    state = opened(session)
    session.confirm([key_of(session, "218次")])
    row = next(r for r in session.reports if r.key == state.key)
    assert (row.reviewed, row.figures) == (1, 4)


def test_a_figure_is_added_from_a_selection_and_selected(session: Session) -> None:
    state = opened(session)
    start = state.document.text.index("3件")
    assert session.add_figure(start, start + 2)
    record = session.figure
    assert record is not None and (record.figure.value, record.figure.unit) == (3.0, "件")
    assert record.status is Status.ADDED
    session.undo()
    assert session.selection is None and len(stored(session).figures) == 4


def test_words_without_a_number_make_no_figure(session: Session) -> None:
    opened(session)
    ears = Ears(session)
    assert not session.add_figure(0, 3)
    assert "没有认出数字" in ears.last("noticed")[0]


def test_a_second_figure_at_the_same_place_selects_the_first(session: Session) -> None:
    state = opened(session)
    start = state.document.text.index("218次")
    assert not session.add_figure(start, start + 4)
    assert session.figure is not None and session.figure.figure.surface == "218次"


def test_a_moved_boundary_takes_number_and_unit_along(session: Session) -> None:
    state = opened(session)
    key, start = key_of(session, "218次"), state.document.text.index("218次")
    assert session.set_span(key, start + 1, start + 4)
    record = session.figure_of(key)
    assert record is not None and record.figure.surface == "18次" and record.figure.value == 18.0


def test_selecting_the_same_again_is_not_told(session: Session) -> None:
    opened(session)
    ears = Ears(session)
    for _ in range(2):
        session.select_figure(key_of(session, "2人"), "table")
    assert ears.names() == ["selection_changed"]
    selection, origin = ears.last("selection_changed")
    assert selection.kind is SelectionKind.FIGURE and origin == "table"


def test_a_heading_is_promoted_and_ends_follow(session: Session) -> None:
    state = opened(session)
    key = next(r.key for r in state.sections if r.section.title == "强执法")
    ears = Ears(session)
    assert session.promote(key)
    assert "outline_changed" in ears.names()
    first = next(r for r in session.state.sections if r.section.title == "主要做法")  # type: ignore[union-attr]
    assert first.section.end == state.document.text.index("（二）")
    assert not session.promote(key) and "最上一级" in ears.last("noticed")[0]


def test_an_unmade_heading_is_made_again_from_its_line(session: Session) -> None:
    state = opened(session)
    record = next(r for r in state.sections if r.section.title == "强执法")
    assert session.unmake_heading(record.key) and session.section_of(record.key) is None
    start = record.section.start
    assert session.make_heading(start, start + 6)
    again = session.section_of(record.key)
    assert again is not None and again.section.level == 2


def test_parts_heads_and_notes_are_decisions_too(session: Session) -> None:
    state = opened(session)
    top = state.sections[0].key
    assert session.set_part(Part.MEASURES, top)
    assert session.set_head(town="云集乡") and session.set_head(year=2023)
    assert session.state is not None and (session.state.head.town, session.state.head.year) == (
        "云集乡",
        2023,
    )
    assert next(r for r in session.reports if r.key == state.key).head.town == "云集乡"
    assert session.add_note(0, 3, "名称不符") and session.selection is not None
    key = session.selection.key
    assert session.edit_note(key, text="已核") and session.note_of(key).text == "已核"  # type: ignore[union-attr]
    assert session.remove_note(key) and session.note_of(key) is None
    while session.undo():
        pass
    assert session.state.head.town == "云集镇" and session.state == stored(session)


def test_jumping_back_in_the_history_undoes_act_by_act(session: Session) -> None:
    opened(session)
    assert session.library is not None
    session.confirm([key_of(session, "218次")])
    first = session.library.standing[-1]
    session.confirm([key_of(session, "2人")])
    session.reject([key_of(session, "12件")])
    assert session.undo_to(first)
    assert session.undo_name == "确认数据 218次" and session.redo_name == "确认数据 2人"


def test_the_same_report_again_is_a_duplicate(session: Session) -> None:
    opened(session)
    assert session.library is not None and session.state is not None
    _, data = session.library.original(session.state.key)
    source = Source("另一个名字.txt", "另一个名字.txt", lambda: data)
    copy = Prepared(source, data, "", session.state.document, stored_reading())
    assert session.store_prepared(copy) == Kept(Fate.DUPLICATE, session.state.key)


def stored_reading() -> Any:
    from app.core.report import Head, Reading

    return Reading(Head())


def test_a_removed_report_leaves_the_list_and_comes_back(session: Session) -> None:
    state = opened(session)
    assert session.remove_report(state.key)
    assert session.state is None and len(session.reports) == 1
    assert session.undo() and len(session.reports) == 2


def test_a_second_window_reads_only(session: Session, tmp_path: Path) -> None:
    second = Session(who="另一人")
    ears = Ears(second)
    second.open_library(tmp_path / "库.zhenyue")
    assert second.read_only and ears.last("read_only_changed") == (True,)
    opened(second)
    assert not second.confirm([key_of(second, "2人")])
    assert ears.names()[-1] == "save_failed"
    second.close()
