"""Old Word files: automatic numbers, and damage within the parts that hold them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.core.errors import ReportError
from app.readers.doc import reader
from app.readers.doc.properties import properties
from app.readers.registry import read_document

FOLDER = Path(__file__).parent / "documents"


def test_all_ways_of_numbering_come_back() -> None:
    lines = read_document((FOLDER / "lists.doc").read_bytes(), "a.wps").text.split("\n")
    starts = ("一、", "（一）", "（二）", "1．", "（1）", "①", "②", "A.", "i)", "2．", "（三）", "二、")
    assert all(line.startswith(start) for line, start in zip(lines[1 : len(starts) + 1], starts, strict=True))


def test_lists_that_are_damaged_are_told_and_the_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("damaged")

    monkeypatch.setattr(reader, "Formats", broken)
    document = read_document((FOLDER / "numbered.doc").read_bytes(), "a.doc")
    assert "编号" in document.notices[0] and "举措" in document.text


@pytest.mark.parametrize("name", ["lists", "styled", "nested", "notes", "tracked"])
def test_damage_within_the_streams_is_read_or_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    streams = reader._streams((FOLDER / f"{name}.doc").read_bytes())
    for seed in range(60):
        chance = random.Random(seed)
        damaged = [bytearray(stream) for stream in streams]
        for _ in range(12):
            stream = damaged[chance.randrange(2)]
            stream[chance.randrange(len(stream))] = chance.randrange(256)
        monkeypatch.setattr(reader, "_streams", lambda _, d=damaged: tuple(map(bytes, d)))
        try:
            reader.read(b"")
        except ReportError as error:
            assert "。" in str(error)


def test_properties_that_are_cut_off_are_left_out() -> None:
    whole = b"\x0a\x26\x02" + b"\x0b\x46\x01\x00"
    assert list(properties(whole)) == [(0x260A, b"\x02"), (0x460B, b"\x01\x00")]
    assert [code for code, _ in properties(whole[:5])] == [0x260A]
    assert list(properties(b"\x08\xd6\xff")) == [(0xD608, b"\xff")]
