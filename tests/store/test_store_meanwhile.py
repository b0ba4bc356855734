"""A report read in parts by a job, while the window saves through its own connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlite_utils import Database
from store_making import TEXT, add_report

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.review import acts
from app.core.review.changes import Act, Change, Entity
from app.store import check, tables, verify
from app.store.backups import making, manifests
from app.store.figures import FigureFilter
from app.store.library import Library


@pytest.fixture
def job(library: Library, key: str, path: Path) -> Iterator[Library]:
    with Library.open(path, who="-", read_only=True) as opened:
        yield opened


class Meanwhile:
    """Saves a note each time the job comes to the notes, so many times."""

    def __init__(self, library: Library, key: str, *, times: int) -> None:
        self.saved = self.read = 0
        self._library, self._key, self._times = library, key, times
        self._really = tables.of_report

    def of_report(self, db: Database, table: str, report: str) -> list[tuple[Any, ...]]:
        found = self._really(db, table, report)
        if table == "note":
            self.read += 1
            if self.saved < self._times:
                self.saved += 1
                row = {"start": 0, "end": 2, "quote": TEXT[:2], "text": "核对"}
                change = Change(Entity.NOTE, f"n{self.saved}", self._key, None, row)
                self._library.apply(Act("批注", (change,)))
        return found


@pytest.mark.parametrize("rows", [1, 2, 5])
def test_a_report_read_in_parts_is_the_whole_report(
    library: Library, key: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        library.apply(acts.add_figure(key, library.state(key).figures[2].figure))
    library.apply(acts.reject_figures(library.state(key).figures[:3]))
    whole = library.state(key)
    monkeypatch.setattr(tables, "_PART", rows)
    assert library.state(key) == whole and len(whole.figures) == 9


@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_what_is_saved_meanwhile_is_neither_hindered_nor_taken_for_damage(
    library: Library, key: str, job: Library, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile = Meanwhile(library, key, times=times)
    monkeypatch.setattr(tables, "of_report", meanwhile.of_report)
    assert len(job.state(key).notes) == times
    assert (meanwhile.saved, meanwhile.read) == (times, times + 1)


def test_a_library_is_verified_on_a_copy_that_is_gone_afterwards(
    library: Library, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def problems(db: Database) -> tuple[str, ...]:
        read.append(db.execute("PRAGMA database_list").fetchone()[2])
        library.apply(acts.confirm_figures(library.state(key).figures))  # nobody holds the library meanwhile
        return check.problems(db)

    monkeypatch.setattr(verify, "problems", problems)
    result = library.verify()
    assert result.is_whole and result.seq < library.head().seq
    assert Path(read[0]).parent == manifests.folder(library.path) and not Path(read[0]).exists()


def test_a_library_that_cannot_be_copied_is_verified_itself(
    library: Library, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(making, "_copy", full)
    assert library.verify().is_whole and not list(manifests.folder(library.path).iterdir())


def test_an_index_that_leads_in_a_circle_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_PART", 1)
    at = tables.TABLES["note"].index("start")
    row = (*(7 if n == at else "x" for n in range(len(tables.TABLES["note"]))), 1)
    circle = SimpleNamespace(execute=lambda *_: SimpleNamespace(fetchall=lambda: [row]))
    with pytest.raises(StoreError, match="损坏"):
        tables.of_report(cast(Database, circle), "note", "r")


def test_keys_of_chosen_figures_are_those_of_the_figures(library: Library, key: str) -> None:
    other = add_report(library, text=TEXT + "附件。\n", town="绿水镇")
    library.apply(acts.confirm_figures(library.state(key).figures[:2]))
    for chosen in (FigureFilter(), FigureFilter(status=(Status.SUGGESTED,)), FigureFilter(report=(other,))):
        figures = library.figures(chosen)
        found = library.figure_keys(chosen, limit=1000)
        assert [(report, k) for report, keys in found.items() for k in keys] == [
            (r.report, r.key) for r in figures
        ]
    assert sum(map(len, library.figure_keys(FigureFilter(), limit=3).values())) == 3
