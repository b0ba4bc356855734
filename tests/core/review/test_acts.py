"""Acts on figures, head data, notes and findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.enums import FindingState, Qualifier, Severity, Status
from app.core.report import Document, Figure, Finding, Head
from app.core.review import acts
from app.core.review.changes import Act, Entity, inverse
from app.core.review.rows import figure_from, status_of
from app.core.state import FigureRecord, FindingRecord, Note, ReportState
from app.core.taxonomy import standard_taxonomy

READ = Figure(start=4, end=8, surface="218次", value=218.0, unit="次", indicator="PUB.EVENT")


def suggestion(figure: Figure = READ) -> FigureRecord:
    return FigureRecord(key="k1", report="r1", figure=figure, suggested=figure)


def decided(record: FigureRecord, act: Act) -> FigureRecord:
    after = act.changes[0].after
    if after is None:
        assert record.suggested is not None
        return replace(record, figure=record.suggested, status=Status.SUGGESTED)
    return replace(record, figure=figure_from(after), status=status_of(after))


def test_a_correction_names_the_old_and_the_new_value() -> None:
    act = acts.correct_figure(suggestion(), value=213.0)
    assert act.name == "更正数值 218→213"
    assert act.changes[0].before is None
    assert decided(suggestion(), act).status is Status.CORRECTED


def test_a_correction_of_two_fields_names_both() -> None:
    assert acts.correct_figure(suggestion(), value=1.5, unit="场").name == "更正数值、单位 218次"


def test_a_correction_of_the_indicator_uses_the_name_of_the_book() -> None:
    book = standard_taxonomy()
    code = book.indicators()[0].code
    act = acts.correct_figure(suggestion(), indicator=code, book=book)
    assert act.name.endswith(f"→{book.name_of(code)}")


def test_a_correction_to_the_same_value_changes_nothing() -> None:
    assert acts.correct_figure(suggestion(), value=218.0).changes == ()


def test_correcting_back_to_the_suggestion_is_a_confirmation() -> None:
    corrected = decided(suggestion(), acts.correct_figure(suggestion(), value=213.0))
    back = acts.correct_figure(corrected, value=218.0)
    assert decided(corrected, back).status is Status.CONFIRMED


def test_a_figure_of_a_persons_own_stays_added_when_corrected() -> None:
    own = FigureRecord(key="k2", report="r1", figure=READ, status=Status.ADDED)
    assert decided(own, acts.correct_figure(own, qualifier=Qualifier.APPROX)).status is Status.ADDED


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        acts.correct_figure(suggestion(), colour="red")


def test_confirming_many_leaves_out_what_is_confirmed() -> None:
    done = replace(suggestion(), key="k2", status=Status.CONFIRMED)
    other = replace(suggestion(), key="k3")
    act = acts.confirm_figures([suggestion(), done, other])
    assert [c.key for c in act.changes] == ["k1", "k3"]
    assert act.name == "确认 2 处数据"


def test_confirming_one_names_its_words() -> None:
    assert acts.confirm_figures([suggestion()]).name == "确认数据 218次"


def test_a_rejected_figure_is_restored_to_the_suggestion() -> None:
    rejected = decided(suggestion(), acts.reject_figures([suggestion()]))
    assert rejected.status is Status.REJECTED
    act = acts.restore_figures([rejected])
    assert act.changes[0].after is None


def test_a_rejected_figure_of_a_persons_own_is_taken_back_in() -> None:
    own = FigureRecord(key="k2", report="r1", figure=READ, status=Status.REJECTED)
    assert decided(own, acts.restore_figures([own])).status is Status.ADDED


def test_the_inverse_of_an_act_swaps_before_and_after() -> None:
    corrected = decided(suggestion(), acts.correct_figure(suggestion(), value=213.0))
    act = acts.correct_figure(corrected, value=5.0)
    assert inverse(inverse(act)) == act
    assert inverse(act).changes[0].after == acts.figure_row(corrected)


def test_an_added_figure_gets_its_own_key() -> None:
    first, second = acts.add_figure("r1", READ), acts.add_figure("r1", READ)
    assert first.changes[0].key != second.changes[0].key
    assert first.name == "新增数据 218次"


def test_head_data_keeps_the_stored_row_as_before() -> None:
    state = ReportState("r1", "a.txt", Document("…"), Head(town="云集镇", year=2024))
    act = acts.set_head(state, stored=None, town="云集乡")
    assert act.name == "更正乡镇 云集镇→云集乡"
    assert act.changes[0].entity is Entity.HEAD
    assert act.changes[0].after is not None and act.changes[0].after["year"] == 2024
    assert acts.set_head(state, stored=None, town="云集镇").changes == ()


def test_notes_are_added_edited_and_removed() -> None:
    note = Note("n1", "r1", 0, 4, "一二三四", "请核对")
    assert acts.add_note(note).changes[0].before is None
    assert acts.edit_note(note, text="已核对").changes[0].before == acts.note_row(note)
    assert acts.edit_note(note, text="请核对").changes == ()
    assert acts.remove_note(note).changes[0].after is None


def test_a_dismissed_finding_keeps_its_reason() -> None:
    record = FindingRecord("f1", "r1", Finding("sum", Severity.WARN, "合计不符"))
    act = acts.decide_finding(record, FindingState.DISMISSED, reason="口径不同")
    assert act.name == "忽略问题 合计不符"
    assert act.changes[0].after == {"state": "dismissed", "reason": "口径不同", "wording": None}
    assert acts.decide_finding(record, FindingState.OPEN).changes == ()


@pytest.mark.parametrize(
    ("value", "shown"), [(218.0, "218"), (1.5, "1.5"), (None, ""), (6500000.0, "6500000")]
)
def test_numbers_are_shown_as_clerks_write_them(value: float | None, shown: str) -> None:
    assert acts.plain_number(value) == shown
