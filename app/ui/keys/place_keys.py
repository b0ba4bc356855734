"""Keys that hold in one place only and stand in no menu: on the page, in lists, on the original, on paper.

Each has a word and can be changed like the keys of the menus; what it does is done where it holds.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.models.figures.candidates import MOST_CANDIDATES
from app.ui.keys.acts import Scope, Spec

SUGGESTIONS = tuple(f"suggestion_{number}" for number in range(1, MOST_CANDIDATES + 1))


def page_specs() -> tuple[Spec, ...]:
    """Keys on the page. Those of boundaries need a selected figure, else the key goes its usual way."""
    translate = QCoreApplication.translate
    words = (
        ("next_figure", translate("PlaceKeys", "到下一处数据"), ("Tab",)),
        ("previous_figure", translate("PlaceKeys", "到上一处数据"), ("Shift+Tab",)),
        ("stack_down", translate("PlaceKeys", "重叠的数据：换下一个"), ("Alt+Down",)),
        ("stack_up", translate("PlaceKeys", "重叠的数据：换上一个"), ("Alt+Up",)),
        ("end_forward", translate("PlaceKeys", "所选数据的末尾后移"), ("Shift+Right",)),
        ("end_back", translate("PlaceKeys", "所选数据的末尾前移"), ("Shift+Left",)),
        ("start_forward", translate("PlaceKeys", "所选数据的开头后移"), ("Ctrl+Shift+Right",)),
        ("start_back", translate("PlaceKeys", "所选数据的开头前移"), ("Ctrl+Shift+Left",)),
        ("end_forward_one", translate("PlaceKeys", "末尾后移一个字"), ("Alt+Shift+Right",)),
        ("end_back_one", translate("PlaceKeys", "末尾前移一个字"), ("Alt+Shift+Left",)),
        ("start_forward_one", translate("PlaceKeys", "开头后移一个字"), ("Ctrl+Alt+Shift+Right",)),
        ("start_back_one", translate("PlaceKeys", "开头前移一个字"), ("Ctrl+Alt+Shift+Left",)),
        ("give_up", translate("PlaceKeys", "关闭查找，放弃选择"), ("Esc",)),
    )
    return tuple(Spec(name, word, keys, scope=Scope.PAGE) for name, word, keys in words)


def suggestion_specs() -> tuple[Spec, ...]:
    """Keys that take a suggested indicator, on the page and in the figure pane."""
    word = QCoreApplication.translate("PlaceKeys", "选用第 %1 个候选指标")
    return tuple(
        Spec(name, word.replace("%1", str(number)), (str(number),), scope=Scope.PAGE)
        for number, name in enumerate(SUGGESTIONS, 1)
    )


def list_specs() -> tuple[Spec, ...]:
    """Keys of the lists beside the page and of the comparison."""
    translate = QCoreApplication.translate
    return (
        Spec(
            "next_other", translate("PlaceKeys", "问题在下一份报告里的一处"), ("Right",), scope=Scope.FINDINGS
        ),
        Spec(
            "previous_other",
            translate("PlaceKeys", "问题在上一份报告里的一处"),
            ("Left",),
            scope=Scope.FINDINGS,
        ),
        Spec("remove_note", translate("PlaceKeys", "删除所选批注"), ("Del",), scope=Scope.NOTES),
        Spec("write_note", translate("PlaceKeys", "写所选批注"), ("Return", "Enter"), scope=Scope.NOTES),
        Spec("leave_note", translate("PlaceKeys", "写完批注，回到清单"), ("Ctrl+Return",), scope=Scope.NOTES),
        Spec("delete_rule", translate("PlaceKeys", "删除所选规则"), ("Del",), scope=Scope.RULES),
        Spec("turn_table", translate("PlaceKeys", "对比表行列互换"), ("Ctrl+T",), scope=Scope.COMPARISON),
        Spec("copy_board", translate("PlaceKeys", "复制总览表"), ("Ctrl+C",), scope=Scope.BOARD),
        Spec("give_day", translate("PlaceKeys", "填写收到、公开日期"), ("F2",), scope=Scope.BOARD),
    )


def original_specs() -> tuple[Spec, ...]:
    """Keys on the original beside the text."""
    translate = QCoreApplication.translate
    words = (
        ("original_next", translate("PlaceKeys", "原件：下一页"), ("Ctrl+PgDown",)),
        ("original_previous", translate("PlaceKeys", "原件：上一页"), ("Ctrl+PgUp",)),
        ("original_larger", translate("PlaceKeys", "放大原件"), ("+", "=")),
        ("original_smaller", translate("PlaceKeys", "缩小原件"), ("-",)),
        ("original_whole", translate("PlaceKeys", "原件与窗格同宽"), ("0",)),
    )
    return tuple(Spec(name, word, keys, scope=Scope.ORIGINAL) for name, word, keys in words)


def paper_specs() -> tuple[Spec, ...]:
    """Keys in the print preview."""
    translate = QCoreApplication.translate
    words = (
        ("paper_print", translate("PlaceKeys", "打印预览的内容"), ("Ctrl+P",)),
        ("paper_pdf", translate("PlaceKeys", "存为 PDF"), ("Ctrl+S",)),
        ("paper_word", translate("PlaceKeys", "存为 Word"), ("Ctrl+Shift+S",)),
        ("paper_html", translate("PlaceKeys", "存为网页"), ()),
        ("paper_larger", translate("PlaceKeys", "放大预览"), ("Ctrl++",)),
        ("paper_smaller", translate("PlaceKeys", "缩小预览"), ("Ctrl+-",)),
        ("paper_width", translate("PlaceKeys", "预览适合宽度"), ("Ctrl+0",)),
        ("paper_whole", translate("PlaceKeys", "预览整页"), ("Ctrl+9",)),
        ("paper_next", translate("PlaceKeys", "预览：下一页"), ("PgDown",)),
        ("paper_previous", translate("PlaceKeys", "预览：上一页"), ("PgUp",)),
        ("paper_first", translate("PlaceKeys", "预览：第一页"), ("Home",)),
        ("paper_last", translate("PlaceKeys", "预览：最后一页"), ("End",)),
    )
    return tuple(Spec(name, word, keys, scope=Scope.PAPER) for name, word, keys in words)


def place_specs() -> tuple[Spec, ...]:
    """All of them."""
    return (*page_specs(), *suggestion_specs(), *list_specs(), *original_specs(), *paper_specs())
