"""Backups: made, checked, thinned out, brought back."""

from __future__ import annotations

import json
import sqlite3
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from store_making import TEXT, add_report

from app.core.errors import StoreError
from app.core.review import acts
from app.store.backups import making, manifests, thinning
from app.store.library import Library

START = datetime(2025, 3, 31, 18, 0, tzinfo=timezone.utc)


def change(library: Library, number: int) -> None:
    key = library.reports()[0].key
    library.apply(acts.correct_figure(library.state(key).figures[0], value=1000 + number))


def test_a_backup_opens_and_holds_everything(library: Library, key: str) -> None:
    change(library, 1)
    made = library.backup_now("手动")
    assert made is not None and (made.reports, made.reason) == (1, "手动")
    assert (made.seq, made.head) == (library.head().seq, library.head().hash)
    with Library.open(made.path(library.path), who="李四", read_only=True) as copy:
        assert copy.state(key) == library.state(key)
        assert copy.history() == library.history()
        assert copy.original(key) == library.original(key)
        assert copy.search("宣传") == library.search("宣传")


def test_the_same_content_is_not_saved_twice(library: Library, key: str) -> None:
    assert library.backup_now() is not None
    assert library.backup_now() is None
    change(library, 1)
    assert library.backup_now() is not None
    assert len(library.backups()) == 2


def test_a_backup_that_was_damaged_since_is_made_again(library: Library, key: str) -> None:
    made = library.backup_now()
    assert made is not None
    path = made.path(library.path)
    path.write_bytes(path.read_bytes()[:-1])
    assert library.verify().bad_backups == (made.name,)
    assert library.backup_now() is not None
    assert (library.verify().good_backups, library.verify().is_whole) == (1, True)


def test_a_backup_can_be_made_in_a_job_while_the_window_writes(library: Library, key: str) -> None:
    change(library, 0)
    made: list[manifests.Backup | None] = []
    job = threading.Thread(target=lambda: made.append(making.make(library.path, at=START, reason="定时")))
    job.start()
    for number in range(1, 20):
        change(library, number)
    job.join()
    (only,) = made
    assert only is not None
    assert library.verify().problems == ()


def test_restoring_brings_the_old_state_and_keeps_the_new_file(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
        stood = library.state(key)
        made = library.backup_now()
        change(library, 1)
        later = library.state(key)
        library.backup_now()
    assert made is not None
    aside = Library.restore(path, made.path(path), who="李四")
    with Library.open(path, who="张三") as library:
        assert library.state(key) == stood
        assert library.history(limit=1)[0].name == f"从备份恢复 {made.name}"
        assert library.history(limit=1)[0].who == "李四"
        assert library.verify().problems == ()
        change(library, 2)
        assert library.backup_now() is not None
        assert library.verify().problems == ()
    assert aside is not None
    with Library.open(aside, who="张三", read_only=True) as library:
        assert library.state(key) == later


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
        made = library.backup_now()
        stood = library.state(key)
    assert made is not None
    saved = made.path(path)
    other = sqlite3.connect(path.with_name("leer"))
    other.execute("VACUUM")
    other.close()
    empty = path.with_name("leer").read_bytes()
    path.with_name("leer").unlink()
    for content in (
        b"",
        empty,
        b"x" * 5000,
        saved.read_bytes().replace("41场次".encode(), "47场次".encode()),
    ):
        saved.write_bytes(content)
        with pytest.raises(StoreError):
            Library.restore(path, saved, who="张三")
        with Library.open(path, who="张三") as library:
            assert library.state(key) == stood
    assert {p.name for p in path.parent.iterdir()} <= {
        *(path.name, f"{path.name}-journal", f".{path.name}.lock", f"{path.name}.backups"),
    }


def test_an_open_library_is_not_restored_over(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        add_report(library)
        made = library.backup_now()
        assert made is not None
        with pytest.raises(StoreError, match="另一个窗口"):
            Library.restore(path, made.path(path), who="李四")


def test_a_lost_library_is_restored(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
        made = library.backup_now()
    path.unlink()
    (found,) = Library.backups_of(path)
    assert found == made
    assert Library.restore(path, found.path(path), who="张三") is None
    with Library.open(path, who="张三") as library:
        assert library.state(key).document.text == TEXT


def test_a_library_whose_start_is_overwritten_names_its_backup(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        add_report(library)
        made = library.backup_now()
    assert made is not None
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])
    with pytest.raises(StoreError, match="可以从它恢复") as caught:
        Library.open(path, who="张三")
    assert made.name in str(caught.value)


def test_strange_files_among_the_backups_are_passed_over(library: Library, key: str) -> None:
    made = library.backup_now()
    place = manifests.folder(library.path)
    (place / "x.json").write_text("[]", encoding="utf-8")
    (place / "y.json").write_text("{", encoding="utf-8")
    assert made is not None
    written = json.loads((place / f"{made.name}.json").read_text(encoding="utf-8"))
    for number, wrong in enumerate(
        ({"name": "../a.zhenyue"}, {"made_at": "昨天"}, {"made_at": 3}, {"size": "大"})
    ):
        (place / f"z{number}.json").write_text(json.dumps(written | wrong), encoding="utf-8")
    assert library.backups() == (made,)


def test_old_backups_thin_out_to_days_weeks_and_months() -> None:
    times = [START - timedelta(hours=6 * n) for n in range(4 * 500)]
    kept = sorted(thinning.kept(times), reverse=True)
    assert kept[:10] == times[:10]
    assert len(kept) <= 10 + 7 + 8 + 12
    assert len({t.date() for t in kept} & {(START - timedelta(days=n)).date() for n in range(7)}) == 7
    assert len({t.isocalendar()[:2] for t in kept}) >= 8
    assert {(t.year, t.month) for t in kept} >= {(2025, 3), (2025, 2), (2024, 12), (2024, 4)}
    assert set(kept) == thinning.kept(kept)


def test_nothing_is_removed_while_there_are_few(library: Library, key: str) -> None:
    for number in range(12):
        change(library, number)
        making.make(library.path, at=START + timedelta(minutes=number), reason="定时")
    assert len(library.backups()) == 10
    place = manifests.folder(library.path)
    assert len(list(place.iterdir())) == 20
