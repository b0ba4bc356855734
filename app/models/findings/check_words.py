"""What the screen calls rules, mandated parts and thresholds: words of the data, in the language that holds.

``scripts/translations.py`` collects them from the data, so that a new rule needs no line here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.resources import load_json


def check_words(words: str) -> str:
    """Words of the data of checks as the user reads them."""
    return QCoreApplication.translate("Checks", words)


def rule_name(rule: str) -> str:
    """What the screen calls a rule."""
    return _said(rule, "name") or rule


def rule_basis(rule: str) -> str:
    """Where a rule comes from; "" where nothing says."""
    return _said(rule, "basis")


def _said(rule: str, field: str) -> str:
    words = str(load_json("checks/rules.json").get(rule, {}).get(field, ""))
    return check_words(words) if words else ""
