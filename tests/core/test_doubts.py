"""Figures on uncertain characters get little confidence and say why; the others stay as they are."""

from __future__ import annotations

from app.core.doubts import lower_doubtful
from app.core.reading import read_document
from app.core.report import Document, Doubt, Figure

TEXT = "云集镇2024年法治政府建设工作报告\n一、主要做法\n调解矛盾纠纷218件，办结案件12件。\n"


def figure(start: int, end: int) -> Figure:
    return Figure(start, end, "x" * (end - start), 1.0, "件", confidence=0.8, why="调解")


def test_only_figures_that_touch_a_doubt_are_lowered() -> None:
    figures = (figure(0, 3), figure(3, 6), figure(8, 9), figure(12, 15))
    lowered = lower_doubtful(figures, (Doubt(5, 7, 0.4), Doubt(14, 15, 0.7)))
    assert [f.confidence for f in lowered] == [0.8, 0.3, 0.8, 0.3]
    assert lowered[1].why == "图像中字迹不清，请对照原件；调解" and lowered[0] is figures[0]


def test_without_doubts_nothing_changes() -> None:
    assert lower_doubtful((figure(0, 3),), ()) == (figure(0, 3),)


def test_the_reading_of_a_scan_puts_unclear_numbers_first() -> None:
    at = TEXT.index("218")
    reading = read_document(Document(TEXT, format="scan", doubts=(Doubt(at, at + 1, 0.5),)))
    assert min(reading.figures, key=lambda f: f.confidence).value == 218
