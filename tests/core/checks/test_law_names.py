"""The law that a wrong name is meant for: only laws that may be near are held against it."""

from __future__ import annotations

from difflib import get_close_matches

from app.core.checks.laws import names
from app.core.resources import load_words

LAWS = sorted(load_words("checks/laws.json", "laws"))
NEAR = 0.75
# One character lost, one too many, two exchanged, another ending: slips of every sort, for every law.
SLIPS = [
    slip
    for law in LAWS
    for at in [len(law) // 2]
    for slip in (
        law[:at] + law[at + 1 :],
        law[:at] + "管理" + law[at:],
        law[: at - 1] + law[at] + law[at - 1] + law[at + 1 :],
        law.removesuffix("法") + "条例",
    )
]


def nearest_of_all(name: str) -> str:
    near = get_close_matches(name, LAWS, n=1, cutoff=NEAR)
    return near[0] if near else ""


def test_no_law_that_is_near_is_passed_over_unread() -> None:
    looked_for = [slip for slip in SLIPS if len(slip) >= 5 and slip not in names._cut_names()]
    assert len(looked_for) > len(LAWS)
    assert [names._meant(slip) for slip in looked_for] == [nearest_of_all(slip) for slip in looked_for]


def test_known_regulations_are_taken_as_they_are() -> None:
    known = sorted(load_words("checks/laws.json", "regulations"))
    assert [name for name in known if names._fault(name) or names._mixed_up(name)] == []
