"""The review by keyboard: what the keys of the queue do, and where the eye is led after each.

The order of the queue is ``models.report.review_queue``; saving is the session's. Every key acts on what is
selected: a figure, or in a wide queue a heading or finding.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QKeySequence

from app.core.enums import FindingState
from app.core.review.changes import Entity
from app.core.review.queue import QueueOrder
from app.models.pauses import after_pause
from app.models.report.review_queue import ReviewQueue
from app.models.report.selection import Selection, SelectionKind
from app.ui.window.parts import WindowHelper, WindowParts
from app.ui.window.review_done import DoneStrip

PAUSE_MS = 180  # long enough to see the mark change, short enough not to be waited for


class Reviewing(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._is_typing = False
        self.queue = self._session.findChild(ReviewQueue) or ReviewQueue(self._session)
        self.strip = DoneStrip(self._panes)
        layout = self._panes.layout()
        if layout is not None:
            layout.addWidget(self.strip)
        self.pause = after_pause(self, PAUSE_MS, self._advance)
        self._connect()
        self._take_switches()

    def _connect(self) -> None:
        self._actions.connect_all(
            {
                "next_open": self.go_next,
                "previous_open": self.go_previous,
                "confirm": self._confirm_selected,
                "reject": self._reject_selected,
                "later": self._leave_selected,
                "restore": self._restore_selected,
                "edit_value": self._edit_value,
                "suggest": self._suggest,
            }
        )
        for name in ("confirm", "reject", "later"):
            self._actions[name].setAutoRepeat(False)  # a key held down must not decide about what nobody saw
        inspector = self._panes.inspector
        inspector.confirm_requested.connect(self._confirm)
        inspector.reject_requested.connect(self._reject)
        inspector.editor.suggest_button.clicked.connect(self._suggest)
        inspector.editor.form.entered.connect(self._on_entered)
        inspector.editor.form.escaped.connect(self._on_escaped)
        inspector.waiting_given_up.connect(self._give_up_waiting)
        self._panes.page.typed.connect(self._type)
        self._panes.page.suggestion_chosen.connect(self._take_suggestion)
        self.strip.next_requested.connect(self._go_to_next_report)
        self.strip.left_requested.connect(self.go_next)
        self._session.report_opened.connect(self.strip.hide)
        self._session.report_closed.connect(self.strip.hide)
        self._session.selection_changed.connect(self._on_selection)

    def _take_switches(self) -> None:
        values = self._settings.values
        self.queue.order = QueueOrder(values.queue_order)
        self.queue.is_wide = values.queue_wide
        order = QActionGroup(self)
        for name in ("order_confidence", "order_reading"):
            order.addAction(self._actions[name])
        is_reading = self.queue.order is QueueOrder.READING
        self._actions["order_reading" if is_reading else "order_confidence"].setChecked(True)
        self._actions["queue_wide"].setChecked(values.queue_wide)
        self._actions["auto_advance"].setChecked(values.auto_advance)
        self._actions["order_reading"].toggled.connect(self._set_reading)
        self._actions["queue_wide"].toggled.connect(self._set_wide)
        self._actions["auto_advance"].toggled.connect(self._set_advance)

    def _set_reading(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        self.queue.order = QueueOrder.READING if on else QueueOrder.CONFIDENCE
        self._settings.change(queue_order=str(self.queue.order))

    def _set_wide(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        self.queue.is_wide = on
        self._settings.change(queue_wide=on)
        self.refresh()

    def _set_advance(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        self._settings.change(auto_advance=on)

    def refresh(self) -> None:
        """Says which of the review's actions can be chosen now, and how far the library is."""
        session, actions = self._session, self._actions
        can_write = not session.read_only
        is_figure = session.figure is not None
        for name in ("restore", "edit_value", "suggest"):
            actions[name].setEnabled(can_write and is_figure)
        for name in ("confirm", "reject"):
            actions[name].setEnabled(can_write and (is_figure or self._wide_selection() is not None))
        for name in ("next_open", "previous_open"):
            actions[name].setEnabled(bool(session.reports))  # with nothing left, the key says so
        actions["later"].setEnabled(self.queue.has_more())
        self._status.show_library(session.reports)
        if self.strip.isVisibleTo(self._panes) and self.queue.waits():
            self.strip.hide()  # something was taken back

    def _wide_selection(self) -> Selection | None:
        """The heading or finding that the keys decide about."""
        selection = self._session.selection
        kinds = (SelectionKind.SECTION, SelectionKind.FINDING)
        if self.queue.is_wide and selection is not None and selection.kind in kinds:
            return selection
        return None

    # Going

    def go_next(self) -> None:
        """The next thing that needs a look."""
        self.pause.stop()
        self._panes.show_report_tab()
        if not self.queue.step(1):
            self._status.show_notice(self.tr("✓ 全部数据都已核对。"))

    def go_previous(self) -> None:
        """The one before."""
        self.pause.stop()
        self._panes.show_report_tab()
        if not self.queue.step(-1):
            self._status.show_notice(self.tr("✓ 全部数据都已核对。"))

    def _go_on(self) -> None:
        """After a decision: to the next, with a pause in which the mark can be seen."""
        if self._settings.values.auto_advance:
            self.pause.start()
        elif not self.queue.waits():
            self._tell_end()

    def _advance(self) -> None:
        if not self.queue.step_in_report():
            self._tell_end()

    def _tell_end(self) -> None:
        """The report is done: says so, and how to go on."""
        state = self._session.state
        if state is None:
            return
        left, row = self.queue.left(), self.queue.next_report()
        total = str(self._session.progress[1])
        words = self.tr("✓ 本报告 %1 处数据全部核对").replace("%1", total)
        if left:
            words = self.tr("本报告其余数据已核对，还有 %1 处留待以后").replace("%1", str(left))
        elif row is None and not self.queue.has_more():
            words = self.tr("✓ 资料库里的数据全部核对")
        key = self._actions["next_open"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        following = ""
        if row is not None:
            name = row.head.name_and_year(row.file_name)
            following = self.tr("下一份：%1（%2）").replace("%1", name).replace("%2", key)
        self.strip.tell(words, following=following, left=self.tr("回看留下的") if left else "")

    def _go_to_next_report(self) -> None:
        self._panes.show_report_tab()
        self.queue.go_to_next_report()
        self._panes.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selection(self, selection: Selection | None, origin: object) -> None:
        """Whoever goes somewhere else by himself is not taken away again."""
        self.pause.stop()
        self._is_typing = False
        if selection is None:
            return
        # What is reviewed is in front with all that can be done to it.
        if selection.kind is SelectionKind.FINDING and self.queue.is_wide:
            self._panes.docks["findings"].raise_()
        elif selection.kind is SelectionKind.FIGURE and origin in (self.queue, self._panes.page):
            self._panes.docks["figures"].raise_()

    # Deciding

    def _confirm_selected(self) -> None:
        if self.pause.isActive():
            return
        record, wide = self._session.figure, self._wide_selection()
        if record is not None:
            if record.status.is_decided and self.strip.isVisibleTo(self._panes):
                self._go_to_next_report()
            else:
                self._confirm([record.key])
        elif wide is not None:
            self._confirm_wide(wide)

    def _confirm_wide(self, selection: Selection) -> None:
        if selection.kind is SelectionKind.SECTION:
            self._session.confirm_section(selection.key)
        else:
            self._session.decide_finding(selection.key, FindingState.ACCEPTED)
        self._go_on()

    def _confirm(self, keys: list[str]) -> None:
        done = self._session.confirm(keys)
        if len(keys) == 1 and (done or not self._session.read_only):
            self._go_on()

    def _reject_selected(self) -> None:
        if self.pause.isActive():
            return
        record, wide = self._session.figure, self._wide_selection()
        if record is not None:
            self._reject([record.key])
        elif wide is not None:
            self._reject_wide(wide)

    def _reject_wide(self, selection: Selection) -> None:
        if selection.kind is SelectionKind.SECTION:
            done = self._session.unmake_heading(selection.key)
        else:
            done = self._session.decide_finding(selection.key, FindingState.DISMISSED)
        if done:
            self._go_on()

    def _reject(self, keys: list[str]) -> None:
        if self._session.reject(keys) and len(keys) == 1:
            self._go_on()

    def _leave_selected(self) -> None:
        """Leaves what is selected for later; findings keep that decision."""
        wide = self._wide_selection()
        if wide is not None and wide.kind is SelectionKind.FINDING:
            self._session.decide_finding(wide.key, FindingState.LATER)
        else:
            self.queue.leave()
        self.pause.stop()
        self._advance()

    def _restore_selected(self) -> None:
        record = self._session.figure
        if record is not None:
            self._session.restore([record.key])

    # Correcting without the mouse

    def _type(self, sign: str) -> None:
        """A sign typed on the page: the beginning of another value."""
        if self._session.figure is not None and not self._session.read_only and not self.pause.isActive():
            self._edit(sign)

    def _take_suggestion(self, number: int, sign: str) -> None:
        """Takes a suggestion by its key; where it is not shown, the key writes a sign."""
        if self._session.figure is None or self._session.read_only or self.pause.isActive():
            return
        if self._panes.inspector.editor.choose_suggestion(number):
            self._go_on()
        elif sign:
            self._edit(sign)

    def _edit_value(self) -> None:
        if self._session.figure is not None:
            self._edit("")

    def _edit(self, beginning: str) -> None:
        self._panes.show_report_tab()
        self._panes.show_dock("figures")
        self._panes.inspector.editor.edit_value(beginning)
        self._is_typing = True

    def _suggest(self) -> None:
        """Shows the suggestions of a figure that the machine was sure of."""
        self._panes.docks["figures"].raise_()
        self._panes.inspector.editor.show_suggestions()

    def _on_entered(self) -> None:
        """Enter after typing: back to the page and on to the next."""
        if self._is_typing and self._panes.inspector.editor.form.problem() is None:
            self._back_to_page()
            self._go_on()

    def _give_up_waiting(self, key: str) -> None:
        self._session.give_up_unsaved_of(Entity.FIGURE, key)
        self._status.show_notice(self.tr("没有存上的更正已放弃。"))

    def _on_escaped(self) -> None:
        if self._is_typing:
            self._back_to_page()

    def _back_to_page(self) -> None:
        self._is_typing = False
        self._panes.page.setFocus(Qt.FocusReason.OtherFocusReason)
