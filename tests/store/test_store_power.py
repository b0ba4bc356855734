"""Power cuts: the disk is rebuilt at every point of a recorded run, with torn and lost unsynced sectors.

The statements of real acts are recorded, run again over a VFS that logs every write, truncation and sync, and then
the library is opened from what a disk could hold at each moment.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from store_making import Ticking, add_report

from app.core.errors import StoreError
from app.core.review import acts
from app.store.connection import SETTINGS
from app.store.library import Library

apsw = pytest.importorskip("apsw")
SECTOR = 512


@dataclass
class Log:
    """What happened to the files, in order: (file, verb, place, bytes); ``acked`` marks finished commits."""

    steps: list[tuple[str, str, int, bytes]] = field(default_factory=list)


class LoggingFile(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, base: str, name: object, flags: list[int], log: Log) -> None:
        super().__init__(base, name, flags)
        file = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._name, self._log = Path(file).name, log

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._log.steps.append((self._name, "write", offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._log.steps.append((self._name, "truncate", size, b""))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._log.steps.append((self._name, "sync", 0, b""))


class LoggingVfs(apsw.VFS):  # type: ignore[misc]
    def __init__(self, log: Log) -> None:
        super().__init__("zhenyue-logging", "")
        self._log = log

    def xOpen(self, name: object, flags: list[int]) -> LoggingFile:
        return LoggingFile("", name, flags, self._log)


def recorded(path: Path, base: Path, count: int) -> list[list[str]]:
    """The writing statements of ``count`` acts on the library that ``base`` is a copy of."""
    with Library.open(path, who="张三", clock=Ticking()) as library:
        key = add_report(library)
        for number in range(3):  # the file grows before, so that later commits change pages in place
            library.apply(acts.correct_figure(library.state(key).figures[0], value=1000 + number))
        shutil.copyfile(path, base)
        runs = []
        for number in range(count):
            record = library.state(key).figures[0]
            statements: list[str] = []
            library._db.conn.set_trace_callback(statements.append)
            library.apply(acts.correct_figure(record, value=number))
            library._db.conn.set_trace_callback(None)
            runs.append([s for s in statements if not s.startswith(("SELECT", "--"))])
    return runs


def played(base: Path, runs: list[list[str]]) -> list[tuple[str, str, int, bytes]]:
    log = Log()
    vfs = LoggingVfs(log)
    db = apsw.Connection(str(base), vfs="zhenyue-logging")
    for name, wanted, expected in SETTINGS:
        db.execute(f"PRAGMA {name} = {wanted}").fetchall()
        assert db.execute(f"PRAGMA {name}").fetchone()[0] == expected
    for statements in runs:
        for statement in statements:
            db.execute(statement)
        log.steps.append(("", "acked", 0, b""))
    db.close()
    vfs.unregister()
    return log.steps


@dataclass
class Disk:
    """What surely lies on the disk, and what may."""

    files: dict[str, bytearray] = field(default_factory=dict)
    waiting: list[tuple[str, str, int, bytes]] = field(default_factory=list)

    def step(self, step: tuple[str, str, int, bytes]) -> None:
        name, verb, _, _ = step
        if verb == "sync":
            for done in [w for w in self.waiting if w[0] == name]:
                apply_step(self.files, done)
            self.waiting = [w for w in self.waiting if w[0] != name]
        elif verb != "acked":
            self.waiting.append(step)

    def after_cut(self, chance: random.Random, share: float) -> dict[str, bytearray]:
        """The files after a power cut: of what was not synced each sector is there with chance ``share``."""
        files = {name: bytearray(content) for name, content in self.files.items()}
        for name, verb, place, data in self.waiting:
            if verb == "truncate":
                if chance.random() < share:
                    apply_step(files, (name, verb, place, data))
                continue
            at = 0
            while at < len(data):
                size = min(SECTOR - (place + at) % SECTOR, len(data) - at)
                if chance.random() < share:
                    apply_step(files, (name, verb, place + at, data[at : at + size]))
                at += size
        return files


def apply_step(files: dict[str, bytearray], step: tuple[str, str, int, bytes]) -> None:
    name, verb, place, data = step
    content = files.setdefault(name, bytearray())
    if verb == "truncate":
        del content[place:]
    else:
        content.extend(bytes(max(0, place - len(content))))
        content[place : place + len(data)] = data


def cuts(base: Path, runs: list[list[str]]) -> Iterator[tuple[int, dict[str, bytearray]]]:
    """How many commits were acknowledged, and what the disk holds, for each point and several fates."""
    disk = Disk({base.name: bytearray(base.read_bytes())})
    chance = random.Random(11)
    acked = 0
    for step in played(base, runs):
        acked += step[1] == "acked"
        disk.step(step)
        for share in (0.0, 1.0, 0.5):
            yield acked, disk.after_cut(chance, share)


def lost_in(tmp_path: Path, count: int) -> int:
    """Checks every cut of ``count`` acts; how many cuts there were."""
    base = tmp_path / "base.zhenyue"
    runs = recorded(tmp_path / "a.zhenyue", base, count)
    with Library.open(base, who="张三") as library:
        start = library.head().seq
    (tmp_path / "base.zhenyue-journal").unlink(missing_ok=True)
    number = 0
    for number, (acked, files) in enumerate(cuts(base, runs), 1):
        path = tmp_path / f"cut-{number}" / base.name
        path.parent.mkdir()
        for name, content in files.items():
            (path.parent / name).write_bytes(content)
        with Library.open(path, who="张三") as library:
            assert library.head().seq - start in (acked, acked + 1), f"cut {number}"
            assert library.verify().problems == (), f"cut {number}"
        shutil.rmtree(path.parent)
    return number


def test_nothing_acknowledged_is_lost_in_a_power_cut(tmp_path: Path) -> None:
    assert lost_in(tmp_path, 3) > 60


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_acknowledged_is_lost_in_1800_power_cuts(tmp_path: Path) -> None:
    assert lost_in(tmp_path, 60) > 1800


def test_the_simulation_sees_what_a_careless_setting_loses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = tuple((name, "OFF", 0) if name == "synchronous" else (name, w, e) for name, w, e in SETTINGS)
    monkeypatch.setattr("test_store_power.SETTINGS", careless)
    with pytest.raises((AssertionError, StoreError)):
        lost_in(tmp_path, 3)
