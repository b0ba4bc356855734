"""The preview, printing, and batches."""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from paperstates import state
from pdfmeasure import measured, poppler_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.errors import StoreError
from app.core.resources import resource
from app.core.review.letters import KeptLetter
from app.core.summary.blocks import Heading, Paragraph, PrintDocument, text
from app.core.summary.grid import GridCell, GridHead, GridTable
from app.core.summary.letter import bare_draft, standard_template
from app.core.summary.options import SummaryOptions
from app.core.summary.report import build_summary
from app.core.taxonomy import standard_taxonomy
from app.ui.printing import actions
from app.ui.printing.batch import SINGLE, Batch, BatchContent, BatchItem, BatchResult, BatchWork
from app.ui.printing.batch_dialog import BatchDialog
from app.ui.printing.files import save_document
from app.ui.printing.fonts import FaceBook
from app.ui.printing.offers import Material, ReportPaper, report_offers
from app.ui.printing.pages import paginate
from app.ui.printing.preview import PreviewDialog
from app.ui.printing.printer import make_printer, print_pages
from app.ui.printing.templates import office_template
from tests import pace

BOOK = standard_taxonomy()


@pytest.fixture
def dialog(qtbot: QtBot) -> PreviewDialog:
    shown = actions.preview_report(
        None, Material(state(), BOOK), options=SummaryOptions(office="云山县司法局")
    )
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    return shown


def test_the_preview_opens_with_room_for_a_page(dialog: PreviewDialog) -> None:
    screen = dialog.screen().availableGeometry()
    assert dialog.height() >= min(800, round(screen.height() * 0.85))
    assert dialog.width() >= min(1000, round(screen.width() * 0.85))


def test_the_preview_opens_in_the_middle_with_room_for_its_title(dialog: PreviewDialog) -> None:
    screen, shown = dialog.screen().availableGeometry(), dialog.geometry()
    above, below = shown.top() - screen.top(), screen.bottom() - shown.bottom()
    assert abs(above - below) <= 8 and above >= round(screen.height() * 0.04)


def test_the_preview_shows_the_pages_that_print(dialog: PreviewDialog, tmp_path: Path) -> None:
    assert dialog.save_to(tmp_path / "a.pdf")
    assert len(measured(tmp_path / "a.pdf")) == len(dialog.pages)


def test_text_on_the_screen_is_darker_than_laid_on_once(dialog: PreviewDialog) -> None:
    on_screen, once = QPixmap(800, 1100), QImage(800, 1100, QImage.Format.Format_RGB32)
    for device in (on_screen, once):
        device.fill(Qt.GlobalColor.white)
        painter = QPainter(device)
        painter.scale(800 / dialog.pages[0].geometry.width, 800 / dialog.pages[0].geometry.width)
        dialog.pages[0].paint(painter)
        painter.end()
    assert _brightness(on_screen.toImage()) < _brightness(once)


def _brightness(picture: QImage) -> int:
    return sum(bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits()))


@pytest.mark.parametrize("points", [10, 20])
def test_the_choices_beside_the_pages_are_seen_in_their_whole_width(
    dialog: PreviewDialog, qtbot: QtBot, points: int
) -> None:
    font = dialog.font()
    font.setPointSize(points)
    dialog.setFont(font)
    for number in range(dialog.panel.kind.count()):
        dialog.panel.kind.setCurrentIndex(number)
        panel = dialog.panel
        room = panel.parentWidget()
        qtbot.waitUntil(lambda: room.width() >= panel.minimumSizeHint().width())  # noqa: B023
        assert panel.width() == room.width()


def test_each_kind_of_paper_can_be_chosen(dialog: PreviewDialog) -> None:
    titles = []
    for index in range(dialog.panel.kind.count()):
        dialog.panel.kind.setCurrentIndex(index)
        titles.append(dialog.document.title)
    assert titles[0].endswith("阅核摘要")
    assert titles[2].endswith("（标注全文）")
    assert titles[3].endswith("审核意见")
    assert len(titles) == 4


def test_switching_a_part_off_changes_the_paper(dialog: PreviewDialog) -> None:
    before = dialog.document
    dialog.panel._switches["with_figures"].click()
    assert dialog.document != before
    assert not dialog.panel.options.with_figures


