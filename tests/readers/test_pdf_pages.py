"""What sort of page a page of a PDF is: text, a scan with a header only, a scan with rubbish under it, turned."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from app.core.errors import ReportError
from app.readers import scan
from app.readers.page_lines import Run
from app.readers.pdf import reader
from app.readers.pdf.pages import Page, Pages
from app.readers.registry import read_document
from app.readers.scan.lines import Scanned, ScannedLine
from app.readers.watch import Watch

LINES = [f"第{n}行全年共组织开展法治宣传活动十二场次发放资料" for n in range(1, 9)]


class Paper:
    """A PDF file in the making, in points from the top left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = QPdfWriter(str(path))
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setResolution(72)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self.painter = QPainter(self._writer)
        self.size(16)

    def size(self, pixels: int) -> None:
        font = QFont("Noto Serif CJK SC")
        font.setPixelSize(pixels)
        self.painter.setFont(font)

    def lines(self, texts: list[str], top: float = 100) -> None:
        for row, text in enumerate(texts):
            self.painter.drawText(80, round(top + 28 * row), text)

    def image(self) -> None:
        picture = QImage(300, 400, QImage.Format.Format_RGB32)
        picture.fill(QColor("lightgrey"))
        self.painter.drawImage(QRectF(0, 0, 595, 842), picture)

    def next(self) -> None:
        self._writer.newPage()

    def data(self) -> bytes:
        self.painter.end()
        return self._path.read_bytes()


@pytest.fixture
def paper(tmp_path: Path, qtbot: QtBot) -> Paper:
    return Paper(tmp_path / "a.pdf")


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_installed", lambda: False)


@pytest.mark.usefixtures("without_extra")
def test_a_scan_with_a_header_only_is_told_when_it_cannot_be_read(paper: Paper) -> None:
    paper.lines(LINES)
    paper.next()
    paper.image()
    paper.lines(["石桥镇人民政府"], top=40)
    document = read_document(paper.data(), "a.pdf")
    assert document.text.count("行全年") == 8
    assert "第 2 页没有可用的文字" in document.notices[0] and "rapidocr" in document.notices[0]


@pytest.mark.usefixtures("without_extra")
def test_a_file_of_scans_with_headers_says_what_to_install(paper: Paper) -> None:
    paper.image()
    paper.lines(["石桥镇人民政府"], top=40)
    with pytest.raises(ReportError, match="rapidocr"):
        read_document(paper.data(), "a.pdf")


def test_a_scan_with_a_header_is_recognised_where_that_can_be(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def recognise(_data: bytes, pages: list[int], _watch: Watch) -> Scanned:
        asked.extend(pages)
        scanned = Scanned(lambda _: None)
        scanned.lines.append(ScannedLine(Run("石桥镇人民政府报告", 80, 200, 300, 216, 2), (1.0,) * 9))
        return scanned

    monkeypatch.setattr(scan, "is_installed", lambda: True)
    monkeypatch.setattr(scan, "read_pdf_pages", recognise)
    paper.lines(LINES)
    paper.next()
    paper.image()
    paper.lines(["石桥镇文件"], top=40)
    document = read_document(paper.data(), "a.pdf")
    assert asked == [2]
    assert "石桥镇人民政府报告" in document.text and "石桥镇文件" not in document.text


def test_the_text_under_a_scan_is_taken_and_told(paper: Paper) -> None:
    paper.image()
    paper.lines(LINES)
    document = read_document(paper.data(), "a.pdf")
    assert document.text.count("行全年") == 8
    assert "已有的识别结果" in document.notices[0]


def test_a_picture_in_a_report_makes_no_scan_of_it(paper: Paper) -> None:
    paper.painter.drawImage(QRectF(80, 500, 300, 200), QImage(30, 20, QImage.Format.Format_RGB32))
    paper.lines(["附图："])
    assert read_document(paper.data(), "a.pdf").notices == ()


@pytest.mark.parametrize(
    ("text", "is_rubbish"),
    [
        ("\ue012\ue013\ue014\ue015" * 30, True),
        ("ÎÒÊÇÖÐ¹úÈË" * 20, True),
        ("全年共组织开展法治宣传活动12场次，PM2.5达标（①②）。" * 5, False),
    ],
)
def test_a_font_without_a_character_table_gives_rubbish(text: str, is_rubbish: bool) -> None:
    page = Page(842.0, 0.0, 0, [Run(text, 80, 100, 500, 116, 1)])
    assert page.is_image() is is_rubbish


def test_a_watermark_across_the_page_is_no_part_of_the_text(paper: Paper) -> None:
    paper.lines(LINES)
    paper.painter.translate(300, 500)
    paper.painter.rotate(-40)
    paper.size(60)
    paper.painter.drawText(-200, 0, "仅供内部使用")
    assert "内部" not in read_document(paper.data(), "a.pdf").text


@pytest.mark.parametrize("degrees", [90, -90, 180])
def test_a_page_whose_text_is_turned_is_read_as_it_is_held(paper: Paper, degrees: int) -> None:
    paper.painter.translate({90: 595, -90: 0, 180: 595}[degrees], {90: 0, -90: 842, 180: 842}[degrees])
    paper.painter.rotate(degrees)
    paper.lines(LINES)
    document = read_document(paper.data(), "a.pdf")
    assert document.text.replace("\n", "") == "".join(LINES)
    assert document.lines == ()


def test_a_page_marked_as_turned_is_read_as_it_is_shown(paper: Paper, tmp_path: Path) -> None:
    import pypdfium2

    paper.painter.translate(0, 842)
    paper.painter.rotate(-90)
    paper.lines(LINES)
    file = pypdfium2.PdfDocument(paper.data())
    file[0].set_rotation(90)
    file.save(str(tmp_path / "b.pdf"))
    document = read_document((tmp_path / "b.pdf").read_bytes(), "b.pdf")
    assert document.text.replace("\n", "") == "".join(LINES)
    assert document.lines[0].left == pytest.approx(80, abs=3)


def test_a_page_whose_paper_begins_elsewhere_keeps_its_lines(paper: Paper, tmp_path: Path) -> None:
    import pypdfium2

    paper.lines(LINES)
    file = pypdfium2.PdfDocument(paper.data())
    file[0].set_cropbox(50, 100, 545, 800)
    file.save(str(tmp_path / "b.pdf"))
    document = read_document((tmp_path / "b.pdf").read_bytes(), "b.pdf")
    assert document.lines[0].left == pytest.approx(30, abs=3)


def test_vertical_text_is_told(paper: Paper) -> None:
    for column in range(6):
        for row, character in enumerate("竖排文字从上到下书写"):
            paper.painter.drawText(500 - 30 * column, 80 + 18 * row, character)
    assert "竖排" in read_document(paper.data(), "a.pdf").notices[0]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"text": "x", "page": 3, "box": [1, 2, 3, 4]}', '{"height": 1}']
)
def test_what_a_child_cannot_have_meant_is_refused(line: str) -> None:
    with pytest.raises(ReportError, match="没有读完"):
        Pages().take(line)
    assert reader.TIME_LIMIT_SECONDS == 30
