"""The side panel of the preview: which paper, which parts, who signs, and the text of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.summary.options import SummaryOptions
from app.models.pauses import REST_MS, after_pause
from app.ui.look.labels import plain_label
from app.ui.printing.offers import Offer

_PAUSE_MS = 250  # after the last key


class OptionsPanel(QWidget):
    """Emits ``changed`` when the paper has to be set again; asks nothing of it."""

    changed = Signal()

    def __init__(
        self, offers: Sequence[Offer], options: SummaryOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offers = tuple(offers)
        self._options = options
        self._drafts: dict[int, str] = {}  # words that a person wrote, here or before
        self._left: dict[int, str] = {}  # of these, what was kept last
        self._pause = after_pause(self, _PAUSE_MS, self.changed)
        self._rest = after_pause(self, REST_MS, self.keep)
        self.kind = QComboBox(self)
        self.kind.addItems([offer.name for offer in self._offers])
        self.kind.setAccessibleName(self.tr("打印内容"))
        self._switches = self._make_switches()
        self._parts = QGroupBox(self.tr("包含"), self)
        column = QVBoxLayout(self._parts)
        for box in self._switches.values():
            column.addWidget(box)
        self._names = {
            "office": QLineEdit(options.office, self),
            "compiler": QLineEdit(options.compiler, self),
            "reviewer": QLineEdit(options.reviewer, self),
        }
        self.letter = QPlainTextEdit(self)
        self.letter.setAccessibleName(self.tr("意见文字"))
        self.letter.setTabChangesFocus(True)
        self._again = QPushButton(self.tr("恢复为系统拟稿"), self)
        self._again.setAutoDefault(False)  # Enter in a name field must not throw an edited letter away
        self._letter_head = plain_label(self.tr("意见文字（可修改）"), self)
        self._letter_head.setBuddy(self.letter)
        self.warning = plain_label(parent=self, name="warning", wraps=True)
        self._lay_out()
        self._take_kept()
        self._show_kind()
        self._connect()

    def _make_switches(self) -> dict[str, QCheckBox]:
        words = {
            "with_overview": self.tr("概述"),
            "with_outline": self.tr("结构与法定内容"),
            "with_figures": self.tr("数据"),
            "with_sentences": self.tr("数据旁附原文"),
            "only_decided": self.tr("只列已核对的数据"),
            "with_notes": self.tr("批注"),
            "with_findings": self.tr("采纳的问题"),
            "with_corrections": self.tr("更正"),
            "with_signature": self.tr("署名"),
        }
        boxes = {name: QCheckBox(word, self) for name, word in words.items()}
        for name, box in boxes.items():
            box.setChecked(bool(getattr(self._options, name)))
        return boxes

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.kind)
        layout.addWidget(self._parts)
        self._form = form = QFormLayout()
        labels = {"office": self.tr("单位"), "compiler": self.tr("编制"), "reviewer": self.tr("审核")}
        for name, edit in self._names.items():
            form.addRow(labels[name], edit)
        layout.addLayout(form)
        layout.addWidget(self.warning)
        layout.addWidget(self._letter_head)
        layout.addWidget(self.letter, 1)
        layout.addWidget(self._again)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        for box in self._switches.values():
            box.toggled.connect(self.changed)
        for edit in self._names.values():
            edit.textEdited.connect(self._on_name)
        self.letter.textChanged.connect(self._on_letter)
        self._again.clicked.connect(self._on_again)

    @property
    def offer(self) -> Offer:
        """The paper that is chosen."""
        return self._offers[max(self.kind.currentIndex(), 0)]

    @property
    def options(self) -> SummaryOptions:
        """The options as they are set now."""
        switches = {name: box.isChecked() for name, box in self._switches.items()}
        names = {name: edit.text().strip() for name, edit in self._names.items()}
        return replace(self._options, **switches, **names)  # type: ignore[arg-type]

    @property
    def words(self) -> str:
        """The text of an editable paper as it is now."""
        return self.letter.toPlainText() if self.offer.draft is not None else ""

    def _on_kind(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        offer = self.offer
        self._parts.setVisible(offer.has_options)
        for name, edit in self._names.items():
            self._form.setRowVisible(edit, name in offer.names)
        self.warning.setText(offer.warning)
        self.warning.setVisible(bool(offer.warning))
        is_letter = offer.draft is not None
        for widget in (self.letter, self._again, self._letter_head):
            widget.setVisible(is_letter)
        if offer.draft is not None:
            self._fill(self._drafts.get(self.kind.currentIndex()) or offer.draft(self.options))

    def _take_kept(self) -> None:
        """Words that a person left when the paper was looked at before."""
        for number, offer in enumerate(self._offers):
            words = offer.kept(self.options) if offer.kept is not None else ""
            if words:
                self._drafts[number] = self._left[number] = words

    def keep(self) -> None:
        """Keeps the words that were written here; each only once."""
        self._rest.stop()
        for number, offer in enumerate(self._offers):
            words = self._drafts.get(number)
            if offer.keep is not None and words != self._left.get(number):
                offer.keep(self.options, words)
                self._left.pop(number, None)
                if words is not None:
                    self._left[number] = words

    def _fill(self, words: str) -> None:
        self.letter.blockSignals(True)
        self.letter.setPlainText(words)
        self.letter.blockSignals(False)

    def _on_name(self) -> None:
        """A letter nobody has edited yet follows the name of the office."""
        offer = self.offer
        if offer.draft is not None and self.kind.currentIndex() not in self._drafts:
            self._fill(offer.draft(self.options))
        self._pause.start()

    def _on_letter(self) -> None:
        self._drafts[self.kind.currentIndex()] = self.letter.toPlainText()
        self._pause.start()
        self._rest.start()

    def _on_again(self) -> None:
        self._drafts.pop(self.kind.currentIndex(), None)
        self.keep()
        self._show_kind()
        self.changed.emit()
