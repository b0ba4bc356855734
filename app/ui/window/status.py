"""The status bar: when was last saved, what could not be done, and how far the open report is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from app.core.enums import FindingState
from app.core.state import ReportRow, ReportState
from app.models.pauses import after_pause
from app.ui.look.labels import ShortLabel, plain_label

_NOTICE_MS = 9_000
_EDGES = (8, 2, 8, 2)


class StatusLine(QStatusBar):
    """已保存 appears only after the library has committed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.saved = self._label()
        self._has_unsaved = False
        self.notice = ShortLabel(self, margins=_EDGES)
        self.report = ShortLabel(self, margins=_EDGES)
        self.progress = self._label()
        self.library = self._label()
        self.findings = self._label()
        self.addWidget(self.saved)
        self.addWidget(self.notice, 1)
        for label in (self.report, self.progress, self.library, self.findings):
            self.addPermanentWidget(label)
        self._timer = after_pause(self, _NOTICE_MS, self.notice.clear)

    def show_saved(self, at: str) -> None:
        """Says that everything up to ``at`` (HH:MM:SS) is on the disk."""
        self.saved.setText(self.tr("✓ 已保存 %1").replace("%1", at))
        self.notice.clear()

    def show_unsaved(self, count: int) -> None:
        """Says that so many changes are not on the disk; of none, nothing is said any more."""
        if count:
            self.saved.setText(self.tr("⚠ %1 处没有存上").replace("%1", str(count)))
        elif self._has_unsaved:
            self.saved.clear()
        self._has_unsaved = count > 0

    def show_notice(self, sentence: str) -> None:
        """Says something for a while."""
        self.notice.setText(sentence)
        self.notice.setToolTip(sentence)
        self._timer.start()

    def end_notice(self, sentence: str) -> None:
        """What was said of it is no longer so; another notice stays."""
        if self.notice.text() == sentence:
            self.notice.clear()

    def show_report(self, state: ReportState | None, progress: tuple[int, int]) -> None:
        """Town, year and progress (figures decided, of how many) of the open report."""
        if state is None:
            for label in (self.report, self.progress, self.findings):
                label.clear()
            return
        name = state.head.name_and_year(state.file_name)
        self.report.setText(name)
        self.report.setToolTip(name)
        self.show_progress(state, progress)

    def show_progress(self, state: ReportState, progress: tuple[int, int]) -> None:
        """How much is reviewed, and what findings are open."""
        done, total = progress
        if total == 0:
            self.progress.setText(self.tr("全文没有统计数字"))
        elif done == total:
            self.progress.setText(self.tr("✓ %1 处数据全部核对").replace("%1", str(total)))
        else:
            words = self.tr("已核对 %1/%2")
            self.progress.setText(words.replace("%1", str(done)).replace("%2", str(total)))
        self.findings.setText(self._open_findings(state))

    def show_library(self, rows: Sequence[ReportRow]) -> None:
        """How much of all reports is reviewed; nothing while one report is all there is."""
        done, total = sum(row.reviewed for row in rows), sum(row.figures for row in rows)
        words = self.tr("本库 %1/%2").replace("%1", str(done)).replace("%2", str(total))
        self.library.setText(words if total and len(rows) > 1 else "")

    def _open_findings(self, state: ReportState) -> str:
        """How many findings are not settled, and how many of them were left for later."""
        left = [r.state for r in state.findings if not r.state.is_settled]
        if not left:
            return ""
        later = left.count(FindingState.LATER)
        words = self.tr("⚑ %1 个问题未处理（%2 个留待以后）") if later else self.tr("⚑ %1 个问题未处理")
        return words.replace("%1", str(len(left))).replace("%2", str(later))

    def _label(self) -> QLabel:
        return plain_label(parent=self, margins=_EDGES)
