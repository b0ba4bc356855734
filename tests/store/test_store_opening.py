"""Opening, creating, refusing and sharing library files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from store_making import add_report

from app.core.errors import StoreError
from app.core.review import acts
from app.store import connection, locking, opening
from app.store.connection import SETTINGS
from app.store.library import Library
from app.store.migrations import VERSION


def raw(path: Path, *statements: str) -> None:
    """Changes the file behind the program's back."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def test_a_new_library_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "新 文件夹" / "库#?%.zhenyue"
    old = os.umask(0)
    try:
        with Library.open(path, who="张三") as library:
            add_report(library)
            library.backup_now()
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    for file in path.parent.rglob("*"):
        assert file.stat().st_mode & 0o077 == 0, file


def test_every_setting_is_read_back(library: Library) -> None:
    db = library._db
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in SETTINGS} == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    assert db.conn.isolation_level is None
    assert db.execute("PRAGMA application_id").fetchone()[0] == 0x5A485959
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_every_table_is_strict(library: Library) -> None:
    tables = library._db.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    loose = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    assert loose == {"_sqlite_migrations"}


@pytest.mark.parametrize("name", [name for name, _, _ in SETTINGS])
def test_a_setting_that_does_not_hold_keeps_the_library_shut(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    impossible = tuple((n, w, "nie" if n == name else e) for n, w, e in SETTINGS)
    monkeypatch.setattr(connection, "SETTINGS", impossible)
    with pytest.raises(StoreError, match=name):
        Library.open(path, who="张三")


@pytest.mark.parametrize("content", [b"hello" * 100, b"PK\x03\x04" + b"\x00" * 50, b"\x00" * 4096])
def test_a_file_of_another_sort_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="不是镇阅的资料库"):
        Library.open(path, who="张三")
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    raw(path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    content = path.read_bytes()
    with pytest.raises(StoreError, match="不是镇阅的资料库"):
        Library.open(path, who="张三")
    assert path.read_bytes() == content


def test_a_newer_library_is_refused_with_a_sentence(path: Path) -> None:
    Library.open(path, who="张三").close()
    raw(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="请升级程序"):
        Library.open(path, who="张三")


def test_a_missing_table_is_damage(path: Path) -> None:
    Library.open(path, who="张三").close()
    raw(path, "DROP TABLE note")
    with pytest.raises(StoreError, match="损坏"):
        Library.open(path, who="张三")


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path, path: Path) -> None:
    with pytest.raises(StoreError, match="文件夹"):
        Library.open(tmp_path, who="张三")
    with pytest.raises(StoreError, match="不存在"):
        Library.open(path, who="张三", read_only=True)
    with pytest.raises(StoreError, match="不是文件夹"):
        (tmp_path / "datei").write_text("x")
        Library.open(tmp_path / "datei" / "a.zhenyue", who="张三")


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    with Library.open(path, who="张三") as library:
        assert library.reports() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON figure_decision BEGIN DELETE FROM figure; END",
        "CREATE VIEW spy AS SELECT 1",
        "CREATE TABLE spy (x)",
        "CREATE INDEX spy ON report (town)",
    ],
)
def test_parts_that_are_not_ours_make_the_library_read_only(path: Path, statement: str) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
    raw(path, statement)
    with Library.open(path, who="张三") as library:
        assert library.read_only and "spy" in library.notice
        state = library.state(key)
        with pytest.raises(StoreError, match="只读"):
            library.apply(acts.reject_figures(state.figures))
        assert library.state(key) == state


def test_a_changed_trigger_of_ours_is_damage(path: Path) -> None:
    Library.open(path, who="张三").close()
    raw(
        path,
        "DROP TRIGGER history_no_delete",
        "CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT 1; END",
    )
    with pytest.raises(StoreError, match="history_no_delete"):
        Library.open(path, who="张三")


def test_the_second_window_reads_only_and_says_why(path: Path) -> None:
    with Library.open(path, who="张三") as first:
        key = add_report(first)
        with Library.open(path, who="李四") as second:
            assert second.read_only and "张三" in second.notice and "只读" in second.notice
            state = second.state(key)
            with pytest.raises(StoreError, match="只读"):
                second.remove_report(key)
            first.apply(acts.correct_figure(state.figures[0], value=43))
            assert second.state(key).figures[0].figure.value == 43
    with Library.open(path, who="李四") as second:
        assert not second.read_only and second.notice == ""


