"""The data of traps hold together."""

from __future__ import annotations

import re

import figure_cases

from app.core.figures.traps import standard_traps


def test_every_words_before_a_number_that_make_it_a_trap_end_as_the_data_say() -> None:
    traps = standard_traps()
    text = "\n".join(
        case.text for folder in ("", "held_out") for case in figure_cases.cases(figure_cases.FOLDER / folder)
    )
    heads = [text[max(0, number.start() - 16) : number.start()] for number in re.finditer("[0-9]+", text)]
    caught = [head for head in heads if traps.before.search(head)]
    assert len(caught) > 40
    assert [head for head in caught if head[-1] not in traps.before_ends] == []


def test_all_words_before_a_bare_number_that_tell_of_a_level_end_as_the_data_say() -> None:
    traps = standard_traps()
    text = "\n".join(case.text for case in figure_cases.cases())
    heads = [text[max(0, number.start() - 16) : number.start()] for number in re.finditer("[0-9]+", text)]
    caught = [head for head in heads if traps.bare_before.search(head)]
    assert len(caught) > 40
    assert [head for head in caught if head[-1] not in traps.bare_before_ends] == []
