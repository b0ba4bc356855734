"""Which act stands in which menu and in the tool bar. The first level is the one of the screens' design."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

LINE = "-"
FILE = (
    *("import_files", "import_folder", "open_samples", LINE, "new_library", "open_library"),
    *("merge_library", "backups", "verify_library", LINE),
    *("preview_summary", "print_summary", "preview_full_text", "preview_letter", "preview_county", LINE),
    *("export_pdf", "export_report", "export_all", "export_batch", LINE),
    *("save_original", "remove_report", LINE, "quit"),
)
EDIT = (
    *("undo", "redo", LINE, "find", "find_next", "find_previous", "filter_library", LINE),
    *("search_library", "next_result", "previous_result", LINE),
    *("add_figure", "add_note", LINE, "edit_head"),
)
VIEW = (
    *("focus_library", "focus_outline", "focus_page", "focus_figures", "focus_findings", "show_board"),
    *("focus_notes", "focus_history", "show_original", LINE),
    *("zoom_in", "zoom_out", "zoom_reset", LINE, "show_implied", "full_screen", "reset_panes"),
)
REVIEW = (
    *("next_open", "previous_open", "order_confidence", "order_reading", "queue_wide"),
    *("auto_advance", LINE),
    *(
        "confirm",
        "reject",
        "later",
        "restore",
        "edit_value",
        "suggest",
        "confirm_section",
        "show_alike",
        "other_place",
        LINE,
    ),
    *("promote", "demote", "make_heading", "unmake_heading", "retitle", "renumber_preview"),
)
NO_PART = "part_none"
PARTS = ("part_measures", "part_problems", "part_responsibility", "part_plan", "part_other", NO_PART)
COMPARE = (
    *("show_comparison", LINE, "preview_comparison", "print_comparison", "print_chart"),
    *("export_comparison",),
)
TOOLS = ("codebook", "rules", LINE, "export_history", "settings")
HELP = ("keys", "open_log", "about")
TOOL_BAR = (
    *("import_files", "print_summary", LINE, "undo", "redo", LINE),
    *("previous_open", "queue", "next_open", "confirm", "reject", LINE, "show_comparison", LINE),
    *("zoom_out", "zoom_in"),
)


def menu_contents() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The menus from left to right with their words and the names of their entries."""
    translate = QCoreApplication.translate
    return (
        (translate("Menus", "文件(&F)"), FILE),
        (translate("Menus", "编辑(&E)"), EDIT),
        (translate("Menus", "视图(&V)"), VIEW),
        (translate("Menus", "审阅(&R)"), REVIEW),
        (translate("Menus", "对比(&C)"), COMPARE),
        (translate("Menus", "工具(&T)"), TOOLS),
        (translate("Menus", "帮助(&H)"), HELP),
    )
