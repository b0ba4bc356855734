from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.models.learning.alike_model import CONTEXT_ROLE, AlikeModel
from app.models.learning.desk import LearningDesk
from app.models.learning.rules_model import COL_OVERRULED, COL_USED, RulesModel
from app.models.session import Session
from app.ui.alike.preview import AlikePreview
from app.ui.alike.strip import AlikeStrip
from app.ui.rules.dialog import RulesDialog


def offered(desk: LearningDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.offer is not None)


def test_the_strip_counts_here_and_elsewhere_and_hides_without_an_offer(
    taught: LearningDesk, qtbot: QtBot
) -> None:
    offered(taught, qtbot)
    strip = AlikeStrip()
    qtbot.addWidget(strip)
    strip.show_offer(taught.offer, "Ctrl+Shift+A")
    assert strip.words.text() == "还有 3 处相似：本报告 1，其他报告 2"
    assert "Ctrl+Shift+A" in strip.button.toolTip()
    strip.show_offer(None, "")
    assert strip.isHidden()


def test_the_preview_applies_what_stays_checked(session: Session, taught: LearningDesk, qtbot: QtBot) -> None:
    offered(taught, qtbot)
    preview = AlikePreview()
    qtbot.addWidget(preview)
    preview.show_offer(taught.offer, session.book)
    first = preview.model.index(0, 0)
    assert first.data() == "本报告"
    assert preview.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert preview.apply_button.text() == "更正所选 2 处(&Y)"
    with qtbot.waitSignal(preview.apply_requested) as wish:
        preview.apply_button.click()
    assert len(wish.args[0]) == 2


def test_nothing_checked_cannot_be_applied(session: Session, taught: LearningDesk, qtbot: QtBot) -> None:
    offered(taught, qtbot)
    preview = AlikePreview()
    qtbot.addWidget(preview)
    preview.show_offer(taught.offer, session.book)
    preview.model.check_all(on=False)
    assert not preview.apply_button.isEnabled()


def test_the_models_are_sound(session: Session, taught: LearningDesk, qtbot: QtBot) -> None:
    offered(taught, qtbot)
    alike, rules = AlikeModel(), RulesModel()
    testers = [QAbstractItemModelTester(model) for model in (alike, rules)]
    alike.show(taught.offer)
    rules.show(taught.rules, session.book, read_only=False)
    rules.set_words("连心折")
    assert alike.index(0, 1).data(CONTEXT_ROLE)[1] == "20张"
    assert rules.rowCount() == 1
    assert testers


def test_the_rules_show_why_and_how_they_fare(session: Session, taught: LearningDesk, qtbot: QtBot) -> None:
    dialog = RulesDialog(session, taught)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.why.text().startswith("学自 甲镇 2024 的更正")
    qtbot.waitUntil(lambda: dialog.model.index(0, COL_USED).data() == "0")
    assert dialog.model.index(0, COL_OVERRULED).data() == "0"


def test_a_rule_is_switched_off_deleted_and_undone_in_the_dialog(
    session: Session, taught: LearningDesk, qtbot: QtBot
) -> None:
    dialog = RulesDialog(session, taught)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.model.setData(dialog.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not taught.rules[0].is_on
    dialog.delete.click()
    assert dialog.stack.currentWidget() is dialog.empty
    session.undo()
    assert dialog.model.rowCount() == 1


def test_rules_are_carried_to_a_file_and_back(
    session: Session, taught: LearningDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = RulesDialog(session, taught)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.export_to(tmp_path / "规则.json")
    dialog.delete.click()
    dialog.import_from(tmp_path / "规则.json")
    assert dialog.message.text() == "已导入 1 条新规则，可以撤销。"
    dialog.import_from(tmp_path / "没有.json")
    assert "没有导入" in dialog.message.text()


def test_read_only_rules_cannot_be_touched(session: Session, taught: LearningDesk, qtbot: QtBot) -> None:
    dialog = RulesDialog(session, taught)
    qtbot.addWidget(dialog)
    dialog.model.show(taught.rules, session.book, read_only=True)
    index = dialog.model.index(0, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not dialog.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_the_whole_sentence_of_each_stands_under_the_list(
    session: Session, taught: LearningDesk, qtbot: QtBot
) -> None:
    offered(taught, qtbot)
    preview = AlikePreview(taught.sentence_of)
    qtbot.addWidget(preview)
    preview.show_offer(taught.offer, session.book)
    seen = []
    for row in range(preview.model.rowCount()):
        preview.view.setCurrentIndex(preview.model.index(row, 0))
        seen.append((preview.where.text(), preview.sentence.accessibleName()))
    assert ("丙镇 2024", "原文：赶集日交换连心折80张，开展院坝会3场。") in seen
    assert ("甲镇 2024", "原文：入户登记连心折300张，再记连心折20张。") in seen
