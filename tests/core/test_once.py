"""What is found once is kept, and looked for again in every other thing."""

from __future__ import annotations

from app.core.once import once


class _Asked:
    def __init__(self) -> None:
        self.times = 0

    @once
    def answer(self) -> int:
        """How often it was looked for."""
        self.times += 1
        return self.times


def test_it_is_looked_for_when_first_asked_for_and_never_again() -> None:
    asked = _Asked()
    assert asked.times == 0
    assert [asked.answer, asked.answer] == [1, 1]
    assert asked.times == 1


def test_another_thing_finds_its_own() -> None:
    one, two = _Asked(), _Asked()
    assert one.answer == 1
    assert two.times == 0


def test_what_was_kept_stands_among_the_fields_and_can_be_dropped() -> None:
    asked = _Asked()
    assert asked.answer == 1
    del asked.__dict__["answer"]
    assert asked.answer == 2


def test_it_tells_what_it_is_from_the_class() -> None:
    assert _Asked.answer.__doc__ == "How often it was looked for."
