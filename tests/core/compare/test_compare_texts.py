"""Two reports side by side: blocks, pairs, shared passages."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.compare.passages import shared_passages
from app.core.compare.texts import Side, align, blocks_of
from app.core.enums import Part, SectionKind
from app.core.report import Section


def side(*chapters: tuple[str, Part, list[tuple[str, str]]]) -> Side:
    """A report of chapters, each a title, a part and its subsections."""
    text = "某镇报告\n"
    sections: list[Section] = []
    for title, part, subs in chapters:
        start = len(text)
        text += f"{title}\n"
        inner = []
        for name, body in subs:
            at = len(text)
            text += f"{name}\n{body}\n"
            inner.append(Section(SectionKind.HEADING, 2, None, name, at, len(text), at, at + len(name)))
        head = Section(
            SectionKind.HEADING, 1, None, title, start, len(text), start, start + len(title), part=part
        )
        sections += [head, *inner]
    return Side(text, tuple(sections))


MEDIATION = ("加强矛盾纠纷调解", "全年调解纠纷，推进多元化解。")
PUBLICITY = ("深入开展普法宣传", "组织普法宣传，发放资料。")
LAW = ("规范行政执法行为", "持证上岗，落实三项制度。")


def test_sections_are_paired_by_topic_whatever_their_order() -> None:
    left = side(("主要举措", Part.MEASURES, [MEDIATION, PUBLICITY, LAW]))
    right = side(("工作成效", Part.MEASURES, [LAW, MEDIATION]))
    pairs = {
        (p.left.title if p.left else None, p.right.title if p.right else None)
        for p in align(left, right).pairs
    }
    assert {("加强矛盾纠纷调解",) * 2, ("规范行政执法行为",) * 2, ("深入开展普法宣传", None)} <= pairs


def test_sections_of_different_parts_are_never_paired() -> None:
    left = side(("成效", Part.MEASURES, [MEDIATION]))
    right = side(("下一步", Part.PLAN, [MEDIATION]))
    pairs = align(left, right).pairs
    assert len(pairs) > 1 and all(not (p.left and p.right) or p.part is None for p in pairs)


def test_every_character_stands_in_exactly_one_pair() -> None:
    left = side(("主要举措", Part.MEASURES, [MEDIATION, PUBLICITY]), ("不足", Part.PROBLEMS, []))
    right = side(("工作成效", Part.MEASURES, [LAW]), ("计划", Part.PLAN, [PUBLICITY]))
    pairs = align(left, right).pairs
    for report, blocks in ((left, [p.left for p in pairs]), (right, [p.right for p in pairs])):
        spans = sorted((b.start, b.end) for b in blocks if b is not None)
        assert spans[0][0] == 0 and spans[-1][1] == len(report.text)
        assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_a_report_without_headings_is_one_block() -> None:
    assert [(b.start, b.end) for b in blocks_of(Side("全文没有标题。", ()))] == [(0, 7)]


def test_shared_passages_are_found_with_their_places() -> None:
    shared = "坚持以习近平法治思想为指导扎实推进各项工作"
    left, right = f"甲镇{shared}。另有不同", f"乙镇的另一句。{shared[:10]}\n{shared[10:]}！"
    (passage,) = shared_passages(left, right, at_least=15)
    assert left[passage.left_start : passage.left_end] == shared
    assert right[passage.right_start : passage.right_end].replace("\n", "") == shared


def test_short_agreement_is_no_passage() -> None:
    assert shared_passages("推进法治建设", "推进法治建设", at_least=20) == ()


@given(st.text("甲乙丙丁", max_size=120), st.text("甲乙丙丁", max_size=120))
def test_every_passage_says_the_same_on_both_sides(left: str, right: str) -> None:
    end = 0
    for p in shared_passages(left, right, at_least=4):
        assert left[p.left_start : p.left_end] == right[p.right_start : p.right_end]
        assert p.right_start >= end
        end = p.right_end


@given(st.text("甲乙丙", min_size=5, max_size=60), st.text("丁戊", max_size=30), st.text("己庚", max_size=30))
def test_a_planted_passage_is_found(planted: str, before: str, after: str) -> None:
    found = shared_passages(before + planted, after + planted + before, at_least=5)
    assert sum(p.right_end - p.right_start for p in found) >= len(planted)


def test_a_text_that_repeats_itself_takes_no_long_time() -> None:
    text = "推进各项工作落实到位" * 3000
    began = time.perf_counter()
    shared_passages(text, text[5:] + "另", at_least=20)
    assert time.perf_counter() - began < 1.0
