"""Reads the planted cases of ``tests/cases/findings`` and scores the checks on them (format: README.md there)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.core.checks.case import case_of_reading
from app.core.checks.registry import check
from app.core.reading import read_document
from app.core.report import Document, Finding
from app.core.taxonomy import standard_taxonomy
from app.core.text import clean_text

FOLDER = Path(__file__).parents[2] / "cases" / "findings"
_CASE = re.compile(r"([+-]) (.*?) ?(?:\{([^{}]*)\} )?:: ?(.*)")
_SLOTS = ("measures", "problems", "duty", "plan")


@dataclass(frozen=True)
class Planted:
    """One short report with the findings that are right: (rule, words) pairs."""

    name: str
    rule: str
    text: str
    expected: tuple[tuple[str, str], ...]
    allowed: frozenset[str]


@dataclass
class Score:
    """Right, missed and false findings, with a line for each fault."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0
    faults: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.misses, 1)

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.alarms, 1)


@cache
def _frames() -> dict[str, tuple[int, str]]:
    source = (FOLDER / "frames.txt").read_text(encoding="utf-8")
    pieces = re.split(r"^=== ([A-Z]) (\d{4})\n", source, flags=re.MULTILINE)[1:]
    return {
        letter: (int(year), body)
        for letter, year, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    }


def load(folder: str) -> list[Planted]:
    """All cases of ``dev`` or ``held``."""
    found: list[Planted] = []
    for path in sorted((FOLDER / folder).glob("*.txt")):
        found.extend(_cases(path))
    return found


def _cases(path: Path) -> Iterator[Planted]:
    rule = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            rule = line.strip("[]")
        match = _CASE.fullmatch(line)
        if match is None:
            assert line[:2] not in {"+ ", "- "}, f"{path.name}:{number} {line}"
            continue
        body = match.group(4)
        if not body:
            rest = lines[number:]
            body = "\n".join(rest[: rest.index("") if "" in rest else len(rest)])
        yield _case(f"{path.parent.name}/{path.name}:{number}", rule, match, body.strip("\n "))


def _case(name: str, rule: str, match: re.Match[str], body: str) -> Planted:
    options = (match.group(3) or "").split()
    text = body if "whole" in options else framed(options, body)
    allowed = frozenset(o[1:] for o in options if o.startswith("?"))
    expected = []
    for words in filter(None, (w.strip() for w in match.group(2).split("|"))):
        own, mark, quote = words.rpartition(":")
        is_rule = bool(mark) and re.fullmatch("[a-z_]+", own) is not None
        expected.append((own, quote) if is_rule else (rule, words))
    return Planted(name, rule, text.replace("⏎", "\n"), tuple(expected), allowed)


def framed(options: list[str], body: str) -> str:
    """A frame with ``body`` in the slot that the options name."""
    letter = next((o for o in options if len(o) == 1 and o.isupper()), "A")
    year, frame = _frames()[letter]
    slot = next((o for o in options if o in _SLOTS), "measures")
    if slot == "measures":
        frame = frame.replace("{measures}", body)
    else:
        frame = frame.replace(f"{{{slot}}}", body).replace("{measures}", "设立政务公开专区2处。")
    for other in _SLOTS:
        frame = frame.replace(f"{{{other}}}", "")
    for option in options:
        key, _, value = option.partition("=")
        if key == "title":
            frame = value + "\n" + frame.partition("\n")[2]
        elif key == "year":
            frame = frame.replace(str(year + 1), str(int(value) + 1)).replace(str(year), value)
    return frame


def findings_of(text: str) -> tuple[str, tuple[Finding, ...]]:
    """The stored text and all findings of one report."""
    stored, removed = clean_text(text)
    document = Document(stored, removed=removed)
    reading = read_document(document)
    return stored, check(case_of_reading(document, reading, standard_taxonomy()))


def score(cases: list[Planted]) -> dict[str, Score]:
    """Scores by the rule that a case was written for, and "all"."""
    totals: dict[str, Score] = {"all": Score()}
    for case in cases:
        text, findings = findings_of(case.text)
        hits, missed, wrong = _judge(case, text, findings)
        faults = [f"{case.name} missed {rule} {words}" for rule, words in missed]
        faults += [f"{case.name} false {f.rule} {f.severity}: {f.message}" for f in wrong]
        for name in ("all", case.rule):
            row = totals.setdefault(name, Score())
            row.hits, row.misses = row.hits + hits, row.misses + len(missed)
            row.alarms += len(wrong)
            row.faults += tuple(faults)
    return totals


def _judge(
    case: Planted, text: str, findings: tuple[Finding, ...]
) -> tuple[int, list[tuple[str, str]], list[Finding]]:
    right: set[Finding] = set()
    missed = []
    for rule, words in case.expected:
        own = [f for f in findings if f.rule == rule and _touches(text, f, words)]
        right.update(own)
        if not own:
            missed.append((rule, words))
    wrong = [f for f in findings if f not in right and f.rule not in case.allowed]
    return len(case.expected) - len(missed), missed, wrong


def _touches(text: str, found: Finding, words: str) -> bool:
    if words == "这里有":
        return "转换残留" in found.message
    at = text.find(words)
    while at >= 0:
        if any(start < at + len(words) and at < max(end, start + 1) for start, end in found.spans):
            return True
        at = text.find(words, at + 1)
    return False
