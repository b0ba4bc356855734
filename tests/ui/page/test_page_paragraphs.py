"""Paragraphs stand where their heights say, estimated or exact."""

from __future__ import annotations

from app.ui.page.paragraphs import Paragraphs


def made() -> Paragraphs:
    paragraphs = Paragraphs((4, 18, 0, 9))
    paragraphs.estimate(top=5.0, columns=10, pitch=20.0, large=[0], large_pitch=30.0)
    return paragraphs


def test_heights_are_estimated_from_lengths() -> None:
    paragraphs = made()
    assert paragraphs.heights == [30.0, 40.0, 20.0, 40.0]
    assert paragraphs.tops == [5.0, 35.0, 75.0, 95.0, 135.0]
    assert paragraphs.starts == [0, 5, 24, 25, 35]


def test_an_exact_height_moves_what_stands_below() -> None:
    paragraphs = made()
    assert not paragraphs.set_height(2, 20.0)
    assert paragraphs.set_height(1, 20.0)
    paragraphs.add_up()
    assert paragraphs.tops == [5.0, 35.0, 55.0, 75.0, 115.0]
    assert [paragraphs.is_set(n) for n in range(4)] == [False, True, True, False]


def test_paragraphs_are_found_by_height_and_by_position() -> None:
    paragraphs = made()
    assert [paragraphs.number_at(y) for y in (-9, 5, 34.9, 35, 94, 900)] == [0, 0, 0, 1, 2, 3]
    assert [paragraphs.number_of(p) for p in (0, 4, 5, 23, 24, 25, 99)] == [0, 0, 1, 1, 2, 3, 3]
