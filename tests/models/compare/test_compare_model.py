"""The item models of the comparison, and the desk behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.compare.arrange import Filters, RowKind
from app.core.compare.bases import Basis
from app.core.compare.table import Shape
from app.core.enums import Status
from app.core.report import Section
from app.core.review.changes import Row as BaseRow
from app.core.review.mentions import Mention
from app.core.state import ReportRow
from app.core.taxonomy import Taxonomy, standard_taxonomy
from app.models.compare.desk import ComparisonDesk
from app.models.compare.sentences import SentencesModel
from app.models.compare.table import ComparisonModel, SeenRole
from tests.core.compare.made_mentions import many, mention, report


class MadeSource:
    """A library that was made up."""

    def __init__(self, mentions: Sequence[Mention], reports: Sequence[ReportRow]) -> None:
        self.made = tuple(mentions)
        self.rows = reports
        self.bases: list[BaseRow] = []
        self.reads = 0
        self.is_read_only = False
        self.open: ReportRow | None = None

    @property
    def book(self) -> Taxonomy:
        return standard_taxonomy()

    def reports(self) -> Sequence[ReportRow]:
        return self.rows

    def open_report(self) -> ReportRow | None:
        return self.open

    def mentions(self, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
        self.reads += 1
        return tuple(m for m in self.made if year in (None, m.year) and town in (None, m.town))

    def sentence(self, report: str, start: int, end: int) -> tuple[str, int, int]:
        return f"{report}说了这一句。", 0, 2

    def text_of(self, report: str) -> tuple[str, Sequence[Section]]:
        return f"{report}的全文。", ()

    def base_rows(self) -> Sequence[BaseRow]:
        return self.bases


@pytest.fixture
def source() -> MadeSource:
    return MadeSource(*many(6, years=(2023, 2024)))


@pytest.fixture
def desk(qtbot: QtBot, source: MadeSource) -> ComparisonDesk:
    made = ComparisonDesk(source)
    made.reload()
    return made


def test_the_years_of_the_town_that_is_being_read_come_first(
    source: MadeSource, desk: ComparisonDesk
) -> None:
    source.open = source.rows[4]
    desk.choose(shape=Shape.TOWN_BY_YEARS)
    assert desk.options.town.partition("|")[2] == source.rows[4].head.town


def test_the_model_is_sound_for_every_shape_and_basis(qtbot: QtBot, desk: ComparisonDesk) -> None:
    model = ComparisonModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for shape in Shape:
        for basis in Basis:
            desk.choose(shape=shape, basis=basis)
            model.set_viewer(desk.viewer)
            assert model.rowCount() > 0 and model.columnCount() > 0


def test_the_sentences_model_is_sound(qtbot: QtBot, source: MadeSource, desk: ComparisonDesk) -> None:
    model = SentencesModel(source.sentence)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = desk.mentions_of("MED.TOTAL")
    model.set_mentions(found)
    assert model.rowCount() == len(found) > 0
    assert "说了这一句" in model.data(model.index(0, 0))
    assert model.row_of(found[-1][0].key) == len(found) - 1


def test_the_latest_year_is_chosen_first(desk: ComparisonDesk) -> None:
    assert desk.options.year == 2024
    assert desk.years() == [2024, 2023]


def test_a_year_of_which_only_one_report_is_there_is_not_chosen_first(
    qtbot: QtBot, source: MadeSource
) -> None:
    first = source.rows[0]
    alone = replace(first, key="alone", head=replace(first.head, year=2025))
    source.rows = (*source.rows, alone)
    desk = ComparisonDesk(source)
    desk.reload()
    assert (desk.years()[0], desk.options.year) == (2025, 2024)


def test_few_towns_stand_side_by_side_until_the_axes_are_exchanged(desk: ComparisonDesk) -> None:
    assert desk.is_transposed
    desk.choose(transposed=False)
    assert not desk.is_transposed


def test_filters_and_folding_do_not_read_the_library_again(source: MadeSource, desk: ComparisonDesk) -> None:
    reads = source.reads
    desk.choose(filters=Filters(text="矛盾"))
    desk.toggle_group("MED")
    desk.choose(basis=Basis.RANK)
    assert source.reads == reads
    desk.choose(year=2023)
    assert source.reads == reads + 1


def test_sorting_goes_down_up_and_off(desk: ComparisonDesk) -> None:
    desk.choose(transposed=False)
    assert desk.viewer is not None
    section = next(i for i, c in enumerate(desk.viewer.arrangement.columns) if c.kind is RowKind.LINE)
    found = []
    for _ in range(3):
        desk.sort_by(section)
        sorting = desk.options.sorting
        found.append(None if sorting is None else sorting.descending)
    assert found == [True, False, None]


def test_a_year_that_is_gone_is_not_chosen_any_more(source: MadeSource, desk: ComparisonDesk) -> None:
    source.rows = [row for row in source.rows if row.head.year == 2023]
    desk.reload()
    assert desk.options.year == 2023


def test_an_edit_asks_for_a_correction_of_the_figure(qtbot: QtBot) -> None:
    made = mention(value=10)
    desk = ComparisonDesk(MadeSource([made], [report()]))
    desk.reload()
    model = ComparisonModel()
    model.set_viewer(desk.viewer)
    index = next(
        model.index(r, c)
        for r in range(model.rowCount())
        for c in range(model.columnCount())
        if model.index(r, c).data(SeenRole).mention is made
    )
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.correct_requested) as asked:
        assert model.setData(index, "12")
    assert asked.args == [made.key, {"value": 12.0}]
    with qtbot.waitSignal(model.given_up) as refused:
        assert not model.setData(index, "十二三四五")
    assert "十二三四五" in refused.args[0]
    with qtbot.assertNotEmitted(model.given_up):
        assert not model.setData(index, "10")
    model.set_editable(False)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_the_value_a_person_corrected_is_the_one_that_is_shown(qtbot: QtBot) -> None:
    mentions = [mention(value=5, status=Status.CORRECTED, start=1), mention(value=9, start=70)]
    desk = ComparisonDesk(MadeSource(mentions, [report()]))
    desk.reload()
    model = ComparisonModel()
    model.set_viewer(desk.viewer)
    texts = {model.index(r, c).data() for r in range(model.rowCount()) for c in range(model.columnCount())}
    assert "5 件" in texts and "9 件" not in texts


def test_a_cell_is_spoken_with_both_heads(qtbot: QtBot) -> None:
    desk = ComparisonDesk(MadeSource([mention(value=5)], [report(), report("乙镇")]))
    desk.reload()
    model = ComparisonModel()
    model.set_viewer(desk.viewer)
    said = [model.spoken(1, column) for column in range(model.columnCount())]
    assert "调解(化解)矛盾纠纷数，甲镇：5 件" in said
    assert "调解(化解)矛盾纠纷数，乙镇：未报告" in said


def test_an_empty_library_is_an_empty_table(qtbot: QtBot) -> None:
    desk = ComparisonDesk(MadeSource([], []))
    desk.reload()
    for shape in Shape:
        desk.choose(shape=shape)
        model = ComparisonModel()
        model.set_viewer(desk.viewer)
        assert model.rowCount() == 0 or model.columnCount() >= 0
