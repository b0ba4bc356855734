"""Which words are the title of a report, wherever they stand and however they are broken."""

from __future__ import annotations

from itertools import chain, combinations, pairwise

import pytest
from heads import BODY, head_of


def test_a_title_printed_twice_is_one_title() -> None:
    text = (
        "石桥镇2023年度法治政府建设报告\n发布时间：2024-02-01 来源：石桥镇\n石桥镇2023年度法治政府建设报告"
        + BODY
    )
    head = head_of(text)
    assert (head.title, head.date, head.town) == ("石桥镇2023年度法治政府建设报告", "2024-02-01", "石桥镇")


def test_a_row_of_metadata_names_the_title() -> None:
    front = "| 索引号：123/2024-1 | |\n| 标题：石桥镇人民政府关于2023年度法治政府建设情况的报告 | |\n| 发布日期：2024-01-05 |"
    text = f"{front}\n2023年，石桥镇认真开展工作，现报告如下：\n一、主要工作\n全年组织学习4次。"
    assert head_of(text).title == "石桥镇人民政府关于2023年度法治政府建设情况的报告"


@pytest.mark.parametrize("label", ["- 名 称：", "名        称 ", "| 标 题 | ", "文件名称："])
def test_a_label_is_no_part_of_the_title(label: str) -> None:
    title = "白云县石桥镇2023年法治政府建设工作报告"
    row = f"{label}{title} 发布机构：石桥镇"
    assert head_of(f"- 索引号：123/2024-1\n{row}\n发布日期：2024-01-05" + BODY).title == title


def test_of_two_titles_the_one_that_names_its_issuer_is_kept() -> None:
    lines = "白云县农业农村局2023年法治政府建设年度报告\n2023年法治政府建设年度报告"
    assert head_of(lines + BODY).title == "白云县农业农村局2023年法治政府建设年度报告"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "石桥镇人民政府关于报送\n2023年法治政府建设工作总结的报告",
            "石桥镇人民政府关于报送2023年法治政府建设工作总结的报告",
        ),
        (
            "石桥镇法治政府建设\n2023年工作总结及2024年工作计划",
            "石桥镇法治政府建设2023年工作总结及2024年工作计划",
        ),
        ("2023年度石桥镇法治政府建设情况\n的报告", "2023年度石桥镇法治政府建设情况的报告"),
        ("白云县\n石桥镇\n2023年法治政府建设报告", "白云县石桥镇2023年法治政府建设报告"),
        ("石桥镇2023年法治政府建设工作\n总 结", "石桥镇2023年法治政府建设工作总结"),
        ("2024年1月5日 星期五\n石桥镇2023年法治政府建设报告", "石桥镇2023年法治政府建设报告"),
    ],
)
def test_a_title_over_lines_is_joined(lines: str, title: str) -> None:
    head = head_of(lines + BODY)
    assert (head.title, head.town, head.year) == (title, "石桥镇", 2023)


@pytest.mark.parametrize(
    "words",
    [
        "白云县 石桥镇 人民政府 关于 2023年度 法治政府 建设 情况的 报告",
        "关于 石桥镇 2023年度 法治政府 建设 情况 的报告",
        "石桥镇 2023年度 推进 法治政府 建设 工作 情况 汇报",
        "白云县 石桥镇 2023年 依法行政 工作 自查 报告",
        "中共石桥镇 委员会 石桥镇 人民政府 关于 2023年度 法治政府 建设 情况的 报告",
        "石桥镇 2023年度 “八五”普法工作 总结",
        "石桥镇 人民政府 关于报送 2023年度 法治政府 建设 工作总结 的报告",
        "石桥镇 2023年 法治政府 建设 工作总结 及2024年工作计划",
    ],
)
def test_a_title_may_be_broken_between_any_of_its_words(words: str) -> None:
    parts = words.split()
    for breaks in chain.from_iterable(combinations(range(1, len(parts)), count) for count in range(3)):
        edges = (0, *breaks, len(parts))
        lines = "\n".join("".join(parts[a:b]) for a, b in pairwise(edges))
        head = head_of(f"石府〔2024〕3号\n{lines}{BODY}\n石桥镇人民政府\n2024年1月5日")
        assert (head.title, head.town, head.year) == ("".join(parts), "石桥镇", 2023), lines


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("法治政府建设\n石桥镇2023年法治政府建设情况报告", "石桥镇2023年法治政府建设情况报告"),
        ("2023年\n石桥镇2023年法治政府建设情况报告", "石桥镇2023年法治政府建设情况报告"),
        ("信息公开\n工作动态\n石桥镇2023年工作总结", "石桥镇2023年工作总结"),
        ("白云县人民政府\n石桥镇2023年法治政府建设情况报告", "石桥镇2023年法治政府建设情况报告"),
        ("“八五”普法工作总结", "“八五”普法工作总结"),
        (
            "石桥镇2023年工作年度报告\n发布时间：2024-01-05\n关于2023年工作年度报告",
            "石桥镇2023年工作年度报告",
        ),
        ("《石桥镇2023年法治政府建设报告》", "石桥镇2023年法治政府建设报告"),
        (
            "关于印发《石桥镇2023年度情况报告》的通知\n各村：\n现将《石桥镇2023年度情况报告》印发给你们。\n石桥镇2023年度情况报告",
            "石桥镇2023年度情况报告",
        ),
    ],
)
def test_what_stands_above_a_title_is_no_part_of_it(lines: str, title: str) -> None:
    assert head_of(lines + BODY).title == title