def test_an_edited_letter_is_printed_as_edited(dialog: PreviewDialog, qtbot: QtBot) -> None:
    dialog.panel.kind.setCurrentIndex(3)
    with qtbot.waitSignal(dialog.panel.changed):
        dialog.panel.letter.setPlainText("新标题\n某镇：\n请改正。\n\n某局\n2025年3月3日")
    assert dialog.document.title == "新标题"
    dialog.panel.kind.setCurrentIndex(0)
    dialog.panel.kind.setCurrentIndex(3)
    assert dialog.document.title == "新标题"
    qtbot.mouseClick(dialog.panel._again, Qt.MouseButton.LeftButton)
    assert dialog.document.title.endswith("审核意见")


def letter_preview(qtbot: QtBot, letter: KeptLetter | None, told: list[KeptLetter | None]) -> PreviewDialog:
    material = Material(state(), BOOK, letter=letter, keep_letter=told.append)
    options = SummaryOptions(printed_at="2025-03-05")
    shown = actions.preview_report(None, material, first=ReportPaper.LETTER, options=options)
    qtbot.addWidget(shown)
    return shown


def test_an_edited_letter_is_kept_when_the_preview_is_left_by_esc(qtbot: QtBot) -> None:
    told: list[KeptLetter | None] = []
    shown = letter_preview(qtbot, None, told)
    words = shown.panel.letter.toPlainText()
    shown.panel.letter.setPlainText(words.replace("请核实", "请查实"))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    (letter,) = told
    assert letter is not None and "请查实" in letter.text
    assert letter.date == "2025年3月5日"


def test_a_letter_that_nobody_edited_is_not_kept(qtbot: QtBot) -> None:
    told: list[KeptLetter | None] = []
    letter_preview(qtbot, None, told).close()
    assert told == []


def test_a_kept_letter_comes_back_with_the_date_of_the_day(qtbot: QtBot) -> None:
    draft = bare_draft(state(), None)
    told: list[KeptLetter | None] = []
    shown = letter_preview(
        qtbot, KeptLetter("意见\n某镇：\n请改。\n\n某局\n2025年3月1日", draft, "2025年3月1日"), told
    )
    assert shown.panel.letter.toPlainText().endswith("某局\n2025年3月5日")
    assert "有变化" not in shown.panel.warning.text()
    shown.panel._again.click()
    assert told == [None]
    assert "请核实" in shown.panel.letter.toPlainText()


def test_that_findings_were_accepted_since_a_letter_was_worded_is_told(qtbot: QtBot) -> None:
    shown = letter_preview(qtbot, KeptLetter("意见", "别的拟稿"), [])
    assert "又有变化" in shown.panel.warning.text()


def test_a_kept_letter_is_what_a_batch_prints() -> None:
    material = Material(state(), BOOK, letter=KeptLetter("意见\n某镇：\n请照改。", ""))
    document = report_offers(material)[ReportPaper.LETTER].unedited(SummaryOptions())
    assert "请照改。" in str(document.blocks)


def test_enter_in_a_name_field_keeps_an_edited_letter(dialog: PreviewDialog, qtbot: QtBot) -> None:
    dialog.panel.kind.setCurrentIndex(3)
    dialog.panel.letter.setPlainText("新标题\n请改正。")
    qtbot.keyClick(dialog.panel._names["office"], Qt.Key.Key_Return)
    assert dialog.panel.words == "新标题\n请改正。"
    assert dialog.isVisible()


def test_options_are_remembered_on_closing(qtbot: QtBot) -> None:
    kept: list[tuple[SummaryOptions, str]] = []
    shown = actions.preview_report(
        None, Material(state(), BOOK), folder="家", remember=lambda *told: kept.append(told)
    )
    shown.panel._switches["with_notes"].click()
    shown.close()
    assert [(options.with_notes, folder) for options, folder in kept] == [(False, "家")]


def test_a_preview_saves_where_was_saved_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed, kept = [], []
    (tmp_path / "出").mkdir()

    def ask(_: object, __: str, place: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(place))
        return str(tmp_path / "出" / f"2024.{len(proposed)}版"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    shown = actions.preview_report(
        None, Material(state(), BOOK), folder=str(tmp_path), remember=lambda _, folder: kept.append(folder)
    )
    shown.save_as_html()
    shown.save_as_html()
    shown.close()
    assert [place.parent for place in proposed] == [tmp_path, tmp_path / "出"]
    assert (tmp_path / "出" / "2024.1版.html").exists()
    assert kept == [str(tmp_path / "出")]


def test_a_file_that_is_there_is_not_replaced_unasked_where_its_suffix_was_left_out(
    dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "意见.pdf").write_text("旧", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "意见"), "PDF"))
    asked = []

    def ask(_: object, __: str, words: str, *___: object) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", ask)
    dialog.save_as_pdf()
    assert (tmp_path / "意见.pdf").read_text(encoding="utf-8") == "旧"
    assert len(asked) == 1 and "意见.pdf" in asked[0]


