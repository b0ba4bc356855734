"""Hostile and unusual text on paper, and paper without a window."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from paperstates import state
from pdfmeasure import measured, poppler_text
from pytestqt.qtbot import QtBot

from app.core.summary.blocks import (
    Cell,
    Column,
    Comment,
    Heading,
    KeyValue,
    Paragraph,
    PrintDocument,
    Row,
    Run,
    SignatureBlock,
    Stroke,
    Table,
    Underline,
    text,
)
from app.core.summary.fulltext import build_full_text
from app.core.summary.report import build_summary
from app.core.taxonomy import standard_taxonomy
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pages import paginate
from app.ui.printing.pdf import pdf_bytes, save_pdf

BOOK = standard_taxonomy()
ODD = (
    "",
    " ",
    "\n\n\n",
    "\u200b\u200d\ufeff\u202e右到左\u202c",
    "العربية עברית",
    "x" * 5000,
    "镇" * 5000,
    "e\u0301" * 50,
    "👨‍👩‍👧‍👦🇨🇳",
    "\U0002b5ae𬭎\U0010fffd",
    "\t制表\t",
    "\x00\x07",
    "<b>&lt;",
)


@pytest.mark.parametrize("words", ODD)
def test_any_text_can_be_set_everywhere(qtbot: QtBot, words: str) -> None:
    note = Comment("1", words)
    table = Table(
        (Column(1), Column(20)), (Row((Cell(text(words)),)),), (Row((Cell(()), Cell(text(words)))),)
    )
    blocks = (
        Heading(0, text(words)),
        Paragraph((Run(words, underline=Underline(Stroke.WAVE)), Run("1", is_raised=True, comment=note))),
        table,
        KeyValue(((words, words),)),
        SignatureBlock((words,), date=words),
    )
    document = PrintDocument(words, blocks, author=words)
    pages = paginate(document, FaceBook())
    assert pdf_bytes(document, pages).startswith(b"%PDF")


def test_what_stands_in_the_report_can_be_read_from_the_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "full.pdf"
    given = state()
    save_pdf(path, build_full_text(given, BOOK))
    flat = "".join(poppler_text(path).split())
    assert "第1段说明本镇人民政府一年来依法行政工作车马长风龙门民生的有关情况。" in flat


def test_a_mark_stays_on_the_line_of_its_passage(qtbot: QtBot) -> None:
    fonts = FaceBook()
    for lead in range(14, 30):
        runs = (Run("法" * lead), Run("218件", anchors=("1",)), Run("1", is_raised=True, anchors=("1",)))
        pages = paginate(PrintDocument("题", (Paragraph(runs),)), fonts)
        boxes = [p.box for p in pages[0].placed]
        for box in boxes:
            in_line = [run.text for _, _, run in box.text.runs_in(box.index)]  # type: ignore[attr-defined]
            assert in_line[:1] != ["1"], lead


def test_nothing_ever_stands_below_the_text_area(qtbot: QtBot, tmp_path: Path) -> None:
    shuffled = random.Random(7)
    blocks: list[Heading | Paragraph | Table] = []
    for number in range(120):
        kind = shuffled.randrange(4)
        words = "法治政府建设" * shuffled.randrange(1, 30)
        if kind == 0:
            blocks.append(Heading(shuffled.randrange(1, 4), text(f"标题{number}")))
        elif kind == 1:
            rows = tuple(Row((Cell(text(words)),)) for _ in range(shuffled.randrange(1, 9)))
            blocks.append(Table((Column(1),), (Row((Cell(text("头")),)),), rows))
        else:
            note = Comment(str(number), words) if kind == 2 else None
            blocks.append(Paragraph((Run(words, comment=note),)))
    path = tmp_path / "many.pdf"
    save_pdf(path, PrintDocument("多", tuple(blocks)))
    for page in measured(path):
        inside = [w for w in page.words if w[0] not in {"—"} and not w[0].isdigit()]
        assert max(w[4] for w in inside) < 264
        assert min(w[2] for w in inside) > 35


def test_each_summary_is_the_same_every_time(qtbot: QtBot) -> None:
    document = build_summary(state(), BOOK)
    first, second = (paginate(document, FaceBook()) for _ in range(2))
    assert [[p.top for p in page.placed] for page in first] == [
        [p.top for p in page.placed] for page in second
    ]


def test_pdf_files_need_no_screen_and_no_window(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    program = (
        "from pathlib import Path\n"
        "from app.core.summary.blocks import Paragraph, PrintDocument, text\n"
        "from app.ui.printing.files import application_without_window, save_document\n"
        "keep = application_without_window()\n"
        f"save_document(Path({str(path)!r}), PrintDocument('题', (Paragraph(text('人民')),)))\n"
        "import sys\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    clean = {
        k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=root, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "人民" in poppler_text(path)
