"""The library list: years, order, filter, and lines that stay when numbers change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from app.core.report import Head
from app.core.state import ReportRow
from app.models.library.library_model import FIGURES_ROLE, KEY_ROLE, REVIEWED_ROLE, LibraryModel


def row(key: str, town: str | None, year: int | None, *, figures: int = 10, reviewed: int = 0) -> ReportRow:
    head = Head(town=town, year=year, county="湘江县")
    return ReportRow(key, f"{key}.txt", head, figures, reviewed, 2, "2025-01-01T08:00:00+08:00", "00")


ROWS = (row("a", "云集镇", 2023), row("b", "共和镇", 2024), row("c", "白沙乡", 2024), row("d", None, None))


def shown(model: LibraryModel) -> dict[str, list[str]]:
    root = QModelIndex()
    years = [model.index(n, 0, root) for n in range(model.rowCount(root))]
    return {
        str(year.data()): [str(model.index(n, 0, year).data()) for n in range(model.rowCount(year))]
        for year in years
    }


def test_years_come_newest_first_and_unknown_last(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)
    assert shown(model) == {"2024": ["共和镇", "白沙乡"], "2023": ["云集镇"], "年度不明": ["d.txt"]}


def test_changed_numbers_do_not_reset_the_list() -> None:
    model = LibraryModel()
    model.set_rows(ROWS)
    resets: list[int] = []
    changed: list[str] = []
    model.modelReset.connect(partial_append(resets))
    model.dataChanged.connect(lambda top, _bottom: changed.append(str(top.data(KEY_ROLE))))
    model.set_rows((ROWS[0], replace(ROWS[1], reviewed=3), *ROWS[2:]))
    assert resets == []
    assert changed[0] == "b"
    assert model.index_of("b").data(REVIEWED_ROLE) == 3


def partial_append(target: list[int]) -> object:
    return lambda: target.append(1)


def test_the_filter_looks_at_town_year_and_file() -> None:
    model = LibraryModel()
    model.set_rows(ROWS)
    model.set_filter("共和")
    assert shown(model) == {"2024": ["共和镇"]}
    model.set_filter("2023")
    assert shown(model) == {"2023": ["云集镇"]}
    model.set_filter("不存在")
    assert shown(model) == {}
    model.set_filter("")
    assert len(shown(model)) == 3


def test_an_index_leads_to_its_report_and_back() -> None:
    model = LibraryModel()
    model.set_rows(ROWS)
    index = model.index_of("c")
    report = model.report_at(index)
    assert report is not None and report.key == "c"
    assert index.parent().data() == "2024" and index.parent().data(FIGURES_ROLE) == 2
    assert not model.index_of("zz").isValid()


def test_a_report_without_figures_says_so() -> None:
    model = LibraryModel()
    model.set_rows((row("a", "云集镇", 2024, figures=0),))
    from PySide6.QtCore import Qt

    assert "全文没有统计数字" in model.index_of("a").data(Qt.ItemDataRole.ToolTipRole)
