"""The print preview: pages exactly as they print, with choices beside them; printing and saving from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from app.core.summary.blocks import PrintDocument
from app.core.summary.options import SummaryOptions
from app.ui.asking import ask_file
from app.ui.keys.acts import plain_word
from app.ui.keys.key_map import KeyMap
from app.ui.keys.tab_order import set_tab_order
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled
from app.ui.printing.files import save_document
from app.ui.printing.fonts import FaceBook
from app.ui.printing.offers import Offer
from app.ui.printing.pages import Page, paginate
from app.ui.printing.pageview import PageView
from app.ui.printing.panel import OptionsPanel
from app.ui.printing.printer import ask_and_print
from app.writers.atomic import failure_sentence

_STEP = 1.2
_STRIP_WIDTH = 132
_PANEL_WIDTH = 260


Remember = Callable[[SummaryOptions, str], None]


class PreviewDialog(QDialog):
    """Not modal; frees itself when closed.

    Files are saved to ``folder`` first; ``remember`` is told the options and the folder last saved to on
    closing.
    """

    def __init__(
        self,
        offers: Sequence[Offer],
        *,
        options: SummaryOptions,
        folder: str = "",
        remember: Remember | None = None,
        fonts: FaceBook | None = None,
        first: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("打印预览"))
        self._folder = folder
        self._remember = remember
        self._fonts = fonts or FaceBook()
        self.document = PrintDocument("", ())
        self.pages: tuple[Page, ...] = ()
        self.view = PageView(self)
        self.view.setAccessibleName(self.tr("页面"))
        self.strip = PageView(self, is_strip=True)
        self.strip.setAccessibleName(self.tr("缩略图"))
        self.strip.setFixedWidth(_STRIP_WIDTH)
        self.strip.fit_width()  # landscape pages too are seen whole
        self.panel = OptionsPanel(offers, options, self)
        self.panel.kind.setCurrentIndex(first)
        self._place = plain_label(parent=self)
        self._notice = plain_label(parent=self, wraps=True, margins=(8, 4, 8, 4))
        self._told = plain_label(parent=self, wraps=True, margins=(8, 0, 8, 4))
        for label in (self._place, self._notice, self._told):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()
        self.set_keys(KeyMap())
        self._set_again()
        # Qt would give a window whose words wrap the height of those words alone.
        self.resize(self.sizeHint())
        # In the middle of the screen, so that the bar of the window's title is on it too.
        self.move(self.screen().availableGeometry().center() - self.rect().center())
        self.view.fit_width()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() * 0.9
        return QSize(min(1240, room.width()), min(900, room.height()))

    def _lay_out(self) -> None:
        side = Scrolled(self.panel, self)
        side.setMinimumWidth(_PANEL_WIDTH)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self.view, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addLayout(row, 1)
        set_tab_order((self.strip, self.view, self.panel.kind))
        column.addWidget(self._notice)
        column.addWidget(self._told)
        self._told.hide()
        self._show_missing_fonts()

    def _make_bar(self) -> QToolBar:
        bar = QToolBar(self)
        for name, word, slot in (
            ("paper_print", self.tr("打印(&P)…"), self.print_out),
            ("paper_pdf", self.tr("存为 PDF(&D)…"), self.save_as_pdf),
            ("paper_word", self.tr("存为 Word(&W)…"), self.save_as_word),
            ("paper_html", self.tr("存为网页(&H)…"), self.save_as_html),
            ("", "", None),
            ("paper_larger", self.tr("放大(&I)"), self.zoom_in),
            ("paper_smaller", self.tr("缩小(&O)"), self.zoom_out),
            ("paper_width", self.tr("适合宽度(&F)"), self.view.fit_width),
            ("paper_whole", self.tr("整页(&G)"), self.view.fit_page),
        ):
            if slot is None:
                bar.addSeparator()
                continue
            action = QAction(word, self)
            action.setObjectName(name)
            action.triggered.connect(slot)
            bar.addAction(action)
        spacer = QWidget(bar)
        spacer.setSizePolicy(spacer.sizePolicy().Policy.Expanding, spacer.sizePolicy().Policy.Preferred)
        bar.addWidget(spacer)
        bar.addWidget(self._place)
        return bar

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose, and names them on the buttons."""
        keys.give_to(self)
        for action in self.findChildren(QAction):
            if action.objectName() in keys:
                action.setToolTip(keys.tip(plain_word(action.text()), action.objectName()))
        self.view.keys = self.strip.keys = keys

    def _connect(self) -> None:
        self.panel.changed.connect(self._set_again)
        self.view.current_changed.connect(self._on_current)
        self.view.zoom_wished.connect(self._on_zoom)
        self.strip.picked.connect(self.view.go_to)

    def _show_missing_fonts(self) -> None:
        missing = self._fonts.missing()
        pairs = self.tr("、").join(
            self.tr("“%1”以 %2 代替").replace("%1", c.label).replace("%2", c.family)
            if c.family
            else self.tr("“%1”没有可用的字体").replace("%1", c.label)
            for c in missing
        )
        self._notice.setText(self.tr("本机缺少公文字体：%1。安装后重新打开即可。").replace("%1", pairs))
        self._notice.setVisible(bool(missing))

    def _set_again(self) -> None:
        """Builds and sets the paper after a choice has changed."""
        offer = self.panel.offer
        self.document = offer.build(self.panel.options, self.panel.words)
        self.pages = paginate(self.document, self._fonts)
        self.view.show_pages(self.pages)
        self.strip.show_pages(self.pages)
        self._on_current(self.view.current)

    def _on_current(self, index: int) -> None:
        self.strip.mark(index)
        words = self.tr("第 %1 页，共 %2 页").replace("%1", str(index + 1))
        self._place.setText(words.replace("%2", str(len(self.pages))) + "\u3000")

    def _on_zoom(self, steps: int) -> None:
        self.view.set_scale(self.view.scale * _STEP**steps)

    def zoom_in(self) -> None:
        """A little larger."""
        self._on_zoom(1)

    def zoom_out(self) -> None:
        """A little smaller."""
        self._on_zoom(-1)

    def print_out(self) -> None:
        """The print dialog, then paper."""
        self.panel.keep()
        try:
            if ask_and_print(self, self.document, self.pages):
                self._tell(self.tr("已交给打印机。"))
        except OSError as error:
            self._tell(self.tr("没有打印：%1。").replace("%1", error.strerror or str(error)))

    def save_as_pdf(self) -> None:
        """Asks for a name and writes a PDF."""
        self._save(self.tr("PDF 文件"), ".pdf")

    def save_as_word(self) -> None:
        """Asks for a name and writes a Word file."""
        self._save(self.tr("Word 文档"), ".docx")

    def save_as_html(self) -> None:
        """Asks for a name and writes a web page."""
        self._save(self.tr("网页"), ".html")

    def _save(self, kind: str, suffix: str) -> None:
        name, kinds = self.document.title, [(kind, suffix)]
        path = ask_file(self, self.tr("保存"), folder=self._folder, name=name, kinds=kinds)
        if path is not None:
            self._folder = str(path.parent)
            self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Writes the paper that is shown; tells what became of it in the dialog."""
        self.panel.keep()
        try:
            save_document(path, self.document, fonts=self._fonts)
        except OSError as error:
            self._tell(failure_sentence(path, error))
            return False
        self._tell(self.tr("已保存：%1").replace("%1", str(path)))
        return True

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()

    def done(self, result: int) -> None:
        """However it is closed, by Esc too: what was written and chosen is kept."""
        self.panel.keep()
        if self._remember is not None:
            self._remember(self.panel.options, self._folder)
        super().done(result)
