"""What reports show beside each other, in the real window; and the user's settings of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.state import FindingRecord
from app.store.library import Library
from app.ui.settings.dialog import SettingsDialog
from app.ui.window.main_window import MainWindow

COPIED = (
    "县司法局派驻的两名律师每逢赶集日在老戏台下摆出长桌，替赶集的乡亲看租地的字据，"
    "讲清楚哪一句以后会惹出麻烦，三个月里一共看了四十来张，劝回了七户准备签空白合同的人家。"
)


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """Three reports: two of one year share a passage; one of them has a report of the year before."""
    folder = tmp_path / "各镇"
    folder.mkdir()
    for town, year, visits, passage in (
        ("云集镇", 2024, 918, COPIED),
        ("共和镇", 2024, 96, COPIED),
        ("云集镇", 2023, 120, "这一年没有新的做法。"),
    ):
        text = (
            f"{town}{year}年法治政府建设工作情况报告\n"
            f"一、主要举措和成效\n{passage}\n全年调解矛盾纠纷{visits}件。\n二、存在的问题\n执法人员仅有2人。\n"
        )
        (folder / f"{town}{year}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def surveyed(open_window, towns: Path, qtbot: QtBot) -> MainWindow:  # type: ignore[no-untyped-def]
    window: MainWindow = open_window()
    window.importer.take([towns])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    rows = window.session.reports
    window.session.open_report(next(r.key for r in rows if r.head.town == "云集镇" and r.head.year == 2024))
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.survey.is_idle and window.finding_watch.is_idle, timeout=20_000)


def found(window: MainWindow, rule: str) -> FindingRecord | None:
    state = window.session.state
    assert state is not None
    return next((r for r in state.findings if r.finding.rule == rule), None)


def test_a_copied_passage_leads_to_both_reports_side_by_side(surveyed: MainWindow) -> None:
    record = found(surveyed, "copied_text")
    assert record is not None
    panel = surveyed.panes.findings
    panel._choose_alone(panel.model.index_of(record.key))
    own, other = panel.places.cards
    assert "共和镇 2024" in other.accessibleName() and "律师" in other.excerpt.words
    assert own.excerpt.words and own.geometry().top() == other.geometry().top()
    assert not panel.others.jump.isHidden()
    surveyed.acts["other_place"].trigger()
    pane = surveyed.panes.compare
    assert pane is not None and surveyed.panes.is_comparison_shown()
    keys = {pane.texts.left.currentData(), pane.texts.right.currentData()}
    assert keys == {record.report, record.finding.elsewhere[0].report}


def test_the_places_of_a_passage_in_several_reports_are_stepped_through(
    surveyed: MainWindow, towns: Path, qtbot: QtBot
) -> None:
    for town in ("东林镇", "西林镇"):
        text = f"{town}2024年法治政府建设工作情况报告\n一、主要举措和成效\n{town}这样做。{COPIED}\n"
        (towns / f"{town}2024.txt").write_text(text, encoding="utf-8")
    surveyed.importer.take([towns])
    qtbot.waitUntil(lambda: not surveyed.importer.is_busy, timeout=20_000)
    settle(surveyed, qtbot)
    assert surveyed.session.state is not None
    (record,) = [r for r in surveyed.session.state.findings if r.finding.rule == "copied_text"]
    assert all(town in record.finding.message for town in ("共和镇", "东林镇", "西林镇"))
    panel = surveyed.panes.findings
    panel._choose_alone(panel.model.index_of(record.key))
    own, other = panel.places.cards
    seen = []
    for number in (1, 2, 3):
        assert panel.others.count.text() == f"{number}/3"
        assert (
            own.excerpt.words[slice(*own.excerpt.marked)] == other.excerpt.words[slice(*other.excerpt.marked)]
        )
        seen.append(other.accessibleName()[:3])
        QTest.keyClick(panel.list, Qt.Key.Key_Right)
    assert set(seen) == {"共和镇", "东林镇", "西林镇"} and panel.others.count.text() == "1/3"
    panel.others.before.click()
    assert other.accessibleName()[:3] == seen[2]
    surveyed.acts["other_place"].trigger()
    pane = surveyed.panes.compare
    assert pane is not None
    shown = {pane.texts.left.currentData(), pane.texts.right.currentData()}
    assert shown == {record.report, record.finding.elsewhere[2].report}
    panel.others.after.click()  # the report beside goes along
    assert pane.texts.left.currentData() == record.report
    assert pane.texts.right.currentData() == record.finding.elsewhere[0].report


def test_a_jump_from_the_year_before_opens_that_report(surveyed: MainWindow) -> None:
    record = found(surveyed, "year_jump")
    assert record is not None
    surveyed.elsewhere.open(record.key)
    state = surveyed.session.state
    assert state is not None and state.head.year == 2023
    assert surveyed.session.selection is not None


def test_the_list_counts_findings_of_reports_that_were_never_opened(surveyed: MainWindow) -> None:
    other = next(r for r in surveyed.session.reports if r.head.town == "共和镇")
    assert other.findings_open == surveyed.survey.result.counts[other.key]
    assert surveyed.survey.result.across[other.key]


def test_findings_between_reports_follow_a_correction(surveyed: MainWindow, qtbot: QtBot) -> None:
    state = surveyed.session.state
    assert state is not None
    key = next(r.key for r in state.figures if r.figure.surface == "918件")
    surveyed.session.correct_figure(key, value=121.0)
    settle(surveyed, qtbot)
    assert found(surveyed, "year_jump") is None
    surveyed.acts["undo"].trigger()
    settle(surveyed, qtbot)
    assert found(surveyed, "year_jump") is not None


def test_a_rule_can_be_switched_off_and_stays_off(surveyed: MainWindow, qtbot: QtBot, open_window) -> None:  # type: ignore[no-untyped-def]
    dialog = SettingsDialog(surveyed.settings.values, surveyed)
    dialog.rules._items["copied_text"].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.chosen() == {"rules": {"copied_text": {"on": False}}}
    surveyed.settings.change(**dialog.chosen())
    dialog.deleteLater()
    surveyed._take_rules()
    settle(surveyed, qtbot)
    assert found(surveyed, "copied_text") is None
    window = open_window()
    settle(window, qtbot)
    assert found(window, "copied_text") is None


def test_a_severity_and_a_bound_of_a_rule_can_be_set(surveyed: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(surveyed.settings.values, surveyed)
    box = dialog.rules._severities["year_jump"]
    box.setCurrentIndex(box.findData("error"))
    dialog.rules._options["year_jump", "ratio"].setValue(20)
    assert dialog.chosen()["rules"]["year_jump"] == {"severity": "error", "ratio": 20}
    dialog.rules.reset_button.click()
    assert not dialog.chosen()
    dialog.deleteLater()


def test_a_backup_takes_its_place_only_when_no_survey_reads(
    surveyed: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping, library = surveyed.safety.keeping, surveyed.session.library
    assert library is not None
    with qtbot.waitSignal(keeping.made, timeout=20_000):
        keeping.make("手动")
    surveyed.survey._start()
    reading, restore = [surveyed.survey._task.is_busy], Library.restore

    def watched(*args: object, **options: object) -> object:
        reading.append(surveyed.survey._task.is_busy)
        return restore(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "restore", staticmethod(watched))
    assert keeping.restore(library.path, keeping.backups()[0].name)
    assert reading == [True, False]
    settle(surveyed, qtbot)
    assert len(surveyed.survey.result.board) == 3
