from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.core.taxonomy import Category, Taxonomy, standard_taxonomy
from app.models.figures.candidates import CODE_ROLE, MATCH_ROLE, IndicatorListModel

BOOK = standard_taxonomy()


@pytest.fixture
def model(qapp: object) -> Iterator[IndicatorListModel]:
    made = IndicatorListModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_book(BOOK)
    yield made
    del tester  # before its model


def codes(model: IndicatorListModel) -> list[str]:
    rows = (model.index(row).data(CODE_ROLE) for row in range(model.rowCount()))
    return [code for code in rows if code]


def test_the_whole_book_stands_below_the_heads_of_its_categories(model: IndicatorListModel) -> None:
    assert len(codes(model)) == len(BOOK.indicators())
    assert model.rowCount() == len(BOOK.indicators()) + len(BOOK.categories)
    assert model.index(0).data() == BOOK.categories[0].name


def test_heads_cannot_be_chosen(model: IndicatorListModel) -> None:
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.first_code_row() == 1


def test_words_find_names_and_phrases_and_say_which_phrase(model: IndicatorListModel) -> None:
    target = BOOK.indicators()[0]
    phrase = next(p for p in target.phrases if p not in target.name)
    model.set_words(phrase)
    assert target.code in codes(model)
    row = model.row_of(target.code)
    assert model.index(row).data(MATCH_ROLE) == phrase


def test_names_with_the_typed_words_come_before_phrases(model: IndicatorListModel) -> None:
    model.set_words("合同")
    first = model.index(model.first_code_row())
    assert "合同" in first.data() and first.data(MATCH_ROLE) == ""
    found = [bool(model.index(row).data(MATCH_ROLE)) for row in range(model.rowCount())]
    assert True in found


def test_all_words_must_be_found_and_codes_count(model: IndicatorListModel) -> None:
    code = BOOK.indicators()[0].code
    model.set_words(code.lower())
    assert codes(model) == [code]
    model.set_words(f"{code} 不存在")
    assert codes(model) == []
    assert model.first_code_row() == -1


def test_indicators_switched_off_are_not_offered(model: IndicatorListModel) -> None:
    first = BOOK.categories[0]
    off = replace(first.indicators[0], is_active=False)
    model.set_book(Taxonomy((Category("LEAD", "领导", "", (off, *first.indicators[1:])),)))
    assert off.code not in codes(model)
