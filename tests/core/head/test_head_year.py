"""The year a report is about: told by its title, its text, its signature or the name of its file."""

from __future__ import annotations

import pytest
from heads import BODY, head_of


def test_the_year_is_that_of_the_title_and_not_of_publication() -> None:
    assert head_of("石桥镇2022年度法治政府建设报告\n发布时间：2023-02-01" + BODY).year == 2022


def test_the_years_of_a_plan_below_a_title_belong_to_it_and_its_last_one_is_the_reports() -> None:
    head = head_of(
        "落雁坪乡“八五”普法工作总结\n（2021—2025年）\n“八五”普法启动以来，落雁坪乡紧扣普法责任制，取得了较好成效。"
    )
    assert (head.title, head.year) == ("落雁坪乡“八五”普法工作总结（2021—2025年）", 2025)


def test_without_a_year_in_the_title_the_opening_tells_it() -> None:
    assert head_of("石桥镇法治政府建设情况报告" + BODY).year == 2023


def test_a_year_in_chinese_numerals_is_read() -> None:
    assert head_of("石桥镇二〇二四年度法治政府建设情况报告" + BODY).year == 2024


def test_a_year_that_only_a_plan_names_is_not_the_reports() -> None:
    text = "2023年，石桥镇认真开展工作，现报告如下：\n一、主要工作\n全年组织学习4次。\n二、2024年工作思路\n继续推进各项工作。"
    assert head_of(text).year == 2023


def test_a_year_of_plans_counts_less_than_that_of_the_work_done() -> None:
    text = "现将我乡2022年度法治政府建设情况和2023年工作计划报告如下。\n一、工作情况\n全年组织学习4次。"
    assert head_of(text).year == 2022


@pytest.mark.parametrize(
    "stated",
    [
        "2023年度",
        "2023",
        "２０２３年",
        "二○二三年",
        "二Ｏ二三年度",
        "2023 年",
        "（2023年）",
        "2022—2023年度",
        "2021-2023年",
    ],
)
def test_a_title_states_its_year_in_many_ways(stated: str) -> None:
    body = "\n一年来，石桥镇认真开展工作。现报告如下：\n一、主要工作\n学习4次。\n石桥镇人民政府\n2025年1月5日"
    assert head_of(f"石桥镇{stated}法治政府建设情况报告{body}").year == 2023


@pytest.mark.parametrize(
    ("opening", "signed", "year"),
    [
        ("今年以来，", "2024年1月5日", 2023),
        ("今年以来，", "2023年12月28日", 2023),
        ("一年来，", "二〇二四年一月十日", 2023),
        ("二〇二三年，", "", 2023),
        ("根据县司法局2024年1月2日通知要求，", "2024年1月5日", 2023),
        ("2023年1月1日以来，", "", 2023),
        ("今年以来，", "", 2023),
        ("今年以来，", "2025年3月1日", 2024),
    ],
)
def test_a_report_without_a_year_in_its_title_tells_it_elsewhere(
    opening: str, signed: str, year: int
) -> None:
    text = (
        f"石桥镇法治政府建设情况报告\n{opening}石桥镇落实《实施纲要（2021—2025年）》，认真开展工作。现报告如下：\n"
        f"一、主要工作\n学习4次。\n二、2024年工作打算\n继续加强学习。\n石桥镇人民政府\n{signed}"
    )
    assert head_of(text).year == year


def test_of_a_plan_and_of_work_done_in_a_title_the_work_counts() -> None:
    assert head_of("石桥镇2024年工作计划和2023年工作总结" + BODY).year == 2023


def test_a_file_named_for_another_year_than_its_text_is_not_believed() -> None:
    name = "石桥镇2022年法治政府建设情况报告.docx"
    assert head_of("石桥镇法治政府建设情况报告" + BODY, file_name=name).year == 2023
    assert head_of(BODY.strip(), file_name=name).year == 2023
    silent = "石桥镇法治政府建设情况报告\n一年来，石桥镇认真开展工作。\n一、主要工作\n学习4次。"
    assert head_of(silent, file_name=name).year == 2022


def test_the_opening_tells_the_year_where_nothing_stands_above_the_first_heading() -> None:
    text = "石桥镇工作报告\n请予审议。\n一年来的主要工作\n2023年是关键之年，全镇认真开展工作，取得明显成效。"
    assert head_of(text).year == 2023


@pytest.mark.parametrize(
    ("plans", "signed", "year"),
    [("2024年工作计划", "2023年12月18日", 2023), ("2023年下半年工作安排", "2023年7月3日", 2023)],
)
def test_the_year_of_the_plans_counts_for_more_than_an_earlier_one_told_in_passing(
    plans: str, signed: str, year: int
) -> None:
    text = (
        "现将有关情况报告如下：\n一、加强组织领导\n镇党委高度重视法治建设，2021年在全县考评中名列第二。今年以来开会4次。\n"
        f"二、{plans}\n继续加强学习。\n石桥镇人民政府\n{signed}"
    )
    assert head_of(text).year == year


def test_a_number_of_leaflets_is_not_a_year() -> None:
    assert head_of("今年以来，全镇发放宣传资料2000余份，出动2025人次。").year is None
    assert head_of("2022 年以来，全镇发放宣传资料2000余份。").year == 2022
