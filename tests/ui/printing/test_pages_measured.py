"""Pages after GB/T 9704, measured from the PDF."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest
from paperstates import state
from pdfmeasure import Char, fonts_of, measured, origins, pdfium_text, poppler_text, rendered
from pytestqt.qtbot import QtBot

from app.core.summary.blocks import (
    Align,
    Cell,
    Column,
    Comment,
    Heading,
    Paragraph,
    PrintDocument,
    Row,
    Run,
    Table,
    text,
)
from app.core.summary.options import SummaryOptions
from app.core.summary.report import build_summary
from app.core.taxonomy import standard_taxonomy
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pages import paginate
from app.ui.printing.pdf import save_pdf

CHARACTERS = "依法行政是法治政府建设的基本要求镇人民政府坚持以习近平新时代中国特色社会主义思想为指导"


@pytest.fixture
def text_pdf(qtbot: QtBot, tmp_path: Path) -> Path:
    """Three full pages of plain text without punctuation."""
    paragraphs = tuple(Paragraph(text(CHARACTERS * 10), align=Align.JUSTIFY) for _ in range(4))
    path = tmp_path / "text.pdf"
    save_pdf(path, PrintDocument("正文", paragraphs))
    return path


def lines_of(path: Path, page: int) -> dict[float, list[Char]]:
    lines: dict[float, list[Char]] = defaultdict(list)
    for char in origins(path, page):
        lines[round(char.base, 1)].append(char)
    return dict(sorted(lines.items()))


def body_lines(path: Path, page: int) -> list[list[Char]]:
    return [line for base, line in lines_of(path, page).items() if base < 262]


def test_the_sheet_is_a4(text_pdf: Path) -> None:
    page = measured(text_pdf)[0]
    assert page.width == pytest.approx(210, abs=0.3)
    assert page.height == pytest.approx(297, abs=0.3)


def test_a_full_page_has_22_lines(text_pdf: Path) -> None:
    assert len(body_lines(text_pdf, 0)) == 22


def test_a_full_line_has_28_characters(text_pdf: Path) -> None:
    assert {len(line) for line in body_lines(text_pdf, 1)[1:5]} == {28}


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters(text_pdf: Path) -> None:
    first, second = body_lines(text_pdf, 0)[:2]
    assert first[0].left - second[0].left == pytest.approx(2 * 15.75 / 72 * 25.4, abs=0.1)
    assert len(first) == 26


def test_text_stands_28_mm_from_the_left_and_26_from_the_right(text_pdf: Path) -> None:
    page = measured(text_pdf)[0]
    inside = [w for w in page.words if w[2] < 255]
    assert min(w[1] for w in inside) == pytest.approx(28, abs=0.3)
    assert max(w[3] for w in inside) == pytest.approx(210 - 26, abs=0.3)


def test_the_text_area_is_225_mm_high_below_37_mm(text_pdf: Path) -> None:
    bases = [line[0].base for line in body_lines(text_pdf, 0)]
    em = 15.75 / 72 * 25.4
    spare = (225 / 22 - em) / 2
    assert bases[0] - 0.88 * em == pytest.approx(37 + spare, abs=0.2)
    assert bases[-1] + 0.12 * em == pytest.approx(37 + 225 - spare, abs=0.2)


def test_body_text_is_size_three(text_pdf: Path) -> None:
    assert body_lines(text_pdf, 0)[3][0].size == pytest.approx(15.75, abs=0.05)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(text_pdf: Path) -> None:
    pages = [lines_of(text_pdf, n) for n in range(3)]
    feet = [list(lines.values())[-1] for lines in pages]
    assert ["".join(c.text for c in foot) for foot in feet] == ["—1—", "—2—", "—3—"]
    em = 14 / 72 * 25.4
    for page in (measured(text_pdf)[0], measured(text_pdf)[2]):
        assert max(w[3] for w in page.words if w[2] > 262) == pytest.approx(184 - em, abs=0.3)
    assert feet[1][0].left == pytest.approx(28 + em, abs=0.3)
    assert feet[0][1].size == pytest.approx(14, abs=0.05)


def test_the_dash_of_the_page_number_is_7_mm_below_the_text_area(text_pdf: Path) -> None:
    picture = rendered(text_pdf, 0, dots_per_inch=300)
    em = 14 / 72 * 25.4
    at_dash = picture.x(184 - 1.4 * em)
    rows = range(picture.x(264), picture.x(280))
    dark = next(y for y in rows if picture.grey(at_dash, y) < 128)
    assert dark / picture.per_mm == pytest.approx(262 + 7, abs=0.4)


def test_extracted_text_is_exact_in_two_readers(qtbot: QtBot, tmp_path: Path) -> None:
    words = "民人工长见车马风龙门一二八十大小山川口言金食首高黑黄鼠龟“全覆盖”（4·15）ABC 12345 office 𬭎镇㐱"
    path = tmp_path / "exact.pdf"
    save_pdf(
        path, PrintDocument("字", (Heading(0, text(words)), Paragraph(text(words)), Heading(1, text(words))))
    )
    for found in (poppler_text(path), pdfium_text(path)):
        flat = "".join(found.split())
        assert flat.count("".join(words.split())) == 3
        assert not [c for c in flat if "\u2e80" <= c <= "\u2fdf"]


def test_every_font_is_embedded_with_a_character_map(text_pdf: Path) -> None:
    rows = fonts_of(text_pdf)
    assert rows
    for row in rows:
        assert row[-5] == "yes", row
        assert row[-3] == "yes", row


def long_table(rows: int) -> Table:
    return Table(
        (Column(1), Column(5)),
        (Row((Cell(text("表头")), Cell(text("内容")))),),
        tuple(Row((Cell(text(f"R{n}")), Cell(text(CHARACTERS * (1 + n % 3))))) for n in range(rows)),
    )


def test_table_heads_are_repeated_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    count = save_pdf(path, PrintDocument("表", (Paragraph(text("引言")), long_table(60))))
    assert count > 2
    for page in measured(path):
        assert [w[0] for w in page.words].count("表头") == 1


def test_rows_are_not_divided(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    save_pdf(path, PrintDocument("表", (long_table(60),)))
    for index, page in enumerate(measured(path)):
        content = [w[0] for w in page.words]
        rows = [int(w[1:]) for w in content if w.startswith("R") and w[1:].isdigit()]
        expected = sum(len(CHARACTERS) * (1 + n % 3) for n in rows)
        assert sum(len(w) for w in content if set(w) <= set(CHARACTERS)) == expected, index


def test_a_row_higher_than_a_page_is_divided_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "high.pdf"
    words = CHARACTERS * 80
    table = Table((Column(1), Column(1)), long_table(1).head, (Row((Cell(text("高")), Cell(text(words)))),))
    assert save_pdf(path, PrintDocument("高", (table,))) > 1
    flat = "".join("".join(w[0] for w in page.words if w[1] > 100) for page in measured(path))
    assert flat.count(CHARACTERS[:1]) >= words.count(CHARACTERS[:1])


@pytest.mark.parametrize("lines", range(18, 24))
def test_a_heading_is_never_the_last_thing_on_a_page(qtbot: QtBot, tmp_path: Path, lines: int) -> None:
    path = tmp_path / "heads.pdf"
    filler = tuple(Paragraph(text("一行")) for _ in range(lines))
    blocks = (
        *filler,
        Heading(1, text("一、标题")),
        Heading(2, text("（一）标题")),
        Paragraph(text(CHARACTERS)),
    )
    save_pdf(path, PrintDocument("题", blocks))
    for page in measured(path):
        inside = [w[0] for w in page.words if w[2] < 262]
        assert "标题" not in inside[-1]


def test_a_signature_is_never_alone_on_a_page(qtbot: QtBot) -> None:
    fonts = FaceBook()
    for paragraphs in range(1, 12):
        document = build_summary(
            state(paragraphs),
            standard_taxonomy(),
            options=SummaryOptions(office="云山县司法局", printed_at="2025-03-03"),
        )
        last = paginate(document, fonts)[-1]
        assert any(not hasattr(item.box, "index") for item in last.placed)


def test_the_short_form_fits_one_page(qtbot: QtBot) -> None:
    document = build_summary(
        state(30),
        standard_taxonomy(),
        options=SummaryOptions(is_short=True, office="云山县司法局", printed_at="2025-03-03"),
    )
    assert len(paginate(document, FaceBook())) == 1


def test_notes_stand_at_the_foot_of_their_own_page(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    blocks = tuple(
        Paragraph((*text(CHARACTERS), Run(f"甲{n}", comment=Comment(f"〔{n}〕", f"注释甲{n}注释"))))
        for n in range(40)
    )
    save_pdf(path, PrintDocument("注", blocks))
    pages = measured(path)
    assert len(pages) > 2
    for page in pages:
        words = [w[0] for w in page.words]
        noted = {w for w in words if w.startswith("注释甲")}
        assert noted
        joined = "".join(w[0] for w in page.words if not w[0].startswith("注释甲"))
        for note in noted:
            assert note.removeprefix("注释").removesuffix("注释") in joined
        assert max(w[4] for w in page.words if w[0] in noted) < 263


def test_bookmarks_and_metadata_are_in_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "marks.pdf"
    blocks = (
        Heading(0, text("题名")),
        Heading(1, text("一、甲")),
        Heading(2, text("（一）乙")),
        *(Paragraph(text(CHARACTERS)) for _ in range(30)),
        Heading(1, text("二、丙")),
        Paragraph(text(CHARACTERS)),
    )
    save_pdf(path, PrintDocument("题名（终）", blocks, author="云山县司法局", subject="主题"))
    document = pypdfium2.PdfDocument(str(path))
    try:
        entries = [(b.level, b.get_title(), b.get_dest().get_index()) for b in document.get_toc()]
        data = document.get_metadata_dict()
    finally:
        document.close()
    assert entries == [(0, "题名", 0), (1, "一、甲", 0), (2, "（一）乙", 0), (1, "二、丙", 2)]
    assert (data["Title"], data["Author"], data["Subject"]) == ("题名（终）", "云山县司法局", "主题")


def test_report_text_is_never_markup(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "markup.pdf"
    words = '<img src="file:///etc/hostname"><b>粗</b>&amp;'
    save_pdf(path, PrintDocument("标记", (Paragraph(text(words)),)))
    assert "".join(words.split()) in "".join(poppler_text(path).split())


def test_an_empty_document_is_one_page(qtbot: QtBot) -> None:
    assert len(paginate(PrintDocument("空", ()), FaceBook())) == 1
