"""The words of hover cards: what a cell says, why that mention counts, and what else there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.core.compare.cells import Cell, Rule
from app.core.compare.numbers import Value, value_words
from app.core.compare.seen import Seen, state_words
from app.core.enums import Status
from app.core.review.mentions import Mention
from app.core.utf16 import Utf16Map
from app.models.figures.words import period_text
from app.ui.compare.card import CardText

SentenceLookup = Callable[[str, int, int], tuple[str, int, int]]
_LONGEST = 220
_MOST_LISTED = 6


def status_words(status: Status) -> str:
    """What the screen calls a status."""
    return {
        Status.SUGGESTED: QCoreApplication.translate("CompareCard", "机器识别，未核"),
        Status.CONFIRMED: QCoreApplication.translate("CompareCard", "已确认"),
        Status.CORRECTED: QCoreApplication.translate("CompareCard", "已更正"),
        Status.ADDED: QCoreApplication.translate("CompareCard", "人工添加"),
        Status.REJECTED: QCoreApplication.translate("CompareCard", "已否定"),
    }[status]


def rule_words(rule: Rule) -> str:
    """Why one of several mentions counts."""
    return {
        Rule.ONLY: "",
        Rule.DECIDED: QCoreApplication.translate("CompareCard", "取人工核定的一处"),
        Rule.PERIOD: QCoreApplication.translate("CompareCard", "取本年度的一处"),
        Rule.ROLE: QCoreApplication.translate("CompareCard", "取总数，不取其中数或计划数"),
        Rule.LATER: QCoreApplication.translate("CompareCard", "取后出现的一处"),
    }[rule]


def mention_words(mention: Mention) -> str:
    """A mention's value as stated."""
    value = Value(mention.value, mention.unit, mention.value_max, mention.qualifier)
    return value_words(value).plain


def _cell_notes(cell: Cell) -> list[str]:
    notes = [status_words(cell.mention.status)]
    if cell.conflict:
        notes.append(QCoreApplication.translate("CompareCard", "⚠ 报告内前后矛盾"))
    if cell.off_measure:
        notes.append(QCoreApplication.translate("CompareCard", "⚠ 单位与本项多数不同，不参与比较"))
    if cell.off_period:
        period = period_text(cell.mention.period)
        notes.append(
            QCoreApplication.translate("CompareCard", "⚠ 期间为{period}，不参与比较").format(period=period)
        )
    if cell.is_plan:
        notes.append(QCoreApplication.translate("CompareCard", "⚠ 只有计划数，不参与比较"))
    if cell.mention.implied:
        notes.append(QCoreApplication.translate("CompareCard", "原文没有写数字，由文意推得"))
    others = [m for m in cell.mentions if m is not cell.mention][:_MOST_LISTED]
    if others:
        listed = "；".join(mention_words(m) for m in others)
        notes.append(
            QCoreApplication.translate("CompareCard", "共{count}处，{rule}；另有：{listed}").format(
                count=len(cell.mentions), rule=rule_words(cell.rule), listed=listed
            )
        )
    return notes


def trimmed(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """A long sentence cut to what stands around the figure, and the figure's place in it."""
    if len(sentence) <= _LONGEST:
        return sentence, start, end
    left = max(0, min(start - _LONGEST // 2, len(sentence) - _LONGEST))
    right = min(len(sentence), max(end, left + _LONGEST))
    head, tail = ("…" if left else ""), ("…" if right < len(sentence) else "")
    shift = len(head) - left
    return f"{head}{sentence[left:right]}{tail}", start + shift, end + shift


def seen_card(title: str, seen: Seen, lookup: SentenceLookup) -> CardText:
    """The card of a cell of the table."""
    cell = seen.cell
    if cell is None:
        return CardText(title, seen.words.plain or state_words(seen))
    mention = cell.mention
    sentence, start, end = trimmed(*lookup(mention.report, mention.start, mention.end))
    units = Utf16Map(sentence)
    shown, stated = seen.words.plain, mention_words(mention)
    value = shown if shown == stated or not shown else f"{shown}（{stated}）"
    if not shown:
        value = f"{stated}（{state_words(seen)}）" if state_words(seen) else stated
    return CardText(title, value, tuple(_cell_notes(cell)), sentence, units.to_qt(start), units.to_qt(end))
