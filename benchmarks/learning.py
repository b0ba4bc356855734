"""What correcting teaches: the indicator accuracy of six reports after none to six others were reviewed.

The reports (``tests/cases/learning/``) are made up in the words of one county's clerks that the standard book
does not know, each number with the indicator it counts: ``[[57次|ENFC.PATROL]]``, ``-`` for none. The review is
real: acts on a real library, rules saved with them; the other reports are read with the rules that stand then.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.core.learning import Rule
from app.core.reading import read_document
from app.core.report import Document, Reading
from app.core.review import acts
from app.core.taxonomy import standard_taxonomy
from app.models.learning.teaching import Teaching
from app.store.library import Library

CASES = Path(__file__).parent.parent / "tests" / "cases" / "learning"
_MARK = re.compile(r"\[\[([^\]|]{1,40})\|([A-Z_.]{1,40}|-)\]\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what its numbers count: the code by start and end, None for no indicator."""

    name: str
    text: str
    gold: dict[tuple[int, int], str | None]


def parse(name: str, marked: str) -> Case:
    """The text without its marks, and what they say."""
    pieces: list[str] = []
    gold: dict[tuple[int, int], str | None] = {}
    at = length = 0
    for match in _MARK.finditer(marked):
        pieces += [marked[at : match.start()], match.group(1)]
        start = length + match.start() - at
        length = start + len(match.group(1))
        gold[start, length] = None if match.group(2) == "-" else match.group(2)
        at = match.end()
    return Case(name, "".join([*pieces, marked[at:]]), gold)


def cases() -> list[Case]:
    """All twelve, in the order of their names."""
    return [parse(p.stem, p.read_text(encoding="utf-8")) for p in sorted(CASES.glob("*.txt"))]


def right(case: Case, reading: Reading) -> int:
    """How many of the marked numbers were found and given their indicator."""
    found = {(f.start, f.end): f.indicator for f in reading.figures}
    return sum(span in found and found[span] == code for span, code in case.gold.items())


def accuracy(held: list[Case], rules: tuple[Rule, ...]) -> float:
    """The share of all marked numbers of ``held`` that are right when read with ``rules``."""
    good = sum(
        right(c, read_document(Document(c.text), file_name=f"{c.name}.txt", rules=rules)) for c in held
    )
    return good / sum(len(c.gold) for c in held)


def review(library: Library, teaching: Teaching, case: Case) -> None:
    """A person goes through one report: every figure confirmed or its indicator corrected."""
    document = Document(case.text)
    reading = read_document(document, file_name=f"{case.name}.txt", rules=teaching.rules)
    key = library.add_report(document, reading, file_name=f"{case.name}.txt", original=case.text.encode())
    for record in library.state(key).figures:
        span = (record.figure.start, record.figure.end)
        if span not in case.gold:
            continue
        code = case.gold[span]
        if record.figure.indicator == code:
            act = acts.confirm_figures([record])
        else:
            act = acts.correct_figure(record, indicator=code)
        act = teaching.with_rules(act)
        library.apply(act)
        teaching.follow(act.changes)


def curve(reviewed: int = 6) -> list[float]:
    """Accuracy on the reports behind the first ``reviewed``, after reviewing none, one, … of those."""
    known, held = cases()[:reviewed], cases()[reviewed:]
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "a.zhenyue", who="审核员") as library,
    ):
        teaching = Teaching(library, standard_taxonomy)
        points = [accuracy(held, ())]
        for case in known:
            review(library, teaching, case)
            points.append(accuracy(held, teaching.rules))
    return points


def main() -> None:
    """Prints the curve both ways round."""
    points = curve()
    for reviewed, share in enumerate(points):
        gone = (share - points[0]) / (1 - points[0])
        print(f"reviewed {reviewed}: {share:6.1%} right, {gone:6.1%} of the errors gone")


if __name__ == "__main__":
    main()
