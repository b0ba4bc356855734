"""Plain text in every encoding that Chinese offices use comes out the same."""

from __future__ import annotations

import pytest

from app.core.errors import ReportError
from app.readers.registry import read_document

TEXT = "石桥镇2024年法治政府建设情况报告\n一、主要举措\n全年调解矛盾纠纷218件，发放宣传资料1.5万余份，群众满意率100%。\n"
TRADITIONAL = (
    "石橋鎮2024年法治政府建設情況報告\n一、主要舉措\n全年調解矛盾糾紛218件，發放宣傳資料1.5萬餘份。\n"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb2312", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    assert read_document(TEXT.encode(encoding), "报告.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "utf-16"])
def test_traditional_text_is_read(encoding: str) -> None:
    assert read_document(TRADITIONAL.encode(encoding), "報告.txt").text == TRADITIONAL


def test_rare_characters_of_gb18030_survive() -> None:
    text = "𬭎镇㴖村的报告，共3件。"
    assert read_document(text.encode("gb18030"), "a.txt").text == text


def test_line_ends_and_conversion_marks_are_cleaned_and_remembered() -> None:
    document = read_document("甲\r\n乙[bookmark: _GoBack]丙\r丁".encode(), "a.txt")
    assert document.text == "甲\n乙丙\n丁"
    assert [(r.position, r.mark) for r in document.removed] == [(3, "[bookmark: _GoBack]")]


def test_a_few_broken_bytes_do_not_lose_the_report() -> None:
    data = TEXT.encode("gb18030") * 5
    text = read_document(data[:50] + b"\xff" + data[50:], "a.txt").text
    assert "调解矛盾纠纷218件" in text


def test_nul_bytes_are_dropped() -> None:
    assert read_document("甲\x00乙\x00".encode(), "a.txt").text == "甲乙"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 30, b"\x7fELF" + bytes(5000)]
)
def test_binary_files_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ReportError, match="文"):
        read_document(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b"  \n \r\n", "\ufeff".encode()])
def test_empty_files_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ReportError):
        read_document(data, "a.txt")


def test_absurdly_large_files_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(ReportError, match="MB"):
        read_document(bytes(101 * 1024 * 1024), "a.txt")


@pytest.mark.parametrize("name", ["setup.exe", "style.css", "settings.json", "page.js"])
def test_text_without_a_chinese_character_that_does_not_call_itself_text_is_no_report(name: str) -> None:
    with pytest.raises(ReportError, match="格式无法识别"):
        read_document(b"body { margin: 0 }\n" * 40, name)
    with pytest.raises(ReportError, match="程序文件"):
        read_document(b"MZ of nothing but letters\n" * 40, name)
    assert "甲镇" in read_document("甲镇报告。".encode(), name).text
