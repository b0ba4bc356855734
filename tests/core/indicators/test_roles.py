"""Fact, plan or part; growth or decline."""

from __future__ import annotations

import pytest

from app.core.enums import Direction, FigureKind, Part, Role, SectionKind
from app.core.indicators.context import Layout, Place
from app.core.indicators.roles import direction_of, is_plan, plans_begin, speaks_of_plans
from app.core.reading import read_document
from app.core.report import Document, Figure, Section
from app.core.scan import Scan


def marked(text: str) -> tuple[str, Layout, Figure]:
    """The text without 【 and 】, its layout and the marked figure."""
    start = text.index("【")
    end = text.index("】") - 1
    bare = text.replace("【", "").replace("】", "")
    surface = bare[start:end]
    unit = surface.lstrip("0123456789.一两")
    kind = FigureKind.RATE if unit in ("%", "个百分点", "倍") else FigureKind.COUNT
    figure = Figure(start, end, surface, 1, unit, kind=kind)
    return bare, Layout(bare, [figure]), figure


@pytest.mark.parametrize(
    "text",
    [
        "每年开展演练不少于【4次】。",
        "力争化解率达到【98%】。",
        "明年举办讲座【8场】。",
        "拟建广场【1个】。",
        "每季度召开【1次】会议。",
        "确立上下半年【2次】专题学习计划。",
        "确保覆盖率达【100%】。",
        "主要预期目标是：增长【6%】。",
    ],
)
def test_targets_schedules_and_duties_are_plans(text: str) -> None:
    bare, layout, figure = marked(text)
    assert is_plan(bare, layout.spot(figure.start, figure.end), figure, among_plans=False)


@pytest.mark.parametrize(
    "text",
    [
        "按照年度学法计划，组织学习【5次】。",
        "对拟出台的【2件】文件进行审查。",
        "办理规划许可【46件】。",
        "按照“1+3+N”的要求配备力量【323人】。",
        "每天落实【1名】干部。",
        "全年开展演练【4次】。",
    ],
)
def test_what_was_done_is_no_plan(text: str) -> None:
    bare, layout, figure = marked(text)
    assert not is_plan(bare, layout.spot(figure.start, figure.end), figure, among_plans=False)


def test_figures_of_the_plan_part_are_plans() -> None:
    bare, layout, figure = marked("开展演练【4次】。")
    assert is_plan(bare, layout.spot(figure.start, figure.end), figure, among_plans=True)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("同比增长【23%】。", Direction.UP),
        ("同比下降【12.5%】。", Direction.DOWN),
        ("比上年多【5件】。", Direction.UP),
        ("较去年少【5件】。", Direction.DOWN),
        ("同比减少了【9件】。", Direction.DOWN),
        ("实现【23%】的增长。", Direction.UP),
        ("下降约【3个百分点】。", Direction.DOWN),
        ("增速达【6%】。", Direction.UP),
        ("规模工业增加值由【3750件】起步。", None),
        ("增加到【256件】。", None),
        ("满意度提升至【98%】。", None),
        ("调解纠纷【5件】。", None),
    ],
)
def test_growth_and_decline(text: str, direction: Direction | None) -> None:
    bare, layout, figure = marked(text)
    assert direction_of(bare, layout.spot(figure.start, figure.end), figure) is direction


@pytest.mark.parametrize(
    ("titles", "part", "plans"),
    [
        (("加强队伍建设", "三、主要任务"), Part.MEASURES, True),
        (("明确目标任务", "一、主要举措和成效"), Part.MEASURES, False),
        (("加强普法",), Part.PLAN, True),
        ((), None, False),
    ],
)
def test_a_chapter_of_tasks_speaks_of_plans(titles: tuple[str, ...], part: Part | None, plans: bool) -> None:
    assert speaks_of_plans(Place(0, titles, part)) is plans


DONE = "2025年，全乡调解纠纷【1】件，开展宣讲【2】场。全年举办培训3期，走访群众4次，审查合同5份，乡长带头学法，群众满意。"
AHEAD = "2026年，我们将重点抓好以下工作：配备执法人员10名以上，在2025年5次宣讲的基础上再开展宣讲6场。"


@pytest.mark.parametrize(
    ("paragraph", "planned"),
    [
        (AHEAD, {"10名以上", "6场"}),
        (AHEAD.replace("2026年，", "下一步，"), {"10名以上", "6场"}),
        (AHEAD.replace("2026年，我们将重点", "这一年还"), set()),
    ],
)
def test_without_headings_a_last_paragraph_on_what_is_to_come_is_of_plans(
    paragraph: str, planned: set[str]
) -> None:
    text = f"河湾乡2025年法治政府建设情况报告\n{DONE.replace('【', '').replace('】', '')}\n{paragraph}"
    reading = read_document(Document(text), file_name="河湾乡2025年")
    assert {f.surface for f in reading.figures if f.role is Role.PLAN} == planned


def test_where_a_heading_says_so_the_plan_begins_nowhere_else() -> None:
    text = f"{DONE}\n{AHEAD}"
    plan = Section(SectionKind.HEADING, 1, "四", "下一步打算", 0, 6, 0, 6, part=Part.PLAN)
    lines = Scan(text).lines
    assert plans_begin(text, lines, (), 2025) == lines[1].start
    assert plans_begin(text, lines, (plan,), 2025) == len(text)
