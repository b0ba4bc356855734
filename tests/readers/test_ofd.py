"""OFD files give the paragraphs of their pages."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.core.errors import ReportError
from app.readers.registry import read_document

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(text: str, row: int, *, left: float = 28.0) -> str:
    deltas = f"g {len(text) - 1} 5.6"
    return (
        f'<ofd:TextObject Boundary="{left} {40 + row * 10} {5.6 * len(text)} 5.6" Font="1" Size="5.6">'
        f'<ofd:TextCode X="0" Y="4.8" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(*pages: str) -> bytes:
    buffer = io.BytesIO()
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for n, page in enumerate(pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{n}/Content.xml",
                f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>",
            )
    return buffer.getvalue()


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
