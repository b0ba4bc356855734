"""Learning through the real session and library: three reports in one county's words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.codebook import Edition, edit_indicator, merge_indicators
from app.core.enums import FindingState, Status
from app.core.errors import ReportError
from app.core.review.changes import Entity
from app.core.state import FigureRecord, ReportState
from app.core.taxonomy import standard_taxonomy
from app.models.findings.finding_watch import FindingWatch
from app.models.learning import teaching
from app.models.learning.desk import LearningDesk
from app.models.report import open_report
from app.models.session import Session
from app.readers.folder import Source
from app.readers.prepare import prepare
from app.store.figures import FigureFilter

TEXTS = {
    "甲镇": "甲镇2024年法治政府建设情况报告\n一、主要做法\n入户登记连心折300张，再记连心折20张。开展院坝会5场。\n",
    "乙镇": "乙镇2024年法治政府建设情况报告\n一、主要做法\n各村登记连心折150张。红袖章巡夜9次。\n",
    "丙镇": "丙镇2024年法治政府建设情况报告\n一、主要做法\n赶集日交换连心折80张，开展院坝会3场。\n",
}


def add(session: Session, desk: LearningDesk, town: str) -> None:
    source = Source(f"{town}.txt", f"{town}.txt", TEXTS[town].encode)
    session.store_prepared(prepare(source, book=session.book, rules=desk.rules))


@pytest.fixture
def session(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(who="审核员")
    made.open_library(tmp_path / "库.zhenyue")
    yield made
    made.close()


@pytest.fixture
def desk(session: Session) -> Iterator[LearningDesk]:
    made = LearningDesk(session)
    for town in ("甲镇", "乙镇"):
        add(session, made, town)
    yield made
    made.close()


def figure(session: Session, town: str, surface: str) -> FigureRecord:
    key = next(r.key for r in session.reports if r.head.town == town)
    session.open_report(key)
    assert session.state is not None
    return next(r for r in session.state.figures if r.figure.surface == surface)


def correct(session: Session, town: str = "甲镇", surface: str = "300张") -> None:
    record = figure(session, town, surface)
    assert record.figure.indicator != "PUB.MATERIAL"
    session.correct_figure(record.key, indicator="PUB.MATERIAL")


def test_a_correction_saves_its_rule_in_the_same_act(session: Session, desk: LearningDesk) -> None:
    correct(session)
    assert [rule.phrase for rule in desk.rules] == ["连心折"]
    assert session.undo()
    assert desk.rules == ()
    assert session.redo()
    assert len(desk.rules) == 1


def test_the_next_import_uses_the_rule(session: Session, desk: LearningDesk) -> None:
    correct(session)
    add(session, desk, "丙镇")
    assert figure(session, "丙镇", "80张").figure.indicator == "PUB.MATERIAL"


def test_the_others_alike_are_offered_here_and_elsewhere(
    session: Session, desk: LearningDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.alike_changed):
        correct(session)
    assert desk.offer is not None
    assert [item.surface for item in desk.offer.items] == ["20张", "150张"]
    assert desk.offer.here == 1


def test_alike_are_corrected_as_one_act_that_one_undo_takes_back(
    session: Session, desk: LearningDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.alike_changed):
        correct(session)
    assert desk.offer is not None
    assert desk.apply_alike([item.key for item in desk.offer.items]) == 2
    assert session.undo_name == "同类更正 2 处“连心折” → 发放宣传资料数"
    assert figure(session, "乙镇", "150张").status is Status.CORRECTED
    session.undo()
    assert figure(session, "乙镇", "150张").status is Status.SUGGESTED
    assert figure(session, "甲镇", "300张").status is Status.CORRECTED


def test_what_a_person_decided_is_not_offered(session: Session, desk: LearningDesk, qtbot: QtBot) -> None:
    correct(session, "甲镇", "20张")
    with qtbot.waitSignal(desk.alike_changed):
        correct(session, "乙镇", "150张")
    assert desk.offer is not None
    assert [item.surface for item in desk.offer.items] == ["300张"]


def test_undo_takes_the_offer_away(session: Session, desk: LearningDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.alike_changed):
        correct(session)
    session.undo()
    assert desk.offer is None


def test_rules_are_switched_off_deleted_and_brought_back_by_undo(
    session: Session, desk: LearningDesk
) -> None:
    correct(session)
    keys = [rule.key for rule in desk.rules]
    assert desk.switch_rules(keys, on=False)
    assert session.undo_name == "停用规则 “连心折”"
    assert not desk.rules[0].is_on
    assert desk.delete_rules(keys)
    assert desk.rules == ()
    session.undo()
    session.undo()
    assert desk.rules[0].is_on


def test_rules_go_to_a_file_and_come_back_as_one_act(
    session: Session, desk: LearningDesk, tmp_path: Path
) -> None:
    correct(session)
    assert desk.export_rules(tmp_path / "规则.json") == 1
    desk.delete_rules([rule.key for rule in desk.rules])
    assert desk.import_rules(tmp_path / "规则.json") == 1
    assert desk.rules[0].is_imported
    assert desk.import_rules(tmp_path / "规则.json") == 0
    session.undo()
    assert desk.rules == ()


def test_a_missing_or_foreign_rule_file_is_one_sentence(desk: LearningDesk, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    for name in ("a.json", "none.json"):
        with pytest.raises(ReportError):
            desk.import_rules(tmp_path / name)


def test_reading_again_uses_the_rules_and_leaves_decisions(
    session: Session, desk: LearningDesk, qtbot: QtBot
) -> None:
    rejected = figure(session, "乙镇", "9次")
    session.reject([rejected.key])
    correct(session)
    with qtbot.waitSignal(desk.rereading.progressed, check_params_cb=lambda done, of: done == of):
        desk.read_again()
    assert figure(session, "乙镇", "150张").figure.indicator == "PUB.MATERIAL"
    assert figure(session, "乙镇", "9次").status is Status.REJECTED
    assert figure(session, "甲镇", "300张").status is Status.CORRECTED


def test_a_dismissed_finding_stays_dismissed_after_reading_again(
    session: Session, desk: LearningDesk, qtbot: QtBot
) -> None:
    watch = FindingWatch(session)
    figure(session, "甲镇", "300张")
    qtbot.waitUntil(lambda: watch.is_idle and session.state is not None and bool(session.state.findings))
    assert session.state is not None
    chosen = session.state.findings[0]
    session.decide_finding(chosen.key, FindingState.DISMISSED, reason="已核实")
    with qtbot.waitSignal(desk.rereading.progressed, check_params_cb=lambda done, of: done == of):
        desk.rereading.start([row.key for row in session.reports], desk.rules)
    figure(session, "甲镇", "300张")
    qtbot.waitUntil(lambda: watch.is_idle and session.state is not None and bool(session.state.findings))
    again = next(record for record in session.state.findings if record.key == chosen.key)
    assert (again.state, again.reason) == (FindingState.DISMISSED, "已核实")
    watch.close()


def test_uses_are_counted_and_a_contradicted_rule_becomes_two(session: Session, desk: LearningDesk) -> None:
    correct(session)
    add(session, desk, "丙镇")
    (tally,) = desk.tallies().values()
    assert (tally.used, tally.overruled) == (1, 0)
    session.correct_figure(figure(session, "丙镇", "80张").key, indicator="PUB.BOARD")
    assert sorted(rule.phrase for rule in desk.rules) == ["登记连心折", "赶集日交换连心折"]


def test_a_fault_in_learning_does_not_hinder_saving(
    session: Session, desk: LearningDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_act: object) -> None:
        raise RuntimeError("boom")

    assert desk.teaching is not None
    monkeypatch.setattr(desk.teaching, "with_rules", broken)
    correct(session)
    assert figure(session, "甲镇", "300张").status is Status.CORRECTED


def test_a_book_change_reads_suggestions_again(session: Session, desk: LearningDesk, qtbot: QtBot) -> None:
    edition = Edition.of({}, standard_taxonomy())
    act = merge_indicators(edition, "PUB.YARD", "PUB.LECTURE", ())
    with qtbot.waitSignal(desk.rereading.progressed, check_params_cb=lambda done, of: done == of):
        session.apply(act)
    assert figure(session, "甲镇", "5场").figure.indicator == "PUB.LECTURE"
    with qtbot.waitSignal(desk.rereading.progressed, check_params_cb=lambda done, of: done == of):
        session.undo()
    assert figure(session, "甲镇", "5场").figure.indicator == "PUB.YARD"


def test_the_book_of_a_library_is_its_own(session: Session, desk: LearningDesk, tmp_path: Path) -> None:
    edition = Edition.of({}, standard_taxonomy())
    session.apply(edit_indicator(edition, "PUB.YARD", name="院坝普法"))
    assert session.book.name_of("PUB.YARD") == "院坝普法"
    assert session.library is not None and session.library.rows(Entity.INDICATOR)
    session.open_library(tmp_path / "另一库.zhenyue")
    assert session.book is standard_taxonomy()


def snapshot(session: Session) -> object:
    """Everything a person can have decided, and every figure as it stands."""
    library = session.library
    assert library is not None
    rows = tuple(library.rows(entity) for entity in (Entity.FIGURE, Entity.RULE, Entity.INDICATOR))
    return rows, tuple(library.state(row.key).figures for row in session.reports)


def something(session: Session, desk: LearningDesk, chance: random.Random) -> bool:
    """One act of a person, drawn by lot; False where it changed nothing."""
    session.open_report(chance.choice([row.key for row in session.reports]))
    library, state = session.library, session.state
    assert library is not None and state is not None
    key = chance.choice(state.figures).key
    rules = [rule.key for rule in desk.rules]
    edition = Edition.of({s.key: s.row for s in library.rows(Entity.INDICATOR)}, standard_taxonomy())
    code = chance.choice(["PUB.MATERIAL", "PUB.BOARD", "ENFC.PATROL", "PUB.YARD", None])
    acts = [
        lambda: session.correct_figure(key, indicator=code),
        lambda: session.correct_figure(key, unit=chance.choice(["张", "本", "场"])),
        lambda: session.confirm([key]),
        lambda: session.reject([key]),
        lambda: session.restore([key]),
        lambda: desk.switch_rules(rules[:2], on=chance.random() < 0.5),
        lambda: desk.delete_rules(rules[:1]),
        lambda: session.apply(edit_indicator(edition, "PUB.YARD", name=f"院坝{chance.random()}")),
    ]
    return chance.choice(acts)()


@pytest.mark.parametrize("seed", range(3))
def test_undoing_any_lessons_brings_back_the_first_state_and_redoing_the_last(
    session: Session, desk: LearningDesk, seed: int
) -> None:
    chance = random.Random(seed)
    desk.rereading.start = lambda *_: 0  # type: ignore[method-assign]  # suggestions are no part of undo
    first = snapshot(session)
    done = sum(something(session, desk, chance) for _ in range(70))
    last = snapshot(session)
    assert done > 20
    assert sum(1 for _ in iter(session.undo, False)) == done
    assert snapshot(session) == first
    assert sum(1 for _ in iter(session.redo, False)) == done
    assert snapshot(session) == last


def test_an_act_on_many_reports_is_learned_from_in_idle_moments(
    session: Session, desk: LearningDesk, qtbot: QtBot
) -> None:
    for number in range(6):
        text = f"{chr(0x4E00 + number)}山镇2024年法治政府建设情况报告\n一、主要做法\n挂出红布条{number + 7}枚。\n"
        session.store_prepared(prepare(Source(f"{number}.txt", f"{number}.txt", text.encode)))
    first = next(r for r in session.library.figures(FigureFilter(unit=("枚",)), limit=9))  # type: ignore[union-attr]
    session.open_report(first.report)
    session.correct_figure(first.key, indicator="PUB.MATERIAL")
    qtbot.waitUntil(lambda: desk.offer is not None and len(desk.offer.items) == 5)
    assert desk.offer is not None and desk.teaching is not None
    assert desk.apply_alike([item.key for item in desk.offer.items]) == 5
    assert len(desk.teaching._find_unread()) == 5
    qtbot.waitUntil(lambda: not desk.teaching._find_unread())  # type: ignore[union-attr]
    known = [e for of_report in desk.teaching._known.values() for e in of_report.values()]
    assert sum(e.stands.unit == "枚" and e.status.is_decided for e in known) == 5


def test_many_figures_of_one_report_are_learned_from_in_idle_moments(
    session: Session, desk: LearningDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teaching, "_FEW_FIGURES", 2)
    report = session.reports[0].key
    session.open_report(report)
    assert session.state is not None and desk.teaching is not None
    keys = [record.key for record in session.state.figures[:3]]
    session.confirm(keys)
    assert report not in desk.teaching._known  # the next correction does not wait for them
    qtbot.waitUntil(lambda: set(keys) <= desk.teaching._known.get(report, {}).keys())  # type: ignore[union-attr]


@pytest.mark.parametrize("is_open", [False, True])
def test_long_reports_are_learned_from_beside_the_window(
    session: Session, desk: LearningDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_open: bool
) -> None:
    first, other = (row.key for row in session.reports[:2])
    for report in (first, other):
        figure = next(r for r in session.library.figures(FigureFilter(report=(report,))))  # type: ignore[union-attr]
        session.correct_figure_in(report, figure.key, value=3.0)
    session.close_report()
    if is_open:
        session.open_report(first)
    monkeypatch.setattr(open_report, "_MANY_FIGURES", 0)
    session.library_opened.emit("")  # as after a start: nothing is known yet
    assert desk.teaching is not None

    def on_main(_: str) -> ReportState:
        raise AssertionError("the window would wait")

    monkeypatch.setattr(desk.teaching, "_state_of", on_main)
    desk._warm_timer.start(0)
    qtbot.waitUntil(lambda: {first, other} <= desk.teaching._known.keys())  # type: ignore[union-attr]
    assert [len(desk.teaching._known[report]) for report in (first, other)] == [1, 1]
