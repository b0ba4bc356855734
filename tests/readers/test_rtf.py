"""Rich text gives the text in reading order."""

from __future__ import annotations

import pytest

from app.core.errors import ReportError
from app.readers.registry import read_document


def rtf(body: str) -> bytes:
    return (
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset0 Times;}}"
        + body
        + "}"
    ).encode("ascii")


def gbk(text: str) -> str:
    return "".join(f"\\'{b:02x}" for b in text.encode("gb18030"))


def text_of(body: str) -> str:
    return read_document(rtf(body), "a.rtf").text


def test_bytes_of_the_code_page_and_paragraphs() -> None:
    assert (
        text_of(f"{gbk('一、举措')}\\par {gbk('调解')}218{gbk('件')}\\par").rstrip("\n")
        == "一、举措\n调解218件"
    )


def test_unicode_escapes_skip_their_stand_ins() -> None:
    assert text_of("\\uc1\\u35843?\\u35299?{\\uc2\\u20214\\'a1\\'a1}x").strip() == "调解件x"


def test_characters_outside_the_basic_plane_are_joined() -> None:
    assert text_of("\\uc1\\u-10126?\\u-8370?").strip() == "𬭎"


def test_tracked_deletions_and_hidden_text_are_left_out() -> None:
    assert (
        text_of(f"{gbk('调解')}{{\\deleted 680}}{{\\revised 570}}{{\\v {gbk('藏')}}}{gbk('件')}").strip()
        == "调解570件"
    )


def test_list_numbers_stand_with_their_text() -> None:
    assert text_of(f"{{\\listtext\\pard {gbk('一、')}\\tab}}{gbk('举措')}\\par").strip() == "一、举措"


def test_headers_pictures_and_field_codes_are_passed_over() -> None:
    body = f"{{\\header {gbk('页眉')}}}{{\\pict 89504e47}}{{\\field{{\\*\\fldinst DATE}}{{\\fldrslt 2024}}}}{gbk('年')}{{\\*\\generator x}}"
    assert text_of(body).strip() == "2024年"


def test_table_rows_are_lines_with_tabs() -> None:
    body = f"\\trowd\\intbl {gbk('类别')}\\cell {gbk('件数')}\\cell\\row \\trowd\\intbl {gbk('调解')}\\cell 12\\cell\\row \\pard {gbk('完')}\\par"
    assert text_of(body).strip() == "类别\t件数\n调解\t12\n完"


def test_a_font_declared_western_still_shows_chinese() -> None:
    assert text_of(f"{{\\f1 {gbk('镇')}}}").strip() == "镇"


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ReportError, match="嵌套"):
        text_of("{" * 5000)


def test_a_file_without_text_says_so() -> None:
    with pytest.raises(ReportError, match="没有文字"):
        text_of("\\par\\par")
