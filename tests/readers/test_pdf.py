"""PDF files are read in a child process and come out as paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from pytestqt.qtbot import QtBot

from app.core.errors import ReportError
from app.readers.pdf import reader
from app.readers.registry import read_document

LINES = [
    "石桥镇2024年法治政府建设情况报告",
    "一、主要举措和成效",
    "全年共组织开展“法律进乡村”宣传活动12场次，发放宣传资料1.5万余份，接受群众咨询280余人次，调解矛盾纠纷218件，调解成功213件，成功率97.7%，群众法治意识明显提升，基层治理水平不断提高。",
    "二、存在的不足",
    "一是普法形式较为单一；二是执法力量有待加强。",
]


@pytest.fixture
def pdf(tmp_path: Path, qtbot: QtBot) -> bytes:
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif CJK SC", 16))
    document.setPlainText("\n".join(LINES * 6))
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(28, 37, 26, 35)
        )
    )
    document.print_(writer)
    del writer
    return (tmp_path / "a.pdf").read_bytes()


def test_paragraphs_come_back_whole_over_pages(pdf: bytes) -> None:
    document = read_document(pdf, "报告.pdf")
    assert [line.replace(" ", "") for line in document.text.split("\n")] == LINES * 6
    assert {p.page for p in document.places} >= {1, 2}


def test_a_pdf_is_known_by_content(pdf: bytes) -> None:
    assert read_document(pdf, "报告.txt").format == "pdf"


@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_a_truncated_file_is_refused_or_read_but_never_crashes(pdf: bytes, kept: float) -> None:
    try:
        read_document(pdf[: int(len(pdf) * kept)], "a.pdf")
    except ReportError as error:
        assert "PDF" in str(error) or "文件" in str(error)


def test_rubbish_behind_the_mark_is_refused_with_a_sentence() -> None:
    with pytest.raises(ReportError, match="PDF"):
        read_document(b"%PDF-1.7\n" + bytes(range(256)) * 20, "a.pdf")


def test_a_reading_without_end_is_given_up(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "TIME_LIMIT_SECONDS", 0.001)
    with pytest.raises(ReportError, match="放弃"):
        read_document(pdf, "a.pdf")
