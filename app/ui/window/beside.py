"""Keeps the original beside the text: its page, and the printed line that is being read.

The pane is shown by itself for recognised images, which are to be checked against the page; a reader who
closes it is not shown it again in this sitting.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAction

from app.core.errors import StoreError
from app.core.report import Document, PrintedLine
from app.models.pauses import after_pause
from app.models.report.original_pages import OriginalPages, Picture, can_be_shown
from app.models.report.selection import Selection
from app.models.session import Session
from app.ui.window.panes import Panes

_BREATH_MS = 80


class Beside(QObject):
    """Draws pages only while the pane is wanted; the file's bytes are held no longer than that."""

    def __init__(self, session: Session, panes: Panes, action: QAction) -> None:
        super().__init__(panes)
        self._session = session
        self._sheet = panes.page.sheet
        self._panel = panes.original
        self._action = action
        self._pages = OriginalPages(self)
        self._offset = 0
        self._wanted = 0  # page that was asked for last
        self._was_shown_here = False
        self._is_unwanted = False
        self._soon = after_pause(self, _BREATH_MS, self._follow_reading)
        self._connect()
        self._load()

    def _connect(self) -> None:
        self._pages.shown.connect(self._on_picture)
        self._pages.failed.connect(self._on_failure)
        self._panel.page_wished.connect(self._show_page)
        self._panel.place_clicked.connect(self._on_click)
        self._panel.closed.connect(self._action.trigger)
        self._session.report_opened.connect(self._on_report)
        self._session.report_closed.connect(self._on_report)
        self._session.selection_changed.connect(self._on_selection)
        self._sheet.page_moved.connect(self._soon.start)
        self._sheet.cursorPositionChanged.connect(self._soon.start)
        self._action.triggered.connect(self._on_wish)

    def close(self) -> None:
        """Ends what is being drawn."""
        self._soon.stop()
        self._pages.close()

    # Showing and hiding

    def _on_wish(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        self._is_unwanted, self._was_shown_here = not on, False
        self._load()

    def _on_report(self, _key: str) -> None:
        document = self._document
        is_scan = document is not None and (document.format == "scan" or bool(document.doubts))
        if is_scan and not self._action.isChecked() and not self._is_unwanted:
            self._was_shown_here = True
            self._action.setChecked(True)
        elif not is_scan and self._was_shown_here:
            self._was_shown_here = False
            self._action.setChecked(False)
        self._load()

    @property
    def _document(self) -> Document | None:
        state = self._session.state
        return state.document if state is not None else None

    def _load(self) -> None:
        """Takes the bytes of the open report's original, where they can be shown and are wanted."""
        self._soon.stop()
        self._pages.take(b"", "")
        self._offset = self._wanted = 0
        document = self._document
        self._panel.setVisible(self._action.isChecked() and document is not None)
        if document is None or not self._action.isChecked():
            self._panel.tell("")
        elif not can_be_shown(document.format):
            words = self.tr("这种文件没有固定的页面。\n可以另存原文件，用 Word、WPS 或浏览器打开对照。")
            self._panel.tell(words, can_save=True)
        else:
            self._panel.tell(self.tr("正在打开原件…"))
            self._take(document)

    def _take(self, document: Document) -> None:
        library, state = self._session.library, self._session.state
        if library is None or state is None:
            return
        try:
            _, data = library.original(state.key)
        except StoreError as error:
            self._panel.tell(str(error))
            return
        self._pages.take(data, document.format)
        self._soon.start()

    # Following

    def _on_selection(self, selection: Selection | None, _origin: object) -> None:
        if selection is not None:
            self._soon.stop()
            self._follow(selection.start)

    def _follow_reading(self) -> None:
        self._follow(self._sheet.looked_at())

    def _follow(self, offset: int) -> None:
        """Shows the page of ``offset``; one that the reader turned to stays until he goes on."""
        has_moved = self._wanted == 0 or self._line_at(offset) != self._line_at(self._offset)
        self._offset = offset
        document = self._document
        if not has_moved or document is None or not self._pages.has_original:
            return
        line = self._line_at(offset)
        page = line.page if line is not None else document.page_at(offset)
        self._show_page(page or self._wanted or 1)

    def _line_at(self, offset: int) -> PrintedLine | None:
        return self._document.line_at(offset) if self._document is not None else None

    def _show_page(self, page: int) -> None:
        self._wanted = page
        if page == self._panel.page:
            self._mark()
        elif self._pages.has_original:
            self._pages.show(page)

    def _on_picture(self, picture: Picture) -> None:
        self._panel.show_picture(picture)
        self._mark()

    def _on_failure(self, _page: int, sentence: str) -> None:
        self._panel.tell(sentence, can_save=True)

    def _mark(self) -> None:
        line = self._line_at(self._offset)
        if line is None or line.page != self._panel.page:
            self._panel.mark(QRectF())
        else:
            self._panel.mark(QRectF(line.left, line.top, line.right - line.left, line.bottom - line.top))

    # From the page to the text

    def _on_click(self, page: int, x: float, y: float) -> None:
        document = self._document
        if document is None:
            return
        here = [line for line in document.lines if line.page == page and line.top <= y <= line.bottom]
        if here:
            line = min(here, key=lambda r: max(r.left - x, x - r.right, 0.0))
            self._session.select_span(line.start, line.end, self)
