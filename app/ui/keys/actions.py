"""The window's actions, made from the list of acts with the keys that hold."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.keys.acts import Scope, Spec, plain_word, specs
from app.ui.keys.key_map import KeyMap
from app.ui.look.icons import icon
from app.ui.look.theme import WindowTheme


class Actions:
    """The window's actions by name; ``keys`` also knows the keys that stand in no menu."""

    def __init__(self, owner: QWidget, keys: Mapping[str, str]) -> None:
        self.keys = KeyMap(keys)
        self._specs = {spec.name: spec for spec in specs()}
        self._made = {name: self._make(owner, spec) for name, spec in self._specs.items()}

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __contains__(self, name: str) -> bool:
        return name in self._made

    def __iter__(self) -> Iterator[tuple[Spec, QAction]]:
        return iter((self._specs[name], action) for name, action in self._made.items())

    def connect_all(self, slots: Mapping[str, Callable[..., object]]) -> None:
        """Says by name which method does what is chosen."""
        for name, slot in slots.items():
            self._made[name].triggered.connect(slot)

    def in_scope(self, scope: Scope) -> tuple[QAction, ...]:
        """The actions whose keys hold in one place only."""
        return tuple(self._made[spec.name] for spec in self._specs.values() if spec.scope is scope)

    def dress(self, theme: WindowTheme, names: Container[str] | None = None) -> None:
        """Draws the icons in the theme's colours; of all actions, or of some."""
        for spec, action in self:
            if spec.icon and (names is None or spec.name in names):
                action.setIcon(icon(spec.icon, theme))

    def set_word(self, name: str, word: str) -> None:
        """Another word for an action (undo names what it undoes); tool tip and key stay in step."""
        action = self._made[name]
        action.setText(word)
        _tell_key(action, " ".join(part for part in (plain_word(word), word.partition("　")[2]) if part))

    def _make(self, owner: QWidget, spec: Spec) -> QAction:
        action = QAction(spec.word, owner)
        action.setObjectName(spec.name)
        action.setCheckable(spec.is_checkable)
        action.setShortcuts(self.keys[spec.name])
        if spec.scope is Scope.WINDOW:
            owner.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        _tell_key(action, spec.tip or plain_word(spec.word))
        return action


def _tell_key(action: QAction, word: str) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{word}（{keys}）" if keys else word)
    action.setStatusTip("")
