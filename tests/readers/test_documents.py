"""Documents that LibreOffice wrote in each format give the text a person reads (scripts/make_documents.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_document

FOLDER = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# A page shows cells and soft returns, but not that they are such: a PDF keeps words and lines only.
LOOSE = {"pdf"}


def test_there_are_ten_documents_of_each_format() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_what_stands_on_the_page(name: str, suffix: str) -> None:
    document = read_document((FOLDER / f"{name}.{suffix}").read_bytes(), f"{name}.{suffix}")
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    if (name, suffix) == ("tracked", "pdf"):
        # LibreOffice prints a deletion struck through, so that the page itself shows both numbers.
        expected = expected.replace("570", "680570")
    assert squeezed(document.text, loose=suffix in LOOSE) == squeezed(expected, loose=suffix in LOOSE)


def squeezed(text: str, *, loose: bool) -> list[str]:
    lines = [line.rstrip().replace(" ", "") for line in text.strip().split("\n")]
    return ["".join("".join(lines).split())] if loose else [line for line in lines if line]
