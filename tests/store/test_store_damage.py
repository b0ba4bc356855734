"""Damage is seen and not used: flipped bits, changed rows, a broken history, a full disk, a killed process."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from store_making import TEXT, Ticking, add_report

from app.core.errors import StoreError
from app.core.review import acts
from app.core.review.changes import Act, Change, Entity
from app.core.state import Note
from app.store.backups import making, manifests
from app.store.figures import FigureFilter
from app.store.library import Library
from app.store.tables import TABLES


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with something in every table."""
    path = tmp_path_factory.mktemp("template") / "a.zhenyue"
    with Library.open(path, who="张三", clock=Ticking()) as library:
        key = add_report(library)
        state = library.state(key)
        library.apply(acts.correct_figure(state.figures[0], value=43))
        library.apply(acts.set_head(state, stored=None, town="绿水镇"))
        note = Note("n", key, 0, 3, TEXT[:3], "请核对")
        library.apply(acts.add_note(note))
        finding = {"state": "accepted", "reason": None, "wording": "漏报"}
        library.apply(Act("采纳", (Change(Entity.FINDING, "f", key, None, finding),)))
        library.apply(Act("底数", (Change(Entity.BASE, "绿水镇|2024|村", None, None, {"value": 12}),)))
        other = add_report(library, text=TEXT * 3, file_name="二.txt")
        library.remove_report(other)
        section = library.state(key).sections[0]
        row = {"kind": "heading", "level": 1, "number": None, "title": "甲", "title_start": 0, "title_end": 1}
        row |= {"start": 0, "end": 1, "status": "added"}
        library.apply(Act("标题", (Change(Entity.SECTION, section.key + "x", key, None, row),)))
    return path


@pytest.fixture
def full(template: Path, path: Path) -> Path:
    """A copy of the template to break."""
    shutil.copyfile(template, path)
    return path


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert db.execute(statement).rowcount, statement
        for _, sql in triggers:
            db.execute(sql)
        db.commit()


def cells() -> Iterator[tuple[str, str]]:
    for table, names in TABLES.items():
        for name in names:
            if not (table == "report" and name in {"id", "key"}):
                yield table, name


@pytest.mark.parametrize(("table", "column"), list(cells()))
def test_a_change_in_any_column_is_seen(full: Path, table: str, column: str) -> None:
    changed = {"TEXT": f"'x' || coalesce(\"{column}\", '')", "INTEGER": f'coalesce("{column}", 0) + 1'}
    changed["REAL"] = f'coalesce("{column}", 0) + 0.001'
    with closing(sqlite3.connect(full)) as db:
        kinds = {row[1]: row[2] for row in db.execute(f'PRAGMA table_info("{table}")')}
    tamper(
        full,
        f'UPDATE "{table}" SET "{column}" = {changed[kinds[column]]} '
        f'WHERE rowid = (SELECT min(rowid) FROM "{table}")',
    )
    with Library.open(full, who="张三") as library:
        assert not library.verify().is_whole
    read_all(full)


def read_all(path: Path) -> None:
    """Whatever is stored, reading it ends in an answer or in a sentence."""
    calls: list[Callable[[Library], object]] = [
        *(partial(Library.rows, entity=e) for e in Entity if e is not Entity.LIBRARY),
        *(Library.reports, Library.history, Library.mentions, Library.years, Library.towns, Library.head),
        *(Library.verify, Library.undo, Library.redo, Library.undo, Library.backup_now),
        *(partial(Library.figures, wanted=FigureFilter()), partial(Library.search, words="宣传")),
        lambda library: [library.state(r.key) for r in library.reports()],
        lambda library: [library.original(r.key) for r in library.reports()],
        lambda library: library.undo_to(0),
    ]
    with suppress(StoreError), Library.open(path, who="张三") as library:
        for call in calls:
            with suppress(StoreError):
                call(library)


_SENSELESS = ("'x'", "'[]'", "'{}'", "'do'", "'undo'", "'figure'", "'library'", "NULL", "0", "-1", "99")


_TELLING = ("kind", "target", "entity", "key", "report", "before", "after", "act", "name")
_ALREADY = {("target", "NULL"), ("before", "NULL")}


