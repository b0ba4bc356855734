"""Documents that LibreOffice wrote in each format give the text a person reads (scripts/make_documents.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_document

FOLDER = Path(__file__).parent / "documents"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")
# A page shows cells and soft returns, but not that they are such: PDF and OFD keep words and lines only.
LOOSE = {".pdf", ".ofd"}


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt", ".pdf", ".ofd"])
def test_there_are_more_than_ten_documents_of_each_format(suffix: str) -> None:
    assert sum(path.suffix == suffix for path in FILES) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_text_is_what_stands_on_the_page(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    is_loose = path.suffix in LOOSE
    if path.stem == "tracked" and is_loose:
        # LibreOffice prints a deletion struck through, so that the page itself shows both numbers.
        expected = expected.replace("570", "680570")
    if path.stem == "notes" and is_loose:
        expected = expected.replace("数据截至", "1数据截至")  # the mark before the note stands on the page
    assert document.notices == ()
    assert squeezed(document.text, loose=is_loose) == squeezed(expected, loose=is_loose)


def squeezed(text: str, *, loose: bool) -> list[str]:
    lines = [line.rstrip().replace(" ", "") for line in text.strip().split("\n")]
    return ["".join("".join(lines).split())] if loose else [line for line in lines if line]
