"""The findings of the open report: their list, all places of one, its words for the letter, and decisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.enums import FindingState
from app.core.excerpt import Excerpt, excerpt
from app.core.report import OtherPlace
from app.core.state import FindingRecord, ReportState
from app.models.findings.finding_model import KEY_ROLE, FindingModel
from app.ui.findings.delegate import FindingDelegate
from app.ui.findings.menu import finding_menu
from app.ui.findings.others import OtherPlaces
from app.ui.findings.places import PlacesView
from app.ui.findings.writing import Writing
from app.ui.keys.key_map import KeyMap
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled

# What is done to a figure by these keys is done to a finding by the same.
_ACTS = ("confirm", "reject", "later")
_STEPS = {"next_other": 1, "previous_other": -1}
_LEAST_LINES = 3
_MARGIN = 8
_GAP = 4


class FindingsPanel(QWidget):
    """Tells which findings the user looks at and what he decides; what holds comes through ``set_state``."""

    finding_chosen = Signal(str)
    decided = Signal(str, object, object, object)  # key, FindingState, reason or None, wording or None
    decided_alike = Signal(list, object, object)  # keys of several, FindingState, reason or None
    place_chosen = Signal(int, int)
    elsewhere_requested = Signal(str)  # key of a finding that rests on another report too
    elsewhere_stepped = Signal(int)  # 1 to its next place in other reports, -1 to the one before
    settings_requested = Signal(str)  # rule whose settings are wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        # Thousands of findings must not stop the window.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("问题列表"))
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._none = plain_label(parent=self, name="muted", centred=True, margins=(12, 24, 12, 12))
        self._several = plain_label(parent=self, name="muted", wraps=True)
        self.places = PlacesView(self)
        self.others = OtherPlaces(self)
        self.writing = Writing(self._record_of, self)
        self.wording, self.reason = self.writing.wording, self.writing.reason
        self._accept = self._button(self.tr("采纳"))
        self._accept.setProperty("primary", "true")
        self._dismiss = self._button(self.tr("忽略"))
        self._later = self._button(self.tr("以后"))
        self._reopen = self._button(self.tr("重开"))
        self._reopen.setToolTip(self.tr("收回决定"))
        self._text = ""
        self._can_write = False
        self._lay_out()
        self._connect()
        self.show_elsewhere("", None, None)
        self.setFocusProxy(self.list)
        self.set_keys(KeyMap())
        self.set_state(None, read_only=True)

    def _lay_out(self) -> None:
        self._row = QGridLayout()
        self._row.setSpacing(_GAP)
        self._columns = 0
        self._arrange()
        self._row.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        page = QWidget(self)
        below = QVBoxLayout(page)
        below.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        below.setSpacing(6)
        below.addWidget(self._several)
        below.addWidget(self.places)
        below.addWidget(self.others)
        below.addWidget(self.wording)
        below.addWidget(self.reason)
        # The list has what places, words and buttons leave it.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addWidget(Scrolled(page, self))
        layout.addLayout(self._row)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(self._refresh)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.wording.entered.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_dismiss)
        self.writing.written.connect(self._tell_written)
        ended = (self.wording.entered, self.wording.left, self.reason.returnPressed, self.reason.left)
        for signal in ended:
            signal.connect(self._back_to_list)
        self._accept.clicked.connect(self._on_accept)
        self._dismiss.clicked.connect(self._on_dismiss)
        self._later.clicked.connect(self._on_later)
        self._reopen.clicked.connect(self._on_reopen)
        self.others.opened.connect(self._on_jump)
        self.others.stepped.connect(self.elsewhere_stepped)
        self.places.place_chosen.connect(self.place_chosen)
        self.places.other_chosen.connect(self._on_jump)

    def _arrange(self) -> None:
        """The buttons side by side, or two by two where the pane is too narrow for their words."""
        buttons = (self._accept, self._dismiss, self._later, self._reopen)
        widest = max(button.sizeHint().width() for button in buttons)
        fits = self.width() >= len(buttons) * (widest + _GAP) + 2 * _MARGIN
        columns = len(buttons) if fits else len(buttons) // 2
        if columns != self._columns:
            self._columns = columns
            for number, button in enumerate(buttons):
                self._row.addWidget(button, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._arrange()
        self.wording.fit_into(self.height())
        self._keep_line_whole()

    def _keep_line_whole(self) -> None:
        """The list is at least as high as the words of the current finding, but for half of the pane."""
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        words = self.list.sizeHintForIndex(self.list.currentIndex()).height()
        self.list.setMinimumHeight(max(least, min(words, self.height() // 2)))

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; the buttons name them."""
        self.keys = keys
        self.others.set_keys(keys)
        self._accept.setToolTip(keys.tip(self.tr("采纳，写入意见单"), "confirm"))
        self._dismiss.setToolTip(keys.tip(self.tr("不是问题"), "reject"))
        self._later.setToolTip(keys.tip(self.tr("留待以后"), "later"))

    def set_state(self, state: ReportState | None, *, read_only: bool) -> None:
        """Shows the findings of a report; the current one stays current."""
        kept = self.current_key()
        self._can_write = state is not None and not read_only
        self._text = state.document.text if state else ""
        with QSignalBlocker(self.list.selectionModel()):
            self.model.set_records(state.findings if state else ())
            self.select(kept)
        empty = self.model.rowCount() == 0
        self._none.setText(self.tr("✓ 没有发现问题") if state else self.tr("没有打开的报告"))
        self._none.setVisible(empty)
        self.list.setVisible(not empty)
        self._refresh()

    def show_elsewhere(
        self, words: str, place: OtherPlace | None, other: Excerpt | None, *, number: int = 0, count: int = 0
    ) -> None:
        """What the current finding rests on in other reports: whose it is, and place ``number`` of ``count``.

        Without its words (``other``), ``words`` say why; all empty for a finding of this report alone.
        """
        is_one = len(self._chosen()) == 1
        if place is not None and other is not None and is_one:
            self.places.show_other(words, other, excerpt(self._text, place.own) if place.own else None)
        self.others.show_place(
            words if is_one else "", number=number if is_one and other else 0, count=count if is_one else 0
        )

    def _chosen(self) -> list[FindingRecord]:
        """The selected findings in the order of the list; the current one where only one is."""
        rows = sorted(self.list.selectedIndexes(), key=QModelIndex.row)
        wanted = rows if len(rows) > 1 else [self.list.currentIndex()]
        return [record for row in wanted if (record := self.model.record_at(row)) is not None]

    def current_key(self) -> str:
        """The finding of the current line, or ""."""
        return str(self.list.currentIndex().data(KEY_ROLE) or "")

    def select(self, key: str) -> None:
        """Makes a finding current without telling."""
        index = self.model.index_of(key)
        if index.isValid() and index != self.list.currentIndex():
            with QSignalBlocker(self.list.selectionModel()):
                self._choose_alone(index)
            self.list.scrollTo(index)
        self._refresh()

    def _choose_alone(self, index: QModelIndex) -> None:
        """Makes a line the current and only one, whatever keys are held down (Ctrl of an undo)."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flags)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter accepts, Delete dismisses, Space leaves it for later; → and ← go through other reports."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            name = self.keys.name_of(event, _ACTS)
            if name:
                {"confirm": self._on_accept, "reject": self._on_dismiss, "later": self._on_later}[name]()
                return True
            step = _STEPS.get(self.keys.name_of(event, _STEPS), 0)
            if step:
                self.elsewhere_stepped.emit(step)
                return True
        if watched is self.list and event.type() == QEvent.Type.Resize:
            # Places and words below take room from the list when a finding is chosen.
            QTimer.singleShot(0, self, self._reveal)
        return super().eventFilter(watched, event)

    def _reveal(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setMinimumWidth(10)
        return button

    def _refresh(self) -> None:
        chosen = self._chosen()
        can_decide = self._can_write and bool(chosen)
        for widget in (self._accept, self._dismiss, self._later, self.reason):
            widget.setEnabled(can_decide)
        self._reopen.setEnabled(can_decide and any(r.state is not FindingState.OPEN for r in chosen))
        is_one = len(chosen) == 1
        self.wording.setEnabled(can_decide)
        self.wording.setVisible(len(chosen) <= 1)
        self._several.setText(self.tr("已选 %1 个问题，一并处理").replace("%1", str(len(chosen))))
        self._several.setVisible(len(chosen) > 1)
        if len(chosen) > 1:
            self.show_elsewhere("", None, None)
        record = chosen[0] if is_one else None
        self.places.show_places(self._text, record.finding if record else None)
        self.writing.can_write = self._can_write
        self.writing.show(record)
        self._keep_line_whole()

    def _on_current(self, index: QModelIndex) -> None:
        record = self.model.record_at(index)
        if record is not None and not self.list.selectionModel().hasSelection():
            # The keyboard arriving makes a line current without choosing it.
            self._choose_alone(index)
        self._refresh()
        if record is not None:
            self.finding_chosen.emit(record.key)

    def _on_jump(self) -> None:
        self.elsewhere_requested.emit(self.current_key())

    def _on_accept(self) -> None:
        self._decide(FindingState.ACCEPTED)

    def _on_dismiss(self) -> None:
        self._decide(FindingState.DISMISSED, reason=self.writing.typed_reason())

    def _back_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_later(self) -> None:
        self._decide(FindingState.LATER, reason=self.writing.typed_reason())

    def _on_reopen(self) -> None:
        self._decide(FindingState.OPEN)

    def _open_menu(self, point: QPoint) -> None:
        """The menu of the finding under the mouse, which becomes the current one unless it is selected."""
        index = self.list.indexAt(point)
        record = self.model.record_at(index)
        if record is None:
            return
        if not self.list.selectionModel().isSelected(index):
            self._choose_alone(index)
        keys = self.keys.first_word
        decisions = {
            self._accept: keys("confirm"),
            self._dismiss: keys("reject"),
            self._later: keys("later"),
            self._reopen: "",
        }
        words = record.wording or record.finding.message
        settle = partial(self.settings_requested.emit, record.finding.rule)
        menu = finding_menu(self, decisions, words=words, settle=settle)
        menu.popup(self.list.viewport().mapToGlobal(point))

    def _record_of(self, key: str) -> FindingRecord | None:
        return self.model.record_at(self.model.index_of(key))

    def _tell_written(self, record: FindingRecord, reason: str | None, wording: str | None) -> None:
        """The words for a finding are kept, whatever was decided about it."""
        self.decided.emit(record.key, record.state, reason, wording)

    def _decide(self, state: FindingState, *, reason: str | None = None) -> None:
        """Tells the decision about what is chosen and goes on to the next open finding."""
        keys = [record.key for record in self._chosen()]
        if not keys or not self._can_write:
            return
        following = self.model.next_open(self.model.index_of(keys[-1]).row())
        following_key = str(following.data(KEY_ROLE) or "") if following.isValid() else ""
        if len(keys) > 1:
            self.decided_alike.emit(keys, state, reason)
        else:
            self.decided.emit(keys[0], state, reason, self.writing.new_wording())
        self.writing.end(state, reason=reason)
        if state is not FindingState.OPEN and following_key and following_key not in keys:
            self._choose_alone(self.model.index_of(following_key))
