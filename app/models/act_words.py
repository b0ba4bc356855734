"""The names of acts in the language of the window. The library keeps them in Chinese, as they were done.

A name begins with what was done; behind it stand words of the report, which are not translated.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.core.review.changes import Entity

_CORRECTED = "更正"
_COUNTED = re.compile(r"(\d{1,9}) ?(处数据|处|个|节|条)")
_LIST = "、"


def act_words(name: str) -> str:
    """The name of an act as it is shown; one that is not known is shown as it is kept."""
    begun = next(((known, shown) for known, shown in _beginnings() if name.startswith(known)), None)
    if begun is not None:
        return _counted(begun[1] + name[len(begun[0]) :])
    if name.startswith(_CORRECTED):
        fields, gap, rest = name[len(_CORRECTED) :].partition(" ")
        words = dict(_fields())
        if all(field in words for field in fields.split(_LIST)):
            said = QCoreApplication.translate("ActWords", "、").join(words[f] for f in fields.split(_LIST))
            return QCoreApplication.translate("ActWords", "更正%1").replace("%1", said) + gap + rest
    return name


def entity_words(entity: Entity) -> str:
    """What the screen calls a sort of thing that can be changed."""
    translate = QCoreApplication.translate
    return {
        Entity.FIGURE: translate("ActWords", "数据"),
        Entity.SECTION: translate("ActWords", "标题"),
        Entity.HEAD: translate("ActWords", "报告信息"),
        Entity.NOTE: translate("ActWords", "批注"),
        Entity.FINDING: translate("ActWords", "问题"),
        Entity.LETTER: translate("ActWords", "意见单"),
        Entity.FILING: translate("ActWords", "报送与公开"),
        Entity.INDICATOR: translate("ActWords", "编码本"),
        Entity.RULE: translate("ActWords", "规则"),
        Entity.REPORT: translate("ActWords", "报告"),
        Entity.LIBRARY: translate("ActWords", "资料库"),
        Entity.BASE: translate("ActWords", "基数"),
    }[entity]


def _counted(name: str) -> str:
    """“3 处数据” and the like, where that is all that follows."""
    words = {
        "处数据": QCoreApplication.translate("ActWords", "%1 处数据"),
        "处": QCoreApplication.translate("ActWords", "%1 处"),
        "个": QCoreApplication.translate("ActWords", "%1 个"),
        "节": QCoreApplication.translate("ActWords", "%1 节"),
        "条": QCoreApplication.translate("ActWords", "%1 条"),
    }
    return _COUNTED.sub(lambda match: words[match[2]].replace("%1", match[1]), name, count=1)


def _beginnings() -> tuple[tuple[str, str], ...]:
    """What names begin with, longer ones first."""
    translate = QCoreApplication.translate
    return (
        ("确认数据", translate("ActWords", "确认数据")),
        ("确认标题", translate("ActWords", "确认标题")),
        ("确认", translate("ActWords", "确认")),
        ("剔除数据", translate("ActWords", "排除数据")),
        ("剔除", translate("ActWords", "排除")),
        ("恢复数据", translate("ActWords", "恢复数据")),
        ("恢复标题", translate("ActWords", "恢复标题")),
        ("恢复报告", translate("ActWords", "恢复报告")),
        ("恢复", translate("ActWords", "恢复")),
        ("新增数据", translate("ActWords", "新增数据")),
        ("新增批注", translate("ActWords", "新增批注")),
        ("修改批注", translate("ActWords", "修改批注")),
        ("删除批注", translate("ActWords", "删除批注")),
        ("修改意见单", translate("ActWords", "修改意见单")),
        ("重拟意见单", translate("ActWords", "重拟意见单")),
        ("采纳问题", translate("ActWords", "采纳问题")),
        ("忽略问题", translate("ActWords", "忽略问题")),
        ("搁置问题", translate("ActWords", "搁置问题")),
        ("改写问题", translate("ActWords", "改写问题")),
        ("重新打开问题", translate("ActWords", "重新打开问题")),
        ("标题升级", translate("ActWords", "标题升级")),
        ("标题降级", translate("ActWords", "标题降级")),
        ("移动标题", translate("ActWords", "移动标题")),
        ("设为标题", translate("ActWords", "设为标题")),
        ("取消标题", translate("ActWords", "取消标题")),
        ("同类更正", translate("ActWords", "同类更正")),
        ("同类排除", translate("ActWords", "同类排除")),
        ("启用规则", translate("ActWords", "启用规则")),
        ("停用规则", translate("ActWords", "停用规则")),
        ("删除规则", translate("ActWords", "删除规则")),
        ("导入规则", translate("ActWords", "导入规则")),
        ("编码本：", translate("ActWords", "编码本：")),
        ("补存改动", translate("ActWords", "补存改动")),
        ("移除报告", translate("ActWords", "移除报告")),
        ("用新版本替换", translate("ActWords", "用新版本替换")),
        ("合并", translate("ActWords", "合并")),
        ("导入", translate("ActWords", "导入")),
    )


def _fields() -> tuple[tuple[str, str], ...]:
    """What may be corrected, as names of acts call it."""
    translate = QCoreApplication.translate
    return (
        ("数值", translate("ActWords", "数值")),
        ("上限", translate("ActWords", "上限")),
        ("单位", translate("ActWords", "单位")),
        ("限定", translate("ActWords", "限定")),
        ("类型", translate("ActWords", "类型")),
        ("指标", translate("ActWords", "指标")),
        ("另一指标", translate("ActWords", "另一指标")),
        ("名称", translate("ActWords", "名称")),
        ("期间", translate("ActWords", "期间")),
        ("性质", translate("ActWords", "性质")),
        ("增减", translate("ActWords", "增减")),
        ("边界", translate("ActWords", "边界")),
        ("标题", translate("ActWords", "标题")),
        ("标题文字", translate("ActWords", "标题文字")),
        ("乡镇", translate("ActWords", "乡镇")),
        ("区县", translate("ActWords", "区县")),
        ("年度", translate("ActWords", "年度")),
        ("收到日期", translate("ActWords", "收到日期")),
        ("公开日期", translate("ActWords", "公开日期")),
        ("发文机关", translate("ActWords", "发文机关")),
        ("文号", translate("ActWords", "文号")),
        ("日期", translate("ActWords", "日期")),
        ("序号", translate("ActWords", "序号")),
        ("层级", translate("ActWords", "层级")),
        ("法定部分", translate("ActWords", "法定部分")),
        ("起点", translate("ActWords", "起点")),
        ("数据", translate("ActWords", "数据")),
        ("文头", translate("ActWords", "文头")),
        ("大纲", translate("ActWords", "大纲")),
    )
