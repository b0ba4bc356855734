"""What a figure counts when the noun beside it is no thing of the book, is honoured, or goes on with a list."""

from __future__ import annotations

import pytest

from app.core.figures import find_figures
from app.core.head.reading import read_head
from app.core.indicators import assign
from app.core.outline import read_outline
from app.core.report import Figure
from app.core.scan import Scan
from app.core.taxonomy import standard_taxonomy


def read(text: str) -> tuple[Figure, ...]:
    scan = Scan(text)
    outline = read_outline(scan)
    return assign(scan, find_figures(scan, outline), outline, read_head(scan, outline), standard_taxonomy())


@pytest.mark.parametrize(
    "text",
    [
        "2024年，设立户政服务事项“有话说”反映窗口12个。",
        "2024年，通过“清河普法”“清河发布”等15个新媒体宣传民法典。",
        "2024年，市场监管局曝光41起典型案件。",
    ],
)
def test_words_further_off_do_not_name_what_the_noun_beside_the_figure_names(text: str) -> None:
    assert read(text)[0].indicator is None


@pytest.mark.parametrize(
    "text",
    [
        "2024年，自编的3个普法短视频获评全省优秀作品。",
        "2024年，2人被授予“优秀人民调解员”称号。",
    ],
)
def test_what_was_honoured_is_not_counted_as_done(text: str) -> None:
    assert read(text)[0].indicator is None


def test_a_village_honoured_as_model_of_law_is_counted() -> None:
    assert read("2024年，3个村被评为市级民主法治示范村。")[0].indicator == "PUB.DEMO_CITY"


def test_further_entries_of_a_list_are_read_with_the_verb_that_opened_it() -> None:
    figures = read("2024年，法律顾问审查重大行政决策2件、规范性文件12件、合同61份。")
    assert [f.indicator for f in figures[1:]] == ["DECI.DOC_REVIEWED", "DECI.CONTRACT_REVIEW"]
    assert figures[1].why == "承前列举“审查…规范性文件”，单位“件”相符"


def test_the_verb_of_a_list_does_not_reach_over_its_clause() -> None:
    figures = read("2024年，法律顾问审查合同7件，规范性文件汇编12件。")
    assert figures[1].indicator != "DECI.DOC_REVIEWED"


def test_what_a_bracket_holds_of_a_number_is_not_the_whole() -> None:
    figures = read("2024年，调解各类矛盾纠纷640件（含法院委派调解31件）。")
    assert [f.indicator for f in figures] == ["MED.TOTAL", "MED.PRELIT"]


def test_a_share_that_only_tells_a_proportion_is_no_rate_of_the_whole() -> None:
    figures = read("2024年，矛盾纠纷调解成功率99%，其中专职调解员占比达22%。")
    assert [f.indicator for f in figures] == ["MED.RATE", None]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2024年，学法考试参考率、合格率分别为98%和97%。", ["LEARN.EXAM_RATE", "LEARN.PASS_RATE"]),
        ("2024年，警情和刑事立案数分别为120起、10起。", ["SAFE.POLICE_CALL", "SAFE.CRIME_FILED"]),
        ("2024年，调解率和调解成功率分别达到93%、91%。", ["MED.RATE", "MED.RATE"]),
    ],
)
def test_numbers_behind_each_take_the_names_before_it_in_turn(text: str, codes: list[str]) -> None:
    figures = read(text)
    assert [f.indicator for f in figures] == codes
    assert all(f.also == () for f in figures)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024年，共检查单位40家，发现火灾隐患12处。", "SAFE.SAFETY_CHECK"),
        ("2024年，共检查单位40家，发现违规行为12起。", "ENFC.INSPECT"),
        ("2024年，开展文化市场执法，共检查单位40家，发现隐患2处。", "ENFC.INSPECT"),
    ],
)
def test_checks_are_told_apart_by_what_the_sentence_speaks_of(text: str, code: str) -> None:
    assert read(text)[0].indicator == code


def test_entries_behind_a_colon_count_what_the_words_before_it_announce() -> None:
    figures = read("2024年，12345工单较多的单位：水务局31件，教育局24件；全县新购农机16台。")
    assert [f.indicator for f in figures] == ["PET.HOTLINE", "PET.HOTLINE", None]


def test_the_number_of_another_year_in_brackets_counts_the_same() -> None:
    figures = read("2024年，新收行政复议申请36件（2023年为29件）。")
    assert [f.indicator for f in figures] == ["LIT.RECONSIDER", "LIT.RECONSIDER"]
