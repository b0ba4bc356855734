"""Which keys an act has, the user's changes included, and which act a pressed key means.

Keys are portable key sequences. What the user changed is kept as text (``Preferences.keys``): the name of an
act with its keys, two keys apart by ``"; "``, none as ``""``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.keys.acts import Scope, Spec, specs
from app.ui.keys.place_keys import place_specs

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_REAL = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
# What holds together: the keys of the review act on what is selected on the page, and on findings.
_TOGETHER = (frozenset({Scope.PAGE, Scope.REVIEW}), frozenset({Scope.FINDINGS, Scope.REVIEW}))
# Windows of their own, where the keys of the main window do not hold.
_APART = frozenset({Scope.PAPER, Scope.RULES})
# On the page these come first while a figure is selected; else the window has the key.
_BEFORE_THE_WINDOW = frozenset({"end_forward_one", "end_back_one"})


def all_specs() -> tuple[Spec, ...]:
    """Every act with a key or room for one."""
    return (*specs(), *place_specs())


class KeyMap:
    """The keys that hold. Without ``changed`` the standard ones."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        given = changed or {}
        self._keys = {
            spec.name: keys_from_text(given[spec.name]) if spec.name in given else standard_keys(spec)
            for spec in all_specs()
        }

    def __getitem__(self, name: str) -> tuple[QKeySequence, ...]:
        return self._keys[name]

    def __contains__(self, name: str) -> bool:
        return name in self._keys

    def words(self, name: str) -> str:
        """The keys of an act as people read them."""
        return key_words(self._keys[name])

    def first_word(self, name: str) -> str:
        """The first key of an act as people read it; "" where it has none."""
        return key_words(self._keys[name][:1])

    def tip(self, words: str, name: str) -> str:
        """A tool tip with the first key of an act behind its words."""
        keys = self.first_word(name)
        return f"{words}（{keys}）" if keys else words

    def name_of(self, event: QKeyEvent, names: Iterable[str]) -> str:
        """Which of these acts a pressed key means; "" for none."""
        pressed = _pressed(event)
        return next((name for name in names if any(key in pressed for key in self._keys[name])), "")

    def give_to(self, root: QWidget) -> None:
        """Sets the keys of the actions and shortcuts below a widget that are named after an act."""
        for action in root.findChildren(QAction):
            if action.objectName() in self._keys:
                action.setShortcuts(self._keys[action.objectName()])
        for shortcut in root.findChildren(QShortcut):
            if shortcut.objectName() in self._keys:
                shortcut.setKeys(self._keys[shortcut.objectName()])


def standard_keys(spec: Spec) -> tuple[QKeySequence, ...]:
    """The keys an act has before anything is changed."""
    return tuple(QKeySequence(key, _PORTABLE) for key in spec.keys)


def keys_from_text(text: str) -> tuple[QKeySequence, ...]:
    """Keys as they are kept; what is no key is left out."""
    return tuple(key for key in QKeySequence.listFromString(text, _PORTABLE) if not key.isEmpty())


def keys_to_text(keys: Sequence[QKeySequence]) -> str:
    """Keys as they are kept."""
    return QKeySequence.listToString(keys, _PORTABLE)


def key_words(keys: Sequence[QKeySequence]) -> str:
    """Keys as people read them: arrows as arrows, several apart by 、; both Enter keys are one word."""
    names = dict.fromkeys(key.toString(_NATIVE) for key in keys)
    # Qt has words for the arrows in each language.
    arrows = {QCoreApplication.translate("QShortcut", name): arrow for name, arrow in _ARROWS.items()}
    gap = QCoreApplication.translate("KeyMap", "、")
    return gap.join("+".join(arrows.get(part, part) for part in name.split("+")) for name in names)


def clashes(
    chosen: Mapping[str, Sequence[QKeySequence]], acts: Collection[Spec]
) -> dict[str, tuple[Spec, ...]]:
    """Keys that two acts claim in one place, with those acts; by the key as people read it."""
    users: dict[str, list[Spec]] = {}
    for spec in acts:
        for key in chosen[spec.name]:
            users.setdefault(key_words((key,)), []).append(spec)
    found = {}
    for word, group in users.items():
        meeting = tuple(one for one in group if any(_meet(one, other) for other in group if other is not one))
        if meeting:
            found[word] = meeting
    return found


def _meet(one: Spec, other: Spec) -> bool:
    """Whether the keys of two acts hold in one place and none of them is to come first."""
    if {one.name, other.name} & _BEFORE_THE_WINDOW and Scope.WINDOW in (one.scope, other.scope):
        return False
    if one.scope is other.scope:
        return True
    if {one.scope, other.scope} & _APART:
        return False
    return Scope.WINDOW in (one.scope, other.scope) or {one.scope, other.scope} in _TOGETHER


def _pressed(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """The sequences that a key press may be written as; signs count without the Shift that makes them."""
    key, held = Qt.Key(event.key()), event.modifiers() & _REAL
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | _SHIFT
    sign = unicodedata.normalize("NFKC", event.text())
    if sign != event.text() and len(sign) == 1 and sign.isascii():
        key = Qt.Key(ord(sign.upper()))  # a full-width sign of an input method
    pressed = [QKeySequence(QKeyCombination(held, key))]
    if held & _SHIFT and key < 0x80 and not chr(key).isalnum():
        pressed.append(QKeySequence(QKeyCombination(held & ~_SHIFT, key)))
    return tuple(pressed)
