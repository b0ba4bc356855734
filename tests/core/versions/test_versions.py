"""A new version of a known report is noticed; a copy by another town or of another year is not one."""

from __future__ import annotations

import pytest

from app.core.report import Head
from app.core.resources import samples
from app.core.versions.likely import Former, Known, find_former, likeness, sketch

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(samples().glob("*.txt"))]
TEXT = TEXTS[0]
HEAD = Head(title="2024年法治政府建设情况报告", town="青林镇", county="安平县", year=2024)


def former(head: Head, text: str, *known: tuple[str, Head, str]) -> str | None:
    found = find_former(head, sketch(text), [Known(k, h, lambda t=t: sketch(t)) for k, h, t in known])
    return found.key if found else None


def test_a_text_is_wholly_like_itself_and_hardly_like_others() -> None:
    assert likeness(sketch(TEXT), sketch(TEXT)) == 1.0
    assert all(likeness(sketch(TEXT), sketch(other)) < 0.2 for other in TEXTS[1:])


def test_blanks_do_not_matter() -> None:
    assert likeness(sketch(TEXT), sketch(TEXT.replace("。", "。\n "))) == 1.0


def test_an_edited_text_is_still_alike() -> None:
    edited = TEXT.replace("培训", "学习").replace("矛盾", "纠纷")
    assert 0.6 < likeness(sketch(TEXT), sketch(edited)) < 1.0


def test_empty_texts_have_nothing_to_compare() -> None:
    assert sketch("") == sketch(" ") and find_former(Head(), sketch(""), []) is None


def test_town_county_and_year_make_a_version_whatever_the_text() -> None:
    assert former(HEAD, TEXT, ("甲", HEAD, TEXTS[1])) == "甲"


@pytest.mark.parametrize("other", [{"town": "共和镇"}, {"county": "新华县"}, {"year": 2023}])
def test_another_town_county_or_year_is_no_version_however_alike(other: dict[str, str | int]) -> None:
    from dataclasses import replace

    assert former(HEAD, TEXT, ("甲", replace(HEAD, **other), TEXT)) is None


def test_towns_of_one_name_need_some_likeness_where_the_county_is_not_known() -> None:
    bare = Head(town="城关镇", year=2024)
    assert former(bare, TEXT, ("甲", bare, TEXTS[1])) is None
    assert former(bare, TEXT, ("甲", bare, TEXT + "新加的一段话，说明今年的工作。")) == "甲"


def test_without_head_data_the_text_must_be_much_alike() -> None:
    half = TEXT[: len(TEXT) // 3] + TEXTS[1]
    assert former(Head(), TEXT, ("甲", Head(), TEXT.replace("培训", "学习"))) == "甲"
    assert former(Head(), TEXT, ("甲", Head(), half)) is None


def test_the_most_alike_is_taken_and_of_equals_the_last() -> None:
    known = [("甲", HEAD, TEXTS[1]), ("乙", HEAD, TEXT), ("丙", HEAD, TEXT), ("丁", HEAD, TEXTS[2])]
    assert former(HEAD, TEXT, *known) == "丙"
    assert find_former(HEAD, sketch(TEXT), [Known("乙", HEAD, lambda: sketch(TEXT))]) == Former("乙", 1.0)
