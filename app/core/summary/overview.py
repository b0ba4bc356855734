"""The one-paragraph overview of a report: what it holds and how far it was checked, in plain sentences."""

from __future__ import annotations

from app.core.enums import SectionKind
from app.core.state import ReportState
from app.core.summary.places import Places
from app.core.summary.tallies import accepted_findings, by_category, standing_figures, tally
from app.core.summary.wording import value_words, what_words
from app.core.taxonomy import Taxonomy


def overview(state: ReportState, book: Taxonomy, *, most_named: int = 6) -> str:
    """Sentences on structure, figures, the leading figures by name, and the state of checking."""
    counts = tally(state)
    sentences = [_structure(state), _figures(state, book)]
    named = _leading(state, book, most_named)
    if named:
        sentences.append(f"主要有{'，'.join(named)}。")
    if counts.figures:
        sentences.append(_checking(state))
    accepted = len(accepted_findings(state))
    if accepted:
        sentences.append(f"核对中采纳问题{accepted}条。")
    return "".join(s for s in sentences if s)


def _structure(state: ReportState) -> str:
    sections = Places(state).sections
    top = sum(s.level == 1 and s.kind is SectionKind.HEADING for s in sections)
    lower = sum(s.level > 1 and s.kind is SectionKind.HEADING for s in sections)
    characters = state.document.written_characters
    below = f"，下设{lower}个小节" if top and lower else ""
    return f"报告全文{characters}字，分{top}个部分{below}。" if top else f"报告全文{characters}字，未分部分。"


def _figures(state: ReportState, book: Taxonomy) -> str:
    held = standing_figures(state)
    if not held:
        return "全文没有统计数字。"
    groups = sorted(by_category(held, book), key=lambda g: -len(g[1]))
    names = [f"{category.name}（{len(members)}条）" for category, members in groups if category][:3]
    most = f"，以{'、'.join(names)}为多" if names else ""
    return f"共有统计数据{len(held)}条{most}。"


def _leading(state: ReportState, book: Taxonomy, most: int) -> list[str]:
    """The first figure of each indicator, decided ones first; one indicator is named once."""
    seen: set[str] = set()
    named: list[str] = []
    ordered = sorted(standing_figures(state), key=lambda r: not r.status.is_decided)
    for record in ordered:
        figure = record.figure
        if figure.indicator is None or figure.indicator in seen or figure.role != "fact" or figure.implied:
            continue
        seen.add(figure.indicator)
        named.append(f"{what_words(figure, book)}{value_words(figure)}")
    return named[:most]


def _checking(state: ReportState) -> str:
    counts = tally(state)
    if not counts.decided and not counts.rejected:
        return "数据均为机器读出，尚未核对。"
    parts = [f"已逐条核对{counts.decided}条"]
    if counts.corrected:
        parts.append(f"更正{counts.corrected}条")
    if counts.added:
        parts.append(f"补录{counts.added}条")
    if counts.rejected:
        parts.append(f"剔除{counts.rejected}条")
    left = counts.figures - counts.decided
    tail = f"，尚有{left}条待核" if left else "，数据已全部核对"
    return "，".join(parts) + tail + "。"
