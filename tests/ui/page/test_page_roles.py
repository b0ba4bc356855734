from __future__ import annotations

from app.core.enums import Status
from app.core.report import Head
from app.core.state import ReportState
from app.ui.page.roles import HeadingRun, LineRole, heading_runs, line_roles


def roles(text: str, title: str | None = None, runs: tuple[HeadingRun, ...] = ()) -> list[str]:
    return [role.name for role in line_roles(text, Head(title=title), runs)]


def test_title_over_two_lines_is_centred_and_the_text_is_not() -> None:
    text = "青山镇人民政府\n关于法治政府建设\n情况的报告\n\n正文第一段。"
    found = roles(text, "青山镇人民政府关于法治政府建设情况的报告")
    assert found == ["TITLE", "TITLE", "TITLE", "BODY", "BODY"]


def test_without_a_known_title_the_first_short_line_that_ends_like_one_is_taken() -> None:
    assert roles("青山镇\n2024年法治政府建设工作总结\n正文。") == ["FRONT", "TITLE", "BODY"]


def test_a_title_among_the_furniture_of_a_web_page_is_set_as_one() -> None:
    text = (
        "首页 > 政务公开 > 街道信息公开 > 青山街道 > 法治政府建设 > 年度报告\n索引号：QS0012/2024-00017\n"
        "青山街道2023年度法治政府建设情况报告\n发布时间：2024-03-12 09:40 来源：青山街道 浏览次数：128 【字体：大 中 小】\n"
        "区委、区政府：\n正文如下：第一段，有话。"
    )
    found = roles(text, "青山街道2023年度法治政府建设情况报告")
    assert found == ["BODY", "BODY", "TITLE", "BODY", "SALUTATION", "BODY"]


def test_salutation_is_flush_left() -> None:
    assert roles("工作报告\n县人民政府：\n正文如下。")[1] == "SALUTATION"


def test_signature_and_date_at_the_end_are_flush_right() -> None:
    text = "工作报告\n正文。\n青山镇人民政府\n2025年1月8日\n"
    assert roles(text) == ["TITLE", "BODY", "CLOSING", "CLOSING", "BODY"]


def test_a_date_in_a_sentence_at_the_end_is_no_signature() -> None:
    assert roles("工作报告\n以上情况截至2025年1月8日已全部整改到位，特此报告，请予审阅。")[-1] == "BODY"


def test_a_heading_above_the_date_is_no_signature() -> None:
    text = "工作报告\n四、附则\n2025年1月8日"
    run = HeadingRun(text.index("四"), text.index("\n2025"), 1)
    assert roles(text, None, (run,))[1] == "BODY"


def test_an_empty_text_has_one_body_line() -> None:
    assert roles("") == [LineRole.BODY.name]


def test_heading_runs_take_the_closing_mark_and_leave_out_unmade_ones(state: ReportState) -> None:
    runs = heading_runs(state.document.text, state.sections)
    assert [state.document.text[run.start : run.end] for run in runs] == [
        "一、主要举措",
        "（一）强化宣传。",
        "二、存在问题",
    ]
    from dataclasses import replace

    unmade = replace(state.sections[0], status=Status.REJECTED)
    assert len(heading_runs(state.document.text, (unmade, *state.sections[1:]))) == 2
