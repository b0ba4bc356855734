"""What the annotated summary says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paperstates import state

from app.core.enums import FindingState, Qualifier, Status
from app.core.report import Figure
from app.core.summary.blocks import Heading, PrintDocument, Table, plain, words_of
from app.core.summary.options import HistoryLine, SummaryOptions
from app.core.summary.report import build_summary, date_words
from app.core.summary.wording import number_words, period_words, value_words
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()


def summary(**options: object) -> PrintDocument:
    return build_summary(state(), BOOK, options=SummaryOptions(**options))  # type: ignore[arg-type]


def all_words(document: PrintDocument) -> str:
    return "\n".join(words for block in document.blocks for words in words_of(block))


def table_with(document: PrintDocument, head: str) -> Table:
    return next(
        b for b in document.blocks if isinstance(b, Table) and head in {c.text for c in b.head[0].cells}
    )


def test_missing_parts_are_named() -> None:
    words = all_words(summary())
    assert "未见“党政主要负责人履行第一责任人职责情况”" in words
    assert "“主要举措和成效”见一" in words


def test_only_accepted_findings_are_printed_in_the_reviewers_words() -> None:
    words = all_words(summary())
    assert "经核，宣传资料册数前后不一致，请核实。" in words
    assert "第1个问题" not in words
    assert "第2个问题" not in words


def test_rejected_figures_stand_in_the_corrections_only() -> None:
    document = summary()
    numbered = [r for r in table_with(document, "原文").rows if len(r.cells) > 1]
    held = [r for r in state().figures if r.status is not Status.REJECTED]
    assert len(numbered) == len(held)
    assert "剔除" in {row.cells[3].text for row in table_with(document, "机器读作").rows}


def test_corrections_go_from_machine_to_person() -> None:
    rows = [[c.text for c in row.cells] for row in table_with(summary(), "机器读作").rows]
    assert ["报告", "乡镇", "无", "青石镇", ""] in rows
    name = BOOK.name_of("MED.TOTAL")
    assert [name, "数值", "2180件", "218件", "李秀英 2025-03-02"] in rows
    assert [name, "期间", "无", "2024年", "李秀英 2025-03-02"] in rows


def test_figures_stand_under_their_categories_in_the_order_of_the_book() -> None:
    rows = table_with(summary(), "原文").rows
    groups = [row.cells[0].text.partition("（")[0] for row in rows if len(row.cells) == 1]
    known = [c.name for c in BOOK.categories if c.name in groups]
    assert groups == [*known, "未归类数据"]


def test_sentence_place_and_person_stand_beside_each_figure() -> None:
    cells = [c.text for c in table_with(summary(), "原文").rows[1].cells]
    assert cells[4].startswith("2024年组织学法培训3次")
    assert cells[5] == "一"


def test_options_switch_parts_off_and_numbers_stay_in_sequence() -> None:
    document = summary(with_outline=False, with_notes=False, with_signature=False)
    names = [plain(b.runs) for b in document.blocks if isinstance(b, Heading)][1:]
    assert names == ["一、概述", "二、数据", "三、采纳的问题", "四、更正"]


def test_history_and_its_head_are_printed() -> None:
    line = HistoryLine("2025-03-02T14:03:22", "李秀英", "更正数据", "12", "13")
    words = all_words(build_summary(state(), BOOK, history=(line,), head_hash="9f2c" * 16))
    assert "9f2c9f2c9f2c9f2c" in words
    assert "12 → 13" in words


def test_options_survive_settings_and_bad_values_are_passed_over() -> None:
    options = SummaryOptions(is_short=True, office="云山县司法局")
    assert SummaryOptions.from_values(options.as_values()) == options
    assert SummaryOptions.from_values({"is_short": "yes", "unknown": 1, "office": "甲"}) == SummaryOptions(
        office="甲"
    )


def test_a_report_without_figures_says_so() -> None:
    bare = replace(state(), figures=())
    assert "全文没有统计数字。" in all_words(build_summary(bare, BOOK))


def test_an_accepted_finding_without_place_is_printed() -> None:
    full = state()
    record = full.findings[0]
    lonely = replace(record, finding=replace(record.finding, spans=()), state=FindingState.ACCEPTED)
    assert "经核" in all_words(build_summary(replace(full, findings=(lonely,)), BOOK))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (41, "41"),
        (97.7, "97.7"),
        (15000, "1.5万"),
        (6500000, "650万"),
        (12345, "12345"),
        (2e8, "2亿"),
        (0, "0"),
    ],
)
def test_numbers_are_written_as_official_papers_do(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("qualifier", "value", "unit", "words"),
    [
        (Qualifier.EXACT, 41, "条", "41条"),
        (Qualifier.MORE_THAN, 15000, "份", "1.5万余份"),
        (Qualifier.MORE_THAN, 13, "起", "超过13起"),
        (Qualifier.AT_LEAST, 200, "天", "200天以上"),
        (Qualifier.LESS_THAN, 300, "名", "近300名"),
        (Qualifier.APPROX, 300, "人", "约300人"),
        (Qualifier.AT_MOST, 5, "%", "不超过5%"),
    ],
)
def test_bounds_stay_bounds(qualifier: Qualifier, value: float, unit: str, words: str) -> None:
    assert value_words(Figure(0, 1, "", value, unit, qualifier=qualifier)) == words


def test_ranges_are_joined_by_a_dash() -> None:
    assert value_words(Figure(0, 1, "", 3, "次", value_max=5)) == "3—5次"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", "2024年"),
        ("2023-", "2023年以来"),
        ("2021-2025", "2021—2025年"),
        ("2024H1", "2024年上半年"),
        ("2024Q3", "2024年第三季度"),
        ("2024-05", "2024年5月"),
        ("stock", "时点数"),
        ("改革试点以来", "改革试点以来"),
        (None, ""),
    ],
)
def test_periods_are_put_into_words(period: str | None, words: str) -> None:
    assert period_words(period) == words


def test_dates_have_no_padding_zeros() -> None:
    assert date_words("2025-03-01T10:00:00+08:00") == "2025年3月1日"
    assert date_words("") == ""


def test_sections_without_numbers_are_quoted_where_parts_are_named() -> None:
    given = state()
    sections = tuple(replace(record, section=replace(record.section, number="")) for record in given.sections)
    words = all_words(build_summary(replace(given, sections=sections), BOOK))
    assert "“主要举措和成效”见“主要举措和成效”；" in words
