"""Findings that need several reports: copied passages, outliers, jumps against last year."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from app.core.checks.across import check_across
from app.core.checks.case import Case
from app.core.enums import Severity
from app.core.report import Document, Figure, Finding, Head
from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()
PASSAGE = "镇司法所会同综治中心逐村逐户上门走访，对排查出的邻里、山林、宅基地等七类苗头性问题建立台账，明确包案领导和办结时限，每半月在镇村两级公示栏张榜公布办理进度，接受群众监督。"


def case(key: str, text: str, *, town: str = "", year: int = 2024, figures: tuple[Figure, ...] = ()) -> Case:
    return Case(Document(text), Head(town=town or key, year=year), (), figures, BOOK, key)


def figure(
    text: str, value: float, *, code: str = "MED.TOTAL", unit: str = "件", year: str = "2024"
) -> Figure:
    return Figure(0, 4, text, value, unit, indicator=code, period=year, confidence=1.0)


def rules(found: dict[str, tuple[Finding, ...]], key: str) -> list[str]:
    return [f.rule for f in found.get(key, ())]


def test_a_copied_passage_is_told_in_both_reports_with_both_places() -> None:
    one, two = (
        case("甲", "开头甲。" + PASSAGE + "结尾甲。"),
        case("乙", "别的开头写得长一些。" + PASSAGE + "乙的结尾。"),
    )
    found = check_across([one, two])
    (mine,), (other,) = found["甲"], found["乙"]
    assert mine.severity is Severity.WARN
    assert one.text[slice(*mine.spans[0])].startswith("镇司法所")
    assert two.text[mine.elsewhere[0].start : mine.elsewhere[0].end] == two.text[slice(*other.spans[0])]


def test_a_passage_of_several_towns_is_one_finding_with_all_of_them() -> None:
    openings = (
        "山里人少。",
        "河边的集市大。",
        "今年雨水多，路难走。",
        "新楼刚盖好。",
        "厂子都在东头。",
        "没有铁路。",
    )
    cases = [case(f"镇{n}", opening + PASSAGE + opening) for n, opening in enumerate(openings)]
    found = check_across(cases)
    for own in cases:
        (finding,) = found[own.key]
        assert {place.report for place in finding.elsewhere} == {c.key for c in cases} - {own.key}
        assert "等5份报告雷同" in finding.message and "镇司法所会同" in finding.message
        for place in finding.elsewhere:
            other = next(c for c in cases if c.key == place.report)
            assert place.own == finding.spans[0]
            assert other.text[place.start : place.end] == own.text[slice(*finding.spans[0])] == PASSAGE


def test_a_part_that_only_some_towns_share_is_told_of_these_only() -> None:
    long = (
        PASSAGE.replace("。", "，")
        + "年底由纪检和司法两家一起回头看，凡是没有办结的都要说明原因并在村民大会上作出书面承诺，逾期的由包案领导当面说清。"
    )
    found = check_across([case("甲", long), case("乙", "乙的开头。" + long), case("丙", "丙说。" + PASSAGE)])
    (finding,) = found["甲"]
    parts = {place.report: place.own for place in finding.elsewhere}
    assert parts["乙"] == finding.spans[0] == (0, len(long))
    assert parts["丙"] == (0, len(PASSAGE) - 1)
    assert [place.report for place in finding.elsewhere] == ["乙", "丙"]


def test_passages_that_share_different_words_with_two_towns_stay_apart() -> None:
    second = "年底由纪检和司法两家一起回头看，凡是没有办结的都要说明原因并在村民大会上作出书面承诺，逾期的由包案领导当面说清，谁家的事谁家认。"
    found = check_across(
        [case("甲", PASSAGE + second), case("乙", "乙说。" + PASSAGE), case("丙", "丙说。" + second)]
    )
    assert [[p.report for p in f.elsewhere] for f in found["甲"]] == [["乙"], ["丙"]]
    assert [[p.report for p in found[key][0].elsewhere] for key in ("乙", "丙")] == [["甲"], ["甲"]]


def test_what_a_town_has_in_common_with_its_own_later_year_is_left_out_of_the_others() -> None:
    old = case("旧", "旧的开头。" + PASSAGE, town="石桥镇", year=2023)
    new = case("新", "新开头。" + PASSAGE, town="石桥镇", year=2024)
    far = case("远", PASSAGE, town="远山乡", year=2024)
    found = check_across([old, new, far])
    others = {key: {place.report for place in found[key][0].elsewhere} for key in found}
    assert others == {"旧": {"远"}, "新": {"旧", "远"}, "远": {"旧", "新"}}


def test_light_edits_do_not_hide_a_copy() -> None:
    edited = (
        PASSAGE.replace("逐村逐户上门走访", "挨家挨户走访").replace("七类", "六类").replace("每半月", "每周")
    )
    found = check_across([case("甲", PASSAGE), case("乙", edited)])
    assert rules(found, "甲") == ["copied_text"]
    start, end = found["甲"][0].spans[0]
    assert end - start > 70


def test_a_shared_passage_ends_before_a_number_that_differs() -> None:
    one, two = (PASSAGE.rstrip("。") + f"，共收回意见{number}条。" for number in (17, 13))
    found = check_across([case("甲", one), case("乙", two)])
    finding = found["甲"][0]
    start, end = finding.spans[0]
    assert one[start:end].endswith("共收回意见")


def test_a_shared_heading_does_not_hide_the_copy_below_it() -> None:
    text = "一、主要举措和成效\n" + PASSAGE
    found = check_across([case("甲", text), case("乙", text + "\n二、其他")])
    assert rules(found, "甲") == ["copied_text"]


def test_set_phrases_alone_are_no_copy() -> None:
    words = "深化改革、推动发展、化解矛盾、维护稳定、应对风险，认真贯彻落实党的二十大精神，增强“四个意识”、坚定“四个自信”、做到“两个维护”，现将有关情况报告如下。"
    assert check_across([case("甲", words), case("乙", words)]) == {}


def test_openings_that_say_the_same_of_their_superiors_are_no_copy() -> None:
    one = "2025年，在区委、区政府的正确领导下，石桥镇始终坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中、四中全会精神，深入学习贯彻习近平法治思想和习近平总书记对南江系列重要讲话、重要指示精神，紧紧围绕省委“三六九”具体部署。"
    two = "2025年，在县委、县政府的坚强领导下，远山乡坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中、四中全会精神，深入学习贯彻习近平法治思想和习近平总书记对南江系列重要讲话、重要指示精神，紧密围绕省委“三六九”具体部署。"
    assert check_across([case("甲", one), case("乙", two)]) == {}
    found = check_across([case("甲", one + PASSAGE), case("乙", two + PASSAGE)])
    assert rules(found, "甲") == rules(found, "乙") == ["copied_text"]


def test_what_many_reports_share_is_learned_as_a_set_phrase() -> None:
    cases = [
        case(f"镇{n}", f"{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}处的开头各不相同。{PASSAGE}") for n in range(40)
    ]
    assert not any("copied_text" in rules(check_across(cases), c.key) for c in cases)


def test_a_sentence_of_many_reports_is_a_set_phrase_whatever_numbers_stand_in_it() -> None:
    def told(n: int) -> str:
        return (
            f"全年开展法治宣传活动{10 + n % 4}场次共{100 + n % 3}人参加，发放宣传资料{1000 + n % 5}份到{20 + n % 2}个点，"
            f"接待群众法律咨询{30 + n % 6}人次并当场答复{20 + n % 7}件。"
        )

    few = {f"镇{n}": check_across([case("甲", told(n)), case("乙", told(n + 420))]) for n in range(3)}
    assert all(rules(found, "甲") == ["copied_text"] for found in few.values())
    many = [case(f"镇{n}", f"{chr(0x4E00 + 7 * n)}村的开头各不相同。{told(n)}") for n in range(30)]
    assert check_across(many) == {}


def test_short_agreement_is_no_copy() -> None:
    assert check_across([case("甲", "我们" + PASSAGE[:40]), case("乙", "他们" + PASSAGE[:40])]) == {}


def test_a_number_far_from_the_other_towns_is_an_outlier() -> None:
    values = [31, 44, 28, 52, 36, 39, 9000]
    cases = [case(f"镇{n}", "九千件整。", figures=(figure(f"{v}件", v),)) for n, v in enumerate(values)]
    found = check_across(cases)
    assert {key: rules(found, key) for key in found} == {"镇6": ["outlier"]}


@pytest.mark.parametrize("values", [[31, 44, 28, 9000], [30, 30, 30, 30, 30, 45], [5, 12, 20, 31, 60, 110]])
def test_few_towns_or_ordinary_spread_raise_no_alarm(values: list[int]) -> None:
    cases = [case(f"镇{n}", "若干件。", figures=(figure(f"{v}件", v),)) for n, v in enumerate(values)]
    assert check_across(cases) == {}


def test_a_county_among_towns_is_no_outlier() -> None:
    values = [31, 44, 28, 52, 36, 39]
    cases = [case(f"镇{n}", "若干件。", figures=(figure(f"{v}件", v),)) for n, v in enumerate(values)]
    head = Head(county="青溪县", year=2024)
    county = Case(Document("九千件整。"), head, (), (figure("9000件", 9000),), BOOK, "县")
    assert check_across([*cases, county]) == {}


def test_a_value_that_jumps_is_told_in_the_later_report() -> None:
    old = case("旧", "调解12件。", town="石桥镇", year=2023, figures=(figure("12件", 12, year="2023"),))
    new = case("新", "调解240件。", town="石桥镇", year=2024, figures=(figure("240件", 240),))
    found = check_across([old, new])
    assert rules(found, "新") == ["year_jump"]
    assert found["新"][0].elsewhere[0].report == "旧"


@pytest.mark.parametrize(("counties", "is_one"), [(("", "青溪县"), True), (("青溪县", "云岭县"), False)])
def test_a_report_without_its_county_belongs_to_the_only_town_of_that_name(
    counties: tuple[str, str], *, is_one: bool
) -> None:
    old = case("旧", "调解12件。", town="石桥镇", year=2023, figures=(figure("12件", 12, year="2023"),))
    new = case("新", "调解240件。", town="石桥镇", year=2024, figures=(figure("240件", 240),))
    cases = [
        replace(c, head=replace(c.head, county=name)) for c, name in zip((old, new), counties, strict=True)
    ]
    assert (rules(check_across(cases), "新") == ["year_jump"]) == is_one


def test_small_numbers_and_other_towns_do_not_jump() -> None:
    old = case("旧", "2件。", town="石桥镇", year=2023, figures=(figure("2件", 2, year="2023"),))
    new = case("新", "8件。", town="石桥镇", year=2024, figures=(figure("8件", 8),))
    far = case("远", "400件。", town="远山乡", year=2024, figures=(figure("400件", 400),))
    assert check_across([old, new, far]) == {}


def many(year: str, count: int, value: float) -> tuple[Figure, ...]:
    codes = [i.code for i in BOOK.indicators() if not i.is_stock][:count]
    return tuple(figure(f"{value + n:g}件", value + n, code=c, year=year) for n, c in enumerate(codes))


def test_what_vanished_since_last_year_is_told_once() -> None:
    old = case("旧", "数据若干件", town="石桥镇", year=2023, figures=many("2023", 14, 20))
    new = case("新", "数据若干件", town="石桥镇", figures=many("2024", 11, 21))
    (found,) = [f for f in check_across([old, new])["新"] if "没有的数据" in f.message]
    assert "3项" in found.message
    assert len(found.elsewhere) == 3


def test_a_thin_report_is_not_blamed_for_what_it_lacks() -> None:
    old = case("旧", "数据若干件", town="石桥镇", year=2023, figures=many("2023", 14, 20))
    new = case("新", "数据若干件", town="石桥镇", figures=many("2024", 4, 21))
    assert check_across([old, new]) == {}


def test_ten_identical_values_are_told_once() -> None:
    codes = [i.code for i in BOOK.indicators() if not i.is_stock][:12]
    old = case(
        "旧",
        "数据",
        town="石桥镇",
        year=2023,
        figures=tuple(figure("7件", 7, code=c, year="2023") for c in codes),
    )
    new = case("新", "数据", town="石桥镇", year=2024, figures=tuple(figure("7件", 7, code=c) for c in codes))
    (found,) = check_across([old, new])["新"]
    assert "12项" in found.message


def test_a_rule_can_be_switched_off() -> None:
    cases = [case("甲", PASSAGE), case("乙", PASSAGE)]
    assert check_across(cases, changes={"copied_text": {"on": False}}) == {}


@pytest.mark.long
def test_three_thousand_reports_take_less_than_a_minute() -> None:
    chance = random.Random(7)
    letters = "天地人和风雨山川村镇路桥田水林草法治宣传调解走访排查整治服务群众干部会议"
    pool = ["".join(chance.choices(letters, k=chance.randint(9, 22))) for _ in range(200_000)]
    clauses = [chance.choices(pool, k=250) for _ in range(3000)]
    for n in range(0, 3000, 10):
        # Every tenth report has a passage of the one before it.
        clauses[n][100:110] = clauses[n - 1][100:110]
    cases = [case(str(n), "，".join(row) + "。") for n, row in enumerate(clauses)]
    began = time.perf_counter()
    found = check_across(cases)
    assert time.perf_counter() - began < 60
    assert sum(str(n) in found for n in range(0, 3000, 10)) >= 295
