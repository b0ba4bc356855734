"""Pages of originals are drawn by a child process, and printed lines say where on a page a text stands."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest

from app.core.errors import ReportError
from app.readers.children import start
from app.readers.layout import paragraphs
from app.readers.page_image import has_pages, page_image
from app.readers.page_lines import Run
from app.readers.registry import read_document

PDF = (Path(__file__).parent / "documents" / "long.pdf").read_bytes()


def always() -> bool:
    return True


def answer(monkeypatch: pytest.MonkeyPatch, row: object) -> None:
    monkeypatch.setattr(start, "command", lambda *_: [sys.executable, "-c", f"print({json.dumps(row)!r})"])


def test_a_page_of_a_pdf_is_drawn_in_the_proportions_of_its_paper() -> None:
    drawn = page_image(PDF, "pdf", 2, always)
    assert (drawn.page, drawn.pages) == (2, 3)
    assert len(drawn.pixels) == 4 * drawn.width * drawn.height
    assert drawn.width / drawn.height == pytest.approx(drawn.points[0] / drawn.points[1], abs=0.01)
    assert min(drawn.pixels) < 60  # ink


def test_a_page_that_is_not_there_is_the_nearest_one() -> None:
    assert page_image(PDF, "pdf", 99, always).page == 3


def test_only_files_with_fixed_pages_are_drawn() -> None:
    assert has_pages("pdf") and has_pages("scan")
    assert not has_pages("docx") and not has_pages("html")


@pytest.mark.parametrize("form", ["pdf", "scan"])
def test_what_cannot_be_drawn_is_one_sentence(form: str) -> None:
    with pytest.raises(ReportError, match="。"):
        page_image(b"%PDF-1.7 rubbish", form, 1, always)


def test_a_page_that_nobody_waits_for_is_given_up() -> None:
    with pytest.raises(ReportError, match="取消"):
        page_image(PDF, "pdf", 1, lambda: False)


@pytest.mark.parametrize(
    "row",
    [
        [],
        {"pages": 1},
        {"pages": 1, "points": [1, 1], "width": 2, "height": 2, "pixels": base64.b64encode(b"x").decode()},
        {"pages": 1, "points": [1, 1], "width": -1, "height": -1, "pixels": "AAAAAA=="},
        {"pages": 1, "points": [1, 1], "width": 10**9, "height": 1, "pixels": ""},
    ],
)
def test_an_answer_whose_numbers_do_not_fit_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, row: object
) -> None:
    answer(monkeypatch, row)
    with pytest.raises(ReportError, match="画不出来"):
        page_image(b"", "pdf", 1, always)


def test_every_word_of_a_pdf_stands_on_a_printed_line() -> None:
    document = read_document(PDF, "长.pdf")
    for word in ("第1段", "第30段"):
        at = document.text.index(word)
        line = document.line_at(at)
        assert line is not None and line.start <= at < line.end
        assert line.page == document.page_at(at)
    ends = [edge for line in document.lines for edge in (line.start, line.end)]
    assert ends == sorted(ends)


def test_a_paragraph_over_two_pages_has_lines_on_both() -> None:
    first = Run("全年共组织开展法治宣传活动十二场次，发放宣传资料一万", 80, 700, 528, 716, 1)
    second = Run("余份，接受群众咨询二百余人次。", 80, 80, 320, 96, 2)
    document = paragraphs([first, second], {1: 842.0, 2: 842.0}).document(format="pdf")
    assert [(line.page, document.text[line.start : line.end]) for line in document.lines] == [
        (1, first.text),
        (2, second.text),
    ]


def test_before_the_first_line_there_is_none() -> None:
    assert read_document("没有页面的文字".encode(), "a.txt").line_at(0) is None
