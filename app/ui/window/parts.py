"""The parts of one window, handed as one to every helper of it; and what the helpers have in common."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from app.models.session import Session
from app.ui.keys.actions import Actions
from app.ui.settings.preferences import Settings
from app.ui.window.panes import Panes
from app.ui.window.status import StatusLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowParts:
    """What a window shows (panes, status line), what can be chosen in it, and what it works on."""

    window: QMainWindow
    session: Session
    settings: Settings
    actions: Actions
    panes: Panes
    status: StatusLine


class WindowHelper(QObject):
    """One task of a window: takes actions and the wishes of panes, asks the session; goes with the window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._window = parts.window
        self._session = parts.session
        self._settings = parts.settings
        self._actions = parts.actions
        self._panes = parts.panes
        self._status = parts.status
