"""The history of a library as CSV: who changed what, when, from, to and why; one line for each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from app.core.summary.history import HistoryEntry, history_lines
from app.core.taxonomy import Taxonomy
from app.writers.atomic import write_bytes
from app.writers.csv_ import csv_bytes

HEADS = ("序号", "步骤", "时间", "何人", "方式", "操作", "报告", "对象", "改前", "改后", "理由")
_KINDS = {
    "do": "操作",
    "undo": "撤销",
    "redo": "重做",
    "import": "导入",
    "reading": "识别",
    "merge": "合并",
    "restore": "恢复备份",
}
_ENTITIES = {
    "figure": "数据",
    "section": "大纲",
    "head": "报告信息",
    "note": "批注",
    "finding": "问题",
    "indicator": "指标",
    "rule": "规则",
    "report": "报告",
    "library": "资料库",
    "base": "底数",
}


class HistoryChange(HistoryEntry, Protocol):
    """What is needed of a row of the store's history."""

    @property
    def seq(self) -> int: ...
    @property
    def act(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def report(self) -> str | None: ...
    @property
    def why(self) -> str: ...


def save_history_csv(
    path: Path, rows: Iterable[HistoryChange], *, names: Mapping[str, str], book: Taxonomy
) -> None:
    """Writes the rows in the given order; ``names`` tells reports by key.

    Raises OSError; a file that was there stays.
    """
    known = tuple(rows)
    cells = [
        (
            row.seq,
            row.act,
            line.at.replace("T", " "),
            line.who,
            _KINDS.get(str(row.kind), str(row.kind)),
            line.what,
            names.get(row.report or "", ""),
            _ENTITIES.get(str(row.entity), str(row.entity)),
            line.before,
            line.after,
            row.why,
        )
        for row, line in zip(known, history_lines(known, book), strict=True)
    ]
    write_bytes(path, csv_bytes([HEADS, *cells]))
