"""Word files, opened with python-docx, and with LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from paperstates import state

from app.core.summary.blocks import Bar, BarChart, Heading, Paragraph, PrintDocument, Run, text
from app.core.summary.comparison import build_comparison
from app.core.summary.fulltext import build_full_text
from app.core.summary.grid import GridCell, GridHead, GridTable
from app.core.summary.options import SummaryOptions
from app.core.summary.report import build_summary
from app.core.taxonomy import standard_taxonomy
from app.writers.docx import save_docx

BOOK = standard_taxonomy()


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "summary.docx"
    save_docx(path, build_summary(state(), BOOK, options=SummaryOptions(office="云山县司法局")))
    return path


def test_headings_have_real_levels(summary: Path) -> None:
    styles = [(p.style.name, p.text) for p in docx.Document(summary).paragraphs if p.style.name != "Normal"]
    assert styles[0] == ("Title", "青石镇2024年法治政府建设情况报告\n阅核摘要")
    assert ("Heading 1", "一、概述") in styles


def test_chinese_fonts_are_named_in_the_styles(summary: Path) -> None:
    styles = docx.Document(summary).styles

    def family(name: str) -> str:
        return str(styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")))

    assert [family(n) for n in ("Normal", "Title", "Heading 1", "Heading 2")] == [
        "仿宋",
        "方正小标宋简体",
        "黑体",
        "楷体",
    ]


def test_the_page_has_the_margins_of_the_standard(summary: Path) -> None:
    section = docx.Document(summary).sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [37, 26, 35, 28]


def test_page_numbers_are_fields_on_both_sides(summary: Path) -> None:
    document = docx.Document(summary)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, 2), (section.even_page_footer, 0)):
        paragraph = footer.paragraphs[0]
        assert "PAGE" in paragraph._element.xml
        assert paragraph.alignment == side


def test_table_heads_are_repeated_and_rows_not_split(summary: Path) -> None:
    tables = docx.Document(summary).tables
    table = next(t for t in tables if t.rows[0].cells[-1].text == "状态")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_comments_hang_on_the_passages(tmp_path: Path) -> None:
    path = tmp_path / "full.docx"
    save_docx(path, build_full_text(state(), BOOK))
    document = docx.Document(path)
    comments = {comment.text: comment for comment in document.comments}
    assert "请乡镇核实此处。" in comments
    first = next(text for text in comments if "法治培训场次 3次" in text)
    identity = str(comments[first].comment_id)
    body = document.element.body
    start = next(e for e in body.iter(qn("w:commentRangeStart")) if e.get(qn("w:id")) == identity)
    passage = start.getnext()
    assert "".join(t.text or "" for t in passage.iter(qn("w:t"))) == "3次"


def test_metadata_is_set(summary: Path) -> None:
    properties = docx.Document(summary).core_properties
    assert properties.title == "青石镇2024年法治政府建设情况报告阅核摘要"
    assert properties.author == "云山县司法局"
    assert properties.created.year > 2020


def test_a_comparison_is_landscape(tmp_path: Path) -> None:
    path = tmp_path / "grid.docx"
    grid = GridTable("对比", (GridHead("甲"),), (GridHead("乙"),), ((GridCell("1", 1.0),),))
    save_docx(path, build_comparison(grid))
    section = docx.Document(path).sections[0]
    assert section.page_width > section.page_height


def test_bars_are_block_characters_as_long_as_their_share(tmp_path: Path) -> None:
    path = tmp_path / "bars.docx"
    values = (("甲", 200.0), ("乙", 105.0), ("丙", 0.5), ("丁", 0.0), ("戊", None))
    bars = tuple(Bar(town, value, "未报告" if value is None else str(value)) for town, value in values)
    save_docx(path, PrintDocument("图", (BarChart("普法场次", bars),)))
    rows = [[cell.text for cell in row.cells] for row in docx.Document(path).tables[0].rows]
    assert [row[1] for row in rows] == ["█" * 20, "█" * 10 + "▌", "▌", "", ""]
    assert [row[2] for row in rows] == ["200.0", "105.0", "0.5", "0.0", "未报告"]


def test_characters_that_xml_forbids_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    words = "甲\x0b乙\ud800丙\ufffe𬭎<w:p>&"
    save_docx(path, PrintDocument(words, (Heading(1, text(words)), Paragraph((Run(words, is_bold=True),)))))
    assert docx.Document(path).paragraphs[0].text == "甲乙丙𬭎<w:p>&"


def test_every_part_is_well_formed(summary: Path) -> None:
    with zipfile.ZipFile(summary) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_sees_28_characters_a_line(tmp_path: Path) -> None:
    path = tmp_path / "lines.docx"
    save_docx(path, PrintDocument("行", (Paragraph(text("法治政府建设情况报告工作" * 30)),)))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=100,
    )
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "lines.pdf"), "-"], check=True, capture_output=True
    )
    lines = [line.strip() for line in done.stdout.decode().splitlines() if line.strip()]
    assert len(lines[1]) == 28
