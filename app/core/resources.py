"""The one way to the data files that come with the program."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent


def _data_folder(name: str) -> Path:
    """``name`` beside the package in a checkout, inside the package when installed from a wheel."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource(name: str) -> Path:
    """Path of a file under ``resources/`` ("figures/units.json")."""
    return _data_folder("resources") / name


def samples() -> Path:
    """The folder of sample reports."""
    return _data_folder("seeds")


@cache
def load_json(name: str) -> Any:
    """The parsed content of a JSON resource; shared, so callers must not change it."""
    return json.loads(resource(name).read_text(encoding="utf-8"))


@cache
def load_pattern(name: str, key: str) -> re.Pattern[str]:
    """The regular expression that a JSON resource has under ``key``."""
    return re.compile(load_json(name)[key])


@cache
def load_words(name: str, key: str) -> frozenset[str]:
    """The words that a JSON resource has under ``key``."""
    return frozenset(load_json(name)[key])
