"""OFD files give the paragraphs of their pages."""

from __future__ import annotations

import pytest
from ofdfile import ofd, text_object

from app.core.errors import ReportError
from app.readers.registry import read_document


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


def test_a_file_of_images_says_so() -> None:
    with pytest.raises(ReportError, match="图像"):
        read_document(ofd("<ofd:ImageObject/>"), "a.ofd")
