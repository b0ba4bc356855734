"""Which period governs a figure (docs/annotation.md §2)."""

from __future__ import annotations

import pytest

from app.core.indicators.context import Layout
from app.core.indicators.period_words import guess_year
from app.core.indicators.periods import Periods
from app.core.report import Figure


def flow(text: str, *, year: int | None = 2024, titles: tuple[str, ...] = ()) -> str | None:
    """The period of the span between 【 and 】 in ``text``, as of a figure that counts over time."""
    start = text.index("【")
    end = text.index("】") - 1
    bare = text.replace("【", "").replace("】", "")
    layout = Layout(bare, [Figure(start, end, bare[start:end], 1, "")])
    return Periods(bare, year, figures=layout.starts).flow(layout.spot(start, end), titles)


def level(text: str, *, year: int | None = 2024) -> str | None:
    """The period of the marked span as of a level."""
    start = text.index("【")
    end = text.index("】") - 1
    bare = text.replace("【", "").replace("】", "")
    layout = Layout(bare, [Figure(start, end, bare[start:end], 1, "")])
    return Periods(bare, year).level(layout.spot(start, end))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年以来，调解纠纷【5件】。", "2024"),
        ("以1998年第二轮土地承包合同为依据，了结旧案3件。聘请律师【4名】。", "2024"),
        ("化解2018年签订的流转协议引发的积案，调解纠纷【5件】。", "2024"),
        ("2019年，我镇调解纠纷【5件】。", "2019"),
        ("抓住12月4日国家宪法日等节点，开展宣传【33场次】。", "2024"),
        ("12月4日，开展宣传【3场】。", "2024-12"),
        ("5月1日《农村集体经济组织法》施行后，培训【18人】。", "2024"),
        ("其中上半年241件、下半年【286件】。", "2024H2"),
        ("2022年351人次，2023年302人次，三年累计1065人次。调解纠纷【5件】。", "2024"),
        ("近三年来，化解积案3件。调解纠纷【5件】。", "近三年来"),
        ("开展活动【24场】，发放资料320份。培训骨干6人。2022年以来，开展夜话28场。", "2024"),
        ("利用2023—2024年冬闲季办夜校【16场】。", "2024"),
        ("新修订的《治安管理处罚法》2026年1月1日起施行，提前解读【4场】。", "2024"),
        ("将于2026年1月1日起正式实施的法律，已宣讲【4场】。", "2024"),
        ("2023年7月起实施网格化管理，检查【5次】。", "2023-"),
        ("2023年以来，调解纠纷【5件】。", "2023-"),
        ("今年调解纠纷【5件】。", "2024"),
        ("截至目前，调解纠纷【5件】。", "2024"),
        ("去年调解纠纷【5件】。", "2023"),
        ("明年拟调解纠纷【5件】。", "2025"),
        ("上半年调解纠纷【5件】。", "2024H1"),
        ("2023年上半年调解纠纷【5件】。", "2023H1"),
        ("上下半年各组织学习【2次】。", "2024"),
        ("第三季度检查【5次】。", "2024Q3"),
        ("2024年二季度检查【5次】。", "2024Q2"),
        ("2024年5月，检查【5次】。", "2024-05"),
        ("12月份，检查【5次】。", "2024-12"),
        ("1—6月，检查【5次】。", "2024H1"),
        ("1至11月，检查【5次】。", "2024"),
        ("截至12月底，检查【5次】。", "2024"),
        ("2021年至2025年，检查【5次】。", "2021-2025"),
        ("2022年3月至2024年6月底，检查【5次】。", "2022-2024"),
        ("2024年1月1日至2024年12月31日，检查【5次】。", "2024"),
        ("2023年9月以来，检查【5次】。", "2023-"),
        ("2023年前三季度检查【5次】。", "2023"),
        ("1月1日至10月31日，检查【5次】。", "2024"),
        ("去年以来检查【5次】。", "2023-"),
        ("去年下半年检查【5次】。", "2023H2"),
        ("2022年和2023年共检查【5次】。", "2022-2023"),
        ("2022年、2023年分别检查【5次】、8次。", "2022"),
        ("三年累计检查【5次】。", "三年"),
        ("2023年，全年检查【5次】。", "2023"),
        ("2023年以来工作有力。全年检查【5次】。", "2024"),
        ("检查【5次】。近三年来，宣传3场。", "2024"),
        ("税收【3.2亿元】（上年2.9亿元）。", "2024"),
        ("比2023年的【30次】多检查5次。", "2023"),
        ("调解室建于2019年，检查【5次】。", "2024"),
        ("5月份，检查3次。宣传【5次】。", "2024-05"),
        ("上半年，检查3次。宣传【5次】。", "2024H1"),
        ("我镇5月份检查3次。宣传【5次】。", "2024"),
        ("3月5日，检查3次。宣传【5次】。", "2024"),
        ("2021—2025年，检查【5次】。", "2021-2025"),
        ("近三年来，检查【5次】。", "近三年来"),
        ("改革试点以来，检查【5次】。", "改革试点以来"),
        ("二〇二三年检查【5次】。", "2023"),
        ("较2023年多检查【5次】。", "2024"),
        ("调解由2023年的【236件】增加到256件。", "2023"),
        ("调解由2023年的236件增加到【256件】。", "2024"),
        ("废止2012年以来规范性文件【15件】。", "2024"),
        ("按照《2023年工作要点》检查【5次】。", "2024"),
        ("落实《纲要（2021—2025年）》，检查【5次】。", "2024"),
        ("2023年以来工作有力。一是检查【5次】。", "2023-"),
        ("共检查【5次】。2023年以来，宣传3场。", "2023-"),
        ("共检查【5次】。自2020年起连续5年未发生行政复议纠错案件。", "2024"),
        ("共检查【5次】。2020年以来，我镇未发生行政诉讼案件。", "2024"),
        ("自2020年起连续5年未发生行政复议纠错案件。共检查【5次】。", "2024"),
        ("去年检查3次。共宣传【5次】。", "2024"),
        ("长期以来坚持检查【5次】。", "2024"),
        ("检查【5次】（2023年），成效明显。", "2023"),
        ("产值达23.92亿元（2020年【22.15亿元】），增长8%。", "2020"),
        ("产值达23.92亿元（2020年22.15亿元），增长【8%】。", "2024"),
    ],
)
def test_the_nearest_governing_word_decides(text: str, period: str) -> None:
    assert flow(text) == period


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2022年、2023年分别检查5次、8次。", ["2022", "2023"]),
        ("比2023年的5次增加8次。", ["2023", "2024"]),
        ("由2023年的5次增加到8次。", ["2023", "2024"]),
    ],
)
def test_a_year_named_for_one_number_is_not_the_next_ones(text: str, said: list[str]) -> None:
    spans = [(text.index(words), text.index(words) + 2) for words in ("5次", "8次")]
    layout = Layout(text, [Figure(a, b, text[a:b], 1, "") for a, b in spans])
    periods = Periods(text, 2024, figures=layout.starts)
    assert [periods.flow(layout.spot(a, b), ()) for a, b in spans] == said


