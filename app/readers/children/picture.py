"""Draws one page of an original, for looking at it beside its text: a page of a PDF file, or a photo.

``python -m app.readers.children.picture pdf 3`` or ``… image 1`` (pages from 1). One JSON line: how many
pages there are, the page's size in points, and its picture: rows of blue, green, red and an unused byte, as
base64. An error is {"error": sentence}. Photos need Pillow, which comes with the extra [ocr].
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Sequence
from typing import Any

from app.readers.children.limits import limit_memory

MEMORY_BYTES = 500 * 1024 * 1024
MAX_PIXELS = 120_000_000  # of a photo, before it is made smaller
DOTS_PER_INCH = 160
SHOWN_PIXELS = 4_000_000  # of the picture; a sheet of A4 has half of that
PHOTO_WIDTH = 595.0  # points: what a photo shows is taken for a sheet of A4
_DAMAGED = "原件已损坏，这一页画不出来。"


class _FileError(Exception):
    """The file is at fault; the sentence says how."""


def _row(pages: int, points: tuple[float, float], size: tuple[int, int], pixels: bytes) -> dict[str, Any]:
    return {
        "pages": pages,
        "points": points,
        "width": size[0],
        "height": size[1],
        "pixels": base64.b64encode(pixels).decode("ascii"),
    }


def _of_pdf(data: bytes, number: int) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        page = document[min(max(number, 1), pages) - 1]
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, (SHOWN_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError, MemoryError) as error:
        raise _FileError(_DAMAGED) from error
    row = 4 * bitmap.width
    pixels = bytes(bitmap.buffer)
    if bitmap.stride != row:
        pixels = b"".join(pixels[n * bitmap.stride :][:row] for n in range(bitmap.height))
    return _row(pages, (width, height), (bitmap.width, bitmap.height), pixels)


def _of_image(data: bytes, number: int) -> dict[str, Any]:
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise _FileError("看照片要装文字识别组件；可以另存原文件再打开。") from error

    Image.MAX_IMAGE_PIXELS = None  # judged below, by a sentence instead of a warning
    try:
        with Image.open(io.BytesIO(data)) as image:
            pages = int(getattr(image, "n_frames", 1))
            image.seek(min(max(number, 1), pages) - 1)
            if image.width * image.height > MAX_PIXELS:
                raise _FileError("图像大得不合常理，没有显示。")
            shrink = (SHOWN_PIXELS / max(image.width * image.height, 1)) ** 0.5
            image.draft("RGB", (round(image.width * shrink), round(image.height * shrink)))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            shrink = min(1.0, (SHOWN_PIXELS / max(upright.width * upright.height, 1)) ** 0.5)
            size = (max(1, round(upright.width * shrink)), max(1, round(upright.height * shrink)))
            points = PHOTO_WIDTH / max(min(upright.size), 1)
            shown = upright.resize(size) if shrink < 1 else upright
            pixels = shown.tobytes("raw", "BGRX")
            return _row(pages, (upright.width * points, upright.height * points), size, pixels)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise _FileError(_DAMAGED) from error


def main(arguments: Sequence[str]) -> int:
    """Draws one page; the exit status is 0 also when the file is at fault."""
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY_BYTES)
    try:
        row = (_of_pdf if arguments[0] == "pdf" else _of_image)(data, int(arguments[1]))
    except _FileError as fault:
        row = {"error": str(fault)}
    sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