@pytest.mark.parametrize(
    ("column", "value"), [(c, v) for c in _TELLING for v in _SENSELESS if (c, v) not in _ALREADY]
)
def test_a_senseless_history_ends_in_a_sentence(full: Path, column: str, value: str) -> None:
    try:
        tamper(full, f'UPDATE history SET "{column}" = {value} WHERE seq > 2')
    except sqlite3.IntegrityError:
        return  # the column refuses it
    with suppress(StoreError), Library.open(full, who="张三") as library:
        assert not library.verify().is_whole
    read_all(full)


@pytest.mark.parametrize("value", ["'x'", "'[]'", "'3'", "'{\"a\": {}}'"])
def test_a_senseless_entry_ends_in_a_sentence(full: Path, value: str) -> None:
    tamper(full, f"UPDATE entry SET body = {value}")
    read_all(full)


@pytest.mark.parametrize("table", [t for t in TABLES if t != "meta"])
def test_a_missing_row_is_seen(full: Path, table: str) -> None:
    tamper(full, f'DELETE FROM "{table}" WHERE rowid = (SELECT max(rowid) FROM "{table}")')
    with Library.open(full, who="张三") as library:
        assert not library.verify().is_whole


def test_a_changed_figure_is_not_shown_and_a_backup_is_named(full: Path) -> None:
    with Library.open(full, who="张三") as library:
        key = library.reports()[0].key
        made = library.backup_now()
    assert made is not None
    tamper(full, 'UPDATE figure_decision SET "value" = 44')
    with Library.open(full, who="张三") as library:
        with pytest.raises(StoreError, match="损坏") as caught:
            library.state(key)
        assert made.name in str(caught.value)
        library.remove_report(key)
        with pytest.raises(StoreError, match="没有做备份"):
            library.backup_now()
        assert [b.name for b in library.backups()] == [made.name]
    Library.restore(full, made.path(full), who="张三")
    with Library.open(full, who="张三") as library:
        assert library.state(key).figures[0].figure.value == 43


def test_damage_without_a_backup_says_so(full: Path) -> None:
    tamper(full, 'UPDATE figure SET "label" = "unit"')
    with Library.open(full, who="张三") as library, pytest.raises(StoreError, match="没有找到完好的备份"):
        library.state(library.reports()[0].key)


def test_a_changed_text_or_original_is_not_handed_out(full: Path) -> None:
    with Library.open(full, who="张三") as library:
        key = library.reports()[0].key
    tamper(full, "UPDATE document SET text = replace(text, '41', '47')", "UPDATE original SET bytes = x'00'")
    with Library.open(full, who="张三") as library:
        for read in (library.state, library.document, library.original):
            with pytest.raises(StoreError, match="损坏"):
                read(key)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET who = '李四' WHERE seq = 2",
        "UPDATE history SET at = '2025-03-01T09:00:00.000+08:00' WHERE seq = 3",
        'UPDATE history SET "after" = NULL WHERE seq = 2',
        "UPDATE history SET hash = upper(hash) WHERE seq = 4",
        "DELETE FROM history WHERE seq = 3",
        "DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)",
        "DELETE FROM history",
        "UPDATE history SET seq = CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE seq IN (2, 3)",
        "INSERT INTO history SELECT 99, act, at, who, kind, name, why, target, entity, key, report, before, "
        '"after", hash FROM history WHERE seq = 1',
    ],
)
def test_a_change_of_the_history_is_seen(full: Path, statement: str) -> None:
    tamper(full, statement)
    if "CASE" in statement:
        tamper(full, "UPDATE history SET seq = -seq WHERE seq < 0")
    with Library.open(full, who="张三") as library:
        assert any("历史" in p for p in library.verify().problems)


