"""Annotated full text, opinion letter, comparison and county overview as print models."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from paperstates import state

from app.core.enums import Status
from app.core.report import Document
from app.core.summary.blocks import (
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    joined,
    plain,
    words_of,
)
from app.core.summary.comparison import build_comparison
from app.core.summary.county import build_county_overview
from app.core.summary.fulltext import build_full_text
from app.core.summary.grid import CellState, GridCell, GridHead, GridTable
from app.core.summary.letter import build_letter, letter_text, template_from
from app.core.summary.marks import category_underlines, marks_of
from app.core.summary.titles import broken, title_runs, width_of
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()


def full_runs() -> list[Run]:
    document = build_full_text(state(), BOOK)
    return [r for b in document.blocks if isinstance(b, Heading | Paragraph) for r in b.runs]


def test_the_full_text_loses_no_character_of_the_report() -> None:
    document = build_full_text(state(), BOOK)
    kept = ""
    for block in document.blocks:
        if isinstance(block, Table) or "图例" in "".join(words_of(block)):
            break
        if isinstance(block, Heading | Paragraph):
            kept += "".join(r.text for r in block.runs if not r.is_raised)
    assert "".join(kept.split()) == "".join(state().document.text.split())


def test_every_figure_that_holds_has_a_number_and_rejected_ones_have_none() -> None:
    numbers = [r.text for r in full_runs() if r.is_raised and r.text.isdigit()]
    held = [r for r in state().figures if r.status is not Status.REJECTED]
    assert numbers == [str(n) for n in range(1, len(held) + 1)]


def test_each_mark_stands_behind_its_passage_and_in_the_margin() -> None:
    runs = full_runs()
    at = next(i for i, r in enumerate(runs) if r.is_raised and r.text == "1")
    assert runs[at - 1].text == "3次"
    assert runs[at - 1].anchors == ("1",)
    assert runs[at].margin == "1"
    assert runs[at].comment is not None
    assert "法治培训场次 3次" in runs[at].comment.text


def test_fourteen_categories_have_fourteen_underlines() -> None:
    lines = category_underlines(BOOK)
    assert len(set(lines.values())) == len(BOOK.categories) == 14


def test_notes_and_accepted_findings_are_marked_and_open_ones_are_not() -> None:
    marks = {m.comment.mark: m.comment.text for m in marks_of(state(), BOOK)}
    assert marks["注1"] == "请乡镇核实此处。"
    assert marks["问1"] == "经核，宣传资料册数前后不一致，请核实。"
    assert "问2" not in marks


def test_headings_are_set_as_corrected() -> None:
    given = state()
    record = given.sections[1]
    changed = replace(
        record, section=replace(record.section, title="存在问题及原因"), status=Status.CORRECTED
    )
    document = build_full_text(replace(given, sections=(given.sections[0], changed, given.sections[2])), BOOK)
    assert "二、存在问题及原因" in [plain(b.runs) for b in document.blocks if isinstance(b, Heading)]


def test_a_rejected_heading_is_plain_text() -> None:
    given = state()
    gone = replace(given.sections[1], status=Status.REJECTED)
    document = build_full_text(replace(given, sections=(given.sections[0], gone, given.sections[2])), BOOK)
    assert "二、存在的不足和原因" not in [plain(b.runs) for b in document.blocks if isinstance(b, Heading)]


def test_the_letter_holds_accepted_findings_only() -> None:
    words = letter_text(state(), office="云山县司法局", date="2025-03-03", deadline="2025-03-20")
    assert "1.第一部分：经核，宣传资料册数前后不一致，请核实。" in words
    assert "第1个问题" not in words
    assert "于2025年3月20日前" in words
    assert words.endswith("云山县司法局\n2025年3月3日")


def test_a_letter_without_findings_says_so() -> None:
    words = letter_text(replace(state(), findings=()))
    assert "未发现需要改正的问题。" in words
    assert "《青石镇2024年法治政府建设情况报告》" in words
    assert "如下意见" not in words


def test_an_edited_letter_is_set_as_it_was_edited() -> None:
    words = letter_text(state(), office="云山县司法局", date="2025-03-03").replace("云山县司法局", "某某局")
    document = build_letter(words)
    assert isinstance(document.blocks[-1], SignatureBlock)
    assert document.blocks[-1] == SignatureBlock(("某某局",), date="2025年3月3日")
    salutation = document.blocks[1]
    assert isinstance(salutation, Paragraph)
    assert salutation.indent == 0


def test_an_office_can_bring_its_own_template() -> None:
    data = json.loads(json.dumps(_template_data()))
    data["opening"] = "《{report}》收到。"
    words = letter_text(state(), template=template_from(data))
    assert "《青石镇2024年法治政府建设情况报告》收到。" in words


@pytest.mark.parametrize("bad", ["{town.__class__}", "{unknown}", "{town!r:>99}", "{", "{0}"])
def test_a_template_with_foreign_places_is_refused_with_a_sentence(bad: str) -> None:
    data = {**_template_data(), "opening": bad}
    with pytest.raises(ValueError, match="模板"):
        template_from(data)


def _template_data() -> dict[str, object]:
    from app.core.resources import load_json

    return dict(load_json("print/letter.json"))


def grid(columns: int = 3, rows: int = 2) -> GridTable:
    cells = [[GridCell(str(r * 10 + c), r * 10.0 + c) for c in range(columns)] for r in range(rows)]
    cells[0][0] = GridCell("", None, state=CellState.MISSING)
    cells[0][1] = GridCell("5000+", 5000.0, state=CellState.CONFLICT)
    heads = tuple(GridHead(f"指标{c}", f"类{c // 2}", "件") for c in range(columns))
    towns = tuple(GridHead(f"镇{r}") for r in range(rows))
    return GridTable("各镇对比", heads, towns, tuple(tuple(r) for r in cells), corner="乡镇")


def test_a_missing_value_is_a_dash_and_a_conflict_is_marked() -> None:
    tables = [b for b in build_comparison(grid()).blocks if isinstance(b, Table)]
    cells = [c.text for c in tables[0].rows[0].cells]
    assert cells == ["镇0", "—", "5000+※", "2"]
    assert "※报告内前后矛盾" in "".join(w for b in build_comparison(grid()).blocks for w in words_of(b))


def test_a_town_of_unknown_county_does_not_stand_under_another_county() -> None:
    rows = (GridHead("中位数"), GridHead("青石镇", group="云山县"), GridHead("白沙镇"))
    grid = GridTable("对比", (GridHead("甲"),), rows, tuple((GridCell("1", 1.0),) for _ in rows))
    table = next(block for block in build_comparison(grid).blocks if isinstance(block, Table))
    assert [row.cells[0].text for row in table.rows] == ["中位数", "云山县", "青石镇", "（未分组）", "白沙镇"]


def test_wide_grids_are_parted_between_groups_and_nothing_is_lost() -> None:
    tables = [b for b in build_comparison(grid(25)).blocks if isinstance(b, Table)]
    names = [c.text for t in tables for c in t.head[1].cells[1:]]
    assert names == [f"指标{c}（件）" for c in range(25)]
    for table in tables[:-1]:
        assert (len(table.columns) - 1) % 2 == 0


def test_a_group_too_wide_for_a_sheet_is_cut_and_leaves_no_gap_before_it() -> None:
    heads = (GridHead("中位数"), GridHead("已报告"), *(GridHead(f"第{n}镇", "云山县") for n in range(30)))
    cells = (tuple(GridCell("1", 1.0) for _ in heads),)
    document = build_comparison(GridTable("对比", heads, (GridHead("指标"),), cells))
    widths = [len(b.columns) - 1 for b in document.blocks if isinstance(b, Table)]
    assert sum(widths) == 32
    assert widths[0] == max(widths)


def test_a_few_columns_too_many_do_not_stand_alone_on_a_sheet() -> None:
    heads = tuple(GridHead(f"第{n}镇") for n in range(12))
    cells = (tuple(GridCell("1", 1.0) for _ in heads),)
    document = build_comparison(GridTable("对比", heads, (GridHead("指标"),), cells))
    assert [len(b.columns) - 1 for b in document.blocks if isinstance(b, Table)] == [6, 6]


def test_long_names_of_rows_get_more_room() -> None:
    def first(name: str) -> float:
        grid_ = GridTable("对比", (GridHead("甲"),) * 9, (GridHead(name),), ((GridCell("1", 1.0),) * 9,))
        return next(b for b in build_comparison(grid_).blocks if isinstance(b, Table)).columns[0].width

    assert first("青石镇") < first("配备法律顾问的村（社区）数（个）") <= 64


def test_a3_holds_more_columns_than_a4() -> None:
    def panels(paper: Paper) -> int:
        return sum(isinstance(b, Table) for b in build_comparison(grid(25), paper=paper).blocks)

    assert panels(Paper.A3) < panels(Paper.A4)


def test_the_county_overview_names_what_each_town_lacks() -> None:
    document = build_county_overview([state(), state(town="白沙镇", key="r2")], county="云山县", year=2024)
    tables = [b for b in document.blocks if isinstance(b, Table)]
    assert [c.text for c in tables[1].rows[0].cells] == ["青石镇", "有", "有", "缺", "有"]
    assert [c.text for c in tables[2].rows[0].cells] == ["1", "数字用法", "2", "青石镇、白沙镇"]


def test_long_titles_are_broken_by_meaning_and_fit() -> None:
    for title in (
        "关于云集镇2024年法治政府建设情况报告的审核意见",
        "鄢陵县2024年乡镇法治政府建设情况报告审核情况",
    ):
        lines = plain(title_runs(title)).split("\n")
        assert len(lines) == 2
        assert all(width_of(line) <= 20 for line in lines)
        assert "".join(lines) == title


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("关于云岭镇2024年度法治政府建设情况的报告", "关于云岭镇2024年度"),
        ("临水区柳河街道办事处2023年法治政府建设情况报告", "临水区柳河街道办事处2023年"),
        ("云岭镇2024年法治政府建设情况报告", "云岭镇2024年法治政府建设情况报告"),
    ],
)
def test_a_title_is_broken_behind_its_year_only_where_it_is_too_wide(title: str, first: str) -> None:
    assert plain(title_runs(title)).split("\n")[0] == first


def test_numbers_of_marks_take_no_room_in_a_title() -> None:
    runs = (Run("关于云岭镇2024"), Run("12", is_raised=True), Run("年度法治政府建设情况的报告"))
    assert [run.text for run in broken(runs)] == ["关于云岭镇2024", "12", "年度\n法治政府建设情况的报告"]


def test_the_title_of_the_full_text_is_broken_by_meaning() -> None:
    title = "关于青石镇2024年度全面推进法治政府建设的报告"
    given = replace(state(), sections=(), figures=(), findings=(), notes=())
    document = Document(f"{title}\n{given.document.text}")
    head = replace(given.head, title=title)
    heading = build_full_text(replace(given, document=document, head=head), BOOK).blocks[0]
    assert isinstance(heading, Heading)
    assert plain(heading.runs).split("\n")[0] == "关于青石镇2024年度"


def test_documents_are_joined_on_new_pages() -> None:
    one = build_full_text(state(), BOOK)
    both = joined([one, one], title="合集")
    assert sum(isinstance(b, PageBreak) for b in both.blocks) == 1
