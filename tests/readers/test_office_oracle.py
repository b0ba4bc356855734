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


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", WALKS)
def test_numbers_agree_with_libreoffice(name: str, tmp_path: Path) -> None:
    body = [paragraph(f"第{n}段文字", level=place) for n, place in enumerate(WALKS[name])]
    data = word_file(*body, numbering=LISTS)
    (tmp_path / "a.docx").write_bytes(data)
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    oracle = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert squeezed(read_document(data, "a.docx").text) == squeezed(oracle)


def squeezed(text: str) -> list[str]:
    return [re.sub(r"\s", "", line) for line in text.splitlines() if line.strip()]
