"""Lists beside the page are narrowed to what one looks for, and stay so after closing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.models.library.library_model import Wanted
from app.ui.window.main_window import MainWindow


def towns(window: MainWindow) -> list[str]:
    model = window.panes.library.model
    years = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, year).data() for year in years for row in range(model.rowCount(year))]


def wait_for(window: MainWindow, qtbot: QtBot, *names: str) -> None:
    """The list follows the library with a breath."""
    qtbot.waitUntil(lambda: sorted(towns(window)) == sorted(names))


def choose(window: MainWindow, wanted: Wanted) -> None:
    actions = window.panes.library._choices.actions()
    next(action for action in actions if action.data() == wanted.value).trigger()


def test_the_library_shows_what_is_left_to_review_and_still_does_after_closing(
    filled: MainWindow, open_window, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    session = filled.session
    session.confirm([record.key for record in session.state.figures])  # type: ignore[union-attr]
    choose(filled, Wanted.TO_DO)
    wait_for(filled, qtbot, "共和镇")
    choose(filled, Wanted.DONE)
    wait_for(filled, qtbot, "云集镇")
    window = open_window()
    wait_for(window, qtbot, "云集镇")
    assert "核完" in window.panes.library.wanted.accessibleName()
    choose(window, Wanted.ALL)
    wait_for(window, qtbot, "云集镇", "共和镇")


def test_a_report_reviewed_to_the_end_leaves_the_list_of_those_to_do(
    filled: MainWindow, qtbot: QtBot
) -> None:
    choose(filled, Wanted.TO_DO)
    wait_for(filled, qtbot, "云集镇", "共和镇")
    filled.session.confirm([r.key for r in filled.session.state.figures])  # type: ignore[union-attr]
    wait_for(filled, qtbot, "共和镇")


def test_several_words_narrow_the_library_together(filled: MainWindow, qtbot: QtBot) -> None:
    filled.panes.library.set_filter({"words": "2024 云集"})
    wait_for(filled, qtbot, "云集镇")
    filled.panes.library.set_filter({"words": "没有这个镇", "wanted": "nonsense"})
    wait_for(filled, qtbot)
    assert filled.panes.library._none.isVisible()


def test_the_history_is_narrowed_by_words_and_to_the_open_report(
    filled: MainWindow, open_window, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    session, panel = filled.session, filled.panes.history
    session.confirm([session.state.figures[0].key])  # type: ignore[union-attr]
    session.set_head(issuer="云集镇人民政府")
    filled.panes.show_dock("history")
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 3)
    everything = panel.shown.rowCount()
    panel.words.setText("确认")
    assert panel.shown.rowCount() == 1
    panel.words.setText("")
    panel.here.setChecked(True)
    assert 2 <= panel.shown.rowCount() < everything
    other = next(row.key for row in session.reports if row.head.town == "共和镇")
    session.open_report(other)
    qtbot.waitUntil(lambda: panel.shown.report == other)
    names = [panel.shown.index(row, 1).data() for row in range(panel.shown.rowCount())]
    assert names and all("确认" not in name for name in names)
    window = open_window()
    assert window.panes.history.here.isChecked()
