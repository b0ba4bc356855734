"""Words of the data of checks in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from app.core.checks.missing_part import part_name
from app.core.checks.registry import describe_rules
from app.core.enums import Part
from app.core.resources import resource
from app.models.findings.check_words import check_words, rule_basis, rule_name


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resource("translations/zhenyue_en.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def shown() -> list[str]:
    """Everything of rules and mandated parts that the window shows."""
    words = [part_name(part) for part in (Part.MEASURES, Part.PROBLEMS, Part.RESPONSIBILITY, Part.PLAN)]
    for rule in describe_rules():
        words += [rule.name, rule.basis, *(option.label for option in rule.options)]
    return [word for word in words if word]


def test_words_of_the_data_stand_as_they_are_in_chinese(qapp: QApplication) -> None:
    assert [check_words(word) for word in shown()] == shown()
    assert rule_name("numbering") == "层次序号" and "9704" in rule_basis("numbering")


def test_all_words_of_the_data_have_their_english(english: None) -> None:
    assert [word for word in shown() if check_words(word) == word] == []
    assert rule_name("numbering") == "Numbering of headings"


def test_an_unknown_rule_is_called_by_its_code(qapp: QApplication) -> None:
    assert (rule_name("nothing"), rule_basis("nothing")) == ("nothing", "")
