"""Title, town, county, year and the rest of the head data."""

from __future__ import annotations

import pytest

from app.core.head.places import split_place
from app.core.head.reading import read_head
from app.core.outline import read_outline
from app.core.report import Head
from app.core.scan import Scan

BODY = "\n2023年，全镇认真开展法治建设工作，取得了一定的成效。现报告如下：\n一、主要工作\n全年组织学习4次，推动学法常态化。"


def _head(text: str, **known: str) -> Head:
    scan = Scan(text)
    return read_head(scan, read_outline(scan), file_name=known.pop("file_name", ""), given=known)


@pytest.mark.parametrize(
    ("words", "county", "town"),
    [
        ("青州省临山市白河区石桥镇人民政府关于2024年", "白河区", "石桥镇"),
        ("临山市白河区石桥街街道办事处2022年", "白河区", "石桥街街道"),
        ("白河区人民政府石桥街道办事处关于2022年度", "白河区", "石桥街道"),
        ("临山市石桥镇2021年", "临山市", "石桥镇"),
        ("青河土家族自治县冷泉镇2023年度", "青河土家族自治县", "冷泉镇"),
        ("某某自治区青林郭勒盟白云旗查干镇2023年", "白云旗", "查干镇"),
        ("白云右翼前旗沙林满族乡2023年", "白云右翼前旗", "沙林满族乡"),
        ("哈尔沙特苏木2023年法治", None, "哈尔沙特苏木"),
        ("镇原河县泾水街道2023年", "镇原河县", "泾水街道"),
        ("新市镇2023年法治", None, "新市镇"),
        ("2024梧桐岭镇法治政府工作报告", None, "梧桐岭镇"),
        ("中共白云县石桥镇委员会", "白云县", "石桥镇"),
        ("白河区2023年度法治政府建设情况报告", "白河区", None),
        ("白云县农业农村局2024年", "白云县", None),
        ("经济开发区2024年度", None, None),
        ("2024年法治政府建设情况报告", None, None),
        ("古城镇2024年法治政府建设报告", None, "古城镇"),
        ("临山市三河镇人民政府关于2024年", "临山市", "三河镇"),
        ("白河区八里桥街道办事处2023年", "白河区", "八里桥街道"),
        ("平安镇2023年法治政府建设报告", None, "平安镇"),
        ("李家乡2023年法治政府建设报告", None, "李家乡"),
        ("临山市南山区石桥街道2023年", "南山区", "石桥街道"),
        ("聊城市石桥镇2023年", "聊城市", "石桥镇"),
        ("新乡市红旗区石桥街道2023年", "红旗区", "石桥街道"),
        ("青河州临山市石桥镇2023年", "临山市", "石桥镇"),
        ("白河区市桥街道2023年", "白河区", "市桥街道"),
        ("重庆市石桥镇2023年", None, "石桥镇"),
        ("全镇2024年法治政府建设", None, None),
        ("各乡镇2024年法治政府建设", None, None),
        ("特色小镇2024年", None, None),
        ("中共白县县委白县人民政府关于2024年", "白县", None),
        ("高新区（白河区）人民政府2024年", "白河区", None),
        ("临山市城区人民政府2024年", "城区", None),
        ("临州县交通运输局2025年", "临州县", None),
        ("各州县2024年", None, None),
        ("新乡镇2023年法治", None, "新乡镇"),
        ("石桥下乡2023年法治", None, "石桥下乡"),
        ("自强街道2023年法治", None, "自强街道"),
        ("万全镇2023年法治", None, "万全镇"),
        ("促进乡2023年法治", None, "促进乡"),
        ("八一镇2023年法治", None, "八一镇"),
        ("第二街道2023年法治", None, "第二街道"),
        ("贾旗庄镇2023年法治", None, "贾旗庄镇"),
        ("盐市口街道2023年法治", None, "盐市口街道"),
        ("红旗营子乡2023年法治", None, "红旗营子乡"),
        ("2023年年丰乡法治", None, "年丰乡"),
        ("2023年度度假镇法治", None, "度假镇"),
        ("2023年度尾镇法治", None, "度尾镇"),
        ("白云县赵家区公所2023年法治", "白云县", "赵家区公所"),
        ("白云县佤族拉祜族傈僳族德昂族乡2023年", "白云县", "佤族拉祜族傈僳族德昂族乡"),
        ("全市各乡镇2023年法治", None, None),
        ("三镇2023年法治", None, None),
    ],
)
def test_county_and_town_are_told_apart(words: str, county: str | None, town: str | None) -> None:
    assert split_place(words) == (county, town)


