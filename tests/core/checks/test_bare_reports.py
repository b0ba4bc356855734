"""The parts of a report without headings, told by how its paragraphs begin."""

from __future__ import annotations

import pytest

from app.core.checks import bare
from app.core.enums import Part
from app.core.scan import Scan

DONE = "2024年，全镇排查化解矛盾纠纷36件，走访群众上门送法，村村建起了调解室，群众有了说理的地方。"
LACKS = "一年来还存在一些不足：执法力量薄弱，村干部年龄偏大，学法用法不够，主要原因是培训没有跟上。"
PLAN = "2025年，我镇将继续抓好学法用法，推动法律服务下沉到村组，把依法办事的要求落到每个环节当中。"
DUTY = "镇党委书记带头学法述法，镇长定期听取执法工作汇报，主要负责同志认真履行第一责任人职责。"


def parts(*lines: str) -> list[tuple[Part | None, str]]:
    """Each part that is found, and the text of its paragraphs."""
    text = "\n".join(lines)
    found = bare.sections(Scan(text), 2024, lambda start, end: any(map(str.isdigit, text[start:end])))
    return [(section.part, text[section.start : section.end]) for section in found]


def test_paragraphs_are_the_parts_that_they_begin_like() -> None:
    assert parts(DONE, DUTY, LACKS, PLAN) == [
        (Part.MEASURES, DONE),
        (Part.RESPONSIBILITY, DUTY),
        (Part.PROBLEMS, LACKS),
        (Part.PLAN, PLAN),
    ]


def test_a_short_paragraph_and_one_that_goes_on_belong_to_the_part_before_them() -> None:
    short, second = (
        "村里也是这样。",
        "二是普法形式单一，宣讲多、互动少，年轻人不愿意听，老年人又听不大懂，效果打了折扣。",
    )
    assert parts(DONE, LACKS, short, second, PLAN)[1] == (Part.PROBLEMS, f"{LACKS}\n{short}\n{second}")


@pytest.mark.parametrize("lines", [(DONE, LACKS), (DONE, PLAN), (LACKS, PLAN), ()])
def test_an_excerpt_has_no_parts(lines: tuple[str, ...]) -> None:
    assert parts(*lines) == []
