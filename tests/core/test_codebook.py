from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.codebook import (
    BookError,
    Edition,
    add_indicator,
    book_with,
    edit_indicator,
    merge_indicators,
    own_code,
    split_indicator,
)
from app.core.enums import Status
from app.core.reading import read_document
from app.core.report import Document, Figure
from app.core.review.changes import Act, Row
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy, standard_taxonomy

STANDARD = standard_taxonomy()
EMPTY = Edition.of({}, STANDARD)


def done(edition: Edition, *acts: Act) -> Edition:
    """The edition with acts carried out as the store does it."""
    rows: dict[str, Row] = dict(edition.rows)
    for act in acts:
        for change in act.changes:
            if change.entity.value != "indicator":
                continue
            assert rows.get(change.key) == change.before
            rows.pop(change.key, None)
            if change.after is not None:
                rows[change.key] = change.after
    return Edition.of(rows, STANDARD)


def record(code: str, status: Status, label: str = "") -> FigureRecord:
    figure = Figure(0, 2, "5场", 5.0, "场", indicator=code, label=label)
    return FigureRecord("f1", "r1", figure, status, suggested=figure)


def indicator_of(text: str, book: Taxonomy) -> str | None:
    return read_document(Document(text), book=book).figures[0].indicator


def test_without_changes_the_book_is_the_standard_one() -> None:
    assert book_with({}, STANDARD) is STANDARD


def test_renaming_keeps_the_code_and_can_be_taken_back() -> None:
    act = edit_indicator(EMPTY, "PUB.YARD", name="院坝普法场次")
    assert act.name == "编码本：院坝会(坝坝会)宣讲场次 改名为“院坝普法场次”"
    assert done(EMPTY, act).book.name_of("PUB.YARD") == "院坝普法场次"


def test_a_row_holds_only_what_differs() -> None:
    act = edit_indicator(EMPTY, "PUB.YARD", name="院坝普法场次")
    assert act.changes[0].after == {"name": "院坝普法场次"}


def test_a_synonym_is_read_at_once() -> None:
    phrases = (*STANDARD.indicator("PUB.YARD").phrases, "晒谷坪讲法")  # type: ignore[union-attr]
    edition = done(EMPTY, edit_indicator(EMPTY, "PUB.YARD", phrases=phrases))
    assert indicator_of("开展晒谷坪讲法12场。", STANDARD) != "PUB.YARD"
    assert indicator_of("开展晒谷坪讲法12场。", edition.book) == "PUB.YARD"


def test_a_removed_synonym_is_kept_as_removed_only() -> None:
    phrases = [p for p in STANDARD.indicator("PUB.YARD").phrases if p != "院坝会"]  # type: ignore[union-attr]
    act = edit_indicator(EMPTY, "PUB.YARD", phrases=phrases)
    assert act.changes[0].after == {"phrases_removed": "院坝会"}


def test_what_is_switched_off_is_never_assigned() -> None:
    edition = done(EMPTY, edit_indicator(EMPTY, "PUB.YARD", is_active=False))
    assert indicator_of("开展院坝会12场。", edition.book) != "PUB.YARD"


def test_an_added_indicator_is_read_by_its_name_and_has_the_same_code_everywhere() -> None:
    act = add_indicator(EMPTY, "PUB", "普法剧目", units=["部"], phrases=["自编小戏"])
    assert act.changes[0].key == own_code("PUB", "普法剧目")
    book = done(EMPTY, act).book
    assert indicator_of("编排自编小戏6部。", book) == own_code("PUB", "普法剧目")


@pytest.mark.parametrize(
    ("name", "units"),
    [("", ["场"]), ("  ", ["场"]), ("长" * 41, ["场"]), ("新指标", []), ("院坝会(坝坝会)宣讲场次", ["场"])],
)
def test_a_bad_name_or_no_unit_is_refused_with_a_sentence(name: str, units: list[str]) -> None:
    with pytest.raises(BookError):
        add_indicator(EMPTY, "PUB", name, units=units)


def test_merging_lends_the_words_and_moves_what_was_decided_in_one_act() -> None:
    act = merge_indicators(EMPTY, "PUB.YARD", "PUB.LECTURE", [record("PUB.YARD", Status.CONFIRMED)])
    assert act.name.endswith("移动 1 处数据")
    moved = act.changes[1].after
    assert moved is not None and moved["indicator"] == "PUB.LECTURE"
    book = done(EMPTY, act).book
    assert indicator_of("开展院坝会12场。", book) == "PUB.LECTURE"
    merged = book.indicator("PUB.YARD")
    assert merged is not None and not merged.is_active


def test_merging_makes_no_decision_where_nobody_looked() -> None:
    act = merge_indicators(EMPTY, "PUB.YARD", "PUB.LECTURE", [record("PUB.YARD", Status.SUGGESTED)])
    assert len(act.changes) == 1


@pytest.mark.parametrize("status", [Status.REJECTED, Status.ADDED])
def test_moving_keeps_what_was_rejected_or_added(status: Status) -> None:
    one = record("PUB.YARD", status)
    one = replace(one, suggested=None) if status is Status.ADDED else one
    act = merge_indicators(EMPTY, "PUB.YARD", "PUB.LECTURE", [one])
    assert act.changes[1].after is not None
    assert act.changes[1].after["status"] == status


def test_indicators_cannot_be_merged_in_a_circle_or_with_another_kind() -> None:
    edition = done(EMPTY, merge_indicators(EMPTY, "PUB.YARD", "PUB.LECTURE", ()))
    with pytest.raises(BookError):
        merge_indicators(edition, "PUB.LECTURE", "PUB.YARD", ())
    with pytest.raises(BookError):
        merge_indicators(EMPTY, "MED.TOTAL", "MED.RATE", ())


def test_rows_that_go_round_do_no_harm() -> None:
    rows = {"PUB.YARD": {"merged_into": "PUB.LECTURE"}, "PUB.LECTURE": {"merged_into": "PUB.YARD"}}
    assert book_with(rows, STANDARD).indicator("PUB.YARD") is not None


def test_rows_without_sense_are_passed_over() -> None:
    rows: dict[str, Row] = {"NOPE.U1": {"name": "x"}, "PUB.YARD": {"kind": "weird", "merged_into": "NOPE.X"}}
    assert len(book_with(rows, STANDARD).indicators()) == len(STANDARD.indicators())


def test_splitting_takes_synonyms_and_the_figures_that_bear_them() -> None:
    records = [
        record("PUB.YARD", Status.CONFIRMED, "召开火塘会"),
        record("PUB.YARD", Status.CONFIRMED, "院坝会"),
    ]
    act = split_indicator(EMPTY, "PUB.YARD", "火塘会场次", ["火塘会"], records)
    edition = done(EMPTY, act)
    new = own_code("PUB", "火塘会场次")
    assert sum(c.entity.value == "figure" for c in act.changes) == 1
    assert indicator_of("召开火塘会12场。", edition.book) == new
    assert "火塘会" not in edition.book.indicator("PUB.YARD").phrases  # type: ignore[union-attr]


def test_nothing_changed_is_no_act() -> None:
    assert edit_indicator(EMPTY, "PUB.YARD", name="院坝会(坝坝会)宣讲场次").changes == ()
