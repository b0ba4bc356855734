"""The same reports after what conversions and copying do to them: lost numbers, other widths, broken lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from report_markup import Case, load

from app.core.outline import read_outline
from app.core.scan import Scan

Row = dict[str, Any]
Edit = tuple[int, int, str]
REPORTS = load("reports")


def _edited(case: Case, edits: Sequence[Edit], name: str = "") -> Case:
    """The case with stretches replaced and its gold offsets moved along."""
    edits = sorted(edits)
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [case.text[at:start], new]
        at = end
    text = "".join([*pieces, case.text[at:]])

    def moved(offset: int) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:
                return start + shift + len(new)
        return offset + shift

    names = ("start", "title_start", "title_end", "end")
    rows = [{**row, **{n: moved(row[n]) for n in names}} for row in case.outline]
    return Case(name or case.name, text, rows, case.meta)


def _without_number(case: Case, lost: Sequence[Row]) -> Case:
    done = _edited(case, [(r["start"], r["title_start"], "") for r in lost])
    starts = {r["start"] for r in lost}
    for before, after in zip(case.outline, done.outline, strict=True):
        if before["start"] in starts:
            after.update(number=None, start=after["title_start"])
    return done


def _numbered(case: Case, level: int | None = None) -> list[Row]:
    return [r for r in case.outline if r["kind"] == "heading" and r["number"] and level in {None, r["level"]}]


def _one_lost_each() -> Iterator[tuple[Case, Row]]:
    """Every third number lost, one at a time; numbers inside a line leave nothing to find."""
    for case in REPORTS:
        for row in _numbered(case)[::3]:
            if case.text[: row["start"]].rstrip(" \u3000")[-1:] in {"", "\n"}:
                yield _without_number(case, [row]), row


def _score(cases: Sequence[Case]) -> tuple[float, float]:
    """F1 of headings, and the share of those found that have the right level."""
    asked = given = hit = level = 0
    for case in cases:
        gold = {r["start"]: r["level"] for r in case.outline if r["kind"] == "heading"}
        found = {s.start: s.level for s in read_outline(Scan(case.text)) if s.kind.value == "heading"}
        common = gold.keys() & found.keys()
        asked, given, hit = asked + len(gold), given + len(found), hit + len(common)
        level += sum(gold[start] == found[start] for start in common)
    return 2 * hit / (asked + given), level / hit


def _half_width(case: Case) -> Case:
    return Case(case.name, case.text.translate(str.maketrans("（）：；，", "():;,")), case.outline, case.meta)


def _full_width_digits(case: Case) -> Case:
    table = str.maketrans("0123456789", "０１２３４５６７８９")
    return Case(case.name, case.text.translate(table), case.outline, case.meta)


def _indented(case: Case) -> Case:
    return _edited(
        case, [(m.start() + 1, m.start() + 1, "\u3000\u3000") for m in re.finditer(r"\n(?=\S)", case.text)]
    )


def _spaced(case: Case) -> Case:
    return _edited(case, [(m.start(), m.end(), "\n\n\n") for m in re.finditer(r"\n+", case.text)])


def _wrapped(case: Case) -> Case:
    breaks = [k for m in re.finditer(r"[^\n]+", case.text) for k in range(m.start() + 30, m.end() - 1, 30)]
    return _edited(case, [(k, k, "\n") for k in breaks])


def _run_together(case: Case) -> Case:
    """Headings of lower levels end with a full stop, their text on the same line."""
    edits = []
    starts = {r["start"] for r in case.outline if r["kind"] == "heading"}
    for row in _numbered(case):
        gap = re.compile(r"\n\s*").match(case.text, row["title_end"])
        if row["level"] > 1 and gap and gap.end() not in starts:
            edits.append((gap.start(), gap.end(), "。"))
    return _edited(case, edits)


@pytest.mark.parametrize(
    ("damage", "heads", "levels"),
    [
        (_half_width, 1.0, 1.0),
        (_full_width_digits, 1.0, 1.0),
        (_indented, 1.0, 1.0),
        (_spaced, 1.0, 1.0),
        (_run_together, 1.0, 1.0),
        (_wrapped, 0.97, 0.98),
    ],
)
def test_headings_survive_the_damage(damage: Callable[[Case], Case], heads: float, levels: float) -> None:
    f1, right = _score([damage(case) for case in REPORTS])
    assert f1 >= heads
    assert right >= levels


def test_most_single_lost_numbers_are_recovered_without_harm_to_the_others() -> None:
    cases = list(_one_lost_each())
    found = sum(
        any(s.start == _start_of(case, row) for s in read_outline(Scan(case.text))) for case, row in cases
    )
    f1, right = _score([case for case, _ in cases])
    assert found / len(cases) >= 0.85
    assert f1 >= 0.985
    assert right >= 0.98


def _start_of(case: Case, row: Row) -> int:
    starts = [r["start"] for r in case.outline if r["title"] == row["title"] and r["number"] is None]
    return int(starts[0])


def test_a_top_rank_that_lost_all_its_numbers_is_recovered() -> None:
    cases = [_without_number(case, _numbered(case, 1)) for case in REPORTS]
    f1, right = _score(cases)
    assert f1 >= 0.98
    assert right >= 0.95


def test_a_margin_may_break_the_mark_of_a_point() -> None:
    text = "一、工作打算\n一是加强学习，提升干部素质。二\n是加强宣传，营造浓厚氛围。"
    points = [(s.number, s.title) for s in read_outline(Scan(text)) if s.kind.value == "point"]
    assert points == [("一是", "加强学习，提升干部素质"), ("二是", "加强宣传，营造浓厚氛围")]