def test_the_date_of_signature_is_preferred_to_that_of_publication() -> None:
    text = "石桥镇2023年度法治政府建设报告\n发布时间：2024-02-01" + BODY + "\n石桥镇人民政府\n2024年1月9日"
    head = _head(text)
    assert (head.date, head.issuer) == ("2024-01-09", "石桥镇人民政府")


def test_a_date_in_chinese_numerals_is_read() -> None:
    assert _head("石桥镇报告" + BODY + "\n二〇二四年一月二十日").date == "2024-01-20"


def test_the_document_number_is_read_from_the_front() -> None:
    assert (
        _head("石桥府〔2024〕12号\n石桥镇2023年度法治政府建设报告" + BODY).document_number
        == "石桥府〔2024〕12号"
    )


def test_the_salutation_tells_the_county() -> None:
    text = "石桥镇2023年度法治政府建设报告\n中共白云县委员会、白云县人民政府：" + BODY
    assert _head(text).county == "白云县"


def test_an_empty_text_has_no_head_data() -> None:
    assert _head("") == Head()


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
    ],
)
def test_a_report_without_a_title_still_names_its_town(opening: str, town: str | None) -> None:
    scan = Scan(f"{opening}现将情况汇报如下：\n一、工作开展情况\n（一）加强领导。成立领导小组。\n")
    assert read_head(scan, read_outline(scan)).town == town


def test_a_page_in_traditional_characters_is_read_and_quoted_as_printed() -> None:
    head = _head(
        "青雲縣小龍門鄉２０２４年法治政府建設情況報告\n發布時間：2025-01-20\n2024年，小龍門鄉認真開展法治建設。"
        "\n一、工作開展情況\n全年組織學習4次。\n小龍門鄉人民政府\n2025年1月10日"
    )
    assert (head.title, head.county, head.town) == (
        "青雲縣小龍門鄉２０２４年法治政府建設情況報告",
        "青雲縣",
        "小龍門鄉",
    )
    assert (head.year, head.issuer, head.date) == (2024, "小龍門鄉人民政府", "2025-01-10")


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
    assert _head(f"2023年，我镇认真开展工作。{sentence}\n一、工作情况\n全年组织学习4次。").county == county


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
    head = _head(
        f"2023年，石桥镇认真开展工作，石桥镇党委研究8次。{sentence}\n一、工作情况\n全年组织学习4次。"
    )
    assert (head.county, head.town) == ("白云区", "石桥镇")


def test_a_committee_of_mediators_is_no_town_that_reports() -> None:
    assert _head("2023年，石桥镇人民调解委员会获评先进。" + BODY).town is None


def test_a_name_that_begins_with_a_numeral_is_no_number_of_a_heading() -> None:
    head = _head("六河市司法局关于2022年法治政府建设情况的报告\n一、主要举措\n（一）加强学习。开展培训4次。")
    assert (head.title, head.county) == ("六河市司法局关于2022年法治政府建设情况的报告", "六河市")


def test_a_city_that_a_report_speaks_for_goes_before_a_county_that_it_mentions() -> None:
    text = "2023年，市政府依法行政，出台《绍兴市河道管理条例》，绍兴市面貌一新；新昌县公安局获评先进。全市投诉减少。"
    assert _head(f"{text}现报告如下：\n一、工作情况\n学习4次。").county == "绍兴市"
    assert _head(f"{text}我县学习4次。现报告如下：\n一、工作情况\n学习4次。").county == "新昌县"
    district = "2024年，门头沟区坚持依法行政，推出全市首例。与保定市建立机制，与保定市签订协议。"
    assert _head(f"{district}现报告如下：\n一、工作情况\n学习4次。").county == "门头沟区"


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
    assert (_head(text).county, _head(text).town) == (county, town)


