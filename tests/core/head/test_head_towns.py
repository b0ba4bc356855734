"""Which township running text names."""

from __future__ import annotations

import pytest
from heads import BODY, head_of


@pytest.mark.parametrize(
    ("opening", "town"),
    [
        ("2024年以来，清河街街道办事处在区委、区政府的领导下，推动法治政府建设。", "清河街街道"),
        ("2024年，在区委领导下，清河街道扎实推进依法行政。", "清河街道"),
        ("一年来，松岭乡持续抓好法治宣传。", "松岭乡"),
        ("收官之年，太和镇在市委、市政府领导下，推进各项工作。", "太和镇"),
        ("2024年，我县入列百强的有两镇，系“江北第一镇”。", None),
        ("2024年，为全镇经济发展提供保障，镇人民政府紧紧依靠全镇人民。", None),
        ("一是成立镇法治政府建设领导小组。二是开展镇法治工作部署3次。", None),
        ("2024年，我镇组织召开城镇建设推进会，美丽乡镇持续巩固。", None),
        ("2024年，我镇把学习宣传纳入镇党委议事日程，制定《松岭镇普法工作要点》。", "松岭镇"),
        ("2024年，我镇落实清单制度，以便民服务强化松岭镇法治建设。", "松岭镇"),
        ("2024年，我镇落实《乡村振兴促进法》，将法治思想纳入镇党委学习计划。", None),
        ("2024年，由白云县溪下乡人民政府牵头，送法下乡。", "溪下乡"),
        ("2024年，平等乡坚持依法行政，推动平等乡人民政府工作。", "平等乡"),
        ("2024年，请与太和镇人民政府联系。", "太和镇"),
        ("2024年，实施“工业兴镇、农业稳镇”战略，镇人民政府在镇党委领导下工作。", None),
        ("我今年二月调入石桥镇，任镇长。", "石桥镇"),
        ("2024年，我镇通过石桥镇人民政府共公开信息66条。", "石桥镇"),
        ("2024年，石桥街道领导班子以法治保障民生，为街道经济社会发展筑牢基础。", "石桥街道"),
        ("2024年，荣获中国葡萄之乡、全区先进等称号。", None),
        ("2024年，我镇印发《中共石桥镇委依法治镇办公室工作方案》。", "石桥镇"),
        ("2024年，我区推进依法行政，组织石桥街道、白河镇、应急局负责人述法。", None),
        ("2024年，我市推进依法行政，同时，在石桥街道、白河镇等地设点。", None),
        ("2024年，石桥镇为我区争光，石桥镇党委研究4次。", "石桥镇"),
        ("2024年，以加快城乡发展为抓手，面对城乡发展不平衡，使城乡以新面貌示人。", None),
        ("2024年，十二连城乡坚持依法行政。", "十二连城乡"),
        ("2024年，补齐新设街道在民生上的短板，松岭、石桥四个街道全面铺开。", None),
        ("2024年，在县委、县政府和镇党委的领导下，并请镇政协提出意见。", None),
        ("现公布会同县团河镇2023年工作情况。", "团河镇"),
        ("2024年，我镇持续用力，充分发挥镇党委在推进法治建设中的领导核心作用。", None),
        ("2024年，我镇建立调委会9个，其中镇调委会1个、村级调委会8个。", None),
    ],
)
def test_a_report_without_a_title_still_names_its_town(opening: str, town: str | None) -> None:
    text = f"{opening}现将情况汇报如下：\n一、工作开展情况\n（一）加强领导。成立领导小组。\n"
    assert head_of(text).town == town


def test_a_committee_of_mediators_is_no_town_that_reports() -> None:
    assert head_of("2023年，石桥镇人民调解委员会获评先进。" + BODY).town is None


@pytest.mark.parametrize("speaker", ["白云县人民政府", "区政府", "省人民政府", "滨湖新区管委会"])
def test_a_town_that_a_county_speaks_of_is_not_its_own(speaker: str) -> None:
    text = f"各位代表：\n我代表{speaker}向大会报告工作。\n一、2023年工作回顾\n云岭街道持续推进改造，云岭街道办事处获评先进。"
    assert head_of(text).town is None
    assert head_of(text.replace(speaker, "镇人民政府")).town == "云岭街道"


def test_a_city_whose_name_ends_like_that_of_a_town_is_no_town() -> None:
    assert head_of(BODY + "落实《古德镇市重大决策程序规定》，推进各项工作。").town is None


@pytest.mark.parametrize(
    ("passage", "town"),
    [
        ("推动法治思想在下太镇落地见效，列入下太镇委党校课程。", "下太镇"),
        ("进一步完善横山镇信息公开机制。", "横山镇"),
        ("弘扬吉日嘎朗镇精神，讲好吉日嘎朗镇故事。", "吉日嘎朗镇"),
        ("弘扬石桥镇精神，" * 200, "石桥镇"),
        ("学习邻近各镇和兄弟镇做法，推进城镇化和依法治镇。", None),
        ("由石桥镇人民调解委员会调解纠纷3件。", None),
        ("转化为推进基层治理、建设法治强镇的动能。", None),
        ("积极、有序、稳妥的推动镇政府信息公开，审核后报镇政府。", None),
        ("赴石桥镇考察，观摩石桥街道做法。", None),
    ],
)
def test_a_report_of_our_town_names_it_in_passing(passage: str, town: str | None) -> None:
    text = f"2023年，我镇认真开展工作。现报告如下：\n一、工作情况\n全镇组织学习4次。{passage}"
    assert head_of(text).town == town
    assert head_of(text.replace("我镇", "我局").replace("全镇", "全局")).town is None


def test_a_street_whose_name_ends_like_a_citys_is_none() -> None:
    text = (
        "2023年，在区委、区政府的正确领导下，新市街道办事处认真统筹法治政府建设。\n一、主要工作\n"
        "新市街党政主要负责人履行职责，修订《新市街会议制度》《新市街道办事处财务管理制度》等文件。"
    )
    assert (head_of(text).county, head_of(text).town) == (None, "新市街道")


def test_a_street_may_be_called_by_half_its_name() -> None:
    text = "2024年，鹤龙街坚持依法行政。\n一、主要工作\n推进鹤龙街党政主要负责人述法。调整以街党工委书记为组长的领导小组。"
    assert head_of(text).town == "鹤龙街"
