"""Which old thing a new one is, and keys."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from uuid import UUID

from app.store.keys import new_keys
from app.store.matching import Anchor, keep_keys

FRESH = ["x", "y", "z"]


def spans(*places: tuple[int, int], keys: str = "") -> list[Anchor]:
    return [Anchor(k, a, b, "") for k, (a, b) in zip(keys or " " * len(places), places, strict=True)]


def test_the_same_place_is_the_same_thing_in_any_order() -> None:
    old = spans((0, 3), (5, 8), (9, 12), keys="abc")
    assert keep_keys(old, spans((9, 12), (0, 3), (5, 8)), FRESH) == ["c", "a", "b"]


def test_the_greatest_overlap_is_the_same_thing() -> None:
    old = spans((0, 4), (4, 8), keys="ab")
    assert keep_keys(old, spans((3, 8)), FRESH) == ["b"]


def test_less_than_half_in_common_is_another_thing() -> None:
    assert keep_keys(spans((0, 10), keys="a"), spans((8, 14)), FRESH) == ["x"]


def test_a_key_is_given_once() -> None:
    old = spans((0, 4), keys="a")
    assert keep_keys(old, spans((0, 4), (0, 4), (1, 4)), FRESH) == ["a", "y", "z"]


def test_an_exact_place_comes_before_an_overlap() -> None:
    assert keep_keys(spans((2, 6), keys="a"), spans((1, 6), (2, 6)), FRESH) == ["x", "a"]


def test_either_place_of_a_thing_will_do() -> None:
    old = [Anchor("a", 0, 4, ""), Anchor("a", 20, 24, "")]
    assert keep_keys(old, spans((20, 24)), FRESH) == ["a"]
    assert keep_keys(old, spans((0, 4), (20, 24)), FRESH) == ["a", "y"]


def test_keys_are_uuids_that_differ_and_grow_with_time() -> None:
    at = datetime(2025, 3, 1, tzinfo=timezone.utc)
    early, late = new_keys(at, 500), new_keys(at + timedelta(milliseconds=1), 500)
    assert len({*early, *late}) == 1000
    assert max(early) < min(late)
    assert all(UUID(k).version == 7 and UUID(k).variant == UUID(early[0]).variant for k in early)
    assert UUID(early[0]).variant == "specified in RFC 4122"
