"""Import in the background: order, failures, duplicates, cancel."""

from __future__ import annotations

import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import ReportError, StoreError
from app.models.jobs import Jobs
from app.models.library import importing
from app.models.library.importing import Fate, ImportRun, Kept, Summary, known_suffixes
from app.readers.folder import Source
from app.readers.prepare import Prepared, prepare

TEXT = "云集镇2024年法治政府建设工作报告\n一、主要做法\n组织培训3次。\n"


def write(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT + path.name, encoding="utf-8")
    return paths


class Shelf:
    """Stands for the library: keeps names, knows duplicates by content."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.known: set[str] = set()
        self.full_after = 10_000

    def store(self, prepared: Prepared) -> Kept:
        if prepared.sha256 in self.known:
            return Kept(Fate.DUPLICATE, prepared.sha256)
        if len(self.names) >= self.full_after:
            raise StoreError("磁盘已满，没有保存。")
        self.known.add(prepared.sha256)
        self.names.append(prepared.file_name)
        return Kept(Fate.ADDED, prepared.sha256)


def run(qtbot: QtBot, paths: list[Path], shelf: Shelf, *, threads: int = 1) -> Summary:
    jobs = Jobs(threads=threads)
    sitting = ImportRun(paths, store=shelf.store, jobs=jobs)
    with qtbot.waitSignal(sitting.finished, timeout=20_000) as caught:
        sitting.start()
    jobs.close()
    summary = caught.args[0]
    assert isinstance(summary, Summary)
    return summary


def test_a_bad_file_does_not_stop_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path, "1.txt", "3.txt")
    (tmp_path / "2.txt").write_bytes(b"")
    shelf = Shelf()
    summary = run(qtbot, [tmp_path], shelf)
    assert shelf.names == ["1.txt", "3.txt"]
    (bad,) = summary.of(Fate.FAILED)
    assert bad.name == "2.txt" and "空文件" in bad.sentence


def test_the_same_report_twice_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    summary = run(qtbot, [tmp_path], Shelf())
    assert [len(summary.of(fate)) for fate in Fate] == [1, 1, 0]


def test_an_empty_folder_ends_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    assert run(qtbot, [tmp_path], Shelf()) == Summary(())


def test_a_full_disk_ends_the_sitting_with_its_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path, "1.txt", "2.txt", "3.txt", "4.txt")
    shelf = Shelf()
    shelf.full_after = 1
    summary = run(qtbot, [tmp_path], shelf)
    assert summary.is_cancelled
    assert shelf.names == ["1.txt"]
    assert summary.of(Fate.FAILED)[0].sentence == "磁盘已满，没有保存。"


def test_cancel_stops_between_files(qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path, *(f"{n}.txt" for n in range(8)))
    shelf, jobs = Shelf(), Jobs()
    sitting = ImportRun([tmp_path], store=shelf.store, jobs=jobs)
    seen: list[Summary] = []
    sitting.finished.connect(seen.append)
    with qtbot.waitSignal(sitting.file_done):
        sitting.start()
    sitting.cancel()
    stored = len(shelf.names)
    jobs.close()
    qtbot.wait(20)
    assert len(seen) == 1 and seen[0].is_cancelled
    assert len(shelf.names) == stored < 8


def test_files_are_stored_in_the_order_found_whichever_is_read_first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{n}.txt" for n in range(9)]
    write(tmp_path, *names)

    def slow_for_some(source: Source, *_: object) -> Prepared:
        time.sleep(0.05 if source.name in {"0.txt", "4.txt"} else 0)
        return prepare(source)

    monkeypatch.setattr(importing, "_prepare", slow_for_some)
    shelf = Shelf()
    summary = run(qtbot, [tmp_path], shelf, threads=3)
    assert shelf.names == names == [o.name for o in summary.outcomes]


def test_few_files_are_held_at_a_time(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{n:02}.txt" for n in range(30)))
    begun: list[str] = []
    stored: list[int] = []

    def noted(source: Source, *_: object) -> Prepared:
        begun.append(source.name)
        return prepare(source)

    def store(prepared: Prepared) -> Kept:
        stored.append(len(begun) - len(stored))
        return Kept(Fate.ADDED, prepared.sha256)

    monkeypatch.setattr(importing, "_prepare", noted)
    jobs = Jobs(threads=2)
    sitting = ImportRun([tmp_path], store=store, jobs=jobs)
    with qtbot.waitSignal(sitting.finished, timeout=20_000):
        sitting.start()
    jobs.close()
    assert len(stored) == 30 and max(stored) <= 4


def test_a_slow_file_tells_how_far_it_is_and_ends_when_cancelled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "1.txt")
    ended = threading.Event()

    def slow(
        source: Source, _: object, __: object, tell: Callable[[str], None], is_wanted: Callable[[], bool]
    ) -> Prepared:
        tell("识别文字：第 1 页")
        while is_wanted():
            time.sleep(0.01)
        ended.set()
        raise ReportError("已取消。")

    monkeypatch.setattr(importing, "_prepare", slow)
    shelf, jobs = Shelf(), Jobs()
    sitting = ImportRun([tmp_path], store=shelf.store, jobs=jobs)
    with qtbot.waitSignal(sitting.slowed, timeout=10_000) as told:
        sitting.start()
    assert told.args == ["1.txt　识别文字：第 1 页"]
    sitting.cancel()
    jobs.close()
    assert ended.is_set() and not shelf.names


def test_a_bug_in_a_job_comes_back_to_its_caller(qtbot: QtBot) -> None:
    jobs = Jobs()
    errors: list[Exception] = []
    answers: list[float] = []
    jobs.start(lambda: 1 / 0, done=answers.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError) and not answers and jobs.is_idle


def test_a_forgotten_job_answers_nobody(qtbot: QtBot) -> None:
    jobs = Jobs()
    answers: list[int] = []
    number = jobs.start(lambda: 5, done=answers.append, failed=lambda _: None)
    jobs.forget(number)
    jobs.close()
    qtbot.wait(10)
    assert answers == []


def test_every_readable_format_is_offered() -> None:
    assert {".docx", ".pdf", ".txt", ".zip"} <= set(known_suffixes())


def test_an_archive_is_taken_apart(qtbot: QtBot, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
        archive.writestr("甲.txt", TEXT + "甲")
        archive.writestr("乙.txt", "")
    summary = run(qtbot, [tmp_path], Shelf())
    assert [len(summary.of(fate)) for fate in Fate] == [1, 0, 1]
    assert summary.of(Fate.FAILED)[0].path.endswith("报送.zip›乙.txt")
