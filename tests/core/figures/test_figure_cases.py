"""The single-sentence cases: every one by itself for what is settled, the score for what was held out."""

from __future__ import annotations

import figure_cases
import pytest

HELD_OUT = figure_cases.FOLDER / "held_out"


@pytest.mark.parametrize("case", list(figure_cases.cases()), ids=lambda case: case.name)
def test_a_sentence_gives_exactly_its_figures(case: figure_cases.Case) -> None:
    wrong, *_ = figure_cases.differences(case)
    assert wrong == []


def test_held_out_sentences_are_read_at_least_as_well_as_promised() -> None:
    score, wrong = figure_cases.score(HELD_OUT)
    assert score >= 0.97, "\n".join(wrong)


def test_there_are_enough_cases_of_both_sorts() -> None:
    assert sum(1 for _ in figure_cases.cases()) >= 600
    assert sum(1 for _ in figure_cases.cases(HELD_OUT)) >= 130
