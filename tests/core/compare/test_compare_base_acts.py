"""Keeping base figures by hand."""

from __future__ import annotations

from app.core.compare.base_acts import base_key, keep_bases
from app.core.review.changes import Entity, inverse

WISH = {"town": "甲镇", "county": "东县", "year": 2024, "name": "AREA.VILLAGE", "value": 12.0}


def test_a_base_is_kept_changed_and_taken_away_as_acts() -> None:
    key = base_key(WISH)
    (made,) = keep_bases({}, [WISH]).changes
    assert (made.entity, made.key, made.report, made.before, made.after) == (
        Entity.BASE,
        key,
        None,
        None,
        WISH,
    )
    (changed,) = keep_bases({key: WISH}, [{**WISH, "value": 13.0}]).changes
    assert changed.before == WISH
    gone = keep_bases({key: WISH}, [{**WISH, "value": None}])
    assert gone.changes[0].after is None
    assert inverse(gone).changes[0].after == WISH


def test_nothing_to_change_is_an_empty_act() -> None:
    assert keep_bases({base_key(WISH): WISH}, [WISH]).changes == ()
    assert keep_bases({}, [{**WISH, "value": None}]).changes == ()


def test_many_bases_are_one_act_with_one_name() -> None:
    act = keep_bases({}, [WISH, {**WISH, "town": "乙镇"}, {**WISH, "town": "丙镇", "value": None}])
    assert [change.after["town"] for change in act.changes if change.after] == ["甲镇", "乙镇"]
    assert act.name == "填写基数：3个乡镇"


def test_keys_tell_counties_years_and_names_apart() -> None:
    others = ({"county": "西县"}, {"year": None}, {"name": "AREA.POP"}, {"town": "乙镇"})
    keys = {base_key({**WISH, **other}) for other in others}
    assert len(keys | {base_key(WISH)}) == 5
