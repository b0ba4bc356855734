"""The findings of the open report: a list, the wording or reason, and three decisions by button or key."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from app.core.enums import FindingState, Severity
from app.core.state import ReportState
from app.models.finding_model import KEY_ROLE, RULE_ROLE, SEVERITY_ROLE, STATE_ROLE, FindingModel
from app.ui.key_map import KeyMap
from app.ui.theme import theme_of

_MARKS = {Severity.ERROR: ("✖", "error"), Severity.WARN: ("⚑", "warning"), Severity.INFO: ("ⓘ", "muted")}
_MARGIN = 8
# What is done to a figure by these keys is done to a finding by the same.
_ACTS = ("confirm", "reject", "later")


class FindingDelegate(QStyledItemDelegate):
    """Two lines: mark, rule and decision; below them the words, as many lines as they need."""

    def paint(self, painter: QPainter, option: Any, index: QModelIndex) -> None:  # type: ignore[override]
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        theme = theme_of(option.palette)
        mark, colour = _MARKS[index.data(SEVERITY_ROLE)]
        model = index.model()
        decided = model.state_word(index.data(STATE_ROLE)) if isinstance(model, FindingModel) else ""
        area = option.rect.adjusted(_MARGIN, 5, -_MARGIN, -5)
        painter.save()
        painter.setPen(theme.colour(colour))
        top = f"{mark} {index.data(RULE_ROLE)}"
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, top)
        painter.setPen(theme.colour("ok" if decided else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, decided)
        painter.setPen(theme.colour("muted" if decided else "text"))
        below = area.adjusted(0, option.fontMetrics.height() + 2, 0, 0)
        wrapped = QTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        painter.drawText(below.toRectF(), words, wrapped)
        painter.restore()

    def sizeHint(self, option: Any, index: QModelIndex) -> QSize:  # type: ignore[override]
        """As high as the words need at the list's width."""
        width = option.widget.viewport().width() if option.widget else 280
        line = option.fontMetrics.height()
        words = str(index.data() or "")
        room = max(60, width - 2 * _MARGIN)
        lines = -(-option.fontMetrics.horizontalAdvance(words) // room)
        return QSize(width, (1 + max(1, lines)) * line + 16)


class FindingsPanel(QWidget):
    """Tells which finding the user looks at and what he decides; what holds comes through ``set_state``."""

    finding_chosen = Signal(str)
    decided = Signal(str, object, object)  # key, FindingState, reason or None
    elsewhere_requested = Signal(str)  # key of a finding that rests on another report too

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(
            QListView.LayoutMode.Batched
        )  # thousands of findings must not stop the window
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("问题列表"))
        self.list.installEventFilter(self)
        self._none = QLabel(self)
        self._none.setObjectName("muted")
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(12, 24, 12, 12)
        self.other = QLabel(self)
        self.other.setTextFormat(Qt.TextFormat.PlainText)
        self.other.setWordWrap(True)
        self.jump = self._button(self.tr("看另一处(&J)"), self.tr("打开另一份报告的这一处；雷同文字左右对照"))
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("忽略的理由（可不填）"))
        self.reason.setAccessibleName(self.tr("忽略的理由"))
        self._accept = self._button(self.tr("采纳"))
        self._accept.setProperty("primary", "true")
        self._dismiss = self._button(self.tr("忽略"))
        self._later = self._button(self.tr("以后"))
        self._reopen = self._button(self.tr("重开"), self.tr("收回决定"))
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._accept.clicked.connect(self._on_accept)
        self._dismiss.clicked.connect(self._on_dismiss)
        self._later.clicked.connect(self._on_later)
        self._reopen.clicked.connect(self._on_reopen)
        self.jump.clicked.connect(self._on_jump)
        self.show_elsewhere("")
        self.setFocusProxy(self.list)
        self._can_write = False
        self.set_keys(KeyMap())
        self.set_state(None, read_only=True)

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; the buttons name them."""
        self.keys = keys
        self._accept.setToolTip(keys.tip(self.tr("采纳，写入意见单"), "confirm"))
        self._dismiss.setToolTip(keys.tip(self.tr("不是问题"), "reject"))
        self._later.setToolTip(keys.tip(self.tr("留待以后"), "later"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._accept, self._dismiss, self._later, self._reopen):
            row.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 8)
        below.setSpacing(6)
        below.addWidget(self.other)
        below.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.reason)
        below.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)

    def set_state(self, state: ReportState | None, *, read_only: bool) -> None:
        """Shows the findings of a report; the current one stays current."""
        kept = self.current_key()
        self._can_write = state is not None and not read_only
        with QSignalBlocker(self.list.selectionModel()):
            self.model.set_records(state.findings if state else ())
            self.select(kept)
        empty = self.model.rowCount() == 0
        self._none.setText(self.tr("✓ 没有发现问题") if state else self.tr("没有打开的报告"))
        self._none.setVisible(empty)
        self.list.setVisible(not empty)
        self._refresh()

    def show_elsewhere(self, words: str) -> None:
        """The words of the other report that the current finding rests on; "" where there is none."""
        self.other.setText(words)
        self.other.setVisible(bool(words))
        self.jump.setVisible(bool(words))

    def current_key(self) -> str:
        """The finding of the current line, or ""."""
        return str(self.list.currentIndex().data(KEY_ROLE) or "")

    def select(self, key: str) -> None:
        """Makes a finding current without telling."""
        index = self.model.index_of(key)
        if index.isValid() and index != self.list.currentIndex():
            with QSignalBlocker(self.list.selectionModel()):
                self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter accepts, Delete dismisses, Space leaves it for later."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            name = self.keys.name_of(event, _ACTS)
            if name:
                {"confirm": self._on_accept, "reject": self._on_dismiss, "later": self._on_later}[name]()
                return True
        return super().eventFilter(watched, event)

    def _button(self, word: str, tip: str = "") -> QPushButton:
        button = QPushButton(word, self)
        button.setToolTip(tip)
        button.setMinimumWidth(10)
        return button

    def _refresh(self) -> None:
        record = self.model.record_at(self.list.currentIndex())
        for button in (self._accept, self._dismiss, self._later):
            button.setEnabled(self._can_write and record is not None)
        self._reopen.setEnabled(
            self._can_write and record is not None and record.state is not FindingState.OPEN
        )
        self.reason.setEnabled(self._can_write and record is not None)

    def _on_current(self, index: QModelIndex) -> None:
        record = self.model.record_at(index)
        self.reason.setText((record.reason or "") if record else "")
        self._refresh()
        if record is not None:
            self.finding_chosen.emit(record.key)

    def _on_jump(self) -> None:
        self.elsewhere_requested.emit(self.current_key())

    def _on_accept(self) -> None:
        self._decide(FindingState.ACCEPTED)

    def _on_dismiss(self) -> None:
        self._decide(FindingState.DISMISSED, self.reason.text().strip() or None)

    def _on_later(self) -> None:
        self._decide(FindingState.LATER)

    def _on_reopen(self) -> None:
        self._decide(FindingState.OPEN)

    def _decide(self, state: FindingState, reason: str | None = None) -> None:
        """Tells the decision and goes on to the next open finding."""
        key = self.current_key()
        if not key or not self._can_write:
            return
        following = self.model.next_open(self.list.currentIndex().row())
        following_key = str(following.data(KEY_ROLE) or "") if following.isValid() else ""
        self.decided.emit(key, state, reason)
        if state is not FindingState.OPEN and following_key and following_key != key:
            self.list.setCurrentIndex(self.model.index_of(following_key))
