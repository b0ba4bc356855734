"""OpenDocument texts give the text that stands on the page."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.core.errors import ReportError
from app.readers.registry import read_document

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    ]
)
OUTLINE = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/></text:list-style>'
)


def odt(body: str, *, styles: str = "", manifest: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def text_of(body: str, styles: str = "") -> str:
    return read_document(odt(body, styles=styles), "a.odt").text


def item(*blocks: str) -> str:
    return f"<text:list-item>{''.join(blocks)}</text:list-item>"


def test_automatic_numbers_of_two_levels_are_rebuilt() -> None:
    inner = "<text:list>" + item("<text:p>学法</text:p>") + item("<text:p>普法</text:p>") + "</text:list>"
    body = f'<text:list text:style-name="L1">{item("<text:p>举措</text:p>", inner)}{item("<text:p>问题</text:p>")}</text:list>'
    assert text_of(body, OUTLINE) == "一、举措\n（一）学法\n（二）普法\n二、问题"


def test_a_list_that_continues_goes_on_counting() -> None:
    one = f'<text:list text:style-name="L1">{item("<text:p>甲</text:p>")}</text:list><text:p>正文</text:p>'
    two = f'<text:list text:style-name="L1" text:continue-numbering="true">{item("<text:p>乙</text:p>")}</text:list>'
    assert text_of(one + two, OUTLINE) == "一、甲\n正文\n二、乙"


def test_tracked_deletions_and_comments_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>680</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>调解<office:annotation><text:p>批注</text:p></office:annotation>570件</text:p>"
    )
    assert text_of(body) == "调解570件"


def test_blanks_tabs_breaks_tables_and_notes() -> None:
    body = (
        '<text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>类别</text:p></table:table-cell><table:table-cell><text:p>件数</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert text_of(body) == "甲  乙\t丙\n丁\n类别\t件数\n注"


def test_an_encrypted_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(ReportError, match="密码"):
        read_document(odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"), "a.odt")
