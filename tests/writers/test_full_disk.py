"""Every writer on a disk that is full: an OSError, the old file whole, nothing half written beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from paperstates import state

from app.core.summary.grid import GridCell, GridHead, GridTable
from app.core.summary.report import build_summary
from app.core.taxonomy import standard_taxonomy
from app.writers.annotations import save_all_annotations
from app.writers.csv_ import save_csv, save_grid_csv
from app.writers.docx import save_docx
from app.writers.html import save_html
from app.writers.jsonl import save_jsonl, state_line
from app.writers.xlsx import save_grid_xlsx, save_xlsx

if sys.platform != "linux":
    pytest.skip("files can be kept small on Linux only", allow_module_level=True)

import resource

BOOK = standard_taxonomy()
HEADS = tuple(GridHead(f"指标{n}") for n in range(40))
GRID = GridTable(
    "对比", HEADS, HEADS, tuple(tuple(GridCell(str(n), float(n)) for n in range(40)) for _ in HEADS)
)
WRITERS: dict[str, Callable[[Path], object]] = {
    "a.xlsx": lambda path: save_xlsx(path, [state()], BOOK),
    "b.xlsx": lambda path: save_grid_xlsx(path, GRID),
    "a.csv": lambda path: save_csv(path, [state()], BOOK),
    "b.csv": lambda path: save_grid_csv(path, GRID),
    "a.jsonl": lambda path: save_jsonl(path, [state_line(state())]),
    "a.jsonld": lambda path: save_all_annotations(path, [(state(), "")], BOOK),
    "a.docx": lambda path: save_docx(path, build_summary(state(), BOOK)),
    "a.html": lambda path: save_html(path, build_summary(state(), BOOK)),
}


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond a kilobyte."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_the_old_file(name: str, tmp_path: Path, full_disk: None) -> None:
    path = tmp_path / name
    path.write_text("以前的", encoding="utf-8")
    with pytest.raises(OSError, match="large"):
        WRITERS[name](path)
    assert path.read_text(encoding="utf-8") == "以前的"
    assert list(tmp_path.iterdir()) == [path]
