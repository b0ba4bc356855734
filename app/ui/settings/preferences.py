"""Preferences in an ini file: typed, checked value by value, sealed as a whole.

Qt reports no error for most damaged ini files, so a seal over all values tells damage; a damaged file is kept
aside and the defaults hold. Nothing of a report is kept here but its key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings

SMALLEST_INTERFACE, LARGEST_INTERFACE = 8, 16
SMALLEST_READING, LARGEST_READING = 14, 28
_LONGEST = 100_000
_SEAL = "seal"
_BIGGEST_FILE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything remembered. ``geometry`` and ``panes`` are Qt's own, in base 64; sizes are points.

    ``position_top`` and ``position_cursor`` are offsets into the text of ``report``; ``keys`` maps names of
    actions to key sequences; ``paper`` holds the options of printed summaries, ``comparison`` the look of the
    comparison, ``figures`` the filters and the order of the figure table, ``lists`` what other lists are
    narrowed to, ``rules`` what the user changed about the rules of the checks.
    """

    library: str = ""
    report: str = ""
    position_top: int = 0
    position_cursor: int = 0
    figure: str = ""
    theme: str = "system"
    language: str = "system"
    interface_points: int = 10
    reading_points: int = 16
    reviewer: str = ""
    queue_order: str = "confidence"
    queue_wide: bool = False
    auto_advance: bool = True
    geometry: str = ""
    panes: str = ""
    import_folder: str = ""
    export_folder: str = ""
    last_search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    paper: Mapping[str, str | bool] = field(default_factory=dict)
    comparison: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


def _among(*words: str) -> Callable[[Any], bool]:
    return lambda value: value in words


def _between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and "\x00" not in value


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(k) and _is_text(v) for k, v in value.items())


def _is_paper(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _is_text(name) and (isinstance(given, bool) or _is_text(given)) for name, given in value.items()
    )


def _is_plain(value: Any) -> bool:
    """A mapping that JSON can hold, of bounded size."""
    if not isinstance(value, dict) or not all(_is_text(name) for name in value):
        return False
    try:
        return len(json.dumps(value)) <= _LONGEST
    except (TypeError, ValueError):
        return False


def _is_lists(value: Any) -> bool:
    return _is_plain(value) and all(_is_keys(kept) for kept in value.values())


def _is_rules(value: Any) -> bool:
    return _is_plain(value) and all(isinstance(own, dict) for own in value.values())


_RULES: Mapping[str, Callable[[Any], bool]] = {
    "position_top": _between(0, 2**31),
    "position_cursor": _between(0, 2**31),
    "theme": _among("system", "light", "dark"),
    "language": _among("system", "zh_CN", "en"),
    "interface_points": _between(SMALLEST_INTERFACE, LARGEST_INTERFACE),
    "reading_points": _between(SMALLEST_READING, LARGEST_READING),
    "queue_order": _among("confidence", "reading"),
    "queue_wide": _is_switch,
    "auto_advance": _is_switch,
    "keys": _is_keys,
    "filters": _is_keys,
    "figures": _is_plain,
    "lists": _is_lists,
    "paper": _is_paper,
    "comparison": _is_plain,
    "rules": _is_rules,
}


class Settings:
    """The preferences of one user. ``notice`` is a sentence for the user where the file was damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notice = ""
        self._values = Preferences()
        self._load()

    @property
    def folder(self) -> Path:
        """Where the user's configuration lies."""
        return self._path.parent

    @property
    def values(self) -> Preferences:
        """What holds now."""
        return self._values

    def change(self, **values: Any) -> Preferences:
        """Sets preferences and writes them. ValueError for a value that the rules refuse."""
        for name, value in values.items():
            if not _RULES.get(name, _is_text)(value):
                raise ValueError(f"{name} cannot be {value!r}")
        changed = replace(self._values, **values)
        if changed != self._values:
            self._values = changed
            self._write()
        return changed

    def _load(self) -> None:
        if not self._path.is_file():
            return
        try:
            if self._path.stat().st_size > _BIGGEST_FILE:
                raise ValueError("too big")
            stored = QSettings(str(self._path), QSettings.Format.IniFormat)
            texts = {name: str(stored.value(name, "")) for name in (*_names(), _SEAL)}
            if texts.pop(_SEAL) != _seal(texts):
                raise ValueError("the seal is broken")
            values = {name: json.loads(text) for name, text in texts.items() if text}
            bad = [name for name, value in values.items() if not _RULES.get(name, _is_text)(value)]
            if bad:
                raise ValueError(f"bad values: {', '.join(bad)}")
            self._values = Preferences(**values)
        except (ValueError, OSError):
            self._set_aside()

    def _set_aside(self) -> None:
        kept = self._path.with_name(f"{self._path.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}.ini")  # noqa: DTZ005
        try:
            self._path.replace(kept)
        except OSError:
            kept = self._path
        words = QCoreApplication.translate("Settings", "设置文件已损坏，这次用默认设置打开；原文件保存在：%1")
        self.notice = words.replace("%1", str(kept))

    def _write(self) -> None:
        texts = {name: json.dumps(value, sort_keys=True) for name, value in asdict(self._values).items()}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        stored = QSettings(str(self._path), QSettings.Format.IniFormat)
        for name, text in texts.items():
            stored.setValue(name, text)
        stored.setValue(_SEAL, _seal(texts))
        stored.sync()


def _names() -> tuple[str, ...]:
    return tuple(f.name for f in fields(Preferences))


def _seal(texts: Mapping[str, str]) -> str:
    joined = "\n".join(f"{name}={texts[name]}" for name in sorted(texts) if texts[name])
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
