"""The reading page as the window uses it: the sheet with its marks, the find bar and zoom.

It knows core's records only. What a person wishes leaves as signals; what holds comes back through the
``update_…`` methods. All offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.palette import theme
from app.core.report import Head
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.taxonomy import Taxonomy
from app.ui.keys.key_map import KeyMap
from app.ui.page import picks
from app.ui.page.card import HoverCard
from app.ui.page.find import FindBar
from app.ui.page.finder import Finder
from app.ui.page.fonts import STANDARD_SIZE
from app.ui.page.keys import Keys
from app.ui.page.menu import PageMenu
from app.ui.page.pointer import Pointer
from app.ui.page.sheet import Position, SheetView
from app.ui.page.wishes import Wishes

_DARK_BELOW = 128  # lightness of the window's ground


class PageView(QWidget):
    """One report, set like its paper original."""

    figure_clicked = Signal(str)
    figure_hovered = Signal(str)
    section_clicked = Signal(str)
    span_selected = Signal(int, int)
    add_figure_requested = Signal(int, int)
    boundary_moved = Signal(str, int, int)
    note_requested = Signal(int, int)
    finding_clicked = Signal(str)
    note_clicked = Signal(str)
    current_section_changed = Signal(str)
    reading_size_changed = Signal(int)
    typed = Signal(str)  # a sign of a number, with a figure selected
    suggestion_chosen = Signal(int, str)  # its number from 1, and the sign of a number that the key writes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ReportState | None = None
        self._section = ""
        self._is_read_only = False
        self._shows_implied = True
        self._key_map = KeyMap()
        self.sheet = SheetView(self)
        self.find_bar = FindBar(self)
        self._finder = Finder(self.sheet, self.find_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.find_bar)
        self.setFocusProxy(self.sheet)
        self._wishes = Wishes(self)
        self._card = HoverCard(self.sheet.viewport())
        self._pointer = Pointer(self.sheet, self._wishes, self._card)
        self._keys = Keys(self.sheet, self._wishes)
        self.menu = PageMenu(self, self.sheet, self._pointer, self._wishes, self._key_map)
        self._soon = QTimer(self)  # one telling for all the small moves of one step
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._connect()
        self._add_shortcuts()
        self._follow_theme()

    def _connect(self) -> None:
        wishes = self._wishes
        wishes.figure_clicked.connect(self.figure_clicked)
        wishes.figure_hovered.connect(self.figure_hovered)
        wishes.section_clicked.connect(self.section_clicked)
        wishes.span_selected.connect(self.span_selected)
        wishes.add_figure_requested.connect(self.add_figure_requested)
        wishes.boundary_moved.connect(self.boundary_moved)
        wishes.note_requested.connect(self.note_requested)
        wishes.finding_clicked.connect(self.finding_clicked)
        wishes.note_clicked.connect(self.note_clicked)
        wishes.typed.connect(self.typed)
        wishes.suggestion_chosen.connect(self.suggestion_chosen)
        wishes.zoom_requested.connect(self._zoom)
        wishes.escape_pressed.connect(self._escape)
        self.sheet.reading_size_changed.connect(self.reading_size_changed)
        self.sheet.page_moved.connect(self._soon.start)
        self.sheet.cursorPositionChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._tell_section)
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.customContextMenuRequested.connect(self.menu.open)
        self.menu.find_requested.connect(self.open_find)
        self.find_bar.wanted_changed.connect(self._finder.find)
        self.find_bar.next_requested.connect(self.find_next)
        self.find_bar.previous_requested.connect(self.find_previous)
        self.find_bar.closed.connect(self.close_find)

    def _add_shortcuts(self) -> None:
        for name, slot in (
            ("find", self.open_find),
            ("find_next", self.find_next),
            ("find_previous", self.find_previous),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(self._key_map[name])
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def use_keys_of_window(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; the window's own actions open the find bar then.

        Two owners of one key would cancel each other.
        """
        self._key_map = self.menu.keys = keys
        self._keys.set_keys(keys)
        self.find_bar.set_keys(keys)
        for shortcut in self.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            shortcut.setEnabled(False)

    # Showing

    def show_report(self, state: ReportState, book: Taxonomy) -> None:
        """Show a report from its beginning, with nothing selected."""
        self._state = state
        self._section = ""
        self._pointer.hide_card()
        self.sheet.load(state, book)
        self._apply_switches()
        if self.find_bar.isVisible():
            self._finder.find(self.find_bar.field.text())
        self._soon.start()

    def set_book(self, book: Taxonomy) -> None:
        """Name what is on the page by another book; the reader stays where he is."""
        self._pointer.hide_card()
        if self.sheet.scene:
            self.sheet.scene.book = book

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures and repaint their lines only."""
        if self.sheet.scene:
            self.sheet.marks_changed(self.sheet.scene.marks.put(records))

    def renew_figures(self, records: Iterable[FigureRecord]) -> None:
        """Show these figures instead of the former ones; the reader stays where he is."""
        if self.sheet.scene:
            self.sheet.scene.marks.set_figures(records)
            self.sheet.marks_changed()

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures off the page (an addition that was undone)."""
        if self.sheet.scene:
            self.sheet.scene.marks.drop(keys)
            self.sheet.marks_changed()

    def update_sections(self, sections: Iterable[SectionRecord]) -> None:
        """Set the headings anew after the outline changed."""
        if self.sheet.scene and self._state:
            self._state = replace(self._state, sections=tuple(sections))
            self.sheet.scene.marks.set_sections(self._state.sections)
            self.sheet.restyle(self._state)
            self._soon.start()

    def update_head(self, head: Head) -> None:
        """Set the title anew after the head data changed."""
        if self._state:
            self._state = replace(self._state, head=head)
            self.sheet.restyle(self._state)

    def update_notes(self, notes: Iterable[Note]) -> None:
        """Show these notes instead of the former ones."""
        if self.sheet.scene:
            self.sheet.scene.marks.set_notes(notes)
            self.sheet.marks_changed()

    def update_findings(self, findings: Iterable[FindingRecord]) -> None:
        """Show these findings instead of the former ones."""
        if self.sheet.scene:
            self.sheet.scene.marks.set_findings(findings)
            self.sheet.marks_changed()

    def set_implied_visible(self, shown: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        """Show or hide the figures that have no number on the page, in this and later reports."""
        self._shows_implied = shown
        self._apply_switches()

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        """Without handles and without moving boundaries (the library is open elsewhere)."""
        self._is_read_only = on
        self._apply_switches()

    def _apply_switches(self) -> None:
        scene = self.sheet.scene
        if scene:
            scene.reading_only = self._is_read_only
            if scene.marks.shows_implied != self._shows_implied:
                scene.marks.show_implied(shown=self._shows_implied)
            self.sheet.marks_changed()

    # Going somewhere

    def select_figure(self, key: str) -> None:
        """Put the ring on a figure and bring it into view; an unknown key takes the ring away."""
        self._finder.forget_place()
        if not picks.select(self.sheet, key):
            picks.clear(self.sheet)

    def select_section(self, key: str) -> None:
        """Bring a heading to the top of the view."""
        scene = self.sheet.scene
        record = next((s for s in scene.marks.sections if s.key == key), None) if scene else None
        if scene and record:
            self.sheet.bring_to_top(scene.marks.map.to_qt(record.section.start))

    def select_finding(self, key: str) -> None:
        """Frame every place a finding rests on and bring the first into view."""
        scene = self.sheet.scene
        if scene is None:
            return
        scene.finding = key
        record = scene.marks.finding(key)
        if record and record.finding.spans:
            self.scroll_to(*record.finding.spans[0])
        self.sheet.marks_changed()

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a passage into view.

        Whoever wishes it knows its section, which near the ends of a report is not the one in the middle of
        the page; so the section is told only when the reader moves on.
        """
        if self.sheet.scene:
            self.sheet.reveal(*self.sheet.scene.marks.span(start, end))
            self._soon.stop()
            self._section = ""

    def show_place(self, start: int, end: int) -> None:
        """Bring a passage into view and light it up, until a figure is selected or Esc is pressed."""
        if self.sheet.scene:
            self._finder.mark(start, end)

    def position(self) -> Position:
        """Where the reader is, to come back later."""
        return self.sheet.position()

    def restore_position(self, place: tuple[int, int]) -> None:
        """Go back to a ``position()``."""
        self.sheet.restore(Position(*place))

    def selection(self) -> tuple[int, int]:
        """The selected passage; empty at the cursor when nothing is selected."""
        return self.sheet.selected_range()

    def _tell_section(self) -> None:
        scene = self.sheet.scene
        if scene is None:
            return
        offset = self.sheet.looked_at()
        record = scene.marks.section_at(offset)
        key = record.key if record else ""
        if key != self._section:
            self._section = key
            self.current_section_changed.emit(key)

    # Size

    def set_reading_size(self, points: float) -> None:
        """Set the page in that many points."""
        self.sheet.set_reading_size(points)

    def zoom_in(self) -> None:
        """One point larger."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """One point smaller."""
        self._zoom(-1)

    def zoom_reset(self) -> None:
        """Back to the standard size."""
        self._zoom(0)

    def _zoom(self, steps: int) -> None:
        self.set_reading_size(self.sheet.reading_size + steps if steps else STANDARD_SIZE)

    # Finding

    def open_find(self) -> None:
        """Open the find bar with the selected words."""
        self._finder.open()

    def close_find(self) -> None:
        """Close the find bar; its hits are no longer marked."""
        self._finder.close()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        self._finder.step(1)

    def find_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        self._finder.step(-1)

    def _escape(self) -> None:
        """Esc closes the find bar, else it gives the selection up; the page stays where it is."""
        if self.find_bar.isVisible():
            self.close_find()
            return
        self._finder.forget_place()
        picks.drop_selection(self.sheet)

    # Light and dark

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._follow_theme()

    def _follow_theme(self) -> None:
        dark = self.palette().window().color().lightness() < _DARK_BELOW
        self.sheet.set_theme(theme(dark=dark))
        self._card.set_theme(theme(dark=dark))
