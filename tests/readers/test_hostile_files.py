"""Damaged and hostile files: one sentence each, no crash, no hang."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from wordfile import paragraph, word_file

from app.core.errors import ReportError
from app.readers.registry import read_document

FOLDER = Path(__file__).parent / "documents"
ORIGINALS = {
    p.name: p.read_bytes() for p in sorted(FOLDER.glob("*.*")) if p.stem in {"table", "tracked", "mixed"}
}


def mutated(data: bytes, seed: int) -> bytes:
    """Flips, cuts, doubles or overwrites a few stretches; the same seed gives the same damage."""
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(max(len(damaged), 1))
        length = chance.randint(1, 64)
        kind = chance.randrange(4)
        if kind == 0:
            damaged[at : at + length] = chance.randbytes(length)
        elif kind == 1:
            del damaged[at : at + length]
        elif kind == 2:
            damaged[at:at] = damaged[at : at + length]
        else:
            damaged[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(damaged)


def read_or_refuse(data: bytes, name: str) -> None:
    began = time.perf_counter()
    try:
        document = read_document(data, name)
    except ReportError as error:
        assert len(str(error)) > 4
    else:
        assert document.text.strip()
        assert all(0 <= p.start < p.end <= len(document.text) for p in document.places)
    assert time.perf_counter() - began < 30


@pytest.mark.parametrize("name", sorted(n for n in ORIGINALS if not n.endswith(".pdf")))
def test_mutated_files_are_read_or_refused_with_a_sentence(name: str) -> None:
    for seed in range(40):
        read_or_refuse(mutated(ORIGINALS[name], seed), name)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", sorted(ORIGINALS))
def test_thousands_of_mutated_files_are_read_or_refused(name: str) -> None:
    for seed in range(1000, 1150 if name.endswith(".pdf") else 3000):
        read_or_refuse(mutated(ORIGINALS[name], seed), name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("深.html", b"<html>" + b"<div>" * 100_000 + "字".encode() * 100),
        ("深.docx", word_file("<w:ins>" * 3000 + paragraph("x") + "</w:ins>" * 3000)),
        ("宽.rtf", b"{\\rtf1 " + b"\\'d6" * 100_000 + b"}"),
        ("长.txt", ("1" * 300_000).encode()),
        ("空白.txt", (" " * 300_000 + "字").encode()),
        ("表.html", b"<html><table>" + b"<tr><td>" * 20_000),
    ],
)
def test_absurd_shapes_take_no_absurd_time(name: str, data: bytes) -> None:
    began = time.perf_counter()
    read_or_refuse(data, name)
    assert time.perf_counter() - began < 5


def test_a_wrong_suffix_is_no_harm() -> None:
    for name, data in ORIGINALS.items():
        read_or_refuse(data, name + ".docx")
        assert read_document(data, "x.bin" if not name.endswith(".txt") else "x.txt").text