@pytest.mark.parametrize("verb", ["UPDATE history SET who = 'x'", "DELETE FROM history"])
def test_the_history_refuses_to_be_changed(library: Library, key: str, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        library._db.execute(verb)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        library._db.execute("INSERT OR REPLACE INTO history SELECT * FROM history")


def test_a_history_rewritten_whole_is_seen_by_a_backup(full: Path) -> None:
    with Library.open(full, who="张三") as library:
        library.backup_now()
    other = full.with_name("b.zhenyue")
    with Library.open(other, who="张三", clock=Ticking()) as library:
        key = add_report(library)
        for number in range(3):
            library.apply(acts.reject_figures(library.state(key).figures[number : number + 1]))
    other.replace(full)
    with Library.open(full, who="张三") as library:
        assert any("备份" in p for p in library.verify().problems)


def test_a_stale_search_index_is_seen_and_made_anew(full: Path) -> None:
    with closing(sqlite3.connect(full)) as db:
        db.execute("INSERT INTO search (rowid, body) VALUES (77, '19968')")
        db.commit()
    with Library.open(full, who="张三") as library:
        assert any("搜索索引" in p for p in library.verify().problems)
        library.rebuild_search()
        assert library.verify().is_whole


def flip(path: Path, content: bytes, place: int, bit: int) -> None:
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    path.write_bytes(changed)


def everything(library: Library) -> object:
    """All that a user could see."""
    keys = [r.key for r in library.reports()]
    return (
        library.reports(),
        [library.state(k) for k in keys],
        [library.original(k) for k in keys],
        [library.rows(e) for e in Entity if e is not Entity.LIBRARY],
        library.history(limit=1000),
        library.search("宣传"),
        library.mentions(),
        library.undo_name,
    )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_flipped_bit_that_changes_data_is_seen(full: Path) -> None:
    with Library.open(full, who="张三") as library:
        expected = everything(library)
    content = full.read_bytes()
    chance = random.Random(7)
    harmful = 0
    for _ in range(3000):
        flip(full, content, chance.randrange(len(content)), chance.randrange(8))
        if looks_whole(full):
            try:
                with Library.open(full, who="张三", read_only=True) as library:
                    assert everything(library) == expected
            except StoreError:
                harmful += 1
        else:
            harmful += 1
    assert harmful > 300


def looks_whole(path: Path) -> bool:
    try:
        with Library.open(path, who="张三", read_only=True) as library:
            return library.verify().is_whole
    except StoreError:
        return False


def test_a_sample_of_flipped_bits_is_seen(full: Path) -> None:
    with Library.open(full, who="张三") as library:
        expected = everything(library)
    content = full.read_bytes()
    place = content.index("开展宣传活动".encode())
    for bit in range(8):
        flip(full, content, place + bit, bit)
        assert not looks_whole(full)
    full.write_bytes(content)
    with Library.open(full, who="张三") as library:
        assert everything(library) == expected


def test_a_full_disk_is_told_and_the_next_save_works(library: Library, key: str) -> None:
    state, rows = library.state(key), library.history()
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="空间不足"):
        add_report(library, text=TEXT * 200)
    assert (library.state(key), library.history()) == (state, rows)
    library._db.execute("PRAGMA max_page_count = 100000")
    library.apply(acts.reject_figures(state.figures))
    assert library.verify().is_whole


def test_a_full_disk_during_a_backup_leaves_the_old_ones(
    library: Library, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.backup_now()
    library.remove_report(key)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_copy", fail)
    with pytest.raises(StoreError, match="空间不足"):
        library.backup_now()
    assert library.backups() == (first,)
    assert not list(manifests.folder(library.path).glob("*.part"))


_WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from app.core.review import acts
from app.store.library import Library
with Library.open(sys.argv[1], who="写") as library:
    key = library.reports()[0].key
    number = 100
    while True:
        number += 1
        record = library.state(key).figures[0]
        library.apply(acts.correct_figure(record, value=number))
        print(number, flush=True)
"""


def kill_while_writing(path: Path, seconds: float) -> int:
    """The last number that a killed writer was told is saved."""
    root = str(Path(__file__).parent.parent.parent)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), root], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])


def check_after_kill(path: Path, acknowledged: int) -> None:
    with Library.open(path, who="张三") as library:
        assert not library.read_only
        value = library.state(library.reports()[0].key).figures[0].figure.value
        assert value in (acknowledged, acknowledged + 1)
        assert library.verify().is_whole
        while library.undo():
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_what_was_acknowledged_survives_a_kill(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        add_report(library)
    check_after_kill(path, kill_while_writing(path, 0.05))


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_what_was_acknowledged_survives_a_hundred_kills(path: Path) -> None:
    with Library.open(path, who="张三") as library:
        add_report(library)
    chance = random.Random(3)
    for _ in range(100):
        check_after_kill(path, kill_while_writing(path, chance.random() / 20))


def test_no_fault_of_sqlite_leaves_the_store(library: Library, key: str) -> None:
    library._db.close()
    calls: list[Callable[[], object]] = [
        library.reports,
        library.mentions,
        library.history,
        lambda: library.state(key),
        lambda: library.search("宣传"),
        lambda: library.remove_report(key),
        lambda: library.rows(Entity.NOTE),
    ]
    for call in calls:
        with pytest.raises(StoreError):
            call()
