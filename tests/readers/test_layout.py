"""Lines on pages become the paragraphs that a person reads."""

from __future__ import annotations

import pytest

from app.readers.layout import mend, paragraphs
from app.readers.page_lines import Run

EM = 16.0
LEFT = 80.0
WIDTH = 28
HEIGHT = 842.0


def run(text: str, row: int, *, page: int = 1, indent: float = 0.0) -> Run:
    left = LEFT + indent * EM
    top = 100 + row * 28
    return Run(text, left, top, left + len(text) * EM, top + EM, page)


def text_of(*runs: Run) -> list[str]:
    return paragraphs(runs, {r.page: HEIGHT for r in runs}).document(format="pdf").text.split("\n")


def wrapped(text: str, row: int, *, page: int = 1) -> list[Run]:
    """A paragraph with two blanks before its first line, as a page of 28 characters shows it."""
    lines = [text[: WIDTH - 2]] + [text[i : i + WIDTH] for i in range(WIDTH - 2, len(text), WIDTH)]
    return [run(line, row + n, page=page, indent=2 if n == 0 else 0) for n, line in enumerate(lines)]


LONG = "全年共组织开展法治宣传活动十二场次，发放宣传资料一万余份，接受群众咨询二百余人次，调解矛盾纠纷二百一十八件，群众法治意识明显提升。"


def test_the_lines_of_a_paragraph_are_joined() -> None:
    assert text_of(*wrapped(LONG, 0), *wrapped("第二段" + LONG, 5)) == [LONG, "第二段" + LONG]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    runs = wrapped(LONG, 0)
    moved = [Run(r.text, r.left, 80, r.right, 96, 2) if n == 2 else r for n, r in enumerate(runs)]
    assert text_of(*moved) == [LONG]


def test_a_full_last_line_does_not_swallow_a_numbered_paragraph() -> None:
    exact = LONG[: WIDTH - 3] + "。"
    assert text_of(*wrapped(exact, 0), *wrapped("（二）" + LONG, 1)) == [exact, "（二）" + LONG]


def test_page_numbers_and_recurring_headers_are_left_out() -> None:
    runs = []
    for page in (1, 2, 3):
        runs.append(Run("石桥镇人民政府文件", LEFT, 30, 300, 46, page))
        runs.extend(wrapped(f"{'甲乙丙'[page - 1]}{LONG}", 0, page=page))
        runs.append(Run(f"— {page} —", 280, 800, 320, 812, page))
    assert text_of(*runs) == [f"{c}{LONG}" for c in "甲乙丙"]


def test_a_number_in_the_body_is_no_page_number() -> None:
    assert text_of(*wrapped(LONG, 0), run("12", 5)) == [LONG, "12"]


def test_cells_side_by_side_are_one_row_with_tabs() -> None:
    rows = [
        [
            Run(t, LEFT + 150 * c, 100 + 28 * r, LEFT + 150 * c + 32, 116 + 28 * r, 1)
            for c, t in enumerate(row)
        ]
        for r, row in enumerate([("类别", "件数"), ("调解", "12")])
    ]
    assert text_of(*rows[0], *rows[1]) == ["类别\t件数", "调解\t12"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [Run(f"左栏第{n:02d}行文字内容在此", 60, 100 + 20 * n, 280, 112 + 20 * n, 1) for n in range(10)]
    right = [Run(f"右栏第{n:02d}行文字内容在此", 320, 100 + 20 * n, 540, 112 + 20 * n, 1) for n in range(10)]
    text = "".join(text_of(*(r for pair in zip(left, right, strict=True) for r in pair)))
    assert text.index("左栏第09行") < text.index("右栏第00行")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [("2024 年 度", "2024年度"), ("⼈⺠政府⼯作", "人民政府工作"), ("PM2.5 and SO2", "PM2.5 and SO2"), ("共 12 件", "共12件")],
)  # fmt: skip
def test_radicals_and_blanks_are_mended(raw: str, clean: str) -> None:
    assert mend(raw) == clean


def test_pages_are_remembered() -> None:
    out = paragraphs([*wrapped(LONG, 0), *wrapped("次页" + LONG, 0, page=2)], {1: HEIGHT, 2: HEIGHT})
    assert [p.page for p in out.document(format="pdf").places] == [1, 2]


def test_a_line_that_is_short_because_a_word_went_to_the_next_goes_on() -> None:
    first, second = (
        "将全镇划分为二十九个网格，按照",
        "“1+3+N”的要求配备力量，完成了网格建设的任务，成效明显。",
    )
    full = [run("整" * WIDTH, row) for row in range(3, 12)]
    long = first + "依" * 9
    assert text_of(run(long, 0), run(second, 1), *full)[0].startswith(long + "“1+3+N”")
    assert text_of(run(first, 0), run("另起一段的文字。", 1), *full)[0] == first


def test_the_raised_mark_of_a_note_is_no_part_of_a_number() -> None:
    left = LEFT + 5 * EM
    mark = Run("1", left, 99, left + 5, 106, 1)
    assert text_of(run("调解218", 0), mark, Run("件，成功。", left + 5, 100, left + 85, 116, 1)) == [
        "调解218件，成功。"
    ]


def test_the_power_of_a_unit_stays() -> None:
    power = Run("2", LEFT + 4 * EM, 99, LEFT + 4 * EM + 5, 106, 1)
    assert text_of(run("12km", 0), power)[0].replace(" ", "") == "12km2"
