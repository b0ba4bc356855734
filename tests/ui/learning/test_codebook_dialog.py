from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.codebook import own_code
from app.core.state import FigureRecord
from app.models.codebook_model import CODE_ROLE, IS_ACTIVE_ROLE, CodebookModel
from app.models.learning.desk import LearningDesk
from app.models.session import Session
from app.ui.codebook.dialog import CodebookDialog


def opened(session: Session, qtbot: QtBot, code: str = "PUB.YARD") -> CodebookDialog:
    dialog = CodebookDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._go_to(code)
    assert dialog.code == code
    return dialog


def test_the_tree_is_sound_and_can_be_searched(session: Session, qtbot: QtBot) -> None:
    model = CodebookModel()
    tester = QAbstractItemModelTester(model)
    model.show(session.book, (), {"PUB.YARD": 2})
    model.set_words("坝坝会")
    assert model.first().data(CODE_ROLE) == "PUB.YARD"
    assert model.index(model.first().row(), 1, model.first().parent()).data() == "2"
    model.set_words("没有这样的词")
    assert not model.first().isValid()
    assert tester


def test_renaming_is_an_act_that_undo_takes_back(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.name.setText("院坝普法")
    dialog.save()
    assert session.book.name_of("PUB.YARD") == "院坝普法"
    assert dialog.message.text() == "已保存，可以撤销。"
    session.undo()
    assert dialog.editor.name.text() == "院坝会(坝坝会)宣讲场次"


def test_a_synonym_is_added_with_enter_and_saved(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.new_phrase.setText("晒谷坪讲法")
    dialog.editor.new_phrase.returnPressed.emit()
    assert dialog.editor.save.isEnabled()
    dialog.editor.save.click()
    assert "晒谷坪讲法" in session.book.indicator("PUB.YARD").phrases  # type: ignore[union-attr]


def test_what_cannot_be_is_said_and_nothing_is_saved(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.name.setText(" ")
    dialog.save()
    assert dialog.message.text() == "请填写指标名称。"
    assert session.undo_name is None


def test_what_was_typed_is_saved_when_another_indicator_is_shown_or_the_dialog_closed(
    session: Session, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.name.setText("院坝普法")
    dialog._go_to(dialog.model.first().data(CODE_ROLE))
    assert session.book.name_of("PUB.YARD") == "院坝普法"
    dialog._go_to("PUB.YARD")
    dialog.editor.gloss.setPlainText("以村为单位计。")
    dialog.reject()
    assert dialog.desk.note_of("PUB.YARD") == "以村为单位计。"


def test_what_cannot_be_saved_comes_back_with_the_reason(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    session.noticed.connect(told.append)
    dialog = opened(session, qtbot)
    dialog.editor.name.setText(" ")
    dialog.editor.gloss.setPlainText("以村为单位计。")
    dialog._go_to(dialog.model.first().data(CODE_ROLE))
    assert "请填写指标名称。" in told[-1] and session.undo_name is None
    dialog._go_to("PUB.YARD")
    assert dialog.message.text() == "请填写指标名称。"
    assert dialog.editor.gloss.toPlainText() == "以村为单位计。"
    dialog.editor.name.setText("院坝普法")
    dialog.save()
    assert session.book.name_of("PUB.YARD") == "院坝普法" == dialog.editor.name.text()


def test_an_indicator_is_added_and_becomes_current(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.add.click()
    dialog.add_row.name.setText("普法剧目")
    dialog.add_row.unit.setText("部、场")
    dialog.add_row.ok.click()
    assert dialog.code == own_code("PUB", "普法剧目")
    assert dialog.editor.units.text() == "部、场"


def test_merging_moves_the_figures_of_all_reports_in_one_act(
    session: Session, desk: LearningDesk, figure: Callable[[str, str], FigureRecord], qtbot: QtBot
) -> None:
    session.confirm([figure("甲镇", "5场").key])
    dialog = opened(session, qtbot)
    dialog.merge.click()
    dialog.merge_row.choice.setCurrentIndex(dialog.merge_row.choice.findData("PUB.LECTURE"))
    dialog.merge_row.ok.click()
    assert figure("甲镇", "5场").figure.indicator == "PUB.LECTURE"
    qtbot.waitUntil(lambda: figure("丙镇", "3场").figure.indicator == "PUB.LECTURE")
    assert not dialog.model.index_of("PUB.YARD").data(IS_ACTIVE_ROLE)
    session.undo()
    assert figure("甲镇", "5场").figure.indicator == "PUB.YARD"


def test_chosen_synonyms_become_an_indicator_of_their_own(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    for row in range(dialog.editor.phrases.count()):
        item = dialog.editor.phrases.item(row)
        item.setSelected(item.text() == "火塘会")
    dialog.editor.split.click()
    dialog.add_row.name.setText("火塘会场次")
    dialog.add_row.ok.click()
    assert session.book.indicator(own_code("PUB", "火塘会场次")) is not None


def test_a_switched_off_indicator_stays_in_the_tree(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.is_active.setChecked(False)
    dialog.save()
    assert dialog.model.index_of("PUB.YARD").data().endswith("（已停用）")