def test_a_lock_left_behind_by_a_killed_process_locks_nobody_out(path: Path) -> None:
    Library.open(path, who="张三").close()
    code = (
        "import os, sys; from app.store.library import Library; "
        "Library.open(sys.argv[1], who='x'); print('open', flush=True); os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "open"
    assert locking.lock_path(path).read_bytes() == b"x"
    with Library.open(path, who="张三") as library:
        assert not library.read_only


def test_a_window_in_another_process_keeps_the_lock(path: Path) -> None:
    Library.open(path, who="张三").close()
    code = (
        "import sys; from app.store.library import Library; library = Library.open(sys.argv[1], who='远'); "
        "print('open', flush=True); sys.stdin.read(); library.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline().strip() == "open"
        with Library.open(path, who="张三") as library:
            assert library.read_only and "远" in library.notice
        other.stdin.close()
    with Library.open(path, who="张三") as library:
        assert not library.read_only


def test_a_folder_without_write_permission_opens_read_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
    real = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK and real(p, mode))
    with Library.open(path, who="张三") as library:
        assert library.read_only and "写入权限" in library.notice
        assert library.state(key).key == key
        assert library.mentions() != ()


def test_a_lock_file_that_cannot_be_made_opens_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open(path, who="张三").close()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(locking, "take", refuse)
    with Library.open(path, who="张三") as library:
        assert library.read_only and "写入权限" in library.notice


def test_a_library_on_read_only_media_is_read(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
    with Library.open(path, who="张三", read_only=True) as library:
        assert library.read_only and library.notice == ""
        assert library.state(key).figures
        assert library.verify().is_whole
        with pytest.raises(StoreError, match="只读"):
            add_report(library)


def test_a_database_in_wal_mode_is_brought_back(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
    raw(path, "PRAGMA journal_mode = WAL")
    with Library.open(path, who="张三") as library:
        assert library.state(key).key == key
        assert library._db.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"


def test_another_program_that_writes_long_is_waited_for_and_then_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
        state = library.state(key)
        library._db.execute("PRAGMA busy_timeout = 50")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="占用"):
                library.apply(acts.reject_figures(state.figures))
            other.execute("ROLLBACK")
        library.apply(acts.reject_figures(state.figures))


def test_one_library_reached_by_two_names_has_one_writer(path: Path) -> None:
    with Library.open(path, who="张三") as first:
        add_report(first)
        link = path.with_name("link.zhenyue")
        link.symlink_to(path)
        with Library.open(link, who="李四") as second:
            assert second.read_only
            assert second.backups() == first.backups()


def test_a_file_that_sqlite_gets_only_for_reading_opens_read_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path, who="张三") as library:
        key = add_report(library)
    real = opening.connect
    monkeypatch.setattr(opening, "connect", lambda p, mode: real(p, mode="ro"))
    with Library.open(path, who="张三") as library:
        assert library.read_only and "只读" in library.notice
        assert library.state(key).figures


def test_a_commit_whose_last_sync_fails_is_made_sure_of(library: Library, key: str) -> None:
    """The commit stands although SQLite reports an error: it counts as saved after a second round of syncs."""
    handle, state = library._handle, library.state(key)
    handle.db = FailingOnce(handle.db)  # type: ignore[assignment]
    library.apply(acts.reject_figures(state.figures[:1]))
    assert library.undo_name == "剔除数据 41场次"
    handle.db = FailingOnce(handle.db, again=True)  # type: ignore[assignment]
    with pytest.raises(StoreError, match="重新打开"):
        library.apply(acts.reject_figures(state.figures[1:2]))
    assert library.read_only
    with pytest.raises(StoreError, match="重新打开"):
        library.undo()


class FailingOnce:
    """A database whose commit takes place and then reports an error, as after a failed sync of the journal."""

    def __init__(self, db: object, *, again: bool = False) -> None:
        self._db, self._fails = db, 2 if again else 1

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, sql: str, *values: object) -> object:
        result = self._db.execute(sql, *values)  # type: ignore[attr-defined]
        if sql == "COMMIT" and self._fails:
            self._fails -= 1
            raise sqlite3.OperationalError("disk I/O error")
        return result
