"""Words in the cells of ruled tables stay together, however many lines a cell has."""

from __future__ import annotations

import time

from app.readers.layout import paragraphs
from app.readers.page_lines import Run
from app.readers.ruled import Box, tables_of

ACROSS, DOWN = (100.0, 140.0, 200.0), (80.0, 180.0, 300.0, 400.0)


def grid() -> list[Box]:
    level = [(DOWN[0], y, DOWN[-1], y + 0.5) for y in ACROSS]
    return [*level, *((x, ACROSS[0], x + 0.5, ACROSS[-1]) for x in DOWN)]


def run(text: str, left: float, top: float) -> Run:
    return Run(text, left, top, left + 16 * len(text), top + 16, 1)


def test_a_cell_of_several_lines_is_one_cell() -> None:
    runs = [
        run("统计如下：", 80, 60),
        run("序号", 85, 110),
        run("指标", 185, 110),
        run("件数", 305, 110),
        run("1", 85, 150),
        run("调解矛盾纠纷", 185, 145),
        run("件数（件）", 185, 165),
        run("218", 303, 155),
        run("以上。", 80, 220),
    ]
    document = paragraphs(runs, {1: 842.0}, rules={1: grid()}).document(format="pdf")
    assert document.text.split("\n") == [
        "统计如下：",
        "序号\t指标\t件数",
        "1\t调解矛盾纠纷件数（件）\t218",
        "以上。",
    ]
    assert [p.kind for p in document.places] == ["paragraph", "row", "row", "paragraph"]


def test_an_empty_cell_keeps_its_place() -> None:
    runs = [run("合计", 85, 110), run("222", 305, 110)]
    text = paragraphs(runs, {1: 842.0}, rules={1: grid()}).document(format="pdf").text
    assert text == "合计\t\t222"


def test_a_frame_or_a_line_below_words_is_no_table() -> None:
    frame = [(80.0, 100.0, 80.5, 200.0), (400.0, 100.0, 400.5, 200.0), (80.0, 100.0, 400.0, 100.5)]
    assert tables_of(frame) == []
    assert tables_of([(80.0, 100.0, 400.0, 100.5)]) == []


def test_thousands_of_rules_take_no_long_time() -> None:
    many = [(float(x), 12.0 * n, float(x) + 0.5, 12.0 * n + 8) for n in range(1300) for x in (1, 50, 90)]
    began = time.process_time()
    tables_of(many + [(0.0, y, 90.0, y + 1) for _, y, _, _ in many])
    assert time.process_time() - began < 2
