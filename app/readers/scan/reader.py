"""Starts the child that looks at images, page by page, and makes paragraphs of its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec

from app.core.errors import ReportError
from app.core.report import Document
from app.readers.children import start
from app.readers.layout import paragraphs
from app.readers.scan.doubts import place_doubts
from app.readers.scan.lines import Scanned
from app.readers.watch import UNWATCHED, Watch

PAGE_SECONDS = 180
HOW_TO_READ = (
    "请向报送单位要 Word 或文字能选中的 PDF；或装上文字识别组件："
    "在命令行运行 pip install rapidocr-onnxruntime（离线电脑请用安装包），装好后重新导入。"
)
MISSING = f"这是扫描件或照片，{HOW_TO_READ}"
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_PLEASE_CHECK = "这份报告由图像识别而来，可能有错字，请对照原件核对。"


def is_installed() -> bool:
    """Whether the extra [ocr] is there."""
    return find_spec("rapidocr_onnxruntime") is not None


def accepts(data: bytes, suffix: str) -> bool:
    """Pictures by how they begin; the short mark of .bmp only with its suffix."""
    if data.startswith(b"BM"):
        return suffix in {".bmp", ".dib"}
    return data.startswith(_MARKS)


def read(data: bytes, watch: Watch = UNWATCHED) -> Document:
    """The words in a picture. Raises ReportError where the extra is missing or there are none."""
    if not is_installed():
        raise ReportError(MISSING)
    scanned = _from_child(("image",), data, watch, total=0)
    if not scanned.lines:
        raise ReportError("图像里没有认出文字。")
    return doubted(paragraphs(scanned.runs(), scanned.heights).document(format="scan"), scanned)


def read_pdf_pages(data: bytes, pages: Sequence[int], watch: Watch = UNWATCHED) -> Scanned:
    """The words on pages (from 1) of a PDF file that hold images only."""
    return _from_child(("pdf", ",".join(map(str, pages))), data, watch, total=len(pages))


def read_pictures(pictures: Mapping[int, bytes], watch: Watch = UNWATCHED) -> Scanned:
    """The words in the pictures of some pages (by number), each an image file."""
    whole = Scanned(_say_nothing)
    for done, (page, data) in enumerate(sorted(pictures.items()), start=1):
        one = _from_child(("image",), data, replace(watch, tell=_say_nothing), total=0)
        # A page has one picture; further frames of it are no pages.
        first = [line for line in one.lines if line.run.page == 1]
        whole.lines += [replace(line, run=replace(line.run, page=page)) for line in first]
        whole.heights[page] = one.heights.get(1, 0.0)
        if one.lost.get(1):
            whole.lost[page] = one.lost[1]
        watch.tell(_progress(done, len(pictures)))
    return whole


def doubted(document: Document, scanned: Scanned) -> Document:
    """A document made of recognised lines, with what is uncertain in it marked and told."""
    if not scanned.lines:
        return document
    doubts = place_doubts(scanned.lines, document.text)
    notices = (*notices_of(scanned, len(doubts)), *document.notices)
    return replace(document, doubts=doubts, notices=notices)


def _say_nothing(_: object) -> None:
    """For work whose progress somebody else tells."""


def _progress(done: int, total: int) -> str:
    return f"识别文字：第 {done} 页，共 {total} 页" if total else f"识别文字：第 {done} 页"


def notices_of(scanned: Scanned, doubts: int) -> tuple[str, ...]:
    """What the user is told about a recognised text with so many uncertain stretches."""
    notices = [_PLEASE_CHECK]
    if doubts:
        notices.append(f"有 {doubts} 处字迹不清，已在文中标出。")
    notices += [
        f"第 {page} 页有 {count} 行没有认出（也可能是印章或污迹）。"
        for page, count in sorted(scanned.lost.items())
    ]
    return tuple(notices)


def _from_child(arguments: tuple[str, ...], data: bytes, watch: Watch, *, total: int) -> Scanned:
    done = 0

    def page_done(_: int) -> None:
        nonlocal done
        done += 1
        watch.tell(_progress(done, total))

    scanned = Scanned(page_done)
    try:
        status = start.follow(
            "scan", arguments, data, scanned.take, seconds=PAGE_SECONDS, is_wanted=watch.is_wanted
        )
    except start.StoppedError as stopped:
        raise ReportError(str(stopped)) from stopped
    if status != 0:
        raise ReportError("文字识别没有读完，图像可能已损坏或超出内存限制。")
    return scanned
