"""OFD files give the paragraphs of their pages."""

from __future__ import annotations

import pytest
from ofdfile import ofd, text_object

from app.core.errors import ReportError
from app.readers import scan
from app.readers.page_lines import Run
from app.readers.registry import read_document
from app.readers.scan.lines import Scanned, ScannedLine
from app.readers.watch import Watch


def test_lines_are_joined_to_paragraphs() -> None:
    first = "全年共组织开展法治宣传活动十二场次发放宣传资料一"[:26]
    data = ofd(
        text_object("石桥镇报告", 0, left=80)
        + text_object(first, 1, left=39.2)
        + text_object("万余份，调解矛盾纠纷二百一十八件，群众法治意识明显提升，共", 2)
        + text_object("计三百件。", 3)
    )
    assert read_document(data, "a.ofd").text.split("\n")[1].endswith("共计三百件。")


def test_pages_are_counted() -> None:
    document = read_document(
        ofd(text_object("第一页文字。", 1), text_object("第二页的文字较长一些。", 1, left=39.2)), "a.ofd"
    )
    assert [p.page for p in document.places] == [1, 2]


IMAGE = '<ofd:ImageObject ResourceID="7" Boundary="0 0 210 297"/>'


def test_a_file_of_images_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    with pytest.raises(ReportError, match="rapidocr"):
        read_document(ofd(IMAGE, images={"7": b"png"}), "a.ofd")
    mixed = read_document(ofd(text_object("有文字的一页。", 1), IMAGE, images={"7": b"png"}), "a.ofd")
    assert "第 2 页没有可用的文字" in mixed.notices[0]


def test_images_of_pages_are_recognised_where_that_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, bytes] = {}

    def recognise(pictures: dict[int, bytes], _watch: Watch) -> Scanned:
        asked.update(pictures)
        scanned = Scanned(lambda _: None)
        scanned.lines.append(ScannedLine(Run("石桥镇报告", 80, 200, 300, 216, 2), (1.0, 1.0, 0.2, 1.0, 1.0)))
        return scanned

    monkeypatch.setattr(scan, "is_installed", lambda: True)
    monkeypatch.setattr(scan, "read_pictures", recognise)
    document = read_document(ofd(text_object("第一页。", 1), IMAGE, images={"7": b"png"}), "a.ofd")
    assert asked == {2: b"png"}
    assert document.text.replace("\n", "") == "第一页。石桥镇报告"
    assert [document.text[d.start : d.end] for d in document.doubts] == ["镇"]


def test_an_image_that_is_not_there_is_no_page() -> None:
    with pytest.raises(ReportError, match="没有文字"):
        read_document(ofd(IMAGE), "a.ofd")
