"""Which county running text names."""

from __future__ import annotations

import pytest
from heads import BODY, head_of


@pytest.mark.parametrize(
    ("sentence", "county"),
    [
        ("严格对照《临山市白云县人民政府办公室关于印发工作要点的通知》，推进各项工作。", "白云县"),
        ("制定了《白云县贯彻落实实施方案》，明确目标任务。", "白云县"),
        ("一年来，在市委领导下，白云县全面贯彻上级部署。", "白云县"),
        ("落实《白云区领导干部学法清单制度》，带头学法。", "白云区"),
        ("根据南白云旗法治建设有关要求，推进各项工作。", "南白云旗"),
        ("如有疑问，可与白云县交通运输局办公室联系。", "白云县"),
        ("现公布临山市白云区人民政府石桥街道办事处2023年工作情况。", "白云区"),
        ("现公布青河土家族自治县文化和旅游局的工作情况。", "青河土家族自治县"),
        ("如有疑问，请联系：白云区石桥街道办事处党政办。", "白云区"),
        ("印发《古德镇市重点任务分工方案》，推动全市各项工作。", "古德镇市"),
        ("制定《2023年度白云县司法局学法计划》，完成各项任务。", "白云县"),
        ("依托白云区政府门户网站，做好公开工作。", "白云区"),
        ("得到白云区政府的支持，做好公开工作。", "白云区"),
        ("在滨湖新区政府的支持下，做好公开工作。", "滨湖新区"),
        ("可在青河族自治旗旗政府门户网站下载。", "青河族自治旗"),
        ("现将临山市农业农村局的情况报告如下。", "临山市"),
        ("落实《2023年度全区工作要点》，完成各项任务。", None),
        ("充分利用区政府门户网站，做好公开工作。", None),
        ("始终紧扣区委要求，推进各项工作。", None),
        ("贯彻市委领导和县委部署，推进各项工作。", None),
        ("上白区市场监管局在区委领导下推进工作。", "上白区"),
        ("市中区政府办公室印发工作要点。", "市中区"),
        ("滨山湾新区（以下简称“新区”）始终坚持新发展理念。", "滨山湾新区"),
        ("落实市、滨山新区关于法治建设的安排。", "滨山新区"),
        ("推动《临山市城区市场管理条例》和《临山市政府合同管理办法》出台。", "临山市"),
        ("推进落实新区法治政府建设各项任务。", None),
        ("接受区委巡察的专项检查，及时上报区委。", None),
        ("区委专题听取汇报，对全区深入开展法治建设作出部署。", None),
        ("我局信息公开依托白云县人民政府门户网站。", "白云县"),
        ("因白河区政府调整职能，我局调整思路。", "白河区"),
        ("由区政府牵头，通过县政府网站公开，推动主城区法治建设。", None),
        ("得益于县委的坚强领导，深入推进《行政区域管理办法》落地。", None),
        ("在滨湖新区门户网站公开信息。", "滨湖新区"),
        ("按照国务院和市委、市政府部署推进工作。", None),
        ("推动经开区管委会落实责任。", None),
        ("感谢历届市委、历届县政府打下的基础。", None),
        ("优化城乡区域发展格局，完善城乡区域治理。", None),
    ],
)
def test_running_text_tells_the_county(sentence: str, county: str | None) -> None:
    assert head_of(f"2023年，我镇认真开展工作。{sentence}\n一、工作情况\n全年组织学习4次。").county == county


@pytest.mark.parametrize(
    "sentence",
    [
        "可在临山市人民政府网站或临山市白云区石桥镇人民政府网站下载。",
        "地址是临山市白云区石桥镇石桥大街13号，临山市人民政府网站可以查阅。",
        "推荐白云区石桥镇东一村参加评选。",
        "如有疑问，请与白云区石桥镇联系。",
        "在白云区石桥镇设立服务站3个。",
    ],
)
def test_the_county_stands_before_the_town(sentence: str) -> None:
    head = head_of(
        f"2023年，石桥镇认真开展工作，石桥镇党委研究8次。{sentence}\n一、工作情况\n全年组织学习4次。"
    )
    assert (head.county, head.town) == ("白云区", "石桥镇")


def test_a_city_that_a_report_speaks_for_goes_before_a_county_that_it_mentions() -> None:
    text = "2023年，市政府依法行政，出台《绍兴市河道管理条例》，绍兴市面貌一新；新昌县公安局获评先进。全市投诉减少。"
    assert head_of(f"{text}现报告如下：\n一、工作情况\n学习4次。").county == "绍兴市"
    assert head_of(f"{text}我县学习4次。现报告如下：\n一、工作情况\n学习4次。").county == "新昌县"
    district = "2024年，门头沟区坚持依法行政，推出全市首例。与保定市建立机制，与保定市签订协议。"
    assert head_of(f"{district}现报告如下：\n一、工作情况\n学习4次。").county == "门头沟区"


def test_a_province_has_no_county() -> None:
    text = "2023年，江岭省认真开展工作，全省面貌一新。指导平山市组建审批局。\n一、工作情况\n全年组织学习4次。"
    assert head_of(text).county is None


def test_a_town_is_of_no_province_whatever_rules_its_report_names() -> None:
    text = "根据《江岭省政府信息公开规定》编制白云县石桥镇2023年报告，请与白云县石桥镇人民政府联系。"
    assert (head_of(text).county, head_of(text).town) == ("白云县", "石桥镇")


@pytest.mark.parametrize(
    "verb", ["完善", "提请", "组织", "列入", "主持", "移送", "抄告", "商请", "报", "请", "被"]
)
def test_a_verb_before_the_leaders_of_a_county_is_no_name(verb: str) -> None:
    text = f"2023年，石桥镇认真开展工作。一年来，{verb}县委、县政府出台的制度，{verb}区委工作机制。\n一、主要工作\n学习4次。"
    assert head_of(text).county is None


@pytest.mark.parametrize("addressee", ["白云县人民政府：", "县委依法治县办、\n白云县司法局："])
def test_a_salutation_alone_on_its_line_tells_the_county(addressee: str) -> None:
    assert head_of(f"石桥镇2023年度法治政府建设报告\n{addressee}" + BODY).county == "白云县"


def test_a_city_above_a_district_is_not_its_county() -> None:
    text = "2024年，在区委、区政府的领导下，多宝街道坚持对照《广州市法治政府建设实施纲要》抓工作。\n一、主要工作\n组织学习4次。"
    assert (head_of(text).county, head_of(text).town) == (None, "多宝街道")


def test_a_bureau_of_a_city_that_nothing_else_names_belongs_to_it() -> None:
    text = (
        "2023年，我局坚持依法行政，落实市委、市政府部署。\n一、总体情况\n"
        "全市断面水质达标率100%。绍兴市成功入选省级储备库。"
    )
    assert head_of(text).county == "绍兴市"
