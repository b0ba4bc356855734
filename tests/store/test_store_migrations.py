"""Older libraries open, are kept as they were, and come to the present form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.core.errors import StoreError
from app.store import connection, decisions, migrations
from app.store.backups import manifests
from app.store.library import Library
from app.store.migrations import VERSION

LIBRARIES = Path(__file__).parent.parent / "libraries"
RELEASED = sorted(LIBRARIES.glob("schema-*.zhenyue"))


def test_there_is_a_library_for_each_schema_version() -> None:
    assert [p.stem for p in RELEASED] == [f"schema-{n}" for n in range(1, VERSION + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda p: p.stem)
def test_a_library_of_each_released_schema_opens_whole(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)
    with Library.open(path, who="张三") as library:
        assert not library.read_only, library.notice
        assert library.verify().problems == ()
        (row,) = library.reports()
        state = library.state(row.key)
        assert state.head.town == "绿水镇"
        assert [f.status.value for f in state.figures][:3] == ["corrected", "rejected", "suggested"]
        assert [n.text for n in state.notes] == ["请核对"]
        assert library.undo_name == "新增批注 青山镇"
        assert library.redo_name == "剔除数据 3次"
        assert library.search("纠纷")[0].key == row.key
        while library.undo():
            pass
        assert all(f.status.value == "suggested" for f in library.state(row.key).figures)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema version to come, with a step that adds a table."""
    coming = migrations.Migrations("zhenyue")
    coming._migrations = list(migrations.migrations._migrations)

    @coming(name=str(VERSION + 1))
    def add_table(db: Database) -> None:
        db.execute('CREATE TABLE "coming" ("key" TEXT PRIMARY KEY) STRICT')

    monkeypatch.setattr(migrations, "migrations", coming)
    for module in (migrations, connection):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    connection._expected_schema.cache_clear()
    yield
    connection._expected_schema.cache_clear()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "a.zhenyue"
    shutil.copyfile(LIBRARIES / f"schema-{VERSION}.zhenyue", path)
    return path


def test_an_older_library_is_kept_before_it_is_migrated(older: Path, next_version: None) -> None:
    before = older.read_bytes()
    with Library.open(older, who="张三") as library:
        assert library._db["coming"].exists()
        (kept,) = library.backups()
        assert kept.reason == "升级前"
        assert library.verify().problems == ()
    assert older.read_bytes() != before
    Library.restore(older, kept.path(older), who="张三")
    with Library.open(older, who="张三") as library:
        assert len(library.reports()) == 1


def test_an_older_library_is_not_migrated_by_a_reader(older: Path, next_version: None) -> None:
    before = older.read_bytes()
    with pytest.raises(StoreError, match="旧版本"):
        Library.open(older, who="张三", read_only=True)
    assert older.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_form(
    older: Path, next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()

    def fail(db: Database) -> None:
        db.execute('CREATE TABLE "half" ("x" TEXT) STRICT')
        db.execute("SELECT nonsense")

    migrations.migrations(name="99")(fail)
    with pytest.raises(StoreError):
        Library.open(older, who="张三")
    assert older.read_bytes() == before
    assert manifests.listed(older)


def test_an_act_from_before_a_column_came_can_be_undone(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What history says of a row that has a column more by now: the column's default."""
    with Library.open(older, who="张三") as library:
        (row,) = library.reports()
        left_out = library._db.execute('SELECT count(*) FROM history WHERE "after" LIKE \'%"implied":%\'')
        assert left_out.fetchone()[0] > 0
        real = decisions.json.loads
        monkeypatch.setattr(decisions.json, "loads", lambda text: _without(real(text), "implied", "why"))
        while library.undo():
            pass
        while library.redo():
            pass
        monkeypatch.undo()
        assert library.verify().problems == ()
        assert library.state(row.key).figures[0].figure.value == 43


def _without(row: object, *names: str) -> object:
    return {k: v for k, v in row.items() if k not in names} if isinstance(row, dict) else row
