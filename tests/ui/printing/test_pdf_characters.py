"""Text copied out of a PDF is right whatever fonts a computer has: those that help each other out, and those without a bold."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfmeasure import pdfium_text, poppler_text
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from app.core.resources import load_json
from app.core.summary.blocks import Face, Heading, Paragraph, PrintDocument, Run, text
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pdf import save_pdf

WORDS = "1\u2002民人工长见车马风龙门（4·15）ABC一二八十大小，2\u2002office山川口𬭎言金食首高黑黄鼠龟"
_CHINESE = QFontDatabase.WritingSystem.SimplifiedChinese


def computer_with(family: str, monkeypatch: pytest.MonkeyPatch) -> FaceBook:
    """A computer where ``family`` serves every face."""
    data = load_json("print/fonts.json")
    faces = {str(face): {"label": "", "wanted": [family], "stand_in": []} for face in Face}
    monkeypatch.setattr("app.ui.printing.fonts.load_json", lambda _: {**data, "faces": faces})
    return FaceBook()


def first_family(*, writes_chinese: bool, has_bold: bool) -> str:
    for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
        styles = " ".join(QFontDatabase.styles(family))
        writes = _CHINESE in QFontDatabase.writingSystems(family)
        if writes == writes_chinese and ("Bold" in styles) == has_bold and not family.endswith(("JP", "KR")):
            return family
    pytest.skip("no such font on this computer")


def copied_out(path: Path, fonts: FaceBook) -> list[str]:
    runs = (Run(WORDS), Run(WORDS, is_bold=True))
    save_pdf(path, PrintDocument("字", (Heading(0, text(WORDS)), Paragraph(runs))), fonts=fonts)
    return ["".join(read(path).split()) for read in (poppler_text, pdfium_text)]


def test_a_second_font_that_helps_out_does_not_spoil_the_text(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = first_family(writes_chinese=False, has_bold=True)
    for found in copied_out(tmp_path / "two.pdf", computer_with(family, monkeypatch)):
        assert found.count("".join(WORDS.split())) == 3


def test_a_bold_that_is_made_from_the_plain_font_does_not_spoil_the_text(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = first_family(writes_chinese=True, has_bold=False)
    for found in copied_out(tmp_path / "bold.pdf", computer_with(family, monkeypatch)):
        assert found.count("".join(WORDS.split())) == 3


@pytest.mark.parametrize("family", ["FandolFang", "FandolKai", "AR PL UKai CN", "WenQuanYi Zen Hei"])
def test_free_chinese_fonts_give_right_text(
    family: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not QFontDatabase.hasFamily(family):
        pytest.skip(f"{family} is not on this computer")
    for found in copied_out(tmp_path / "free.pdf", computer_with(family, monkeypatch)):
        assert found.count("".join(WORDS.split())) == 3
