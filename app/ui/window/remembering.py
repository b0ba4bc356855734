"""What the window remembers between sittings: its layout, the open report and the place in it.

The place is written down soon after a report is opened and after each act: a power cut does not lose it.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from PySide6.QtCore import QByteArray

from app.models.figures.choice import choice_from
from app.models.pauses import after_pause
from app.ui.window.parts import WindowHelper, WindowParts

_PANES_VERSION = 2
_FIRST_SIZE = (1280, 720)
_SOON_MS = 1500


class Remembering(WindowHelper):
    """The preferences hold what it writes down."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._soon = after_pause(self._window, _SOON_MS, self.remember_place)
        self._session.report_opened.connect(self._on_moved)
        self._session.saved.connect(self._on_moved)

    def restore_layout(self) -> None:
        """Size and panes as they were; for a window that is being built."""
        window, values = self._window, self._settings.values
        self._panes.page.set_reading_size(values.reading_points)
        window.resize(*_FIRST_SIZE)
        if values.geometry:
            window.restoreGeometry(_unpacked(values.geometry))
        if not values.panes or not window.restoreState(_unpacked(values.panes), _PANES_VERSION):
            self._panes.fit_widths()
        self._panes.docks["import"].hide()
        self._panes.inspector.figures.set_choice(choice_from(values.figures))
        self._panes.library.set_filter(values.lists.get("library", {}))
        self._panes.history.set_filter(values.lists.get("history", {}))

    def restore_place(self) -> None:
        """Opens the last report at the last place, where it is still there."""
        if any(row.key == self._settings.values.report for row in self._session.reports):
            self._session.open_report(self._settings.values.report, self._return_to_place)

    def _return_to_place(self) -> None:
        values = self._settings.values
        if values.figure and self._session.figure_of(values.figure):
            self._session.select_figure(values.figure, self._window)
        self._panes.page.restore_position((values.position_top, values.position_cursor))

    def remember(self) -> None:
        """Writes down layout and place; at the end of the window."""
        self._soon.stop()
        self._settings.change(
            geometry=_packed(self._window.saveGeometry()),
            lists={"library": self._panes.library.filter, "history": self._panes.history.filter},
            figures=self._panes.inspector.figures.choice.as_plain(),
            panes=_packed(self._window.saveState(_PANES_VERSION)),
            **self._place(),
        )

    def _on_moved(self, _report_or_time: str) -> None:
        self._soon.start()

    def remember_place(self) -> None:
        """Writes down the open report and the place in it."""
        self._settings.change(**self._place())

    def _place(self) -> dict[str, Any]:
        """The open report and the place in it, as preferences."""
        state, figure = self._session.state, self._session.figure
        place = self._panes.page.position() if state is not None else None
        return {
            "report": state.key if state is not None else "",
            "figure": figure.key if figure is not None else "",
            "position_top": place.top if place is not None else 0,
            "position_cursor": place.cursor if place is not None else 0,
        }


def _packed(data: QByteArray) -> str:
    return base64.b64encode(bytes(data.data())).decode("ascii")


def _unpacked(text: str) -> QByteArray:
    """What was packed; nothing where that is damaged, and the window then stands as at a first start."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error):
        return QByteArray()
