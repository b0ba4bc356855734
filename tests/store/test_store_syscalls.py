"""Every system call of a save fails once: nothing acknowledged is lost, the user is told, the next save works."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from store_making import add_report

from app.store.library import Library

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")

_SAVER = """
import sys
sys.path.insert(0, sys.argv[2])
from app.core.review import acts
from app.core.errors import StoreError
from app.store.library import Library
with Library.open(sys.argv[1], who="写") as library:
    key = library.reports()[0].key
    last = library.state(key).figures[0].figure.value
    if library.read_only:
        print("read-only", library.notice, flush=True)
        sys.exit()
    for number in (101, 102, 103):
        record = library.state(key).figures[0]
        try:
            library.apply(acts.correct_figure(record, value=number))
            last = number
            print("saved", number, flush=True)
        except StoreError as error:
            print("refused", number, error, flush=True)
        assert library.state(key).figures[0].figure.value == last
print("end", flush=True)
"""
FAULTS = [
    ("pwrite64", "error=ENOSPC"),
    ("pwrite64", "error=EIO"),
    ("fsync,fdatasync", "error=EIO"),
    ("ftruncate", "error=EIO"),
    ("openat", "error=EMFILE"),
    ("pread64", "error=EIO"),
    ("pwrite64", "signal=SIGKILL"),
    ("fsync,fdatasync", "signal=SIGKILL"),
    ("ftruncate", "signal=SIGKILL"),
]


def run_with(path: Path, call: str, fault: str, when: int) -> tuple[list[str], bool]:
    """What the saver said, and whether the fault was met."""
    log = path.with_name("strace.log")
    root = str(Path(__file__).parent.parent.parent)
    watched = ["-P", str(path), "-P", f"{path}-journal"]
    run = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), *watched, "-e", f"inject={call}:{fault}:when={when}"),
            *(sys.executable, "-c", _SAVER, str(path), root),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    trace = log.read_text(errors="replace")
    is_met = "(INJECTED)" in trace or "killed by SIGKILL" in trace
    if "SIGKILL" not in fault:
        last = run.stderr.strip().rpartition("\n")[2]
        assert not last or last.startswith(("app.core.errors.StoreError", "app.store.errors.Damage")), last
    return run.stdout.splitlines(), is_met


def survives(path: Path, call: str, fault: str, when: int) -> bool:
    """Checks one fault; False when the saver came to its end without meeting it."""
    with Library.open(path, who="张三") as library:
        key = library.reports()[0].key
        before = library.state(key).figures[0].figure.value
    said, is_met = run_with(path, call, fault, when)
    acked = [float(line.split()[1]) for line in said if line.startswith("saved")]
    refused = [line for line in said if line.startswith("refused")]
    assert len(refused) <= 1, said
    with Library.open(path, who="张三") as library:
        value = library.state(key).figures[0].figure.value
        possible = {acked[-1] if acked else before}
        if said[-1:] != ["end"] and "SIGKILL" in fault:
            possible.add(101.0 + len(acked))
        assert value in possible, said
        assert library.verify().problems == ()
    if is_met and "SIGKILL" not in fault and said[-1:] == ["end"]:
        assert len(acked) >= 2, said
    return is_met


def fresh(tmp_path: Path, number: int) -> Path:
    path = tmp_path / f"{number}.zhenyue"
    with Library.open(path, who="张三") as library:
        add_report(library)
    return path


@pytest.mark.parametrize(("call", "fault"), [FAULTS[0], FAULTS[6]])
def test_a_write_that_fails_loses_nothing(tmp_path: Path, call: str, fault: str) -> None:
    assert survives(fresh(tmp_path, 0), call, fault, 4)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("call", "fault"), FAULTS)
def test_no_call_that_fails_loses_anything(tmp_path: Path, call: str, fault: str) -> None:
    when, met = 0, 0
    while True:
        when += 1
        if not survives(fresh(tmp_path, when), call, fault, when):
            break
        met += 1
    assert met >= 3
