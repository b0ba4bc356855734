"""What assign and candidates promise beside being right: books of the user's, learned rules, reasons,
labels."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.core.enums import Direction, FigureKind, Role, SectionKind
from app.core.indicators import LearnedPhrase, assign, candidates
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy, standard_taxonomy

BOOK = standard_taxonomy()
HEAD = Head(year=2024)
_FIGURE = re.compile(r"(\d+)(人次|场次|件|起|场|次|名|份|个|支|人|册|%)?")


def figures_of(text: str) -> list[Figure]:
    """Plain figures of a test sentence: digits and a unit."""
    return [
        Figure(
            m.start(),
            m.end(),
            m.group(),
            float(m.group(1)),
            m.group(2) or "",
            kind=FigureKind.RATE if m.group(2) == "%" else FigureKind.COUNT,
        )
        for m in _FIGURE.finditer(text)
        if not text.startswith("年", m.end())
    ]


def read(text: str, *, book: Taxonomy = BOOK, learned: tuple[LearnedPhrase, ...] = ()) -> tuple[Figure, ...]:
    return assign(Scan(text), figures_of(text), (), HEAD, book, learned=learned)


def changed(book: Taxonomy, code: str, **fields: object) -> Taxonomy:
    """The book with one indicator changed."""
    categories = tuple(
        replace(
            c,
            indicators=tuple(replace(i, **fields) if i.code == code else i for i in c.indicators),
        )
        for c in book.categories
    )
    return Taxonomy(categories, book.relations)


def test_an_indicator_switched_off_is_never_assigned() -> None:
    text = "全年化解矛盾纠纷56起。"
    assert read(text)[0].indicator == "MED.TOTAL"
    off = changed(BOOK, "MED.TOTAL", is_active=False)
    assert read(text, book=off)[0].indicator != "MED.TOTAL"


def test_a_phrase_the_user_added_is_found() -> None:
    text = "全年开展炉边夜话31场。"
    own = changed(BOOK, "PUB.YARD", phrases=("炉边夜话",))
    assert read(text)[0].indicator != "PUB.YARD"
    assert read(text, book=own)[0].indicator == "PUB.YARD"


def test_a_learned_rule_comes_before_the_book() -> None:
    text = "全年化解矛盾纠纷56起。"
    rule = LearnedPhrase("矛盾纠纷", "起", "MED.FOUND")
    figure = read(text, learned=(rule,))[0]
    assert figure.indicator == "MED.FOUND"
    assert "学到的规则“矛盾纠纷”" in figure.why


def test_a_learned_rule_can_say_that_nothing_fits() -> None:
    assert (
        read("全年化解矛盾纠纷56起。", learned=(LearnedPhrase("矛盾纠纷", None, None),))[0].indicator is None
    )


def test_a_learned_rule_for_another_unit_is_passed_over() -> None:
    rule = LearnedPhrase("矛盾纠纷", "件", "MED.FOUND")
    assert read("全年化解矛盾纠纷56起。", learned=(rule,))[0].indicator == "MED.TOTAL"


def test_a_learned_rule_for_an_unknown_indicator_is_passed_over() -> None:
    rule = LearnedPhrase("矛盾纠纷", "起", "NO.SUCH")
    assert read("全年化解矛盾纠纷56起。", learned=(rule,))[0].indicator == "MED.TOTAL"


def test_the_reason_names_words_place_unit_and_section() -> None:
    title = "矛盾纠纷化解"
    text = f"{title}\n及时化解矛盾纠纷共计56起。"
    outline = (Section(SectionKind.HEADING, 1, None, title, 0, len(text), 0, len(title)),)
    figure = assign(Scan(text), figures_of(text), outline, HEAD, BOOK)[0]
    assert figure.why == "词语“化解矛盾纠纷”（在数前 2 字），单位“起”相符，所在小节“矛盾纠纷化解”"
    assert figure.section == 0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全年发放宣传资料5000份。", "发放宣传资料"),
        ("现有40名法律明白人活跃在田间地头。", "法律明白人"),
        ("刑事案件立案11件破案8件。", "刑事案件立案"),
        ("考试合格率达到100%。", "考试合格率"),
        ("栽种行道树300个。", "栽种行道树"),
    ],
)
def test_the_label_says_what_is_counted(text: str, label: str) -> None:
    assert read(text)[0].label == label


def test_a_second_number_right_after_the_first_counts_its_companion() -> None:
    found = read("举办法治培训8场400人次。")
    assert [f.indicator for f in found] == ["LEARN.TRAIN_SESSION", "LEARN.TRAIN_ATTEND"]


def test_growth_has_a_direction_and_no_indicator() -> None:
    figure = read("调解矛盾纠纷同比增长23%。")[0]
    assert (figure.direction, figure.indicator) == (Direction.UP, None)


def test_parts_after_qizhong_have_their_role_until_the_total_is_spoken_of_again() -> None:
    found = read("办理案件21件，其中简易程序18件、普通程序3件，已办结20件。")
    assert [f.role for f in found] == [Role.FACT, Role.PART, Role.PART, Role.FACT]


def test_targets_of_one_sentence_are_all_plans_and_what_was_done_is_not() -> None:
    found = read("确保化解率达到98%，满意率达到96%，合格率已达到95%。")
    assert [f.role for f in found] == [Role.PLAN, Role.PLAN, Role.FACT]


def test_a_list_of_levels_goes_on() -> None:
    found = read("全镇共有党员1200名，党支部35个。")
    assert [f.period for f in found] == ["stock", "stock"]


def test_numbers_joined_by_and_share_label_and_direction() -> None:
    found = read("财政收入分别增长8%和9%。")
    assert found[0].label == found[1].label
    assert [f.direction for f in found] == [Direction.UP, Direction.UP]


def test_assign_keeps_order_spans_and_values() -> None:
    text = "2024年调解纠纷120件，举办讲座18场，发放资料800份。"
    given = figures_of(text)
    read_back = assign(Scan(text), given, (), HEAD, BOOK)
    kept = ("start", "end", "surface", "value", "unit", "qualifier", "kind")
    assert [[getattr(f, k) for k in kept] for f in read_back] == [
        [getattr(f, k) for k in kept] for f in given
    ]


def test_without_a_year_anywhere_relative_words_stand_for_themselves() -> None:
    text = "今年调解纠纷12件。"
    assert assign(Scan(text), figures_of(text), (), Head(), BOOK)[0].period == "今年"


def test_without_head_data_the_year_the_text_speaks_of_most_is_taken() -> None:
    text = "2023年，工作扎实推进。2023年共调解纠纷12件，讲座3场。"
    assert assign(Scan(text), figures_of(text), (), Head(), BOOK)[1].period == "2023"


def test_candidates_are_five_at_most_best_first_with_reasons() -> None:
    text = "全年组织法治培训和法治讲座12场。"
    figure = figures_of(text)[0]
    found = candidates(Scan(text), figure, (), HEAD, BOOK)
    assert 1 < len(found) <= 5
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert len({c.code for c in found}) == len(found)
    assert all(c.why for c in found)
    assert {"LEARN.TRAIN_SESSION", "PUB.LECTURE"} & {c.code for c in found[:2]}


def test_candidates_of_a_selection_nothing_speaks_for_are_few_or_none() -> None:
    text = "栽种行道树300棵。"
    figure = Figure(5, 9, "300棵", 300, "棵")
    assert len(candidates(Scan(text), figure, (), HEAD, BOOK)) <= 5


def test_the_next_cell_of_a_row_counts_the_same_and_keeps_the_year_of_its_column() -> None:
    text = "指标\t2023年\t2024年\n调解纠纷\t218件\t205件\n"
    given = [replace(f, period=year) for f, year in zip(figures_of(text), ("2023", "2024"), strict=True)]
    found = assign(Scan(text), given, (), HEAD, BOOK)
    assert [(f.indicator, f.period, f.label) for f in found] == [
        ("MED.TOTAL", "2023", "调解纠纷"),
        ("MED.TOTAL", "2024", "调解纠纷"),
    ]
    ruled = read("| 发放资料 | 300份 | 280份 |")
    assert [(f.indicator, f.label) for f in ruled] == [("PUB.MATERIAL", "发放资料")] * 2


def test_traditional_characters_are_read_and_quoted_as_printed() -> None:
    text = "今年開展法治講座5場，調解矛盾糾紛12件。"
    at = text.index("5")
    session = Figure(at, at + 2, "5場", 5.0, "場")
    case = replace(
        session, start=text.index("12"), end=text.index("12") + 3, surface="12件", value=12.0, unit="件"
    )
    found = assign(Scan(text), [session, case], (), HEAD, BOOK)
    assert [(f.indicator, f.unit) for f in found] == [("PUB.LECTURE", "場"), ("MED.TOTAL", "件")]
    assert found[1].label == "調解矛盾糾紛"
    assert candidates(Scan(text), session, (), HEAD, BOOK)[0].code == "PUB.LECTURE"


def test_every_phrase_of_the_book_is_one_that_is_looked_for() -> None:
    """Both sides of a gap or topic, and a plain phrase, need two characters."""
    phrases = {phrase for indicator in BOOK.indicators() for phrase in indicator.phrases}
    assert [p for p in sorted(phrases) if any(len(piece) < 2 for piece in re.split("[…|]", p))] == []
