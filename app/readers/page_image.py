"""Pages of originals as pictures, to be looked at beside the text. Drawn by a child process with limits."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass

from app.core.errors import ReportError
from app.readers.children import start

_SECONDS = 20.0
_KINDS = {"pdf": "pdf", "scan": "image"}
_MOST_PIXELS = 16_000_000
_BROKEN = "原件已损坏或超出内存限制，这一页画不出来。"


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page of ``pages``, counted from 1; its size in points; four bytes a pixel (B, G, R, unused)."""

    page: int
    pages: int
    points: tuple[float, float]
    width: int
    height: int
    pixels: bytes


def has_pages(form: str) -> bool:
    """Whether originals of a format (``Document.format``) can be shown page by page."""
    return form in _KINDS


def page_image(data: bytes, form: str, page: int, is_wanted: Callable[[], bool]) -> PageImage:
    """The picture of one page of an original; the nearest one where the file has no such page.

    Raises ReportError where it cannot be drawn, or is not wanted any more. Takes about a third of a second.
    """
    lines: list[str] = []
    try:
        status = start.follow(
            "picture", (_KINDS[form], str(page)), data, lines.append, seconds=_SECONDS, is_wanted=is_wanted
        )
    except start.StoppedError as stopped:
        raise ReportError(str(stopped)) from stopped
    if status != 0 or not lines:
        raise ReportError(_BROKEN)
    return _taken(lines[0], page)


def _taken(line: str, page: int) -> PageImage:
    """What the child said, believed only where its numbers fit each other."""
    try:
        row = json.loads(line)
        if "error" in row:
            raise ReportError(str(row["error"]))
        pages, width, height = int(row["pages"]), int(row["width"]), int(row["height"])
        across, down = (float(n) for n in row["points"])
        pixels = base64.b64decode(row["pixels"], validate=True)
    except (ValueError, TypeError, KeyError) as error:
        raise ReportError(_BROKEN) from error
    fits = width * height <= _MOST_PIXELS and len(pixels) == 4 * width * height
    if not fits or min(pages, across, down, width, height) <= 0:
        raise ReportError(_BROKEN)
    return PageImage(min(max(page, 1), pages), pages, (across, down), width, height, pixels)
