"""Reads the words in images: photos, scans, PDF pages without text. Lines with places, as JSON lines.

``python -m app.readers.children.scan image`` or ``… pdf 1,3,4`` (pages from 1). For each page one line of its
number and size in points, then its printed lines, each with how sure every character is. An error is
{"error": sentence}. Needs the extra [ocr].
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from app.readers.children.limits import limit_memory

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
MAX_PIXELS = 120_000_000
MAX_PAGES = 100
_DPI = 200
_LEAST_SIDE = 1300  # pixels of the shorter side
_LEAST_SURE = 0.3  # lines below are stains, stamps or lost
_PAD = 4  # pixels around a line that is looked at again
_PAGE_WIDTH = 595.0  # points: what a photo shows is taken for a sheet of A4
_DAMAGED = "图像文件已损坏，打不开。"


def _emit(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")
    sys.stdout.flush()


class _FileError(Exception):
    """The file is at fault; the sentence says how."""


def _images(data: bytes) -> Iterator[tuple[int, Any, float]]:
    """Number, pixels and scale (points per pixel) of each picture in an image file."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # judged below, by a sentence instead of a warning
    try:
        with Image.open(io.BytesIO(data)) as image:
            for index in range(min(getattr(image, "n_frames", 1), MAX_PAGES)):
                image.seek(index)
                if image.width * image.height > MAX_PIXELS:
                    raise _FileError("图像大得不合常理，未读取。")
                upright = _enlarged(ImageOps.exif_transpose(image).convert("RGB"))
                yield index + 1, _pixels(upright), _PAGE_WIDTH / max(min(upright.size), 1)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise _FileError(_DAMAGED) from error


def _enlarged(image: Any) -> Any:
    """Small pictures grow: of letters some ten pixels high whole lines get lost."""
    factor = _LEAST_SIDE / max(min(image.size), 1)
    if not 1 < factor < 8:
        return image
    return image.resize((round(image.width * factor), round(image.height * factor)))


def _pixels(image: Any) -> Any:
    import numpy

    return numpy.asarray(image)[:, :, ::-1]


def _pdf_pages(data: bytes, wanted: Sequence[int]) -> Iterator[tuple[int, Any, float]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _FileError("PDF 文件已损坏，打不开。") from error
    for number in wanted:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_DPI / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        yield number, page.render(scale=scale).to_numpy()[:, :, :3], 1 / scale


def _read(engine: Any, number: int, pixels: Any, scale: float) -> None:
    height, width = pixels.shape[:2]
    found, _ = engine(pixels, return_word_box=True, text_score=0.0)
    looked_at = [line if _is_read(line) else _second_look(engine, pixels, line) for line in found or ()]
    kept = [line for line in looked_at if _is_read(line)]
    lost = len(looked_at) - len(kept)
    _emit({"page": number, "width": width * scale, "height": height * scale, "lost": lost})
    for box, text, _, _, words, scores in kept:
        is_whole = "".join(words) == text and len(words) == len(scores) == len(text)
        _emit(
            {
                "text": text,
                "box": [
                    min(p[0] for p in box) * scale,
                    min(p[1] for p in box) * scale,
                    max(p[0] for p in box) * scale,
                    max(p[1] for p in box) * scale,
                ],
                "page": number,
                "sure": [round(float(s), 3) for s in scores] if is_whole else [0.0] * len(text),
            }
        )


def _is_read(line: Any) -> bool:
    return bool(line[2] >= _LEAST_SURE and line[1].strip())


def _second_look(engine: Any, pixels: Any, line: Any) -> Any:
    """A line that was lost, read by itself and as it stands: some are taken for upside down and turned."""
    height, width = pixels.shape[:2]
    across, down = [p[0] for p in line[0]], [p[1] for p in line[0]]
    left, top = max(0, int(min(across)) - _PAD), max(0, int(min(down)) - _PAD)
    right, bottom = min(width, int(max(across)) + _PAD), min(height, int(max(down)) + _PAD)
    if right - left < _PAD or bottom - top < _PAD:
        return line
    found, _ = engine(pixels[top:bottom, left:right], use_det=False, use_cls=False, text_score=0.0)
    if not found:
        return line
    text, score = found[0]
    # How sure it is of each character is not told here; that of the whole line stands for all.
    return [line[0], text, score, None, list(text), [score] * len(text)]


def main(arguments: Sequence[str]) -> int:
    """Reads one file; the exit status is 0 also when the file is at fault."""
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY_BYTES)
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR()
    if arguments[0] == "pdf":
        pages = _pdf_pages(data, [int(n) for n in arguments[1].split(",")][:MAX_PAGES])
    else:
        pages = _images(data)
    try:
        for page in pages:
            _read(engine, *page)
    except _FileError as fault:
        _emit({"error": str(fault)})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
