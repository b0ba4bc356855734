"""Figures into files, and paper for many reports, from the real window."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow

KINDS = {".xlsx": "Excel 工作簿", ".csv": "CSV 表格", ".jsonl": "JSON 行", ".jsonld": "网页标注（W3C）"}


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    """The save dialog gives this path, with the kind chosen."""
    pattern = f"{KINDS[kind]} (*{kind})"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), pattern))


@pytest.mark.parametrize(
    ("act", "kind"), [(act, kind) for act in ("export_report", "export_all") for kind in KINDS]
)
def test_figures_go_into_every_kind_of_file(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, act: str, kind: str
) -> None:
    folder = filled.settings.folder
    choose(monkeypatch, folder / "数据", kind)
    filled.acts[act].trigger()
    qtbot.waitUntil(lambda: not filled.exports.is_busy, timeout=20_000)
    path = folder / f"数据{kind}"
    assert path.stat().st_size > 100
    count = "1" if act == "export_report" else "2"
    assert f"已导出 {count} 份" in filled.status.notice.text()
    if kind == ".csv":
        words = path.read_text(encoding="utf-8-sig")
        assert "218" in words and ("96" in words) is (act == "export_all")
    if kind in (".jsonl", ".jsonld"):
        lines = (
            path.read_text(encoding="utf-8").splitlines()
            if kind == ".jsonl"
            else [path.read_text(encoding="utf-8")]
        )
        assert lines and all(json.loads(line) for line in lines)


def test_a_file_that_cannot_be_written_is_told(
    filled: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "没有" / "数据.xlsx", ".xlsx")
    filled.acts["export_report"].trigger()
    qtbot.waitUntil(lambda: not filled.exports.is_busy, timeout=20_000)
    assert "没有写成" in filled.panes.banner.sentence()


def test_a_given_up_export_writes_nothing(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    filled.acts["export_all"].trigger()
    assert not filled.exports.is_busy


def test_the_letters_of_a_year_become_one_pdf(filled: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    filled.settings.change(export_folder=str(tmp_path))
    filled.acts["export_batch"].trigger()
    dialog = filled.many_papers.batch
    assert dialog is not None
    dialog.content.setCurrentIndex(3)
    dialog.start()
    qtbot.waitUntil(lambda: "完成" in dialog.told.text(), timeout=20_000)
    document = pypdfium2.PdfDocument(tmp_path / "2024年各乡镇审核意见.pdf")
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    dialog.close()
    assert "云集镇" in words and "共和镇" in words


def test_the_office_s_own_letter_is_used(filled: MainWindow) -> None:
    (filled.settings.folder / "letter.json").write_text("{", encoding="utf-8")
    filled.papers.template()
    assert "letter.json" in filled.status.notice.text()


def test_the_overview_of_the_county_opens(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.acts["preview_county"].trigger()
    qtbot.waitUntil(lambda: filled.many_papers.preview is not None, timeout=20_000)
    preview = filled.many_papers.preview
    assert preview is not None and preview.isVisible()
    preview.close()
    QApplication.sendPostedEvents(None, 52)


def test_of_several_years_one_is_asked_for(filled: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.session.set_head(year=2023)
    asked: list[list[str]] = []

    def give_up(dialog: QInputDialog) -> int:
        asked.append(dialog.comboBoxItems())
        return 0

    monkeypatch.setattr(QInputDialog, "exec", give_up)
    filled.acts["export_batch"].trigger()
    assert asked == [["2024", "2023", "全部年度"]]
    assert filled.many_papers.batch is None


def test_the_annotated_text_opens_in_the_preview(filled: MainWindow) -> None:
    filled.acts["preview_full_text"].trigger()
    dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not filled]
    assert len(dialogs) == 1
    dialogs[0].close()
    QApplication.sendPostedEvents(None, 52)