@pytest.mark.parametrize("speaker", ["白云县人民政府", "区政府", "省人民政府", "滨湖新区管委会"])
def test_a_town_that_a_county_speaks_of_is_not_its_own(speaker: str) -> None:
    text = f"各位代表：\n我代表{speaker}向大会报告工作。\n一、2023年工作回顾\n云岭街道持续推进改造，云岭街道办事处获评先进。"
    assert _head(text).town is None
    assert _head(text.replace(speaker, "镇人民政府")).town == "云岭街道"


def test_a_province_has_no_county() -> None:
    text = "2023年，江岭省认真开展工作，全省面貌一新。指导平山市组建审批局。\n一、工作情况\n全年组织学习4次。"
    assert _head(text).county is None


def test_a_city_whose_name_ends_like_that_of_a_town_is_no_town() -> None:
    assert _head(BODY + "落实《古德镇市重大决策程序规定》，推进各项工作。").town is None


def test_a_town_is_of_no_province_whatever_rules_its_report_names() -> None:
    text = "根据《江岭省政府信息公开规定》编制白云县石桥镇2023年报告，请与白云县石桥镇人民政府联系。"
    assert (_head(text).county, _head(text).town) == ("白云县", "石桥镇")


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
    assert _head(text).town == town
    assert _head(text.replace("我镇", "我局").replace("全镇", "全局")).town is None


@pytest.mark.parametrize("verb", ["完善", "提请", "组织", "列入", "主持", "移送", "抄告", "商请", "报", "请", "被"])
def test_a_verb_before_the_leaders_of_a_county_is_no_name(verb: str) -> None:
    text = f"2023年，石桥镇认真开展工作。一年来，{verb}县委、县政府出台的制度，{verb}区委工作机制。\n一、主要工作\n学习4次。"
    assert _head(text).county is None


@pytest.mark.parametrize("addressee", ["白云县人民政府：", "县委依法治县办、\n白云县司法局："])
def test_a_salutation_alone_on_its_line_tells_the_county(addressee: str) -> None:
    assert _head(f"石桥镇2023年度法治政府建设报告\n{addressee}" + BODY).county == "白云县"


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
    scan = Scan(f"{front}\n各位代表：\n2023年工作稳步推进，现报告如下：\n一、工作情况\n全年组织学习4次。")
    head = read_head(scan, read_outline(scan))
    assert (head.county, head.town) == (county, town)


def test_a_city_above_a_district_is_not_its_county() -> None:
    text = "2024年，在区委、区政府的领导下，多宝街道坚持对照《广州市法治政府建设实施纲要》抓工作。\n一、主要工作\n组织学习4次。"
    assert (_head(text).county, _head(text).town) == (None, "多宝街道")


def test_a_street_whose_name_ends_like_a_citys_is_none() -> None:
    text = (
        "2023年，在区委、区政府的正确领导下，新市街道办事处认真统筹法治政府建设。\n一、主要工作\n"
        "新市街党政主要负责人履行职责，修订《新市街会议制度》《新市街道办事处财务管理制度》等文件。"
    )
    assert (_head(text).county, _head(text).town) == (None, "新市街道")


def test_a_street_may_be_called_by_half_its_name() -> None:
    text = "2024年，鹤龙街坚持依法行政。\n一、主要工作\n推进鹤龙街党政主要负责人述法。调整以街党工委书记为组长的领导小组。"
    assert _head(text).town == "鹤龙街"


def test_a_bureau_of_a_city_that_nothing_else_names_belongs_to_it() -> None:
    text = (
        "2023年，我局坚持依法行政，落实市委、市政府部署。\n一、总体情况\n"
        "全市断面水质达标率100%。绍兴市成功入选省级储备库。"
    )
    assert _head(text).county == "绍兴市"
