"""Filing mentions into a table: which lines there are, and which mention stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.compare.bases import of_key, town_key, town_key_now
from app.core.compare.table import ComparisonTable, Filed, Line, LineKind, Shape
from app.core.review.mentions import Mention
from app.core.state import ReportRow
from app.core.taxonomy import Taxonomy

_NAMELESS = "（未识别乡镇）"


@dataclass
class _Known:
    """Which report is of which town and year, whether or not it states a figure."""

    town: dict[str, str] = field(default_factory=dict)
    year: dict[str, int | None] = field(default_factory=dict)
    label: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, report: str, *, town: str, county: str, year: int | None, other_name: str = "") -> None:
        key = town_key(town, county) if town else f"#{report}"
        self.town[report] = key
        self.year[report] = year
        self.label.setdefault(key, (town or other_name or _NAMELESS, county))


def _know(mentions: Iterable[Mention], reports: Iterable[ReportRow], renamed: Mapping[str, str]) -> _Known:
    known = _Known()
    for row in reports:
        head = row.head
        town, county = head.town or "", head.county or ""
        town, county = of_key(town_key_now(town, county, renamed))
        known.add(row.key, town=town, county=county, year=head.year, other_name=head.title or row.file_name)
    for mention in mentions:
        if mention.report not in known.town:
            town, county = of_key(town_key_now(mention.town, mention.county, renamed))
            known.add(mention.report, town=town, county=county, year=mention.year)
    return known


def _indicator_lines(book: Taxonomy, mentions: Iterable[Mention]) -> list[Line]:
    lines = [
        Line(LineKind.INDICATOR, i.name, "、".join(i.units), group=i.category, indicator=i.code)
        for i in book.indicators()
        if i.is_active
    ]
    have = {line.indicator for line in lines}
    strange = sorted({m.indicator for m in mentions} - have)
    lines += [
        Line(LineKind.INDICATOR, book.name_of(code), group=code.partition(".")[0], indicator=code)
        for code in strange
    ]
    return lines


def _file(
    mentions: Iterable[Mention], row_of: Mapping[str, int], column_of: Mapping[str, int], width: int, by: str
) -> dict[int, Filed]:
    """Mentions at their places. ``row_of`` and ``column_of`` map reports or codes, as ``by`` says."""
    filed: dict[int, Filed] = {}
    for mention in mentions:
        code, report = mention.indicator, mention.report
        row = row_of.get(code if by == "code,report" else report)
        column = column_of.get(code if by == "report,code" else report)
        if row is None or column is None:
            continue
        place = row * width + column
        old = filed.get(place)
        if old is None:
            filed[place] = mention
        elif isinstance(old, list):
            old.append(mention)
        else:
            filed[place] = [old, mention]
    return filed


def _town_lines(
    known: _Known, reports: Sequence[str], *, with_year: bool
) -> tuple[list[Line], dict[str, int]]:
    """One line for each town (and year), and the line of each report. Counties are told when there are
    several, or two towns of one name; that some reports do not tell theirs makes no other county.
    """
    labels = [known.label[town] for town in {known.town[report] for report in reports}]
    names = [name for name, _ in labels if name != _NAMELESS]
    many = len({county for _, county in labels if county}) > 1 or len(set(names)) < len(names)
    index: dict[tuple[str, int | None], int] = {}
    lines: list[Line] = []
    row_of: dict[str, int] = {}
    for report in reports:
        town, year = known.town[report], known.year[report]
        key = (town, year if with_year else None)
        if key not in index:
            index[key] = len(lines)
            label, county = known.label[town]
            if with_year and year is not None:
                label = f"{label} {year}"
            lines.append(
                Line(
                    LineKind.TOWN,
                    label,
                    county if many else "",
                    group=county,
                    town=town,
                    year=year if with_year else None,
                )
            )
        row_of[report] = index[key]
    return lines, row_of


def _towns_by_indicators(
    mentions: Sequence[Mention], book: Taxonomy, known: _Known, year: int | None
) -> ComparisonTable:
    reports = [r for r in known.town if year is None or known.year[r] == year]
    rows, row_of = _town_lines(known, reports, with_year=year is None)
    if year is not None:
        rows = [Line(r.kind, r.label, r.detail, r.group, r.town, year) for r in rows]
    columns = _indicator_lines(book, mentions)
    column_of = {line.indicator: i for i, line in enumerate(columns)}
    filed = _file(mentions, row_of, column_of, len(columns), "report,code")
    fixed = Line(LineKind.YEAR, "" if year is None else str(year), year=year)
    return ComparisonTable(Shape.TOWNS_BY_INDICATORS, book, tuple(rows), tuple(columns), filed, fixed)


def _year_lines(known: _Known, reports: Iterable[str]) -> tuple[list[Line], dict[str, int]]:
    years = sorted({year for r in reports if (year := known.year[r]) is not None})
    index = {year: i for i, year in enumerate(years)}
    lines = [Line(LineKind.YEAR, str(year), year=year) for year in years]
    column_of = {r: index[year] for r in reports if (year := known.year[r]) is not None}
    return lines, column_of


def _town_by_years(mentions: Sequence[Mention], book: Taxonomy, known: _Known, town: str) -> ComparisonTable:
    reports = [r for r, key in known.town.items() if key == town]
    columns, column_of = _year_lines(known, reports)
    rows = _indicator_lines(book, mentions)
    row_of = {line.indicator: i for i, line in enumerate(rows)}
    filed = _file(mentions, row_of, column_of, len(columns), "code,report")
    label, county = known.label.get(town, ("", ""))
    fixed = Line(LineKind.TOWN, label, county, town=town)
    return ComparisonTable(Shape.TOWN_BY_YEARS, book, tuple(rows), tuple(columns), filed, fixed)


def _indicator_by_years(
    mentions: Iterable[Mention], book: Taxonomy, known: _Known, code: str
) -> ComparisonTable:
    reports = list(known.town)
    rows, row_of = _town_lines(known, reports, with_year=False)
    columns, column_of = _year_lines(known, reports)
    wanted = [m for m in mentions if m.indicator == code]
    filed = _file(wanted, row_of, column_of, len(columns), "report,report")
    width = len(columns)
    present = frozenset(row_of[r] * width + column_of[r] for r in reports if r in column_of)
    found = book.indicator(code)
    fixed = Line(
        LineKind.INDICATOR, book.name_of(code), "、".join(found.units) if found else "", indicator=code
    )
    return ComparisonTable(
        Shape.INDICATOR_BY_TOWNS_AND_YEARS, book, tuple(rows), tuple(columns), filed, fixed, present
    )


def build_table(
    mentions: Sequence[Mention],
    book: Taxonomy,
    *,
    reports: Sequence[ReportRow] = (),
    shape: Shape = Shape.TOWNS_BY_INDICATORS,
    year: int | None = None,
    town: str = "",
    indicator: str = "",
    renamed: Mapping[str, str] | None = None,
) -> ComparisonTable:
    """Files ``mentions`` into a table of ``shape``, for one ``year``, one ``town`` (key) or one
    ``indicator`` (code).

    ``reports`` adds reports that state nothing. Without a year, towns × indicators has a line for each
    town and year.
    ``renamed`` maps town keys of old to those of today. Linear in the mentions.
    """
    known = _know(mentions, reports, renamed or {})
    if shape is Shape.TOWN_BY_YEARS:
        return _town_by_years(mentions, book, known, town)
    if shape is Shape.INDICATOR_BY_TOWNS_AND_YEARS:
        return _indicator_by_years(mentions, book, known, indicator)
    return _towns_by_indicators(mentions, book, known, year)
