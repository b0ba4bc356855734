"""Every act of the menus: its word, standard keys, icon and where the keys hold; for menus, tool bar and F1.

What an act does is connected elsewhere (``commands``); keys without a menu entry are ``place_keys``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


class Scope(str, Enum):
    """Where a key holds. REVIEW keys are plain ones (Enter, Delete) that must not disturb typing."""

    WINDOW = "window"
    REVIEW = "review"
    OUTLINE = "outline"
    PAGE = "page"
    NOTES = "notes"
    FINDINGS = "findings"
    RULES = "rules"
    COMPARISON = "comparison"
    BOARD = "board"
    ORIGINAL = "original"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Spec:
    """One act. ``keys`` are portable key sequences, the first is the one shown; ``word`` has its mnemonic.

    ``findings`` is what the same key does to a finding, where that has another word.
    """

    name: str
    word: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = Scope.WINDOW
    is_checkable: bool = False
    tip: str = ""
    findings: str = ""


def specs() -> tuple[Spec, ...]:
    """All acts, menu by menu, with their words in the language that holds now."""
    return (
        *_file_specs(),
        *_output_specs(),
        *_edit_specs(),
        *_view_specs(),
        *_review_specs(),
        *_outline_specs(),
        *_part_specs(),
        *_compare_specs(),
        *_tool_specs(),
    )


def _file_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec(
            "import_files",
            translate("Actions", "导入文件(&I)…"),
            ("Ctrl+O",),
            "import",
            tip=translate("Actions", "导入报告文件"),
        ),
        Spec("import_folder", translate("Actions", "导入文件夹(&F)…"), ("Ctrl+Shift+O",), "folder"),
        Spec("open_samples", translate("Actions", "打开示例报告(&E)"), (), "sample"),
        Spec("new_library", translate("Actions", "新建资料库(&N)…"), ("Ctrl+Shift+N",)),
        Spec("open_library", translate("Actions", "打开资料库(&L)…"), ("Ctrl+Shift+L",), "library"),
        Spec(
            "merge_library",
            translate("Actions", "合并资料库(&M)…"),
            tip=translate("Actions", "接收另一个资料库的报告、核对结果和历史"),
        ),
        Spec(
            "backups",
            translate("Actions", "备份与恢复(&K)…"),
            ("Ctrl+Alt+K",),
            tip=translate("Actions", "看备份清单、立即备份、恢复到某个备份"),
        ),
        Spec(
            "verify_library",
            translate("Actions", "检查资料库(&H)"),
            tip=translate("Actions", "检查资料库、历史记录和备份是否完好"),
        ),
        Spec("remove_report", translate("Actions", "从资料库移除报告(&R)"), ("Ctrl+Shift+Delete",), "remove"),
        Spec("quit", translate("Actions", "退出(&Q)"), ("Ctrl+Q",)),
    )


def _output_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("preview_summary", translate("Actions", "打印预览(&V)…"), ("Ctrl+Shift+P",), "preview"),
        Spec("print_summary", translate("Actions", "打印摘要(&P)…"), ("Ctrl+P",), "print"),
        Spec("preview_full_text", translate("Actions", "标注全文(&T)…"), ("Ctrl+Alt+T",)),
        Spec("preview_letter", translate("Actions", "审核意见单(&Y)…"), ("Ctrl+Alt+O",)),
        Spec(
            "preview_county",
            translate("Actions", "全县概览(&C)…"),
            ("Ctrl+Alt+G",),
            tip=translate("Actions", "一个年度各乡镇报告的审核情况，可打印"),
        ),
        Spec("export_pdf", translate("Actions", "导出摘要为 PDF(&D)…"), ("Ctrl+E",), "export"),
        Spec(
            "export_report",
            translate("Actions", "导出本报告数据(&X)…"),
            ("Ctrl+Shift+E",),
            tip=translate("Actions", "把本报告的数据存为 Excel、CSV、JSON 行或网页标注"),
        ),
        Spec(
            "export_all",
            translate("Actions", "导出全部报告数据(&A)…"),
            ("Ctrl+Alt+E",),
            tip=translate("Actions", "把资料库里全部报告的数据存为一个文件"),
        ),
        Spec(
            "export_batch",
            translate("Actions", "批量输出(&B)…"),
            ("Ctrl+Shift+B",),
            tip=translate("Actions", "一个年度各乡镇的摘要、标注全文或意见单，合为一个 PDF 或每份一个文件"),
        ),
        Spec("save_original", translate("Actions", "另存原文件(&S)…"), ("Ctrl+Shift+S",)),
    )


def _edit_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("undo", translate("Actions", "撤销(&U)"), ("Ctrl+Z",), "undo"),
        Spec("redo", translate("Actions", "重做(&R)"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
        Spec("find", translate("Actions", "查找(&F)…"), ("Ctrl+F",), "search"),
        Spec("find_next", translate("Actions", "查找下一处(&N)"), ("F3",)),
        Spec("find_previous", translate("Actions", "查找上一处(&P)"), ("Shift+F3",)),
        Spec("filter_library", translate("Actions", "筛选资料库(&L)"), ("Ctrl+Shift+F",)),
        Spec("search_library", translate("Actions", "检索资料库(&J)…"), ("Ctrl+Alt+F",), "search"),
        Spec("next_result", translate("Actions", "下一处检索结果(&G)"), ("F6",)),
        Spec("previous_result", translate("Actions", "上一处检索结果(&H)"), ("Shift+F6",)),
        Spec("add_figure", translate("Actions", "新增数据(&A)"), ("Ins",), "add"),
        Spec("add_note", translate("Actions", "添加批注(&M)"), ("Ctrl+Alt+M",), "note"),
        Spec("edit_head", translate("Actions", "更正报告信息(&I)"), ("Ctrl+I",)),
    )


def _view_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("focus_library", translate("Actions", "到资料库(&1)"), ("Ctrl+1",)),
        Spec("focus_outline", translate("Actions", "到大纲(&2)"), ("Ctrl+2",)),
        Spec("focus_page", translate("Actions", "到报告(&3)"), ("Ctrl+3",)),
        Spec("focus_figures", translate("Actions", "到数据表(&4)"), ("Ctrl+4",)),
        Spec("focus_findings", translate("Actions", "到问题(&6)"), ("Ctrl+6",), "finding"),
        Spec("show_board", translate("Actions", "打开总览(&B)"), ("Ctrl+7",)),
        Spec("focus_notes", translate("Actions", "到批注(&8)"), ("Ctrl+8",)),
        Spec("focus_history", translate("Actions", "到历史(&9)"), ("Ctrl+9",)),
        Spec(
            "show_original",
            translate("Actions", "对照原件(&Y)"),
            ("F9",),
            "original",
            is_checkable=True,
            tip=translate("Actions", "在正文旁边看 PDF、扫描件或照片的页面"),
        ),
        Spec("zoom_in", translate("Actions", "放大文字(&I)"), ("Ctrl++", "Ctrl+="), "zoom_in"),
        Spec("zoom_out", translate("Actions", "缩小文字(&O)"), ("Ctrl+-",), "zoom_out"),
        Spec("zoom_reset", translate("Actions", "标准字号(&S)"), ("Ctrl+0",)),
        Spec("show_implied", translate("Actions", "显示推得的数据(&D)"), (), is_checkable=True),
        Spec("full_screen", translate("Actions", "全屏(&F)"), ("F11",), is_checkable=True),
        Spec("reset_panes", translate("Actions", "恢复默认布局(&R)")),
    )


def _review_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("next_open", translate("Actions", "下一处待核对(&N)"), ("F8",), "next"),
        Spec("previous_open", translate("Actions", "上一处待核对(&P)"), ("Shift+F8",), "previous"),
        Spec("order_confidence", translate("Actions", "把握小的先看(&O)"), (), is_checkable=True),
        Spec("order_reading", translate("Actions", "按阅读顺序(&T)"), (), is_checkable=True),
        Spec("queue_wide", translate("Actions", "标题和问题也逐个看(&Y)"), (), is_checkable=True),
        Spec("auto_advance", translate("Actions", "核对后自动到下一处(&A)"), (), is_checkable=True),
        Spec(
            "confirm",
            translate("Actions", "确认(&C)"),
            ("Return", "Enter"),
            "confirm",
            Scope.REVIEW,
            findings=translate("Actions", "采纳问题"),
        ),
        Spec(
            "reject",
            translate("Actions", "排除(&D)"),
            ("Del",),
            "reject",
            Scope.REVIEW,
            findings=translate("Actions", "忽略问题"),
        ),
        Spec("later", translate("Actions", "留待以后(&L)"), ("Space",), "", Scope.REVIEW),
        Spec("restore", translate("Actions", "恢复为机器识别(&R)"), ("Ctrl+R",), "restore"),
        Spec("edit_value", translate("Actions", "改数值(&V)"), ("F4",)),
        Spec("suggest", translate("Actions", "换个指标(&J)…"), ("F7",)),
        Spec("confirm_section", translate("Actions", "确认本节全部数据(&S)"), ("Ctrl+Shift+Return",)),
        Spec("show_alike", translate("Actions", "相似的数据(&X)…"), ("Ctrl+Shift+A",)),
        Spec(
            "other_place",
            translate("Actions", "看问题的另一处(&J)"),
            ("Ctrl+J",),
            tip=translate("Actions", "所选问题涉及另一份报告时，打开那一处"),
        ),
    )


def _outline_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("promote", translate("Actions", "标题升级(&U)"), ("Alt+Shift+Left",), "promote"),
        Spec("demote", translate("Actions", "标题降级(&W)"), ("Alt+Shift+Right",), "demote"),
        Spec("make_heading", translate("Actions", "设为标题(&H)"), ("Ctrl+Alt+H",), "heading"),
        Spec("unmake_heading", translate("Actions", "取消标题(&K)"), ("Ctrl+Alt+Shift+H",)),
        Spec("retitle", translate("Actions", "改标题文字(&E)"), ("F2",), "", Scope.OUTLINE),
        Spec(
            "renumber_preview", translate("Actions", "显示应有的编号(&N)"), ("Ctrl+Alt+N",), is_checkable=True
        ),
    )


def _part_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("part_measures", translate("Actions", "主要举措和成效(&1)"), ("Ctrl+Alt+1",), is_checkable=True),
        Spec("part_problems", translate("Actions", "不足和原因(&2)"), ("Ctrl+Alt+2",), is_checkable=True),
        Spec(
            "part_responsibility",
            translate("Actions", "主要负责人履职(&3)"),
            ("Ctrl+Alt+3",),
            is_checkable=True,
        ),
        Spec("part_plan", translate("Actions", "下一年度安排(&4)"), ("Ctrl+Alt+4",), is_checkable=True),
        Spec("part_other", translate("Actions", "其他部分(&5)"), ("Ctrl+Alt+5",), is_checkable=True),
        Spec("part_none", translate("Actions", "不指定(&0)"), ("Ctrl+Alt+0",), is_checkable=True),
    )


def _compare_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("show_comparison", translate("Actions", "打开对比(&O)"), ("Ctrl+5",), "compare"),
        Spec(
            "preview_comparison",
            translate("Actions", "对比表打印预览(&V)…"),
            ("Ctrl+Alt+Shift+P",),
            "preview",
        ),
        Spec("print_comparison", translate("Actions", "打印对比表(&T)…"), ("Ctrl+Alt+P",), "print"),
        Spec("print_chart", translate("Actions", "打印对比图(&G)…")),
        Spec(
            "export_comparison",
            translate("Actions", "导出对比表(&X)…"),
            ("Ctrl+Alt+X",),
            "export",
            tip=translate("Actions", "把看到的对比表存为 Excel 或 CSV"),
        ),
    )


def _tool_specs() -> tuple[Spec, ...]:
    translate = QCoreApplication.translate
    return (
        Spec("codebook", translate("Actions", "编码本(&B)…"), ("Ctrl+Alt+B",)),
        Spec("rules", translate("Actions", "学到的规则(&G)…"), ("Ctrl+Alt+R",)),
        Spec("export_history", translate("Actions", "导出历史记录(&H)…"), ("Ctrl+Alt+L",)),
        Spec("settings", translate("Actions", "设置(&S)…"), ("Ctrl+,",), "settings"),
        Spec("keys", translate("Actions", "快捷键一览(&K)"), ("F1",), "keys"),
        Spec("open_log", translate("Actions", "打开日志文件夹(&L)")),
        Spec("about", translate("Actions", "关于镇阅(&A)")),
    )


def key_sheet_word(spec: Spec) -> str:
    """The words of an act where keys are listed: all that its key does."""
    word = plain_word(spec.word)
    both = QCoreApplication.translate("Actions", "%1（%2）")
    return both.replace("%1", word).replace("%2", spec.findings) if spec.findings else word


def plain_word(word: str) -> str:
    """The word of an action without mnemonic, dots and what follows a wide blank; for lists and tool tips."""
    head, mark, tail = word.partition("(&")
    if mark and len(tail) >= 2 and tail[1] == ")":
        word = head + tail[2:]
    return word.partition("　")[0].replace("&", "").rstrip("….")
