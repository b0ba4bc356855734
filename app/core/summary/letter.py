"""The opinion letter (审核意见) to a town: accepted findings only, in official language.

The letter is made as plain text, which a person edits before printing; ``build_letter`` sets edited text. The
wording is a template (``resources/print/letter.json``) that an office can replace with its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from app.core.enums import Severity
from app.core.resources import load_json
from app.core.state import FindingRecord, ReportState
from app.core.summary.blocks import (
    Align,
    Block,
    Heading,
    Paragraph,
    PrintDocument,
    SignatureBlock,
    text,
)
from app.core.summary.places import Places
from app.core.summary.report import date_words, report_name
from app.core.summary.tallies import accepted_findings
from app.core.summary.titles import title_runs

_NUMERALS = "一二三四五六七八九十"
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、")
_FIELDS = ("title", "salutation", "opening", "item", "place", "closing", "closing_by", "none")
_KNOWN = {"town", "year", "report", "number", "place", "words", "deadline"}
_CLOSING_MARKS = "。！？；：，、 \u3000"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The wording of a letter.

    ``opening`` leads to findings, ``none`` is all that is said where there are none. ``groups`` are
    (severity, heading); blanks say what stands for the unknown.
    """

    title: str
    salutation: str
    opening: str
    item: str
    place: str
    closing: str
    closing_by: str
    none: str
    groups: tuple[tuple[Severity, str], ...]
    blanks: Mapping[str, str]


def standard_template() -> LetterTemplate:
    """The template that comes with the program."""
    return template_from(load_json("print/letter.json"))


def template_from(data: Any) -> LetterTemplate:
    """A template from parsed JSON. Raises ValueError with one sentence where it cannot be used."""
    if not isinstance(data, dict):
        raise ValueError("模板应当是一个 JSON 对象。")
    for name in _FIELDS:
        if not isinstance(data.get(name), str):
            raise ValueError(f"模板缺少“{name}”。")
        _check_places(name, data[name])
    try:
        groups = tuple((Severity(g["severity"]), str(g["heading"])) for g in data["groups"])
        blanks = {str(k): str(v) for k, v in data["missing"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError("模板的“groups”或“missing”写法不对。") from error
    return LetterTemplate(**{name: data[name] for name in _FIELDS}, groups=groups, blanks=blanks)


def _check_places(name: str, words: str) -> None:
    """Only plain {names} may stand in a template: no attributes, indexes or formats."""
    try:
        used = [(place, form) for _, place, form, _ in Formatter().parse(words) if place is not None]
    except ValueError as error:
        raise ValueError(f"模板“{name}”的花括号不成对。") from error
    for place, form in used:
        if place not in _KNOWN or form:
            raise ValueError(f"模板“{name}”里的“{{{place}}}”无法识别。")


def letter_text(
    state: ReportState,
    *,
    template: LetterTemplate | None = None,
    office: str = "",
    date: str = "",
    deadline: str = "",
) -> str:
    """The letter as text: title, salutation, body, an empty line, office and date. Dates are ISO dates."""
    chosen = template or standard_template()
    head = state.head
    fill = {
        "town": head.town or chosen.blanks.get("town", ""),
        "year": str(head.year or chosen.blanks.get("year", "")),
        "report": head.title or report_name(state),
        "deadline": date_words(deadline),
    }
    found = accepted_findings(state)
    lines = [chosen.title.format(**fill), chosen.salutation.format(**fill)]
    if found:
        lines.append(chosen.opening.format(**fill))
        lines += _items(state, found, chosen)
        lines.append((chosen.closing_by if fill["deadline"] else chosen.closing).format(**fill))
    else:
        lines.append(chosen.none.format(**fill))
    lines += [
        "",
        office or chosen.blanks.get("office", ""),
        date_words(date) or chosen.blanks.get("date", ""),
    ]
    return "\n".join(lines)


def bare_draft(state: ReportState, template: LetterTemplate | None) -> str:
    """The letter without office and date: it changes only with what is accepted."""
    return letter_text(state, template=template)


def _items(state: ReportState, found: tuple[FindingRecord, ...], template: LetterTemplate) -> list[str]:
    places = Places(state)
    lines: list[str] = []
    chapters = 0
    for severity, heading in template.groups:
        members = [r for r in found if r.finding.severity is severity]
        if not members:
            continue
        lines.append(f"{_NUMERALS[chapters]}、{heading}")
        chapters += 1
        for number, record in enumerate(members, 1):
            path = places.spoken(record.finding.spans[0][0]) if record.finding.spans else ""
            words = (record.wording or record.finding.message).strip().rstrip(_CLOSING_MARKS) + "。"
            place = template.place.format(place=path) if path else ""
            lines.append(template.item.format(number=number, place=place, words=words))
    return lines


def build_letter(words: str, *, author: str = "") -> PrintDocument:
    """Sets the (edited) text of a letter: first line title, second salutation, what follows an empty line
    at the end is signature."""
    lines = [line.strip() for line in words.strip().split("\n")]
    signed: list[str] = []
    if "" in lines:
        last = len(lines) - 1 - lines[::-1].index("")
        lines, signed = lines[:last], lines[last + 1 :]
    kept = [line for line in lines if line]
    title = kept[0] if kept else "审核意见"
    blocks: list[Block] = [Heading(0, title_runs(title))]
    for number, line in enumerate(kept[1:]):
        if number == 0 and line.endswith(("：", ":")):
            blocks.append(Paragraph(text(line), indent=0, align=Align.LEFT))
        elif _CHAPTER.match(line):
            blocks.append(Heading(1, text(line)))
        else:
            blocks.append(Paragraph(text(line)))
    if signed:
        blocks.append(SignatureBlock(tuple(signed[:-1]), date=signed[-1]))
    return PrintDocument(title=title, blocks=tuple(blocks), author=author)
