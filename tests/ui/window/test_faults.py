"""Our own faults are logged without report text, told once, and a crash leaves a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BEGIN = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from app.ui.faults import Faults
application = QCoreApplication([])
faults = Faults(Path(sys.argv[1]))
print("crashed" if faults.install() else "well")
heard = []
faults.happened.connect(heard.append)
passage = "云集镇组织培训 218 次"
def burst(*_):
    raise ValueError(passage + " cannot be read")
"""


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BEGIN + script, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def log(folder: Path) -> str:
    return (folder / "zhenyue.log").read_text(encoding="utf-8")


def test_a_fault_in_a_slot_is_logged_and_told_without_report_text(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        "QTimer.singleShot(0, burst); QTimer.singleShot(50, application.quit); application.exec()\n"
        "print(heard[0]); faults.remove()",
    )
    assert done.returncode == 0, done.stderr
    for words in (done.stdout, log(tmp_path)):
        assert "ValueError" in words and "in burst" in words and "Python 3" in words
        assert "云集镇" not in words and "培训" not in words


def test_a_fault_in_a_thread_is_told_too(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        "t = threading.Thread(target=burst); t.start(); t.join()\n"
        "QTimer.singleShot(50, application.quit); application.exec()\nprint(len(heard)); faults.remove()",
    )
    assert done.stdout.splitlines()[-1] == "1", done.stderr


def test_messages_of_qt_go_to_the_log(tmp_path: Path) -> None:
    run(tmp_path, "qWarning('a warning of the tool kit'); faults.remove()")
    assert "WARNING qt: a warning of the tool kit" in log(tmp_path)


def test_a_crash_leaves_a_file_that_the_next_start_finds(tmp_path: Path) -> None:
    crashed = run(tmp_path, "os.abort()")
    assert crashed.returncode != 0
    after = run(tmp_path, "faults.remove()")
    assert after.stdout.splitlines()[0] == "crashed"
    words = (tmp_path / "crash.txt").read_text(encoding="utf-8")
    assert "Fatal Python error" in words and words.startswith("zhenyue ")
    assert run(tmp_path, "faults.remove()").stdout.splitlines()[0] == "well"


def test_a_good_end_leaves_nothing_behind(tmp_path: Path) -> None:
    run(tmp_path, "faults.remove()")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["zhenyue.log"]
