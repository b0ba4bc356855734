"""Scans: what is known without the extra [ocr], and, where it is installed, pictures that were made here."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QTextDocument
from pytestqt.qtbot import QtBot

from app.core.errors import ReportError
from app.core.reading import read_document as analyse
from app.core.report import Doubt
from app.readers import scan
from app.readers.children import start
from app.readers.page_lines import Run
from app.readers.registry import read_document
from app.readers.scan import reader
from app.readers.scan.lines import Scanned, ScannedLine, paired, stopped, widened
from app.readers.watch import Watch

LINES = (
    "石桥镇2024年法治政府建设情况报告",
    "一、主要举措和成效",
    "全年共组织开展法治宣传活动12场次，发放宣传资料15000余份，接受群众咨询280余人次，调解矛盾纠纷218件，"
    "调解成功213件，成功率97.7%，群众法治意识明显提升。",
    "二、存在的不足",
    "一是普法形式较为单一；二是执法力量有待加强。",
)
NEEDS_EXTRA = pytest.mark.skipif(not scan.is_installed(), reason="the extra [ocr] is not installed")


def picture(*, dots: int = 150) -> QImage:
    """A sheet of A4 with the lines on it, at so many dots per inch."""
    scale = dots / 72
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    document = QTextDocument()
    font = QFont("Noto Serif CJK SC")
    font.setPixelSize(16)
    document.setDefaultFont(font)
    document.setTextWidth(440)
    document.setPlainText("\n".join("　　" + line for line in LINES))
    painter.translate(76, 100)
    document.drawContents(painter, QRectF(0, 0, 440, 640))
    painter.end()
    return image


def encoded(image: QImage, form: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)
    return bytes(data.data())


def image_pdf(path: Path, image: QImage) -> bytes:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(72)
    writer.setPageMargins(writer.pageLayout().margins() * 0)
    painter = QPainter(writer)
    painter.drawImage(QRectF(0, 0, 595, 842), image)
    painter.end()
    del writer
    return path.read_bytes()


def line(text: str, top: float, *sure: float, page: int = 1) -> ScannedLine:
    scores = sure or (1.0,) * len(text)
    return ScannedLine(Run(text, 70, top, 70 + 16 * len(text), top + 16, page), scores)


# Without the extra


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPG", ".jpg"), ("BMP", ".bmp")])
def test_pictures_are_known_by_content(qtbot: QtBot, form: str, suffix: str) -> None:
    assert scan.accepts(encoded(picture(dots=30), form), suffix)


def test_without_the_extra_one_sentence_says_what_to_install(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    for data in (encoded(picture(dots=30), "PNG"), image_pdf(tmp_path / "a.pdf", picture(dots=30))):
        with pytest.raises(ReportError, match="rapidocr-onnxruntime"):
            read_document(data, "扫描件")


def test_half_width_marks_after_han_become_wide() -> None:
    assert widened("宣传12场次,发放1,500份:好;") == "宣传12场次，发放1,500份：好；"
    assert widened("8:30 at 3.5%") == "8:30 at 3.5%"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("“三重一大“集体决策", "“三重一大”集体决策"),
        ('”学法”和"用法"', "“学法”和“用法”"),
        ("大“集体决策", "大“集体决策"),
    ],
)
def test_quotes_in_pairs_open_and_close(line: str, mended: str) -> None:
    assert paired(line) == mended


def test_a_doubtful_point_between_han_is_a_full_stop() -> None:
    assert stopped("学习计划·加强", (1, 1, 1, 1, 0.4, 1, 1)) == "学习计划。加强"
    assert stopped("买提·尔", (1, 1, 0.99, 1)) == "买提·尔"
    assert stopped("“4·15”", (1, 1, 0.2, 1, 1, 1)) == "“4·15”"


def test_a_lost_line_is_looked_at_again_as_it_stands() -> None:
    from app.readers.children import scan as child

    class Pixels:
        shape = (200, 600, 3)

        def __getitem__(self, _: object) -> str:
            return "crop"

    def engine(pixels: object, **how: object) -> tuple[list[list[object]], None]:
        assert pixels == "crop" and how["use_cls"] is False
        return [["不断充实队伍", 0.95]], None

    box = [[10, 20], [400, 20], [400, 50], [10, 50]]
    line = child._second_look(engine, Pixels(), [box, "", 0.0, None, [], []])
    assert line[1] == "不断充实队伍" and line[5] == [0.95] * 6


def test_doubts_are_found_in_the_joined_text_and_neighbours_are_one() -> None:
    text = "全年开展宣传活动218次，发放资料5000份。"
    lines = [
        line("第1页", 20, 0.1, 0.1, 0.1),
        line("全年开展宣传活动2", 100, *(1.0,) * 8, 0.5),
        line("18次，发放资料5000份。", 130, 0.6, *(1.0,) * 13),
    ]
    at = text.index("218")
    assert scan.place_doubts(lines, text) == (Doubt(at, at + 2, 0.5),)


def test_sure_lines_leave_no_doubts() -> None:
    assert scan.place_doubts([line("全年开展宣传活动", 100)], "全年开展宣传活动") == ()


def test_what_a_child_cannot_have_meant_is_one_sentence() -> None:
    scanned = Scanned(lambda _: None)
    for words in (
        "{",
        "[]",
        '{"text": "x"}',
        '{"page": "x"}',
        '{"text": "x", "box": [1], "page": 1, "sure": []}',
    ):
        with pytest.raises(ReportError, match="没有读完"):
            scanned.take(words)
    with pytest.raises(ReportError, match="损坏"):
        scanned.take('{"error": "图像文件已损坏，打不开。"}')


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(start, "command", lambda *_: [sys.executable, "-c", code])


def test_a_child_that_nobody_wants_any_more_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import time; print('1', flush=True); time.sleep(60)")
    heard: list[str] = []
    began = time.perf_counter()
    with pytest.raises(start.StoppedError, match="取消"):
        start.follow("x", (), b"", heard.append, seconds=50, is_wanted=lambda: not heard)
    assert time.perf_counter() - began < 10 and heard


def test_a_silent_child_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(start.StoppedError, match="放弃"):
        start.follow("x", (), b"x" * 1_000_000, print, seconds=0.3, is_wanted=lambda: True)


def test_a_child_gets_all_bytes_while_it_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys\nfor n in range(20000): print(n)\nprint(len(sys.stdin.buffer.read()))"
    child(monkeypatch, code)
    heard: list[str] = []
    size = 3_000_000
    assert start.follow("x", (), b"x" * size, heard.append, seconds=50, is_wanted=lambda: True) == 0
    assert heard[-1].strip() == str(size) and len(heard) == 20_001


# With the extra


@NEEDS_EXTRA
@pytest.mark.parametrize("form", ["PNG", "JPG", "TIFF"])
def test_a_picture_is_read_word_by_word(qtbot: QtBot, form: str) -> None:
    told: list[str] = []
    document = read_document(encoded(picture(), form), "照片", watch=Watch(tell=told.append))
    assert document.text.split("\n") == list(LINES)
    assert document.format == "scan" and "对照原件" in document.notices[0]
    assert told == ["识别文字：第 1 页"]
    assert {f.value for f in analyse(document).figures} >= {12, 15000, 280, 218, 213, 97.7}


@NEEDS_EXTRA
def test_pages_of_a_pdf_without_text_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    document = read_document(image_pdf(tmp_path / "a.pdf", picture(dots=200)), "扫描.pdf")
    assert document.text.split("\n") == list(LINES)
    assert document.format == "pdf" and {p.page for p in document.places} == {1}


@NEEDS_EXTRA
def test_unclear_characters_are_marked_and_their_figures_come_first(qtbot: QtBot) -> None:
    image = picture()
    painter = QPainter(image)
    painter.setPen(QColor(255, 255, 255))
    for n in range(0, image.height(), 3):
        painter.drawLine(0, n, image.width(), n)
    painter.end()
    small = image.scaledToWidth(420)
    document = read_document(encoded(small, "PNG"), "糊.png")
    assert document.doubts and "字迹不清" in document.notices[1]
    for doubt in document.doubts:
        assert 0 <= doubt.start < doubt.end <= len(document.text) and doubt.confidence < 0.9


@NEEDS_EXTRA
def test_pictures_without_words_and_broken_ones_are_refused_with_a_sentence(qtbot: QtBot) -> None:
    blank = QImage(300, 400, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    with pytest.raises(ReportError, match="没有认出文字"):
        read_document(encoded(blank, "PNG"), "白.png")
    with pytest.raises(ReportError, match="图像文件已损坏"):
        read_document(encoded(picture(), "PNG")[:2000], "断.png")


@NEEDS_EXTRA
def test_recognition_ends_when_it_is_cancelled(qtbot: QtBot) -> None:
    with pytest.raises(ReportError, match="取消"):
        read_document(encoded(picture(), "PNG"), "照片.png", watch=Watch(is_wanted=lambda: False))
