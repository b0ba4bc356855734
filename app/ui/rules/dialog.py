"""The learned rules: what they say, where they come from, how they fare; switched, deleted, carried along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import ReportError
from app.core.learning.applying import Tally
from app.models.learning.desk import LearningDesk
from app.models.learning.rules_model import COL_CONDITION, COL_OUTCOME, KEY_ROLE, RulesModel
from app.models.pauses import after_pause
from app.models.session import Session
from app.ui.keys.key_map import KeyMap
from app.ui.look.labels import plain_label
from app.ui.look.sizes import fit_on_screen
from app.ui.look.tables import make_lines


class RulesDialog(QDialog):
    """Does not block the window; follows the library, undo included."""

    def __init__(self, session: Session, desk: LearningDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("学到的规则"))
        self._session = session
        self._desk = desk
        self._counting: Iterator[dict[str, Tally]] = iter(())
        self._counter = after_pause(self, 0, self._count)
        self.model = RulesModel(self)
        self.words = QLineEdit(self)
        self.view = QTableView(self)
        self.why = plain_label(parent=self, wraps=True)
        self.message = plain_label(parent=self, wraps=True)
        self.message.setObjectName("muted")
        self.empty = plain_label(parent=self, wraps=True)
        self.stack = QStackedWidget(self)
        self.delete = QPushButton(self.tr("删除(&D)"), self)
        self.take = QPushButton(self.tr("导入(&I)…"), self)
        self.give = QPushButton(self.tr("导出(&E)…"), self)
        self.again = QPushButton(self.tr("重读待核数据(&R)"), self)
        self.close_button = QPushButton(self.tr("关闭"), self)
        self._build_view()
        self._build()
        self._connect()
        fit_on_screen(self, QSize(820, 520))
        self.reload()

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setAccessibleName(self.tr("学到的规则"))
        make_lines(view)
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        head = view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COL_CONDITION, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(COL_OUTCOME, QHeaderView.ResizeMode.Stretch)
        self.words.setPlaceholderText(self.tr("按词语、指标、来源查找"))
        self.words.setAccessibleName(self.tr("查找规则"))
        self.words.setClearButtonEnabled(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setObjectName("muted")
        self.again.setToolTip(self.tr("按现在的规则和编码本重读各报告中没有人核对过的数据，已核对的不动"))
        self.give.setToolTip(self.tr("把全部规则存成文件，可带到另一台电脑"))
        self.take.setToolTip(self.tr("从文件加入规则，可以撤销"))
        for button in (self.delete, self.take, self.give, self.again, self.close_button):
            button.setAutoDefault(False)

    def _build(self) -> None:
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        for button in (self.delete, self.take, self.give, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.why)
        layout.addWidget(self.message)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._narrow)
        self.view.selectionModel().selectionChanged.connect(self._refresh)
        self.model.modelReset.connect(self._refresh)
        self.model.switched.connect(self._switch)
        self.delete.clicked.connect(self._delete)
        self.take.clicked.connect(self._import)
        self.give.clicked.connect(self._export)
        self.again.clicked.connect(self._read_again)
        self.close_button.clicked.connect(self.reject)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        shortcut.setObjectName("delete_rule")
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._delete)
        self._desk.rules_changed.connect(self._on_rules)
        self._session.book_changed.connect(self._on_rules)
        self._session.read_only_changed.connect(self._on_rules)
        self._desk.rereading.progressed.connect(self._on_progress)

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; tips name them."""
        keys.give_to(self)
        self.delete.setToolTip(keys.tip(self.tr("删除所选规则，可以撤销"), "delete_rule"))
        words = self.tr("空格启用或停用，%1 删除").replace("%1", keys.words("delete_rule"))
        self.view.setToolTip(words if keys["delete_rule"] else self.tr("空格启用或停用"))

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was closed is shown."""
        super().showEvent(event)
        self.reload()

    def _on_rules(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Shows the rules as they stand and counts them anew; the current one stays current."""
        key = self.view.currentIndex().data(KEY_ROLE)
        self.model.show(self._desk.rules, self._session.book, read_only=self._session.read_only)
        row = max(0, self.model.row_of(str(key)))
        if self.model.rowCount():
            self.view.selectRow(row)
        self._counting = self._desk.counting()
        self._counter.start()

    def _count(self) -> None:
        """One report in each turn."""
        if not self.isVisible():
            return
        counts = next(self._counting, None)
        if counts is not None:
            self.model.set_tallies(dict(counts))
            self._counter.start()

    def _narrow(self, words: str) -> None:
        self.model.set_words(words)
        if self.model.rowCount():
            self.view.selectRow(0)
        self._counting = self._desk.counting()
        self._counter.start()

    def _refresh(self) -> None:
        rule = self.model.rule(self.view.currentIndex())
        chosen, can_write = self._chosen(), not self._session.read_only
        self.why.setText(rule.why + (self.tr("（随文件导入）") if rule.is_imported else "") if rule else "")
        self.why.setVisible(bool(self.why.text()))
        self.delete.setEnabled(bool(chosen) and can_write)
        self.take.setEnabled(can_write)
        self.again.setEnabled(can_write and bool(self._session.reports))
        self.give.setEnabled(self.model.in_all > 0)
        self.words.setEnabled(self.model.in_all > 0)
        if self.model.in_all:
            self.empty.setText(self.tr("没有符合的规则"))
        else:
            self.empty.setText(
                self.tr(
                    "还没有规则。\n更正一处数据，程序就会学到一条，新读的报告立即使用；每条都可以在这里停用或删除。"
                )
            )
        self.stack.setCurrentWidget(self.view if self.model.rowCount() else self.empty)

    def _chosen(self) -> list[str]:
        return [str(index.data(KEY_ROLE)) for index in self.view.selectionModel().selectedRows()]

    def _switch(self, key: str, on: bool) -> None:  # noqa: FBT001  (a signal's value)
        keys = self._chosen()
        self._desk.switch_rules(keys if key in keys else [key], on=on)

    def _delete(self) -> None:
        if self.delete.isEnabled():
            self._desk.delete_rules(self._chosen())

    def _read_again(self) -> None:
        count = self._desk.read_again()
        if not count:
            self.message.setText(self.tr("没有待核对的数据。"))

    def _on_progress(self, done: int, of: int) -> None:
        words = self.tr("已重读 %1 份报告。") if done == of else self.tr("正在重读：%1/%2")
        self.message.setText(words.replace("%1", str(done)).replace("%2", str(of)))
        if done == of and self.isVisible():
            self.reload()

    # Files

    def _export(self) -> None:
        start = str(Path.home() / self.tr("镇阅规则.json"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("导出规则"), start, self._filter())
        if name:
            self.export_to(Path(name))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("导入规则"), str(Path.home()), self._filter())
        if name:
            self.import_from(Path(name))

    def _filter(self) -> str:
        return f"{self.tr('规则文件')} (*.json)"

    def export_to(self, path: Path) -> None:
        """Writes the rules to a file and says so."""
        try:
            count = self._desk.export_rules(path)
        except OSError:
            self.message.setText(self.tr("规则文件写不进去，请换一个文件夹。"))
            return
        self.message.setText(self.tr("已导出 %1 条规则。").replace("%1", str(count)))

    def import_from(self, path: Path) -> None:
        """Takes the rules of a file and says so."""
        try:
            count = self._desk.import_rules(path)
        except ReportError as error:
            self.message.setText(str(error))
            return
        words = self.tr("已导入 %1 条新规则，可以撤销。") if count else self.tr("文件里的规则这里都有了。")
        self.message.setText(words.replace("%1", str(count)))
