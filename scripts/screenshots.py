#!/usr/bin/env python3
"""Takes the pictures that README shows: the real window on the sample reports, and printed pages.

Use: python scripts/screenshots.py [--out docs/pictures] [--library FILE] [--only window]. Needs no screen. Without a
library it imports the samples into a new one first. Printed pages need pdftoppm.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.cli import run  # noqa: E402
from app.ui.application import Program, make_application  # noqa: E402
from app.ui.settings.preferences import Settings  # noqa: E402
from app.ui.window.main_window import MainWindow  # noqa: E402

SIZE = (1366, 768)
TOWN = "云集镇"


def only_news(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's messages but for what the plug-in without a screen says of every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def wait(milliseconds: int = 400) -> None:
    """Lets the window work. Not QTest.qWait: it holds Python's lock, so that jobs in threads would starve."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def open_window(
    application: QApplication, library: Path, folder: Path, **preferences: object
) -> tuple[Program, MainWindow]:
    """A window on the library, with the report of ``TOWN`` open and one correction in it."""
    settings = Settings(folder / "settings.ini")
    settings.change(reviewer="审核员", language="zh_CN", **preferences)
    program = Program(application, settings, folder)
    window = program.start([library])
    window.resize(*SIZE)
    wait(600)
    session = program.session
    wanted = next((r for r in session.reports if r.head.town == TOWN), session.reports[0])
    session.open_report(wanted.key)
    wait()
    return program, window


def review(program: Program) -> None:
    """Confirms some figures and corrects one, so that every status is to be seen."""
    session = program.session
    records = session.state.figures if session.state else ()
    session.confirm([r.key for r in records[:6]])
    meetings = [r.key for r in records[6:] if r.figure.unit == "场"]
    if len(records) > 12 and meetings:
        session.correct_figure(meetings[0], unit="场次")
        session.reject([records[10].key])
        session.select_figure(records[12].key, None)
    wait()


def look_at_the_fullest_row(window: MainWindow) -> None:
    """Chooses the indicator that most towns state, so that the picture below has something to show."""
    pane = window.panes.compare
    if pane is None:
        return
    rows, columns = range(pane.model.rowCount()), range(pane.model.columnCount())

    def stated(row: int) -> int:
        return sum(pane.model.seen(row, column).mention is not None for column in columns)

    fullest = max(rows, key=stated)
    column = max(columns, key=lambda c: pane.model.seen(fullest, c).mention is not None)
    pane.view.setCurrentIndex(pane.model.index(fullest, column))
    wait()


def save(window: MainWindow, path: Path) -> None:
    wait(300)
    window.grab().save(str(path))
    print(path)


def windows(application: QApplication, library: Path, out: Path, *, only_window: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        program, window = open_window(application, library, Path(folder), theme="light")
        if not only_window:
            review(program)
        save(window, out / "window.png")
        if not only_window:
            window.panes.show_dock("findings")
            save(window, out / "findings.png")
            window.panes.show_comparison_tab()
            wait(600)
            look_at_the_fullest_row(window)
            save(window, out / "comparison.png")
        window.close()
        program.close()
    if only_window:
        return
    with tempfile.TemporaryDirectory() as folder:
        program, window = open_window(application, library, Path(folder), theme="dark")
        save(window, out / "dark.png")
        window.close()
        program.close()


def pages(library: Path, out: Path, folder: Path) -> None:
    """The first pages of a summary as pictures."""
    run(["summary", str(library), "--out", str(folder)])
    pdf = next(iter(sorted(folder.glob(f"{TOWN}*.pdf"))), None)
    if pdf is None or shutil.which("pdftoppm") is None:
        print("no printed page: pdftoppm is missing", file=sys.stderr)
        return
    for page in (1, 3):
        target = out / f"summary-{page}"
        subprocess.run(
            [
                "pdftoppm",
                "-r",
                "70",
                "-f",
                str(page),
                "-l",
                str(page),
                "-singlefile",
                "-png",
                str(pdf),
                str(target),
            ],
            check=True,
        )
        print(f"{target}.png")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--only", choices=["window"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(only_news)
    application = make_application(["zhenyue"])
    with tempfile.TemporaryDirectory() as folder:
        library = options.library or Path(folder) / "示例.zhenyue"
        if not library.exists():
            run(["import", str(library), str(ROOT / "seeds")])
        windows(application, library, options.out, only_window=options.only == "window")
        if options.only is None:
            pages(library, options.out, Path(folder) / "pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