def test_a_paragraph_does_not_speak_for_the_next() -> None:
    assert flow("2023年以来工作有力。\n检查【5次】。") == "2024"


def test_a_year_in_the_heading_above_comes_before_the_reports() -> None:
    assert flow("检查【5次】。", titles=("2025年工作打算",)) == "2025"


def test_the_whole_year_is_that_of_the_heading() -> None:
    assert flow("全年检查【5次】。", titles=("2025年工作打算",)) == "2025"


def test_a_heading_that_says_next_year_means_the_next() -> None:
    assert flow("检查【5次】。", titles=("下一年度主要安排",)) == "2025"


def test_nothing_said_and_no_year_known_gives_none() -> None:
    assert flow("检查【5次】。", year=None) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("现有法律明白人【56名】。", "stock"),
        ("截至目前，共有法律明白人【56名】。", "stock"),
        ("2024年全镇【40名】法律明白人。", "2024"),
        ("2024年以来工作有力，目前我镇共有法律明白人【56名】。", "stock"),
        ("今年新增法律明白人【20名】。", "2024"),
        ("全年工作有力，配备法律明白人【20名】。", "stock"),
        ("2023年以来宣传有力。目前组建队伍【30支】。", "2023-"),
        ("新增法律明白人【30名】。", "2024"),
    ],
)
def test_a_level_is_stock_unless_a_year_is_said_with_it(text: str, period: str) -> None:
    assert level(text) == period


def test_the_guessed_year_leaves_titles_of_documents_out() -> None:
    assert guess_year("《2021年要点》《2021年清单》〔2021〕3号，2024年工作有力。") == 2024
    assert guess_year("没有年份。") is None
