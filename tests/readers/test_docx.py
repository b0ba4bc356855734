"""Word documents give the text that stands on the page."""

from __future__ import annotations

import pytest
from wordfile import W, level, numbering, paragraph, styles, word_file

from app.core.errors import ReportError
from app.readers.registry import read_document

OUTLINE = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def text_of(*body: str, **parts: str) -> str:
    return read_document(word_file(*body, **parts), "报告.docx").text


def test_automatic_numbers_of_an_outline_are_rebuilt() -> None:
    text = text_of(
        paragraph("主要举措", level=0),
        paragraph("学法", level=1),
        paragraph("领导学法", level=2),
        paragraph("干部学法", level=2),
        paragraph("普法", level=1),
        paragraph("发传单", level=2),
        paragraph("存在问题", level=0),
        paragraph("力量不足", level=1),
        numbering=OUTLINE,
    )
    assert text.split("\n") == [
        "一、主要举措", "（一）学法", "1.领导学法", "2.干部学法", "（二）普法", "1.发传单", "二、存在问题", "（一）力量不足",
    ]  # fmt: skip


def test_unnumbered_text_between_items_does_not_restart_the_count() -> None:
    text = text_of(paragraph("甲", level=0), paragraph("正文"), paragraph("乙", level=0), numbering=OUTLINE)
    assert text == "一、甲\n正文\n二、乙"


def test_a_start_override_restarts_its_own_list_once() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    text = text_of(
        paragraph("a", level=0), paragraph("b", level=0),
        paragraph("c", level=0, num=2), paragraph("d", level=0, num=2),
        numbering=numbering(level(0, "decimal", "%1."), instances=second),
    )  # fmt: skip
    assert text.split("\n") == ["1.a", "2.b", "1.c", "2.d"]


def test_numbers_that_come_with_a_style_are_found_through_inheritance() -> None:
    sheet = styles(
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H1"/></w:style>',
    )
    text = text_of(
        paragraph("标题", style="Own"), paragraph("又一", style="H1"), numbering=OUTLINE, styles=sheet
    )
    assert text == "一、标题\n二、又一"


def test_a_style_tied_to_a_level_takes_that_level() -> None:
    sheet = styles(
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="H2"/>'),
    )
    assert text_of(paragraph("学法", style="H2"), numbering=lists, styles=sheet) == "（一）学法"


def test_number_zero_takes_a_paragraph_out_of_its_styles_list() -> None:
    sheet = styles(
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    off = '<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>'
    assert text_of(off, numbering=OUTLINE, styles=sheet) == "正文"


@pytest.mark.parametrize(
    ("number_format", "count", "expected"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 11, "十一"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "㉑"),
        ("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"), ("decimalFullWidth", 12, "１２"), ("ideographDigital", 20, "二〇"),
    ],
)  # fmt: skip
def test_number_formats_are_written_as_word_prints_them(
    number_format: str, count: int, expected: str
) -> None:
    lists = numbering(level(0, number_format, "%1、", start=count))
    assert text_of(paragraph("x", level=0), numbering=lists) == f"{expected}、x"


def test_a_legal_level_writes_higher_numbers_in_arabic() -> None:
    # LibreOffice does not know w:isLgl, so that the standard is the oracle here.
    lists = numbering(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>"))
    assert text_of(paragraph("甲", level=0), paragraph("乙", level=1), numbering=lists) == "一、甲\n1.1 乙"


def test_tracked_deletions_are_gone_and_insertions_stay() -> None:
    inner = (
        "<w:r><w:t>调解</w:t></w:r><w:del><w:r><w:delText>680</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>570</w:t></w:r></w:ins><w:r><w:t>起</w:t></w:r>"
    )
    assert text_of(paragraph(inner=inner)) == "调解570起"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>"
    assert text_of(first, paragraph("后半句。")) == "前半句，后半句。"


def test_field_codes_are_left_out_and_results_stay() -> None:
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2024</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>年</w:t></w:r>'
    )
    assert text_of(paragraph(inner=inner)) == "2024年"


def test_table_rows_are_lines_with_tabs_and_merged_cells_keep_their_place() -> None:
    def cell(text: str, extra: str = "") -> str:
        return f"<w:tc><w:tcPr>{extra}</w:tcPr>{paragraph(text)}</w:tc>"

    table = (
        "<w:tbl><w:tr>" + cell("类别", '<w:vMerge w:val="restart"/>') + cell("件数") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("12") + "</w:tr></w:tbl>"
    )
    assert text_of(paragraph("如下："), table, paragraph("完")) == "如下：\n类别\t件数\n\t12\n完"


def test_a_nested_table_is_read_inside_its_cell() -> None:
    nested = f"<w:tbl><w:tr><w:tc>{paragraph('内')}</w:tc><w:tc>{paragraph('层')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('外')}{nested}</w:tc><w:tc>{paragraph('右')}</w:tc></w:tr></w:tbl>"
    )
    assert text_of(table) == "外 内 层\t右"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    inner = f"<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert text_of(paragraph(inner=inner)) == "正文\n框内"


def test_soft_returns_hidden_text_and_odd_characters() -> None:
    inner = (
        "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2014"/></w:r>'
    )
    assert text_of(paragraph(inner=inner)) == "一\n二-—"


def test_foot_notes_come_after_the_text_and_say_so() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1">{paragraph("线")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("口径为常住人口。")}</w:footnote></w:footnotes>'
    )
    document = read_document(word_file(paragraph("正文"), footnotes=notes), "a.docx")
    assert document.text == "正文\n口径为常住人口。"
    assert [p.kind for p in document.places] == ["paragraph", "footnote"]


def test_pages_are_counted_by_the_breaks_word_last_drew() -> None:
    second = paragraph(inner="<w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r>")
    document = read_document(word_file(paragraph("第一页"), second, paragraph("仍是")), "a.docx")
    assert [p.page for p in document.places] == [1, 2, 2]


def test_places_quote_the_text() -> None:
    document = read_document(word_file(paragraph("甲乙"), paragraph(""), paragraph("丙")), "a.docx")
    assert [document.text[p.start : p.end] for p in document.places] == ["甲乙", "丙"]


@pytest.mark.parametrize("name", ["报告.docx", "报告.wps", "没有后缀", "报告.txt"])
def test_content_decides_before_the_suffix(name: str) -> None:
    assert read_document(word_file(paragraph("正文")), name).text == "正文"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused_with_a_sentence(kept: float) -> None:
    data = word_file(*(paragraph(f"第{n}段") for n in range(200)))
    with pytest.raises(ReportError, match="文件"):
        read_document(data[: int(len(data) * kept)], "a.docx")


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><w:numbering xmlns:w="' + W + '"/>'
    with pytest.raises(ReportError, match="声明"):
        text_of(paragraph("x"), numbering=bomb)


def test_a_bomb_is_refused_by_its_declared_size() -> None:
    data = word_file(paragraph("x"), styles="<a>" + " " * (70 * 1024 * 1024) + "</a>")
    assert len(data) < 200_000
    with pytest.raises(ReportError, match="大得不合常理"):
        read_document(data, "a.docx")


def test_an_empty_document_says_that_it_is_empty() -> None:
    with pytest.raises(ReportError, match="没有文字"):
        text_of(paragraph(""))
