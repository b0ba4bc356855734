"""Head data as a whole, who speaks to whom, date and number."""

from __future__ import annotations

import pytest
from heads import BODY, head_of

from app.core.report import Head


def test_the_date_of_signature_is_preferred_to_that_of_publication() -> None:
    text = "石桥镇2023年度法治政府建设报告\n发布时间：2024-02-01" + BODY + "\n石桥镇人民政府\n2024年1月9日"
    head = head_of(text)
    assert (head.date, head.issuer) == ("2024-01-09", "石桥镇人民政府")


def test_a_date_in_chinese_numerals_is_read() -> None:
    assert head_of("石桥镇报告" + BODY + "\n二〇二四年一月二十日").date == "2024-01-20"


def test_the_document_number_is_read_from_the_front() -> None:
    assert (
        head_of("石桥府〔2024〕12号\n石桥镇2023年度法治政府建设报告" + BODY).document_number
        == "石桥府〔2024〕12号"
    )


def test_the_salutation_tells_the_county() -> None:
    text = "石桥镇2023年度法治政府建设报告\n中共白云县委员会、白云县人民政府：" + BODY
    assert head_of(text).county == "白云县"


def test_an_empty_text_has_no_head_data() -> None:
    assert head_of("") == Head()


def test_a_page_in_traditional_characters_is_read_and_quoted_as_printed() -> None:
    head = head_of(
        "青雲縣小龍門鄉２０２４年法治政府建設情況報告\n發布時間：2025-01-20\n2024年，小龍門鄉認真開展法治建設。"
        "\n一、工作開展情況\n全年組織學習4次。\n小龍門鄉人民政府\n2025年1月10日"
    )
    assert (head.title, head.county, head.town) == (
        "青雲縣小龍門鄉２０２４年法治政府建設情況報告",
        "青雲縣",
        "小龍門鄉",
    )
    assert (head.year, head.issuer, head.date) == (2024, "小龍門鄉人民政府", "2025-01-10")


def test_a_name_that_begins_with_a_numeral_is_no_number_of_a_heading() -> None:
    head = head_of(
        "六河市司法局关于2022年法治政府建设情况的报告\n一、主要举措\n（一）加强学习。开展培训4次。"
    )
    assert (head.title, head.county) == ("六河市司法局关于2022年法治政府建设情况的报告", "六河市")


@pytest.mark.parametrize(
    ("speaker", "county", "town"),
    [
        ("滨湖新区管委会", "滨湖新区", None),
        ("白云县人民政府", "白云县", None),
        ("石桥镇人民政府", None, "石桥镇"),
        ("县人民政府", None, None),
    ],
)
def test_who_speaks_to_an_assembly_says_for_whom(speaker: str, county: str | None, town: str | None) -> None:
    text = (
        f"各位代表：\n现在，我代表{speaker}向大会报告工作，请予审议。\n一、2023年工作回顾\n2023年，开局良好。"
    )
    assert (head_of(text).county, head_of(text).town) == (county, town)


@pytest.mark.parametrize(
    ("front", "county", "town"),
    [
        ("政府工作报告\n——2024年1月10日在石桥镇第十九届人民代表大会第四次会议上", None, "石桥镇"),
        ("政府工作报告\n2024年1月10日在白云县第十八届人民代表大会上", "白云县", None),
        ("白云县石桥镇文件\n石府〔2024〕3号\n2023年法治政府建设工作报告", "白云县", "石桥镇"),
    ],
)
def test_an_assembly_or_a_letterhead_tells_the_place(
    front: str, county: str | None, town: str | None
) -> None:
    head = head_of(f"{front}\n各位代表：\n2023年工作稳步推进，现报告如下：\n一、工作情况\n全年组织学习4次。")
    assert (head.county, head.town) == (county, town)
