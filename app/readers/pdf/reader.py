"""Starts the child, watches its time, and puts its runs together to paragraphs."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import ReportError
from app.core.report import Document
from app.readers import scan
from app.readers.children import start
from app.readers.layout import paragraphs
from app.readers.pdf.pages import Pages
from app.readers.ruled import Box
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
    images = sorted(number for number, page in pages.items() if page.is_image())
    if images and scan.is_installed():
        return _with_images(data, pages, images, watch)
    if len(images) == len(pages):
        raise ReportError(scan.MISSING)
    notices = _notices(pages)
    if images:
        notices += (
            f"第 {_listed(images)} 页没有可用的文字（可能是扫描图像），没有读出来。{scan.HOW_TO_READ}",
        )
    runs = [run for page in pages.values() if not page.is_rubbish() for run in page.runs]
    whole = paragraphs(runs, _heights(pages), rules=_rules(pages))
    return replace(_whole(whole.document(format="pdf"), pages), notices=notices)


def _with_images(data: bytes, pages: Pages, images: Sequence[int], watch: Watch) -> Document:
    """Pages that are images are taken from what is recognised, the others from the file."""
    scanned = scan.read_pdf_pages(data, images, watch)
    runs = [run for number, page in pages.items() if number not in images for run in page.runs]
    heights = _heights(pages) | scanned.heights
    rules = {number: found for number, found in _rules(pages).items() if number not in images}
    whole = paragraphs([*runs, *scanned.runs()], heights, rules=rules)
    document = _whole(whole.document(format="pdf"), pages)
    return scan.doubted(replace(document, notices=_notices(pages)), scanned)


def _heights(pages: Pages) -> dict[int, float]:
    return {number: page.height for number, page in pages.items()}


def _rules(pages: Pages) -> dict[int, list[Box]]:
    return {number: page.rules for number, page in pages.items()}


def _whole(document: Document, pages: Pages) -> Document:
    """Without the lines of turned pages: their places are those on the paper held upright."""
    turned = {number for number, page in pages.items() if page.turned and not page.is_image()}
    return replace(document, lines=tuple(line for line in document.lines if line.page not in turned))


def _notices(pages: Pages) -> tuple[str, ...]:
    vertical = [number for number, page in pages.items() if page.is_vertical()]
    layered = [number for number, page in pages.items() if page.is_covered() and not page.is_image()]
    notices = []
    if vertical:
        notices.append(f"第 {_listed(vertical)} 页有竖排文字，读出的顺序可能不对，请对照原件。")
    if layered:
        notices.append(f"第 {_listed(layered)} 页是扫描图像，文字取自文件里已有的识别结果，请对照原件核对。")
    return tuple(notices)


def _from_child(data: bytes) -> Pages:
    try:
        status, lines = start.run("pdf", data, seconds=TIME_LIMIT_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReportError(f"PDF 读了 {TIME_LIMIT_SECONDS} 秒还没有读完，已放弃。") from error
    pages = Pages()
    for line in lines:
        pages.take(line)
    if status != 0 or not pages:
        raise ReportError("PDF 文件已损坏或超出内存限制，没有读完。")
    return pages


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(str(n) for n in numbers[:8])
    return shown + ("…" if len(numbers) > 8 else "")
