"""Where LibreOffice is installed it says what stands on the page: our numbers must be its numbers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from wordfile import level, numbering, paragraph, word_file

from app.readers.registry import read_document

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LISTS = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
    level(5, "decimal", "%3.%6"),
)
WALKS = {
    "in order": [0, 1, 2, 2, 1, 2, 3, 3, 0, 1, 1],
    "begins low": [1, 0, 1, 2, 3, 3, 1, 2, 3, 0, 2, 1],
    "jumps": [0, 2, 2, 0, 3, 1, 4, 4, 2, 0],
    "plain text between": [0, None, 1, None, 1, 0, None, 1],
    "many": [0] * 12 + [1] * 21,
}


NEEDS_OFFICE = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(folder: Path, kind: str, *files: Path) -> None:
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip


def written(folder: Path) -> list[Path]:
    """The walks as Word files."""
    files = []
    for number, walk in enumerate(WALKS.values()):
        body = [paragraph(f"第{n}段文字", level=place) for n, place in enumerate(walk)]
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(word_file(*body, numbering=LISTS))
    return files


@NEEDS_OFFICE
@pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt"])
def test_numbers_agree_with_libreoffice(suffix: str, tmp_path: Path) -> None:
    files = written(tmp_path)
    if suffix != ".docx":
        convert(tmp_path, {".doc": "doc:MS Word 97", ".odt": "odt"}[suffix], *files)
        files = [path.with_suffix(suffix) for path in files]
    convert(tmp_path, "txt:Text (encoded):UTF8", *files)
    for name, path in zip(WALKS, files, strict=True):
        oracle = path.with_suffix(".txt").read_text(encoding="utf-8-sig")
        assert squeezed(read_document(path.read_bytes(), path.name).text) == squeezed(oracle), name


def squeezed(text: str) -> list[str]:
    return [re.sub(r"\s", "", line) for line in text.splitlines() if line.strip()]
