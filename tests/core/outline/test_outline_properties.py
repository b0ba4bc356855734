"""What holds for any text: quotes match offsets, ranges nest, nothing is lost, reading is deterministic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_markup import load

from app.core.enums import SectionKind
from app.core.head.reading import read_head
from app.core.outline import read_outline, rebuild
from app.core.report import Section
from app.core.scan import Scan
from tests.pace import processor_seconds, scaled

_PIECES = st.sampled_from(
    [
        "一、主要举措和成效", "二、", "（一）", "（二）强化学习，提升素养。", "(三)抓执法", "1.", "2、规范决策", "１．",
        "①", "第一部分 ", "第二章", "一是加强领导", "二是；", "一要抓教育，", "首先，", "其次，", "第一，", "存在的问题：",
        "原因剖析：", "下一步打算", "2024年，我镇", "3月5日", "1.5万余份", "。", "；", "，", "\n", "\n\n", "　　", " ",
        "全年调解矛盾纠纷218件，成功率98%", "某某镇人民政府", "2025年1月10日", "附件：", "𬭎", "é", "\u200b", "😀",
        "健全体系，提供保障。", "x" * 50, "镇党委高度重视法治政府建设工作" * 3,
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=300)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_titles_and_numbers_quote_the_text(text: str) -> None:
    for section in read_outline(Scan(text)):
        assert text[section.title_start : section.title_end] == section.title
        assert section.number is None or text.startswith(section.number, section.start)
        assert section.start <= section.title_start <= section.title_end <= section.end <= len(text)
        assert section.level >= 1


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_ranges_stand_in_order_and_nest(text: str) -> None:
    outer: list[Section] = []
    last = -1
    for section in read_outline(Scan(text)):
        assert section.start > last
        last = section.start
        while outer and outer[-1].end <= section.start:
            outer.pop()
        if outer:
            assert section.end <= outer[-1].end or section.kind is SectionKind.HEADING
            assert section.level > outer[-1].level
        outer.append(section)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    outline = read_outline(Scan(text))
    assert outline == read_outline(Scan(text))
    assert read_head(Scan(text), outline) == read_head(Scan(text), outline)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_rebuilding_what_was_read_changes_nothing(text: str) -> None:
    outline = read_outline(Scan(text))
    assert rebuild(outline, len(text)) == outline


_HOSTILE = {
    "heading numbers": "一、",
    "numbered lines": "1、甲\n",
    "nested ones": "一、甲\n（一）乙\n1.丙\n",
    "growing brackets": "（一",
    "blanks": " ",
    "wide blanks": "　",
    "line ends": "\n",
    "digits": "1",
    "point marks": "一是",
    "points": "一是甲；二是乙；",
    "first marks": "，一是甲，第一，乙",
    "short lines": "主要工作\n",
    "bare headings": "主要工作\n镇党委高度重视这项工作，多次召开会议研究部署工作。\n",
    "commas": "，",
    "full stops": "。",
    "glued numbers": "。1.甲",
    "glued brackets": "。（二）甲",
    "towns": "某镇",
    "places": "在某县某镇",
    "years": "2024年",
    "breadcrumbs": "首页>",
    "holes": "（三）甲。乙\n",
    "traditional characters": "鎮縣鄉",
    "tags": "<p>",
    "open tags": "<a",
    "entities": "&nbsp;",
    "stars": "**",
    "leaders": "目录\n一、甲……1\n",
    "glued labels": "（一）加强组织领导镇党委高度重视，全年召开会议3次",
    "styles at odds": "一、甲\n（3）乙\n二）丙\n7.丁\n",
    "wide lists": "：1.甲，乙，丙",
    "Chinese numerals": "一二三四五六七八九十",
    "one long line": "法治",
    "dates": "2024年1月1日\n",
    "numbers behind titles": "一、加强学习1.1教育1.2教育制度2、",
    "decimals at odds": "1.12项审批2.13项",
    "mere headings": "一、加强学习教育\n" + "推进依法行政\n" * 7,
    "ordinals": "第一，加强学习\n",
    "cities": "绍兴市市市",
    "streets": "区委、区政府新市街党政",
}


@pytest.mark.parametrize("piece", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_hostile_text_is_read_in_half_a_second(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    def read() -> None:
        scan = Scan(text)
        read_head(scan, read_outline(scan))

    most = scaled(0.5)
    assert processor_seconds(read, enough=most) < most


def test_time_grows_in_line_with_length() -> None:
    text = "\n".join(case.text for case in load("reports"))

    def seconds(times: int) -> float:
        return processor_seconds(lambda: read_outline(Scan(text * times)))

    short, long = seconds(4), seconds(16)
    assert long < short * 4 * 2.5


def test_one_place_opens_one_section() -> None:
    text = "一、主要举措和成效\n存在的问题：一、主要举措和成效一是加强领导\n(三)抓执法"
    starts = [s.start for s in read_outline(Scan(text))]
    assert len(starts) == len(set(starts))
