"""What import-linter cannot say: item models live without widgets."""

from __future__ import annotations

import ast
from pathlib import Path

MODELS = sorted((Path(__file__).parent.parent / "app" / "models").rglob("*.py"))
WIDGET_MODULES = {"PySide6.QtWidgets", "PySide6.QtPrintSupport"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_models_import_no_widgets() -> None:
    assert MODELS
    guilty = [path.name for path in MODELS if imported(path) & WIDGET_MODULES]
    assert guilty == []
