"""Names of county-level divisions that a list knows, and what ``places`` makes of them."""

from __future__ import annotations

import pytest

from app.core.head.counties import county_in_text
from app.core.head.divisions import counties, county_ending_at, upper_cities
from app.core.head.places import split_place
from app.core.resources import load_json


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("重庆市长寿区", "长寿区"),
        ("湖南省长沙县", "长沙县"),
        ("我们赴津市市", "津市市"),
        ("四川省北川羌族自治县", "北川羌族自治县"),
        ("与北川县", "北川县"),
        ("内蒙古莫力达瓦达斡尔族自治旗", "莫力达瓦达斡尔族自治旗"),
        ("科尔沁右翼前旗", "科尔沁右翼前旗"),
        ("齐齐哈尔市梅里斯达斡尔族区", "梅里斯达斡尔族区"),
        ("曾为密云县", "密云县"),
    ],
)
def test_the_longest_known_name_is_found(words: str, name: str) -> None:
    start = county_ending_at(words, len(words))
    assert start is not None
    assert words[start:] == name


@pytest.mark.parametrize(
    "words", ["担任县", "建设平安区", "全州县", "我镇会同县", "新建区", "山区", "白河区", "", "县", "苏州市"]
)
def test_words_and_names_that_nobody_bears_are_not_known(words: str) -> None:
    assert county_ending_at(words, len(words)) is None


def test_a_city_without_counties_stands_for_one_itself() -> None:
    assert "苏州市" in upper_cities()
    assert not upper_cities() & {"东莞市", "中山市", "嘉峪关市", "儋州市"}


def test_every_listed_name_says_what_it_is() -> None:
    divisions = load_json("outline/divisions.json")["divisions"]
    assert len(divisions) == 31
    assert all(
        name[-1] in "县区市旗"
        for cities in divisions.values()
        for row in cities.values()
        for name in row.split()
    )
    assert 2900 < len(counties()) < 3200


@pytest.mark.parametrize(
    ("words", "county", "town"),
    [
        ("湖北省荆州市沙市区柳桥街道2023年", "沙市区", "柳桥街道"),
        ("湖南省常德市津市市柳桥镇人民政府", "津市市", "柳桥镇"),
        ("吉林省吉林市龙潭区柳桥街道办事处", "龙潭区", "柳桥街道"),
        ("乐山市市中区柳桥镇2023年", "市中区", "柳桥镇"),
        ("乌鲁木齐市新市区柳桥街道2023年", "新市区", "柳桥街道"),
        ("河南省南阳市社旗县柳桥镇2023年", "社旗县", "柳桥镇"),
        ("桂林市全州县柳桥镇2023年", "全州县", "柳桥镇"),
        ("梅州市梅县区柳桥镇2023年", "梅县区", "柳桥镇"),
        ("新疆维吾尔自治区哈密市伊州区柳桥镇人民政府", "伊州区", "柳桥镇"),
        ("双江拉祜族佤族布朗族傣族自治县柳桥镇2023年", "双江拉祜族佤族布朗族傣族自治县", "柳桥镇"),
        ("宾川县州城镇2023年", "宾川县", "州城镇"),
        ("泰安市泰山区省庄镇2023年", "泰山区", "省庄镇"),
        ("天津市河东区常州道街道办事处2023年", "河东区", "常州道街道"),
        ("杭州市拱墅区米市巷街道2023年", "拱墅区", "米市巷街道"),
        ("靖边县镇靖镇2023年", "靖边县", "镇靖镇"),
        ("昆山市高新区柳桥镇2023年", "昆山市", "柳桥镇"),
        ("兴城市开发区街道2023年", "兴城市", "开发区街道"),
        ("和县2023年法治政府建设报告", "和县", None),
        ("会同县司法局2023年法治政府建设报告", "会同县", None),
        ("海港区域治理2023年报告", None, None),
    ],
)
def test_a_county_whose_name_holds_another_word_for_a_place_is_whole(
    words: str, county: str, town: str
) -> None:
    assert split_place(words) == (county, town)


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("柳桥镇对照上级方案及舞阳县细化措施抓好落实。", "舞阳县"),
        ("柳桥镇先进经验被舞阳县转发，舞阳县推广。", "舞阳县"),
        ("推动建设平安区域，城乡区划不变。", None),
        ("加快建设现代化滨海城区，打造滨江城区。", None),
        ("海城区人民政府认真部署。", "海城区"),
        ("我镇积极会同县政府、县司法局开展检查，会同县司法局调解纠纷。", None),
        ("泉州市安溪县政府要求，泉州市政府要求，泉州市政府部署。", "安溪县"),
        ("鄂尔多斯市政府召开会议，在准格尔旗现场观摩。", "鄂尔多斯市"),
        ("我镇落实法治上城建设工作要点，推动法治政府建设。", "上城区"),
        ("我镇落实法治朝阳建设工作要点，推动法治公安建设。", None),
        ("我镇落实法治苏州建设工作要点，推动平安社会建设。", None),
        ("我镇助力法治上城建设，落实安溪县部署。", "安溪县"),
    ],
)
def test_a_known_county_needs_no_words_around_it(text: str, county: str | None) -> None:
    assert county_in_text((text,)) == county


@pytest.mark.parametrize("county", ["和县", "全州县", "新城区", "城区", "会同县"])
def test_right_before_a_town_a_short_name_or_a_word_is_a_county(county: str) -> None:
    text = f"现公布{county}柳桥镇2023年报告，请与柳桥镇人民政府联系（地址：{county}柳桥镇兴隆路1号）。"
    assert county_in_text((text,), "柳桥镇") == county


def test_the_rest_of_a_report_names_the_county_where_its_opening_does_not() -> None:
    opening, rest = "镇党委坚持依法行政。", "向舞阳县人民法院移送案件3件。"
    assert county_in_text((opening,), "柳桥镇") is None
    assert county_in_text((opening,), "柳桥镇", rest) == "舞阳县"
    assert county_in_text((opening,), None, rest) is None
    assert county_in_text(("我局坚持依法行政。我县获奖。",), None, rest) is None
    assert county_in_text(("我局坚持依法行政。我县获奖。",), None, rest * 2) == "舞阳县"
