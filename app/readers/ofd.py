"""OFD (GB/T 33190-2016): text objects of each page, put together to paragraphs like those of a PDF."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.core.errors import ReportError
from app.core.report import Document
from app.readers import scan
from app.readers.archive import Archive
from app.readers.layout import paragraphs
from app.readers.page_lines import Run
from app.readers.ruled import Box
from app.readers.watch import UNWATCHED, Watch

MAX_PAGES = 500
_MOST_PATHS = 4000  # of a page; a map or a chart has more
# Millimetres, the unit of OFD, in points.
_POINTS = 72 / 25.4
_A4_HEIGHT = 297.0


def accepts(data: bytes, suffix: str) -> bool:
    """Zip archives with OFD.xml at the root."""
    return data.startswith(b"PK\x03\x04") and (b"OFD.xml" in data[:4096] or b"OFD.xml" in data[-65536:])


def read(data: bytes, watch: Watch = UNWATCHED) -> Document:
    """The text of the document; pages that are images are recognised where the extra [ocr] is installed.

    Raises ReportError where it is broken, or is all images and cannot be recognised.
    """
    pictures: dict[int, bytes] = {}
    with Archive(data) as archive:
        root = _local(archive, "OFD.xml", "DocRoot")
        if root is None or not root.text:
            raise ReportError("OFD 文件不完整，找不到正文。")
        document_path = root.text.strip().lstrip("/")
        runs: list[Run] = []
        heights: dict[int, float] = {}
        rules: dict[int, list[Box]] = {}
        media = _Media(archive, document_path)
        default = _height(archive.xml(document_path), _A4_HEIGHT)
        for number, path in enumerate(_pages(archive, document_path), start=1):
            page = archive.xml(path)
            heights[number] = _height(page, default) * _POINTS
            rules[number] = _rules(page)
            here = list(_runs(page, number))
            runs.extend(here)
            if not here and (picture := media.picture_on(page)):
                pictures[number] = picture
    if not pictures:
        return paragraphs(runs, heights, rules=rules).document(format="ofd")
    if scan.is_installed():
        scanned = scan.read_pictures(pictures, watch)
        whole = paragraphs([*runs, *scanned.runs()], heights | scanned.heights, rules=rules)
        return scan.doubted(whole.document(format="ofd"), scanned)
    if not runs:
        raise ReportError(scan.MISSING)
    listed = "、".join(map(str, sorted(pictures)))
    notice = f"第 {listed} 页没有可用的文字（可能是扫描图像），没有读出来。{scan.HOW_TO_READ}"
    return paragraphs(runs, heights, rules=rules).document(format="ofd", notices=(notice,))


class _Media:
    """The image files of a document, by the numbers that pages know them by (GB/T 33190, 7.9)."""

    def __init__(self, archive: Archive, document_path: str) -> None:
        self._archive = archive
        self._files: dict[str, str] = {}
        folder = posixpath.dirname(document_path)
        for element in archive.xml(document_path).iter():
            if _name(element) in {"PublicRes", "DocumentRes"} and element.text:
                self._take(posixpath.normpath(posixpath.join(folder, element.text.strip().lstrip("/"))))

    def _take(self, path: str) -> None:
        if not self._archive.has(path):
            return
        root = self._archive.xml(path)
        folder = posixpath.join(posixpath.dirname(path), root.get("BaseLoc", ""))
        for item in root.iter():
            file = next((e.text for e in item if _name(e) == "MediaFile" and e.text), None)
            if _name(item) == "MultiMedia" and file:
                self._files[item.get("ID", "")] = posixpath.normpath(posixpath.join(folder, file.strip()))

    def picture_on(self, page: Element) -> bytes | None:
        """The largest image of a page, if it has one that is there."""
        shown = [item for item in page.iter() if _name(item) == "ImageObject"]
        if not shown:
            return None
        path = self._files.get(max(shown, key=_area).get("ResourceID", ""), "")
        return self._archive.read(path) if self._archive.has(path) else None


def _area(item: Element) -> float:
    boundary = _numbers(item.get("Boundary"))
    return boundary[2] * boundary[3] if len(boundary) == 4 else 0.0


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _local(archive: Archive, path: str, name: str) -> Element | None:
    return next((e for e in archive.xml(path).iter() if _name(e) == name), None)


def _pages(archive: Archive, document_path: str) -> Iterator[str]:
    folder = posixpath.dirname(document_path)
    pages = [e for e in archive.xml(document_path).iter() if _name(e) == "Page" and e.get("BaseLoc")]
    for page in pages[:MAX_PAGES]:
        location = page.get("BaseLoc", "")
        path = location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location)
        path = posixpath.normpath(path)
        if archive.has(path):
            yield path


def _height(root: Element, default: float) -> float:
    box = next((e for e in root.iter() if _name(e) == "PhysicalBox" and e.text), None)
    numbers = _numbers(box.text if box is not None else None)
    return numbers[3] if len(numbers) == 4 and numbers[3] > 0 else default


def _numbers(text: str | None) -> list[float]:
    """Numbers of an array attribute; ``g 3 1.5`` stands for three times 1.5, other words are passed over."""
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        try:
            if word == "g":
                count, value = int(next(words, "0")), float(next(words, "0"))
                found.extend([value] * min(count, 10_000))
            else:
                found.append(float(word))
        except ValueError:
            continue
    return found


def _rules(page: Element) -> list[Box]:
    """The boxes of what is drawn on a page, in points; none where there is too much for tables."""
    boundaries = (_numbers(item.get("Boundary")) for item in page.iter() if _name(item) == "PathObject")
    boxes = [[edge * _POINTS for edge in box] for box in boundaries if len(box) == 4]
    if len(boxes) > _MOST_PATHS:
        return []
    return [(left, top, left + width, top + height) for left, top, width, height in boxes]


def _runs(page: Element, number: int) -> Iterator[Run]:
    for item in page.iter():
        if _name(item) != "TextObject":
            continue
        boundary = _numbers(item.get("Boundary"))
        if len(boundary) != 4:
            continue
        matrix = _numbers(item.get("CTM"))
        scale_x, scale_y = (matrix[0] or 1.0, matrix[3] or 1.0) if len(matrix) == 6 else (1.0, 1.0)
        size = (_numbers(item.get("Size")) or [boundary[3]])[0]
        for code in item:
            if _name(code) == "TextCode" and code.text:
                left = boundary[0] + (_numbers(code.get("X")) or [0.0])[0] * scale_x
                base = boundary[1] + (_numbers(code.get("Y")) or [size])[0] * scale_y
                deltas = _numbers(code.get("DeltaX"))
                advance = sum(deltas[: len(code.text) - 1]) if deltas else size * (len(code.text) - 1)
                right = left + (advance + size) * scale_x
                top = base - 0.88 * size * scale_y
                yield Run(
                    code.text,
                    left * _POINTS,
                    top * _POINTS,
                    right * _POINTS,
                    (top + size * scale_y) * _POINTS,
                    number,
                )
