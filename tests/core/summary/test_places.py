"""Places in words."""

from __future__ import annotations

from dataclasses import replace

from paperstates import state

from app.core.enums import SectionKind, Status
from app.core.report import Document, Place, Section
from app.core.state import ReportState, SectionRecord
from app.core.summary.places import Places


def nested(*numbers: str | None) -> ReportState:
    """A report whose headings stand one inside the other."""
    text = "开头。" + "正文" * 100
    records = tuple(
        SectionRecord(
            f"s{i}", "r", Section(SectionKind.HEADING, i + 1, n, "加强组织领导和统筹", 3 + i, 200, 4, 6)
        )
        for i, n in enumerate(numbers)
    )
    return replace(state(), document=Document(text), sections=records)


def test_the_path_is_made_of_the_numbers_of_the_headings() -> None:
    assert Places(nested("一、", "（二）", "3.")).path(50) == "一（二）3"


def test_running_text_says_parts_and_points() -> None:
    assert Places(nested("一、", "（二）", "3.")).spoken(50) == "第一部分（二）第3点"


def test_a_lost_number_is_replaced_by_the_opening_of_the_title() -> None:
    assert Places(nested(None)).path(50) == "“加强组织领导和统…”"
    assert Places(nested(None)).spoken(50) == "“加强组织领导和统…”"


def test_a_title_without_number_needs_no_headings_above_it() -> None:
    places = Places(nested("一、", None, "3."))
    assert places.path(50) == "“加强组织领导和统…”3"
    assert places.spoken(50) == "“加强组织领导和统…”第3点"


def test_before_the_first_heading_is_the_opening() -> None:
    places = Places(nested("一、"))
    assert places.words(0) == "开头"
    assert places.spoken(0) == ""


def test_what_follows_the_last_heading_is_the_end() -> None:
    assert Places(nested("一、")).words(201) == "文末"


def test_the_page_is_told_where_the_reader_knows_it() -> None:
    given = nested("一、")
    paged = replace(given, document=replace(given.document, places=(Place(0, 100, 1), Place(100, 300, 2))))
    assert Places(paged).words(150) == "一 第2页"


def test_rejected_headings_are_no_places() -> None:
    given = nested("一、", "（二）")
    gone = replace(given.sections[1], status=Status.REJECTED)
    assert Places(replace(given, sections=(given.sections[0], gone))).path(50) == "一"


def test_a_long_sentence_is_cut_around_the_passage_and_not_within_a_number() -> None:
    words = "一" * 60 + "，2024年" + "办理" * 12 + "案件218件" + "后" * 80 + "。"
    given = replace(nested("一、"), document=Document(words))
    start = words.index("218件")
    runs = Places(given).quote(start, start + 4)
    shown = "".join(run.text for run in runs)
    assert [run.text for run in runs if run.is_bold] == ["218件"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 75
    assert "24年" not in shown or "2024年" in shown


def test_the_page_is_the_one_of_the_paragraph() -> None:
    places = (Place(0, 5, page=1), Place(6, 9, page=None), Place(10, 20, page=3))
    document = Document("字" * 30, places=places)
    assert [document.page_at(n) for n in (0, 4, 5, 7, 10, 19, 20, 29)] == [1, 1, None, None, 3, 3, None, None]
    assert Document("字").page_at(0) is None
