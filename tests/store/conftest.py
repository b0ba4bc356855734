"""A library in a temporary folder, and reports to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_making import TEXT, Ticking, add_report

from app.core.state import ReportState
from app.store.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.zhenyue"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path, who="张三", clock=Ticking()) as opened:
        yield opened


@pytest.fixture
def key(library: Library) -> str:
    return add_report(library)


@pytest.fixture
def read(library: Library, key: str) -> Callable[[], ReportState]:
    return lambda: library.state(key)


@pytest.fixture
def text() -> str:
    return TEXT
