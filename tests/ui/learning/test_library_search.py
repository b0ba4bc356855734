from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.models.library.search import FACETS, FINDINGS, NO, YES, LibrarySearch, Wish
from app.models.library.search_model import FacetModel, FigureResultModel, PassageModel
from app.models.session import Session
from app.ui.keys.key_map import KeyMap
from app.ui.search.panel import SearchPanel
from app.ui.settings.preferences import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "desk" / "settings.ini")


@pytest.fixture
def panel(session: Session, settings: Settings, qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(session, settings, KeyMap())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("words", "places"), [("折", 4), ("连心", 4), ("连心折150", 1), ("院坝会 甲", 2)])
def test_one_character_two_and_more_are_found_in_their_words(
    session: Session, words: str, places: int
) -> None:
    found = [p for page in LibrarySearch(session).passages(Wish(words)) for p in page.passages]
    assert len(found) == places
    assert all(p.hit in words for p in found)
    assert all("\n" not in p.before + p.after for p in found)


def test_passages_keep_to_the_facets_of_reports(session: Session) -> None:
    wish = Wish("连心折").with_value("town", "乙镇", on=True)
    (page,) = LibrarySearch(session).passages(wish)
    assert [p.place for p in page.passages] == ["乙镇 2023"]


def test_counts_of_a_facet_leave_its_own_choice_aside(session: Session) -> None:
    search = LibrarySearch(session)
    wish = Wish().with_value("year", 2024, on=True)
    assert dict(search.values("year", wish)) == {2024: 5, 2023: 2}
    assert dict(search.values("town", wish)) == {"甲镇": 3, "丙镇": 2}


def test_figures_are_those_that_all_facets_and_words_leave(session: Session) -> None:
    search = LibrarySearch(session)
    wish = Wish("院坝会").with_value("year", 2024, on=True)
    assert [f.figure.surface for f in search.figures(wish)] == ["5场", "3场"]
    assert search.figures(wish.with_value("town", "丙镇", on=True))[0].figure.surface == "3场"
    assert search.figures(Wish()) == ()


def test_words_find_figures_by_name_number_and_indicator_all_words_together(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = LibrarySearch(session)
    found = [r.figure.surface for r in search.figures(Wish("80张"))]
    assert found == ["80张"]
    record = search.figures(Wish("80张"))[0]
    session.open_report(record.report)
    session.correct_figure(record.key, indicator="PUB.MATERIAL")
    name = session.book.name_of("PUB.MATERIAL")
    assert [r.key for r in search.figures(Wish(f"{name} 80"))] == [record.key]
    assert search.figures(Wish(f"{name} 没有")) == ()
    monkeypatch.setattr("app.models.library.search._MOST_FIGURES", 1)
    assert len(search.figures(Wish("80张"))) == 1  # words choose before the bound cuts


def test_reports_with_and_without_findings_are_a_facet(session: Session) -> None:
    search = LibrarySearch(session)
    assert dict(search.values(FINDINGS, Wish())) == {"yes": 7, "no": 0}
    assert len(search.figures(Wish().with_value(FINDINGS, YES, on=True))) == 7
    assert search.figures(Wish().with_value(FINDINGS, NO, on=True)) == ()


def test_a_wish_goes_through_text_and_strange_text_is_an_empty_wish() -> None:
    wish = Wish("词").with_value("year", 2024, on=True).with_value("status", "confirmed", on=True)
    assert Wish.from_text(wish.to_text()) == wish
    for text in ("", "[]", "{", '{"words": 1}', '{"words": "a", "chosen": [["year", ["x"]], ["no", [1]]]}'):
        assert Wish.from_text(text).chosen == ()


def test_the_models_are_sound(session: Session, qtbot: QtBot) -> None:
    search, wish = LibrarySearch(session), Wish("连心折")
    facets, passages, figures = FacetModel(), PassageModel(), FigureResultModel()
    testers = [QAbstractItemModelTester(model) for model in (facets, passages, figures)]
    facets.set_wish(wish, session.book)
    for facet in FACETS:
        facets.set_values(facet, search.values(facet, wish))
        facets.set_values(facet, search.values(facet, wish)[:1])
    passages.show(search.passages(wish))
    figures.show(search.figures(wish), session.book, search.place)
    assert (passages.rowCount(), passages.has_more, figures.rowCount()) == (4, False, 4)
    assert testers


def test_typing_answers_after_a_pause(panel: SearchPanel, qtbot: QtBot) -> None:
    panel.words.setText("连心折")
    qtbot.waitUntil(lambda: panel.results.passages.rowCount() == 4)
    assert panel.results.tabs.tabText(0) == "文字 4"


def test_a_chosen_place_is_told(panel: SearchPanel, session: Session, qtbot: QtBot) -> None:
    panel.words.setText("红袖章")
    panel.words.returnPressed.emit()
    with qtbot.waitSignal(panel.place_chosen) as told:
        panel.results.passage_view.activated.emit(panel.results.passages.index(0, 1))
    session.open_report(told.args[0])
    assert session.state is not None
    assert session.state.document.text[told.args[1] : told.args[2]] == "红袖章"


def test_checking_a_facet_narrows_and_is_counted_again(panel: SearchPanel, qtbot: QtBot) -> None:
    town = panel.facets.index(FACETS.index("town"), 0)
    qtbot.waitUntil(lambda: panel.facets.rowCount(town) == 3)
    first = panel.facets.index(0, 0, town)
    assert first.data() == "甲镇"
    panel.facets.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert panel.results.figures.rowCount() == 3
    year = panel.facets.index(FACETS.index("year"), 0)
    qtbot.waitUntil(lambda: panel.facets.rowCount(year) == 1)


def test_a_filter_is_saved_under_its_words_and_comes_back(
    panel: SearchPanel, session: Session, settings: Settings, qtbot: QtBot
) -> None:
    panel._show_wish(Wish("连心折").with_value("town", "乙镇", on=True))
    panel.saved.keep_button.click()
    panel.clear.click()
    assert panel.wish.is_empty
    again = SearchPanel(session, settings, KeyMap())
    qtbot.addWidget(again)
    again.saved.box.setCurrentIndex(again.saved.box.findData("连心折 · 乙镇"))
    again.saved.box.activated.emit(again.saved.box.currentIndex())
    assert again.wish.of("town") == ("乙镇",)
    again.saved.forget_button.click()
    assert settings.values.filters == {}


def test_what_was_asked_stays_after_closing(
    panel: SearchPanel, session: Session, settings: Settings, qtbot: QtBot
) -> None:
    panel._show_wish(Wish("院坝会"))
    again = SearchPanel(session, settings, KeyMap())
    qtbot.addWidget(again)
    assert again.words.text() == "院坝会"


def test_no_hit_is_said(panel: SearchPanel) -> None:
    panel._show_wish(Wish("没有这个词"))
    assert panel.results._stacks[0].currentIndex() == 1
    assert "没有找到" in panel.results._hints[0].text()
