"""Whole fictitious reports with planted defects and near misses, read and checked together (README.md there)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from app.core.checks.across import check_across
from app.core.checks.case import Case, case_of_reading
from app.core.checks.registry import check
from app.core.reading import read_document
from app.core.report import Document, Finding
from app.core.taxonomy import standard_taxonomy
from app.core.text import clean_text

FOLDER = Path(__file__).parents[2] / "cases" / "findings" / "reports"
_REPORT = re.compile(r"^##### (.+)\n", re.MULTILINE)
_SAID = "*"


@dataclass(frozen=True)
class Expected:
    """A finding of one of ``rules`` that touches one of ``quotes``, or says it (``*words``)."""

    rules: frozenset[str]
    quotes: tuple[str, ...]
    is_asked: bool

    def fits(self, text: str, found: Finding) -> bool:
        return found.rule in self.rules and any(_touches(text, found, quote) for quote in self.quotes)


@dataclass(frozen=True)
class PlantedReport:
    """One report with what should be found in it, and quotes that no finding may touch."""

    name: str
    text: str
    expected: tuple[Expected, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What the checks made of a set: planted defects found and missed, and findings nobody asked for."""

    hits: tuple[str, ...]
    missed: tuple[str, ...]
    alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        return len(self.hits) / (len(self.hits) + len(self.missed))

    @property
    def precision(self) -> float:
        return len(self.hits) / (len(self.hits) + len(self.alarms))


def load(name: str) -> list[PlantedReport]:
    """The reports of one set, in order."""
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    pieces = _REPORT.split(source)[1:]
    return [_report(name, body) for name, body in zip(pieces[::2], pieces[1::2], strict=True)]


def _report(name: str, body: str) -> PlantedReport:
    expected, near = [], []
    lines = body.splitlines()
    while lines[0][:2] in {"+ ", "- ", "? "}:
        mark, line = lines[0][0], lines.pop(0)[2:]
        if mark == "-":
            near.append(line)
        else:
            rules, _, quotes = line.partition(" | ")
            expected.append(Expected(frozenset(rules.split(",")), tuple(quotes.split("|")), mark == "+"))
    return PlantedReport(name, "\n".join(lines).strip("\n") + "\n", tuple(expected), tuple(near))


@cache
def result(name: str) -> Result:
    """The set read, checked report by report, and checked across its reports."""
    reports = load(name)
    cases = {report.name: _case(report) for report in reports}
    across = check_across(list(cases.values()))
    hits, missed, alarms = [], [], []
    for report in reports:
        case = cases[report.name]
        findings = (*check(case), *across.get(report.name, ()))
        for row in report.expected:
            if row.is_asked:
                rules = "/".join(sorted(row.rules))
                is_found = any(row.fits(case.text, found) for found in findings)
                (hits if is_found else missed).append(f"{report.name} {rules} {row.quotes}")
        alarms += [
            f"{report.name} {found.rule} {found.message}"
            for found in findings
            if not any(row.fits(case.text, found) for row in report.expected)
        ]
    return Result(tuple(hits), tuple(missed), tuple(alarms))


def _case(report: PlantedReport) -> Case:
    text, removed = clean_text(report.text)
    document = Document(text, removed=removed)
    return replace(case_of_reading(document, read_document(document), standard_taxonomy()), key=report.name)


def _touches(text: str, found: Finding, quote: str) -> bool:
    if quote.startswith(_SAID):
        return quote[1:] in found.message
    if quote not in text:
        # What reading took out of the text: the message names it.
        return quote in found.message
    places = [match.start() for match in re.finditer(re.escape(quote), text)]
    return any(
        start < at + len(quote) and at < max(end, start + 1) for at in places for start, end in found.spans
    )
