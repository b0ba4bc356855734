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


def test_rows_of_a_table_in_a_cell_stand_in_that_cell() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell>{c}</table:table-cell>' for c in cells)}</table:table-row>"

    inner = f"<table:table>{row('<text:p>内1</text:p>', '<text:p>内2</text:p>')}</table:table>"
    head = f"<table:table-header-rows>{row('<text:p>类别</text:p>', '<text:p>件数</text:p>')}</table:table-header-rows>"
    body = f"<table:table>{head}{row(inner, '<text:p>右</text:p>')}</table:table>"
    assert read_document(odt(body), "a.odt").text == "类别\t件数\n内1 内2\t右"


def test_words_in_a_drawn_shape_stand_after_their_paragraph() -> None:
    body = "<text:p>框前<draw:custom-shape><text:p>框内</text:p></draw:custom-shape>框后</text:p>"
    assert read_document(odt(body), "a.odt").text == "框前框后\n框内"


def test_headings_of_a_style_without_list_have_no_number() -> None:
    styles = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:outline-style>'
        '<style:style style:name="Bare" style:list-style-name=""/><style:style style:name="Own" style:parent-style-name="Bare"/>'
    )
    heads = "".join(
        f'<text:h text:outline-level="1" text:style-name="{style}">{words}</text:h>'
        for style, words in (("x", "举措"), ("Own", "前言"), ("x", "问题"))
    )
    assert read_document(odt(heads, styles=styles), "a.odt").text.split("\n") == [
        "一、举措",
        "前言",
        "二、问题",
    ]
