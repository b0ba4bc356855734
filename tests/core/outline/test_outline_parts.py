"""Which mandated part a section is, where its heading does not say."""

from __future__ import annotations

import pytest

from app.core.enums import Part, SectionKind
from app.core.outline import read_outline
from app.core.scan import Scan

WISHES = (
    "进一步推进简政放权，进一步优化服务，不断提升监管水平，持续改善营商环境，继续推动各项改革，不断激发活力。"
)
TASKS = "新建楼宇2栋，引进企业12家，推行一窗受理，严格执行财经纪律，办好代表建议，让群众少跑腿、好办事。"
DEEDS = "全年开展检查12次，办结案件23件，召开会议4次，化解纠纷86件，累计服务群众3000人次。"


def _parts(text: str) -> list[Part | None]:
    tops = (s for s in read_outline(Scan(text)) if s.kind is SectionKind.HEADING and s.level == 1)
    return [s.part for s in tops]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("依法全面履行政府职能", "扎实抓好各项任务"),
        ("深化行政审批制度改革", "不断激发社会活力"),
    ],
)
def test_wishes_are_a_plan_only_behind_the_first_section(first: str, last: str) -> None:
    text = f"2023年，石桥镇认真开展工作，现报告如下：\n一、{first}\n{WISHES}\n二、{last}\n{WISHES}"
    assert _parts(text) == [Part.MEASURES, Part.PLAN]


def test_a_first_section_that_says_so_is_a_plan() -> None:
    assert _parts(f"一、2024年工作安排\n{WISHES}\n二、2023年工作情况\n{DEEDS}") == [Part.PLAN, Part.MEASURES]


def test_wants_that_a_heading_speaks_of_are_problems_where_its_text_tells_of_some() -> None:
    wants = "目前还存在执法人员业务不精、普法阵地陈旧等情况，执法协作机制不够健全，需要今后逐步解决。"
    text = f"一、主要工作\n{DEEDS}\n二、坚持问题导向，补齐工作短板\n{wants}"
    assert _parts(text) == [Part.MEASURES, Part.PROBLEMS]


def test_wants_that_a_heading_speaks_of_are_measures_where_its_text_tells_of_deeds() -> None:
    text = f"一、加强组织领导\n{DEEDS}\n二、坚持问题导向，补齐工作短板\n{DEEDS}"
    assert _parts(text) == [Part.MEASURES, Part.MEASURES]


def test_achievements_that_went_on_are_no_plan() -> None:
    text = f"一、基本情况\n{DEEDS}\n二、主要成绩\n政务服务持续优化，执法监管持续规范，社会大局持续稳定。"
    assert _parts(text) == [Part.MEASURES, Part.MEASURES]


def test_a_heading_of_results_is_no_plan_though_the_title_names_the_year_before() -> None:
    text = f"松岭镇2024年度工作情况报告\n一、2025年主要举措和成效\n{DEEDS}\n二、2026年主要安排\n{WISHES}"
    assert _parts(text) == [Part.MEASURES, Part.PLAN]


def test_the_year_after_the_one_looked_back_on_is_that_of_the_plan() -> None:
    text = f"松岭区2024年政府工作报告\n一、2023年工作回顾\n{DEEDS}\n二、2024年主要工作\n{DEEDS}"
    assert _parts(text) == [Part.MEASURES, Part.PLAN]


@pytest.mark.parametrize(
    "last", ["切实加强政府自身建设", "2025年主要工作", "打造一流营商环境，增强镇域竞争力"]
)
def test_what_follows_a_plan_is_a_plan_too(last: str) -> None:
    text = f"一、过去五年工作回顾\n{DEEDS}\n二、今后五年目标与任务\n{WISHES}\n三、{last}\n{TASKS}"
    assert _parts(text) == [Part.MEASURES, Part.PLAN, Part.PLAN]


def test_a_heading_that_looks_back_names_measures_behind_a_plan_too() -> None:
    text = f"一、本年工作打算\n{WISHES}\n二、上年工作完成情况\n{DEEDS}"
    assert _parts(text) == [Part.PLAN, Part.MEASURES]


def test_what_a_measure_solves_or_looks_to_is_no_part_of_its_own() -> None:
    text = (
        f"一、过去一年工作回顾\n（一）解决了一批群众反映强烈的上学难问题\n{DEEDS}\n"
        f"（二）建设面向未来的产业体系\n{DEEDS}\n二、今年工作安排\n{WISHES}"
    )
    assert [s.part for s in read_outline(Scan(text)) if s.level == 2] == [None, None]
