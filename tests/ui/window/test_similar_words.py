"""A figure whose wording no phrase knows still gets suggestions, a moment later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow

TEXT = "石桥镇2024年法治政府建设情况报告\n一、主要举措\n村里老把式围坐拉家常，说通邻里口角纠纷疙瘩23起。\n"


def test_suggestions_by_likeness_of_words_follow(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "石桥镇.txt"
    path.write_text(TEXT, encoding="utf-8")
    window = open_window(path)
    session = window.session
    qtbot.waitUntil(lambda: len(session.reports) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: session.state is not None, timeout=5_000)
    assert session.state is not None
    (record,) = session.state.figures
    found: list[str] = []
    window.follower._ask_words(record)
    assert window.follower._similar is not None
    window.follower._similar.found.connect(lambda key, rows: found.extend(row.why for row in rows))
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert any("纠纷" in why for why in found)