def test_only_names_that_stand_on_the_paper_are_asked_for(dialog: PreviewDialog) -> None:
    shown = []
    for index in range(dialog.panel.kind.count()):
        dialog.panel.kind.setCurrentIndex(index)
        shown.append([name for name, edit in dialog.panel._names.items() if edit.isVisible()])
    assert shown == [["office", "compiler", "reviewer"]] * 2 + [[], ["office"]]


def test_missing_fonts_are_told(dialog: PreviewDialog) -> None:
    labels = [choice.label for choice in FaceBook().missing()]
    for label in labels:
        assert f"“{label}”" in dialog._notice.text()
    assert dialog._notice.isVisible() == bool(labels)


def test_a_computer_with_all_fonts_is_told_nothing(qtbot: QtBot) -> None:
    assert FaceBook(lambda _: True).missing() == ()


def test_a_computer_without_any_font_names_every_face(qtbot: QtBot) -> None:
    missing = FaceBook(lambda _: False).missing()
    assert [c.label for c in missing] == ["小标宋", "黑体", "楷体", "仿宋", "宋体"]
    assert {c.family for c in missing} == {""}


def test_a_failed_save_is_told_in_the_dialog(
    dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.ui.printing.preview.save_document", fail)
    assert not dialog.save_to(tmp_path / "甲.pdf")
    assert "磁盘已满" in dialog._told.text()


def test_pages_can_be_turned_by_keyboard_and_strip(dialog: PreviewDialog, qtbot: QtBot) -> None:
    dialog.resize(900, 600)
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.view.current == 1
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog.view.current == len(dialog.pages) - 1
    assert f"共 {len(dialog.pages)} 页" in dialog._place.text()


def test_a_ten_page_summary_is_shown_within_300_ms(qtbot: QtBot) -> None:
    given = state(7)

    def look() -> None:
        shown = actions.preview_report(None, Material(given, BOOK))
        shown.resize(1366, 768)
        shown.view.viewport().grab()
        assert len(shown.pages) >= 9
        shown.close()

    limit = pace.limit(0.3)
    assert pace.seconds(look, times=4) < limit


def test_a_comparison_is_previewed_on_a4_and_a3(qtbot: QtBot) -> None:
    grid = GridTable("对比", (GridHead("甲"),), (GridHead("乙"),), ((GridCell("1", 1.0),),))
    shown = actions.preview_comparison(None, grid)
    qtbot.addWidget(shown)
    widths = []
    for index in range(2):
        shown.panel.kind.setCurrentIndex(index)
        widths.append(round(shown.pages[0].geometry.width / 1440 * 25.4))
        assert shown.strip.horizontalScrollBar().maximum() == 0  # wide pages too are small there
        assert shown.strip._full_size(shown.pages[0]).width() * shown.strip.scale < shown.strip.width()
    assert widths == [297, 420]


def test_printing_to_a_file_gives_right_text(qtbot: QtBot, tmp_path: Path) -> None:
    document = build_summary(state(), BOOK)
    pages = paginate(document, FaceBook())
    printer = make_printer(document, pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    print_pages(printer, document, pages)
    assert "民" in poppler_text(tmp_path / "p.pdf")
    assert len(measured(tmp_path / "p.pdf")) == len(pages)


def test_a_range_of_pages_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    document = build_summary(state(), BOOK)
    pages = paginate(document, FaceBook())
    printer = make_printer(document, pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_pages(printer, document, pages)
    assert len(measured(tmp_path / "p.pdf")) == 2


def items(count: int) -> list[BatchItem]:
    def build(number: int) -> BatchItem:
        document = PrintDocument(
            f"第{number}份", (Heading(0, text(f"第{number}份")), Paragraph(text("正文")))
        )
        return BatchItem(f"青石镇{number % 2}", lambda: document)

    return [build(number) for number in range(count)]


def run_batch(qtbot: QtBot, work: BatchWork) -> BatchResult:
    batch = Batch(work)
    with qtbot.waitSignal(batch.finished, timeout=20_000) as seen:
        batch.start()
    result = seen.args[0]
    assert isinstance(result, BatchResult)
    return result


def test_a_batch_writes_one_pdf_with_bookmarks_for_all(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "全部.pdf"
    result = run_batch(qtbot, BatchWork(items(4), folder=tmp_path, form=SINGLE, title="全部"))
    assert result.written == (path,)
    document = pypdfium2.PdfDocument(str(path))
    try:
        entries = [(b.get_title(), b.get_dest().get_index()) for b in document.get_toc()]
    finally:
        document.close()
    assert entries == [(f"第{n}份", n) for n in range(4)]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_a_batch_writes_one_file_each_under_different_names(
    qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    result = run_batch(qtbot, BatchWork(items(4), folder=tmp_path, form=suffix))
    assert len(result.written) == 4
    assert len(set(result.written)) == 4
    assert all(path.exists() for path in result.written)


def test_a_cancelled_batch_stops_and_writes_no_single_file(qtbot: QtBot, tmp_path: Path) -> None:
    batch = Batch(BatchWork(items(50), folder=tmp_path, form=SINGLE, title="全部"))
    batch.progressed.connect(batch.cancel)
    with qtbot.waitSignal(batch.finished, timeout=20_000) as seen:
        batch.start()
    assert seen.args[0] == BatchResult((), (), is_cancelled=True)
    assert list(tmp_path.iterdir()) == []


def test_a_batch_goes_on_after_a_failure_and_tells_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_once(path: Path, document: PrintDocument, *, fonts: FaceBook) -> None:
        if document.title == "第1份":
            raise OSError(errno.EACCES, "denied")
        save_document(path, document, fonts=fonts)

    monkeypatch.setattr("app.ui.printing.batch.save_document", fail_once)
    result = run_batch(qtbot, BatchWork(items(3), folder=tmp_path, form=".html"))
    assert len(result.written) == 2
    assert len(result.failures) == 1
    assert "权限" in result.failures[0]


@pytest.mark.parametrize("form", [SINGLE, ".docx"])
def test_what_was_written_and_perhaps_edited_before_stays(qtbot: QtBot, tmp_path: Path, form: str) -> None:
    first = run_batch(qtbot, BatchWork(items(1), folder=tmp_path, form=form, title="全部"))
    first.written[0].write_text("改过的", encoding="utf-8")
    again = run_batch(qtbot, BatchWork(items(1), folder=tmp_path, form=form, title="全部"))
    assert first.written[0].read_text(encoding="utf-8") == "改过的"
    assert again.written[0].stem == f"{first.written[0].stem}（2）"


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def broken() -> PrintDocument:
        raise StoreError("资料库已损坏。")

    work = BatchWork([BatchItem("坏镇", broken), *items(2)], folder=tmp_path, form=".html")
    result = run_batch(qtbot, work)
    assert len(result.written) == 2
    assert result.failures == ("“坏镇”没有写成：资料库已损坏。",)


def test_a_disk_that_fills_up_leaves_no_half_files(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.writers.atomic.os.fsync", full)
    for form in (SINGLE, ".pdf", ".docx", ".html"):
        result = run_batch(qtbot, BatchWork(items(2), folder=tmp_path, form=form, title="全部"))
        assert result.written == ()
        assert "磁盘已满" in result.failures[0]
    assert list(tmp_path.iterdir()) == []


def test_the_batch_dialog_tells_progress_and_end(qtbot: QtBot, tmp_path: Path) -> None:
    shown = BatchDialog([BatchContent("摘要", tuple(items(3)))], title="全部", folder=str(tmp_path))
    qtbot.addWidget(shown)
    assert shown.start_button.isEnabled()
    shown.start()
    qtbot.waitUntil(lambda: "完成" in shown.told.text(), timeout=10_000)
    assert shown.bar.value() == 3
    assert (tmp_path / "全部摘要.pdf").exists()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_batch_under_way_is_cancelled_before_its_dialog_closes(
    qtbot: QtBot, tmp_path: Path, *, by_key: bool
) -> None:
    shown = BatchDialog([BatchContent("摘要", tuple(items(40)))], title="全部", folder=str(tmp_path))
    qtbot.addWidget(shown)
    shown.show()
    shown.start()
    if by_key:
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    else:
        shown.close()
    assert shown.isVisible()
    qtbot.waitUntil(lambda: "已取消" in shown.told.text(), timeout=10_000)
    assert list(tmp_path.iterdir()) == []
    shown.close()


def test_the_folder_of_a_batch_can_be_opened_when_something_was_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown = BatchDialog([BatchContent("摘要", tuple(items(1)))], title="全部", folder=str(tmp_path))
    qtbot.addWidget(shown)
    shown.show()
    assert not shown.open_button.isVisible()
    shown.start()
    qtbot.waitUntil(shown.open_button.isVisible, timeout=10_000)
    shown.open_button.click()
    assert opened == [str(tmp_path)]


def test_the_batch_cannot_start_without_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    shown = BatchDialog([BatchContent("摘要", tuple(items(1)))], title="全部", folder=str(tmp_path / "none"))
    qtbot.addWidget(shown)
    assert not shown.start_button.isEnabled()


def test_names_of_files_are_proposed_after_town_and_year() -> None:
    assert actions.summary_name(state()) == "青石镇2024年法治政府建设情况报告阅核摘要"


def test_letters_to_all_towns_are_written_in_one_go(qtbot: QtBot, tmp_path: Path) -> None:
    towns = ("青石镇", "白沙镇")
    reports = [(town, partial(Material, state(town=town, key=town), BOOK)) for town in towns]
    shown = actions.export_batch(None, reports, title="2024年", folder=str(tmp_path))
    qtbot.addWidget(shown)
    shown.content.setCurrentIndex(3)
    shown.kind.setCurrentIndex(1)
    shown.start()
    qtbot.waitUntil(lambda: "完成" in shown.told.text(), timeout=10_000)
    for town in towns:
        assert f"{town}人民政府：" in "".join(poppler_text(tmp_path / f"{town}审核意见.pdf").split())


def test_beside_a_letter_stands_how_many_findings_it_leaves_out(dialog: PreviewDialog) -> None:
    warning = dialog.panel.warning
    assert warning.isHidden()
    dialog.panel.kind.setCurrentIndex(ReportPaper.LETTER)
    assert not warning.isHidden() and "1 个问题没有处理" in warning.text()


def test_a_letter_that_leaves_nothing_out_has_no_warning(qtbot: QtBot) -> None:
    settled = state()
    settled = replace(settled, findings=tuple(f for f in settled.findings if f.state.is_settled))
    shown = actions.preview_report(None, Material(settled, BOOK), first=ReportPaper.LETTER)
    qtbot.addWidget(shown)
    assert shown.panel.warning.isHidden()


def test_letters_to_all_towns_say_how_many_reports_are_not_settled(qtbot: QtBot) -> None:
    reports = [("青石镇", partial(Material, state(), BOOK))]
    shown = actions.export_batch(None, reports, title="2024年", left_open=3)
    qtbot.addWidget(shown)
    assert shown.warning.isHidden()
    shown.content.setCurrentIndex(ReportPaper.LETTER)
    assert not shown.warning.isHidden() and "3 份报告" in shown.warning.text()


def test_the_county_overview_is_previewed(qtbot: QtBot) -> None:
    shown = actions.preview_county(None, [state()], county="云山县", year=2024)
    qtbot.addWidget(shown)
    assert shown.document.title == "云山县2024年乡镇法治政府建设情况报告审核情况"


def test_the_names_on_the_county_overview_can_be_changed_beside_it(qtbot: QtBot) -> None:
    shown = actions.preview_county(None, [state()], county="云山县", year=2024)
    qtbot.addWidget(shown)
    qtbot.keyClicks(shown.panel._names["compiler"], "Zhang")
    qtbot.waitUntil(lambda: "编制：Zhang" in str(shown.document.blocks[-1]))


def test_an_office_template_is_used_and_a_bad_one_is_told(tmp_path: Path) -> None:
    assert office_template(tmp_path) == (standard_template(), "")
    good = (
        resource("print/letter.json").read_text(encoding="utf-8").replace("经审核，未发现", "经研究，未发现")
    )
    (tmp_path / "letter.json").write_text(good, encoding="utf-8-sig")
    template, told = office_template(tmp_path)
    assert (template.none, told) == ("你单位报送的《{report}》收悉。经研究，未发现需要改正的问题。", "")
    for bad in ("{", "[]", '{"title": "{x}"}', "\udcff"):
        (tmp_path / "letter.json").write_bytes(bad.encode("utf-8", "surrogateescape"))
        template, told = office_template(tmp_path)
        assert template == standard_template()
        assert told.endswith("已改用自带模板。")
