"""Acts on the outline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.enums import Part, SectionKind, Status
from app.core.report import Section
from app.core.review import outline_acts as acts
from app.core.state import SectionRecord

TEXT = "一、举措\n（一）普法\n（二）执法\n二、问题\n下一步打算：\n"


def record(key: str, level: int, title: str, *, kind: SectionKind = SectionKind.HEADING) -> SectionRecord:
    start = TEXT.index(title)
    section = Section(kind, level, "一", title, start, start + 2, start, start + 2)
    return SectionRecord(key, "r1", section, suggested=section)


OUTLINE = (record("a", 1, "举措"), record("b", 2, "普法"), record("c", 2, "执法"), record("d", 1, "问题"))


def levels(act: acts.Act) -> dict[str, object]:
    return {c.key: c.after["level"] for c in act.changes if c.after is not None}


def test_promoting_moves_everything_below() -> None:
    deeper = (*OUTLINE[:2], replace(OUTLINE[2], section=replace(OUTLINE[2].section, level=3)), OUTLINE[3])
    assert levels(acts.promote(deeper, "b")) == {"b": 1, "c": 2}


def test_a_top_heading_cannot_be_promoted() -> None:
    assert acts.promote(OUTLINE, "a").changes == ()


def test_demoting_needs_a_sister_before_it() -> None:
    assert acts.demote(OUTLINE, "b").changes == ()
    assert levels(acts.demote(OUTLINE, "c")) == {"c": 3}
    assert acts.demote(OUTLINE, "a").changes == ()
    assert levels(acts.demote(OUTLINE, "d")) == {"d": 2}


def test_a_line_becomes_a_heading_beside_the_one_before() -> None:
    start = TEXT.index("下一步")
    act = acts.make_heading(OUTLINE, "r1", text=TEXT, start=start, end=start + 6)
    after = act.changes[0].after
    assert after is not None
    assert (after["level"], after["title"], after["origin"]) == (1, "下一步打算", "inferred")
    assert act.name == "设为标题 下一步打算"


def test_a_heading_with_a_number_goes_beside_those_numbered_alike() -> None:
    text = "一、举措\n（一）普法\n二、问题\n（二） 执法。办结案件\n三、打算"
    rows = (("一、", "举措", 1), ("（一）", "普法", 2), ("二、", "问题", 1))
    records = tuple(numbered(text, number, title, level) for number, title, level in rows)
    start = text.index("（二）")
    after = acts.make_heading(records, "r1", text=text, start=start, end=start + 6).changes[0].after
    assert after is not None
    assert (after["number"], after["title"], after["level"]) == ("（二）", "执法", 2)
    start = text.index("三、")
    after = acts.make_heading(records, "r1", text=text, start=start, end=start + 4).changes[0].after
    assert after is not None and (after["number"], after["level"]) == ("三、", 1)


def numbered(text: str, number: str, title: str, level: int) -> SectionRecord:
    start = text.index(number)
    at = start + len(number)
    section = Section(SectionKind.HEADING, level, number, title, start, at + len(title), at, at + len(title))
    return SectionRecord(title, "r1", section, suggested=section)


@pytest.mark.parametrize(
    ("words", "title"), [("（一）普法宣传", "普法宣传"), ("普法宣传", "普法宣传"), ("宣传", "宣传")]
)
def test_a_heading_that_stands_ends_where_the_words_chosen_end(words: str, title: str) -> None:
    text = "一、举措\n（一）普法宣传教育开展活动"
    records = (numbered(text, "一、", "举措", 1), numbered(text, "（一）", "普法宣传教育开展", 2))
    start = text.index(words)
    act = acts.make_heading(records, "r1", text=text, start=start, end=start + len(words))
    (change,) = act.changes
    assert change.key == "普法宣传教育开展" and change.after is not None
    assert (change.after["title"], change.after["title_end"]) == (title, text.index("宣传") + 2)
    assert (change.after["number"], change.after["level"]) == ("（一）", 2)


def test_a_heading_made_again_as_it_stands_changes_nothing() -> None:
    text = "一、举措\n下文"
    records = (numbered(text, "一、", "举措", 1),)
    assert acts.make_heading(records, "r1", text=text, start=0, end=4).changes == ()


def test_an_unmade_heading_can_be_made_again() -> None:
    act = acts.unmake_heading(OUTLINE[1])
    assert act.changes[0].after is not None and act.changes[0].after["status"] == "rejected"
    gone = replace(OUTLINE[1], status=Status.REJECTED)
    records = (OUTLINE[0], gone, *OUTLINE[2:])
    assert [r.key for r in acts.standing(records)] == ["a", "c", "d"]
    start = gone.section.start
    again = acts.make_heading(records, "r1", text=TEXT, start=start, end=start + 2)
    assert again.changes[0].key == "b" and again.changes[0].after is None


def test_the_mandated_part_is_a_decision() -> None:
    act = acts.set_part(Part.PROBLEMS, OUTLINE[3])
    assert act.name == "更正法定部分 一问题"
    assert act.changes[0].after is not None and act.changes[0].after["part"] == "problems"
    assert acts.set_part(None, OUTLINE[3]).changes == ()


def test_blank_words_make_no_heading() -> None:
    assert acts.make_heading(OUTLINE, "r1", text="  \n", start=0, end=2).changes == ()


def test_several_headings_are_demoted_as_one_act_and_what_lies_below_only_once() -> None:
    act = acts.demote(OUTLINE, "d", "c")
    assert levels(act) == {"c": 3, "d": 2}
    assert act.name == "标题降级 2 个"
    assert levels(acts.promote(OUTLINE, "b", "c")) == {"b": 1, "c": 1}


def test_a_heading_goes_below_the_one_before_it_or_one_that_holds_that() -> None:
    assert levels(acts.place_under(OUTLINE, ["d"], "c")) == {"d": 3}
    assert levels(acts.place_under(OUTLINE, ["d"], "a")) == {"d": 2}
    assert levels(acts.place_under(OUTLINE, ["c"], None)) == {"c": 1}
    assert acts.place_under(OUTLINE, ["d"], "b").changes == ()
    assert acts.place_under(OUTLINE, ["a"], "d").changes == ()
    assert acts.place_under(OUTLINE, ["a"], "b").changes == ()


def test_several_headings_are_unmade_and_given_a_part_as_one_act() -> None:
    assert len(acts.unmake_heading(OUTLINE[1], OUTLINE[2]).changes) == 2
    act = acts.set_part(Part.PLAN, OUTLINE[0], OUTLINE[3])
    assert len(act.changes) == 2 and act.name == "更正法定部分 2 节"


def test_a_heading_is_confirmed_once() -> None:
    (change,) = acts.confirm_section(OUTLINE[1]).changes
    assert change.after is not None and change.after["status"] == "confirmed"
    decided = replace(OUTLINE[1], status=Status.CONFIRMED)
    assert acts.confirm_section(decided).changes == ()
