"""Slips that leave no strange neighbours are told by the whole term or phrase that was meant."""

from __future__ import annotations

import pytest

from app.core.checks.case import Case
from app.core.checks.spelling import wholes
from app.core.report import Document, Head
from app.core.taxonomy import standard_taxonomy


def found(text: str) -> set[tuple[str, str]]:
    case = Case(Document(text), Head(year=2024), (), (), standard_taxonomy())
    return {(slip.wrong, slip.term) for slip, _ in wholes.wholes_in(case)}


@pytest.mark.parametrize(
    ("text", "wrong", "term"),
    [
        ("对涉企协议进行合发性审查。", "合发性审查", "合法性审查"),
        ("认真旅行职责。", "认真旅行", "认真履行"),
        ("形成工作合理。", "工作合理", "工作合力"),
        ("推进公共法律服务体积建设。", "公共法律服务体积", "公共法律服务体系"),
        ("各村党委书籍带头。", "党委书籍", "党委书记"),
        ("调解邻里茅盾纠纷。", "茅盾纠纷", "矛盾纠纷"),
        ("阻止培训两期。", "阻止培训", "组织培训"),
        ("执法形势单一，普法形势较为单一。", "普法形势", "普法形式"),
        ("运用法治四维办事。", "法治四维", "法治思维"),
        ("健全矛盾纠化解机制。", "矛盾纠化解", "矛盾纠纷化解"),
        ("将法治府建设纳入考核。", "法治府建设", "法治政府建设"),
    ],
)
def test_a_slip_in_a_long_term_is_found_though_all_its_neighbours_are_usual(
    text: str, wrong: str, term: str
) -> None:
    assert (wrong, term) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "部署会已于3月召开，工作会以视频形式举行。",
        "坚持以法治理念引领，落实主要负责任务。",
        "对违法建设即时处置，全年办理回复依申请公开件6件。",
        "完成综合行政执法整合，建筑工地管理规范。",
        "学习贯彻党的十八大代表的讲话，群众反应良好。",
        "对合法性审查不合格的退回。",
        "加强普法宣传教育，将法治建设任务分解，执法全程留痕，协调员队伍30人，做优营商环境，针对性强。",
        "全面履行法治主体责任，调整充实法治建设领导小组。",
        "推动各项任务落实落地，公告公示按期更新，依法行使权利。",
        "",
    ],
)
def test_words_that_meet_at_its_ends_are_no_slip(text: str) -> None:
    assert found(text) == set()
