"""What the actions do: each a short method that asks the session or a pane."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.core.enums import FindingState, Part
from app.core.review.outline_acts import can_demote, can_promote
from app.models.act_words import act_words
from app.ui.keys.acts import Scope
from app.ui.keys.menu_contents import NO_PART, PARTS
from app.ui.window.menus import Menus, QueueLabel
from app.ui.window.parts import WindowHelper, WindowParts

_NEED_REPORT = (
    *("show_implied", "edit_head", "preview_summary"),
    *("print_summary", "export_pdf", "preview_full_text", "preview_letter", "export_report"),
)
_NEED_LIBRARY = (
    *("show_comparison", "preview_comparison", "print_comparison", "export_comparison", "print_chart"),
    *("preview_county", "export_all", "export_batch"),
)
_ON_FIGURES = ("confirm", "reject", "restore", "edit_value", "suggest")


class Commands(WindowHelper):
    """Connects actions and the wishes of panes with the session, and says which actions can be chosen."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._parts: dict[Part | None, QAction] = {}
        self._connect_actions()
        self._connect_panes()
        panes, keys = self._panes, self._actions.keys
        panes.page.use_keys_of_window(keys)
        panes.inspector.set_keys(keys)
        panes.findings.set_keys(keys)
        panes.notes.set_keys(keys)
        panes.original.set_keys(keys)
        keys.give_to(panes.board)

    def _connect_actions(self) -> None:
        panes = self._panes
        self._actions.connect_all(
            {
                "undo": self._undo,
                "redo": self._redo,
                "zoom_in": panes.page.zoom_in,
                "zoom_out": panes.page.zoom_out,
                "zoom_reset": panes.page.zoom_reset,
                "add_figure": self._add_selected_figure,
                "add_note": self._add_selected_note,
                "confirm_section": self._confirm_section,
                "promote": self._promote,
                "demote": self._demote,
                "make_heading": self._make_heading,
                "unmake_heading": self._unmake_heading,
                "retitle": panes.outline.edit_title,
            }
        )
        self._actions["renumber_preview"].toggled.connect(panes.outline.model.show_numbers)
        self._actions["show_implied"].toggled.connect(panes.page.set_implied_visible)
        for action in self._actions.in_scope(Scope.REVIEW):
            panes.page.addAction(action)
        panes.page.menu.offer(
            for_figures=[self._actions[name] for name in _ON_FIGURES],
            for_words=[self._actions["make_heading"]],
        )
        panes.inspector.figures.table.addAction(self._actions["later"])
        outline = ("promote", "demote", "unmake_heading", "retitle", "confirm_section")
        panes.outline.add_actions([self._actions[name] for name in outline])

    def _connect_panes(self) -> None:
        panes, session = self._panes, self._session
        panes.library.report_chosen.connect(self._open_report)
        panes.outline.section_chosen.connect(self._select_section)
        panes.outline.title_edited.connect(self._retitle)
        panes.outline.place_requested.connect(session.place_under)
        page = panes.page
        page.figure_clicked.connect(self._select_in_page)
        page.section_clicked.connect(self._select_section_in_page)
        page.span_selected.connect(self._select_span)
        page.add_figure_requested.connect(session.add_figure)
        page.boundary_moved.connect(session.set_span)
        page.note_requested.connect(self._add_note)
        page.note_clicked.connect(self._select_note)
        page.finding_clicked.connect(self._select_finding_in_page)
        page.current_section_changed.connect(panes.outline.set_current)
        inspector = panes.inspector
        inspector.figure_selected.connect(self._select_in_table)
        inspector.correct_requested.connect(self._correct)
        inspector.restore_requested.connect(session.restore)
        inspector.given_up.connect(self._status.show_notice)
        panes.head.head_edited.connect(self._set_head)
        panes.head.given_up.connect(self._status.show_notice)
        panes.notes.note_chosen.connect(self._select_note)
        panes.notes.note_edited.connect(self._edit_note)
        panes.notes.note_removed.connect(session.remove_note)
        panes.findings.finding_chosen.connect(self._select_finding)
        panes.findings.decided.connect(self._decide_finding)
        panes.findings.decided_alike.connect(self._decide_findings)
        session.report_leaving.connect(panes.commit)
        panes.findings.place_chosen.connect(page.scroll_to)
        session.report_opened.connect(panes.history.set_report)
        panes.history.return_requested.connect(session.undo_to)
        panes.history.place_chosen.connect(self._open_place)

    def add_part_menu(self, menus: Menus) -> None:
        """The mandated parts, in the review menu and in the outline's."""
        translate = QCoreApplication.translate
        menu = QMenu(translate("Commands", "法定部分(&Z)"), menus.review)
        group = QActionGroup(self)
        for name in PARTS:
            part = Part(name.removeprefix("part_")) if name != NO_PART else None
            action = group.addAction(self._actions[name])
            action.setData(part.value if part else "")
            menu.addAction(action)
            self._parts[part] = action
        group.triggered.connect(self._on_part)
        menus.review.addMenu(menu)
        self._panes.outline.menu.addMenu(menu)

    def refresh(self, queue: QueueLabel) -> None:
        """Says which actions can be chosen now, and names what undo and redo would do."""
        session, actions = self._session, self._actions
        state, can_write = session.state, not session.read_only
        section = session.section_of(self._panes.outline.current_key())
        for name in ("add_figure", "add_note", "make_heading", "confirm_section"):
            actions[name].setEnabled(can_write and state is not None)
        for name in _NEED_REPORT:
            actions[name].setEnabled(state is not None)
        for name in _NEED_LIBRARY:
            actions[name].setEnabled(bool(session.reports))
        for name in ("find", "find_next", "find_previous"):
            actions[name].setEnabled(state is not None or self._panes.is_comparison_shown())
        actions["remove_report"].setEnabled(can_write and state is not None)
        sections = state.sections if state else ()
        keys = self._panes.outline.selected_keys()
        actions["promote"].setEnabled(can_write and any(can_promote(sections, k) for k in keys))
        actions["demote"].setEnabled(can_write and any(can_demote(sections, k) for k in keys))
        for name in ("unmake_heading", "retitle"):
            actions[name].setEnabled(can_write and section is not None)
        for part, action in self._parts.items():
            action.setEnabled(can_write and section is not None)
            action.setChecked(section is not None and section.section.part is part)
        self._name_undo()
        queue.show_progress(*session.progress)

    def _name_undo(self) -> None:
        undo, redo = self._session.undo_name, self._session.redo_name
        can_write = not self._session.read_only
        self._actions["undo"].setEnabled(can_write and undo is not None)
        self._actions["redo"].setEnabled(can_write and redo is not None)
        self._actions.set_word("undo", self.tr("撤销(&U)") + (f"　{act_words(undo)}" if undo else ""))
        self._actions.set_word("redo", self.tr("重做(&R)") + (f"　{act_words(redo)}" if redo else ""))

    def _undo(self) -> None:
        """Takes the youngest act back and says which; it may be one of another report."""
        name = self._session.undo_name
        if self._session.undo() and name:
            self._status.show_notice(self.tr("已撤销：%1").replace("%1", act_words(name)))

    def _redo(self) -> None:
        name = self._session.redo_name
        if self._session.redo() and name:
            self._status.show_notice(self.tr("已重做：%1").replace("%1", act_words(name)))

    # Going

    def open_place(self, report: str, start: int, end: int) -> None:
        """Opens a report at a place of its text; a figure that stands there is selected."""
        self._panes.show_report_tab()
        self._session.open_report(report, partial(self._select_place, start, end))

    def _select_place(self, start: int, end: int) -> None:
        for record in self._session.state.figures if self._session.state else ():
            if (record.figure.start, record.figure.end) == (start, end):
                self._session.select_figure(record.key, self)
                return
        self._session.select_span(start, end, self)
        self._panes.page.show_place(start, end)

    def _open_report(self, key: str) -> None:
        self._panes.show_report_tab()
        self._session.open_report(key)

    def _open_place(self, report: str, key: str) -> None:
        self._panes.show_report_tab()
        self._session.open_report(report, partial(self._select_thing, key))

    def _select_thing(self, key: str) -> None:
        if self._session.figure_of(key):
            self._session.select_figure(key, self)
        elif self._session.section_of(key):
            self._session.select_section(key, self)

    def _select_section(self, key: str) -> None:
        self._panes.show_report_tab()
        self._session.select_section(key, self._panes.outline)

    def _select_in_page(self, key: str) -> None:
        self._session.select_figure(key, self._panes.page)

    def _select_section_in_page(self, key: str) -> None:
        self._session.select_section(key, self._panes.page)

    def _select_span(self, start: int, end: int) -> None:
        self._session.select_span(start, end, self._panes.page)

    def _select_in_table(self, key: str) -> None:
        self._session.select_figure(key, self._panes.inspector)

    def _select_note(self, key: str) -> None:
        self._session.select_note(key, self._panes.notes)

    def _select_finding(self, key: str) -> None:
        self._panes.show_report_tab()
        self._session.select_finding(key, self._panes.findings)

    def _select_finding_in_page(self, key: str) -> None:
        self._panes.docks["findings"].raise_()
        self._session.select_finding(key, self._panes.page)

    def _decide_finding(self, key: str, state: FindingState, reason: str | None, wording: str | None) -> None:
        self._session.decide_finding(key, state, reason=reason, wording=wording)

    def _decide_findings(self, keys: list[str], state: FindingState, reason: str | None) -> None:
        self._session.decide_findings(keys, state, reason=reason)

    # Figures

    def _confirm_section(self) -> None:
        section, state = self._session.section_of(self._panes.outline.current_key()), self._session.state
        if section is None or state is None:
            self._status.show_notice(self.tr("请先在大纲里选择一节。"))
            return
        start, end = section.section.start, section.section.end
        waiting = [r.key for r in state.figures if start <= r.figure.start < end and not r.status.is_decided]
        if self._session.confirm(waiting):
            words = self.tr("已确认本节 %1 处数据，可以撤销。")
            self._status.show_notice(words.replace("%1", str(len(waiting))))
        else:
            self._status.show_notice(self.tr("本节没有待核对的数据。"))

    def _correct(self, key: str, fields: dict[str, object]) -> None:
        self._session.correct_figure(key, **fields)

    def _add_selected_figure(self) -> None:
        self._session.add_figure(*self._panes.page.selection())

    # Notes and head

    def _add_selected_note(self) -> None:
        self._add_note(*self._panes.page.selection())

    def _add_note(self, start: int, end: int) -> None:
        record = self._session.figure
        if start == end and record is not None:
            start, end = record.figure.start, record.figure.end
        if start == end:
            self._status.show_notice(self.tr("请先选中要批注的文字。"))
        elif self._session.add_note(start, end, ""):
            self._panes.show_dock("notes")
            self._panes.notes.write()

    def _edit_note(self, key: str, text: str | None, colour: str | None) -> None:
        self._session.edit_note(key, text=text, colour=colour)

    def _set_head(self, fields: dict[str, object]) -> None:
        self._session.set_head(**fields)

    # Outline

    def _promote(self) -> None:
        self._session.promote(*self._panes.outline.selected_keys())

    def _demote(self) -> None:
        self._session.demote(*self._panes.outline.selected_keys())

    def _make_heading(self) -> None:
        state = self._session.state
        if state is None:
            return
        start, end = self._panes.page.selection()
        if start == end:
            text = state.document.text
            start = text.rfind("\n", 0, start) + 1
            end = text.find("\n", end)
            end = len(text) if end < 0 else end
        self._session.make_heading(start, end)

    def _unmake_heading(self) -> None:
        self._session.unmake_heading(*self._panes.outline.selected_keys())

    def _retitle(self, key: str, title: str) -> None:
        self._session.set_section(key, title=title)

    def _on_part(self, action: QAction) -> None:
        keys, value = self._panes.outline.selected_keys(), action.data()
        self._session.set_part(Part(value) if value else None, *keys)
