"""Starts the child, watches its time, and puts its runs together to paragraphs."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field, replace

from app.core.errors import ReportError
from app.core.report import Document
from app.readers import scan
from app.readers.children import start
from app.readers.layout import Run, paragraphs
from app.readers.watch import UNWATCHED, Watch

TIME_LIMIT_SECONDS = 30


def accepts(data: bytes, suffix: str) -> bool:
    """By the mark that stands within the first kilobyte."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, watch: Watch = UNWATCHED) -> Document:
    """The text of the pages; pages that are images are recognised where the extra [ocr] is installed.

    Raises ReportError where the file is broken or locked, or is all images and cannot be recognised.
    """
    pages = _from_child(data)
    empty = sorted(set(pages.heights) - {run.page for run in pages.runs})
    if empty and scan.is_installed():
        return _with_images(data, pages, empty, watch)
    if len(empty) == len(pages.heights):
        raise ReportError(scan.MISSING)
    notices = (f"第 {_listed(empty)} 页没有文字，可能是扫描图像。",) if empty else ()
    return paragraphs(pages.runs, pages.heights).document(format="pdf", notices=notices)


def _with_images(data: bytes, pages: _Pages, empty: list[int], watch: Watch) -> Document:
    scanned = scan.read_pdf_pages(data, empty, watch)
    document = paragraphs([*pages.runs, *scanned.runs()], pages.heights).document(format="pdf")
    if not scanned.lines:
        return document
    doubts = scan.place_doubts(scanned.lines, document.text)
    return replace(document, doubts=doubts, notices=scan.notices_of(scanned, len(doubts)))


@dataclass
class _Pages:
    runs: list[Run] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)


def _from_child(data: bytes) -> _Pages:
    try:
        status, lines = start.run("pdf", data, seconds=TIME_LIMIT_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReportError(f"PDF 读了 {TIME_LIMIT_SECONDS} 秒还没有读完，已放弃。") from error
    pages = _Pages()
    for line in lines:
        _take(pages, line)
    if status != 0 or not pages.heights:
        raise ReportError("PDF 文件已损坏或超出内存限制，没有读完。")
    return pages


def _take(pages: _Pages, line: str) -> None:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ReportError("PDF 没有读完。") from error
    if "error" in row:
        raise ReportError(row["error"])
    if "text" in row:
        left, top, right, bottom = row["box"]
        pages.runs.append(Run(row["text"], left, top, right, bottom, row["page"]))
    elif "height" in row:
        pages.heights[row["page"]] = row["height"]


def _listed(numbers: list[int]) -> str:
    shown = "、".join(str(n) for n in numbers[:8])
    return shown + ("…" if len(numbers) > 8 else "")
