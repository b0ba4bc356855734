"""Saved web pages give the report among the navigation, and the metadata beside it."""

from __future__ import annotations

import pytest

from app.core.errors import ReportError
from app.readers.registry import read_document

BODY = "".join(
    f"<p>　　{n}.全年开展普法宣传活动{n}场次，发放宣传资料{n}00余份，受到群众好评。</p>" for n in range(1, 6)
)


def page(body: str, *, head: str = "", charset: str = "utf-8") -> bytes:
    html = f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return html.encode(charset)


def test_the_usual_container_holds_the_text() -> None:
    data = page(
        f'<div class="nav"><a>首页</a> &gt; <a>政务公开</a></div><div class="TRS_Editor">{BODY}</div><div class="footer">版权所有 电话123</div>'
    )
    lines = read_document(data, "a.html").text.split("\n")
    assert lines[0] == "1.全年开展普法宣传活动1场次，发放宣传资料100余份，受到群众好评。"
    assert len(lines) == 5


def test_without_a_known_container_the_densest_block_is_the_text() -> None:
    links = "".join(f"<li><a href='#'>栏目导航链接{n}</a></li>" for n in range(30))
    data = page(f"<div><ul>{links}</ul></div><div class='x9'>{BODY}</div><div>备案号 12345</div>")
    text = read_document(data, "a.html").text
    assert "发放宣传资料500余份" in text
    assert "栏目导航" not in text


def test_the_metadata_table_is_read_into_head_data() -> None:
    table = "<table><tr><td>索引号：</td><td>001-02</td><td>发布机构</td><td>石桥镇人民政府</td></tr><tr><td>成文日期:</td><td>2025-01-20</td><td>发文字号</td><td>石政〔2025〕3号</td></tr></table>"
    document = read_document(page(f"{table}<div id='zoom'>{BODY}</div>"), "a.html")
    assert dict(document.head) == {
        "index": "001-02", "issuer": "石桥镇人民政府", "date": "2025-01-20", "document_number": "石政〔2025〕3号",
    }  # fmt: skip


def test_the_page_title_leads_a_text_that_lacks_it() -> None:
    head = '<meta name="ArticleTitle" content="石桥镇2024年法治政府建设情况报告">'
    text = read_document(page(f"<div id='zoom'>{BODY}</div>", head=head), "a.html").text
    assert text.startswith("石桥镇2024年法治政府建设情况报告\n1.全年")


def test_a_title_already_in_the_text_is_not_doubled() -> None:
    head = "<title>石桥镇2024年法治政府建设情况报告_某县人民政府</title>"
    body = f"<div id='zoom'><p>石桥镇2024年法治政府建设情况报告</p>{BODY}</div>"
    assert read_document(page(body, head=head), "a.html").text.count("情况报告") == 1


def test_tables_breaks_lists_and_hidden_text() -> None:
    body = (
        f"<div id='zoom'>{BODY}<table><tr><th>类别</th><th>件数</th></tr><tr><td>调解</td><td>12<br>件</td></tr></table>"
        "第一行<br/>第二行<ol style='list-style-type: cjk-ideographic'><li>甲</li><li>乙</li></ol>"
        "<ol start='3'><li>丙</li></ol><p style='display:none'>藏</p><script>var x='码'</script></div>"
    )
    lines = read_document(page(body), "a.html").text.split("\n")[5:]
    assert lines == ["类别\t件数", "调解\t12 件", "第一行", "第二行", "一、甲", "二、乙", "3.丙"]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_the_stated_encoding_is_used(charset: str) -> None:
    body = BODY if charset != "big5" else "<p>全年調解糾紛十二件，群眾滿意，社會安定，工作有序推進。</p>" * 3
    text = read_document(page(f"<div id='zoom'>{body}</div>", charset=charset), "a.html").text
    assert "全年" in text


def test_a_page_without_a_suffix_is_known_by_its_beginning() -> None:
    assert read_document(page(f"<div id='zoom'>{BODY}</div>"), "保存的网页").format == "html"


def test_a_saved_archive_is_read() -> None:
    import base64

    inner = base64.encodebytes(page(f"<div id='zoom'>{BODY}</div>", charset="gbk"))
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/html; charset="gb18030"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + inner
        + b"\r\n--b--\r\n"
    )
    assert "普法宣传活动5场次" in read_document(data, "a.mht").text


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(ReportError, match="没有"):
        read_document(page("<div></div>"), "a.html")


def test_the_number_of_an_item_stands_before_its_first_words() -> None:
    body = f"<div id='zoom'>{BODY}<ol><li><p>甲</p><p>又</p></li><li></li><li><div><p>乙</p></div></li></ol></div>"
    assert read_document(page(body), "a.html").text.split("\n")[5:] == ["1.甲", "又", "3.乙"]


def test_all_of_a_page_that_a_word_processor_saved_is_the_document() -> None:
    head = '<meta name="Generator" content="Microsoft Word 15">'
    body = f"<div><p>石桥镇报告</p></div><div>{BODY}</div><div><p>二〇二五年一月</p></div>"
    lines = read_document(page(body, head=head), "a.htm").text.split("\n")
    assert lines[0] == "石桥镇报告" and lines[-1] == "二〇二五年一月"


def test_deleted_words_of_a_page_are_gone() -> None:
    text = read_document(
        page(f"<div id='zoom'>{BODY}<p>共<del>12</del><ins>15</ins>个村</p></div>"), "a.html"
    ).text
    assert text.endswith("共15个村")


def test_a_page_that_is_one_form_is_read() -> None:
    body = f"<form action='x.aspx'><select><option>甲</option></select><div id='zoom'>{BODY}</div></form>"
    assert "发放宣传资料500余份" in read_document(page(body), "a.aspx.html").text


@pytest.mark.parametrize(
    "line",
    ["字体：【大 中 小】", "【打印本页】 【关闭窗口】", "浏览次数：123", "信息来源：石桥镇 发布时间：2025-01-20", "责任编辑：张三", "上一篇：关于某事的通知", "扫一扫在手机打开当前页"],
)  # fmt: skip
def test_lines_of_the_site_around_the_report_are_left_out(line: str) -> None:
    body = f"<div id='zoom'><p>{line}</p>{BODY}<p>{line}</p></div>"
    lines = read_document(page(body), "a.html").text.split("\n")
    assert len(lines) == 5


def test_a_sentence_that_begins_like_such_a_line_stays() -> None:
    tail = "<p>来源于群众的意见建议共受理218件，办结213件，群众满意度进一步提升，形成了良好氛围。</p>"
    assert "218件" in read_document(page(f"<div id='zoom'>{BODY}{tail}</div>"), "a.html").text


@pytest.mark.parametrize("charset", ["gb2312", "unknown-8bit", "utf-8"])
def test_an_archive_with_frames_gives_the_page_whatever_its_encoding_is_called(charset: str) -> None:
    import quopri

    rare = BODY.replace("群众", "群众（㵲阳镇）")
    real = "utf-8" if charset == "utf-8" else "gb18030"
    inner = quopri.encodestring(f"<html><body><div id='zoom'>{rare}</div></body></html>".encode(real))
    frame = b"<html><frameset><frame src='x'></frameset></html>"
    parts = b"".join(
        b"--b\r\nContent-Type: text/html; charset="
        + name
        + b"\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n" + content + b"\r\n"
        for name, content in ((b"us-ascii", frame), (charset.encode(), inner))
    )
    data = b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    assert "㵲阳镇" in read_document(data + parts + b"--b--\r\n", "a.mhtml").text