def test_a_notice_that_encloses_the_report_is_not_its_title() -> None:
    lines = (
        "石桥镇人民政府2023年法治政府建设年度报告\n时间：2024-01-05\n印发石桥镇2023年法治政府工作情况的报告"
    )
    assert head_of(lines + BODY).title == "石桥镇人民政府2023年法治政府建设年度报告"


def test_a_title_may_share_its_line_with_a_label_or_the_bars_of_a_table() -> None:
    title = "白云县石桥镇2023年度法治政府建设报告"
    assert head_of(f"- 名称：\n{title} - 文号：{BODY}").title == title
    assert head_of(f"{title} | |||||\n2024年01月19日 （点击： ） | ||||{BODY}").title == title
    assert head_of(f"{title} 2024-01-19{BODY}").title == title
    assert head_of(f"{title}（2024年1月19日）{BODY}").title == title


def test_a_title_with_the_text_glued_to_it_is_told_apart() -> None:
    head = head_of(
        "白云县石桥镇2023年度法治政府建设情况报告2023年，石桥镇认真开展工作，现报告如下：一、主要工作全年组织学习4次。"
    )
    assert (head.title, head.county, head.year) == (
        "白云县石桥镇2023年度法治政府建设情况报告",
        "白云县",
        2023,
    )


def test_a_title_glued_to_the_words_to_an_assembly_is_told_apart() -> None:
    head = head_of(
        "石桥镇2023年度政府工作报告各位代表：现在，我代表石桥镇人民政府，向大会报告工作。一、2022年工作"
    )
    assert (head.title, head.town, head.year) == ("石桥镇2023年度政府工作报告", "石桥镇", 2023)


def test_the_path_of_a_web_page_is_not_the_title() -> None:
    title = "石桥镇2023年法治政府建设工作总结"
    path = "当前位置：首页 > 石桥镇 > 法治政府建设年度报告"
    assert head_of(f"{path}\n{title}\n发表日期：2024-01-05{BODY}").title == title


def test_a_title_from_the_files_metadata_serves_next() -> None:
    head = head_of(BODY.strip(), title="石桥镇2023年法治政府建设报告-白云县人民政府网")
    assert head.title == "石桥镇2023年法治政府建设报告"


def test_a_file_name_that_is_no_title_is_passed_over() -> None:
    assert head_of(BODY.strip(), file_name="000_abc.txt").title is None


def test_the_file_name_serves_where_the_text_has_no_title() -> None:
    head = head_of(BODY.strip(), file_name="白云县石桥镇2023年法治政府建设情况报告.docx")
    assert (head.title, head.county, head.town) == (
        "白云县石桥镇2023年法治政府建设情况报告",
        "白云县",
        "石桥镇",
    )


@pytest.mark.parametrize(
    "mark", ["（定稿）", "-副本", "(1)", "_2024.1.5", "（送审稿）2", " 最终版", "第3稿", "_2023"]
)
def test_the_mark_of_a_files_version_is_no_part_of_the_title(mark: str) -> None:
    head = head_of(BODY.strip(), file_name=f"石桥镇2023年法治政府建设情况报告{mark}.docx")
    assert head.title == "石桥镇2023年法治政府建设情况报告"
