"""What the child that reads a PDF file tells: pages with their runs, and what sort of page each is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import pairwise

from app.core.errors import ReportError
from app.core.resources import load_json
from app.readers.page_lines import Run
from app.readers.ruled import Box

# Characters that a page of a Chinese report may hold; fonts without a character table give others.
_ODD = re.compile(
    "[^\\s\x20-\x7e\xa0-\xbf\xd7\xf7\u0370-\u03ff\u2000-\u2fff\u3000-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_LEAST_COLUMN = 20  # characters one under the other that make a page one of vertical text


@dataclass
class Page:
    """One page: height in points, share that its largest image covers, quarters that its text is turned."""

    height: float
    cover: float
    turned: int
    runs: list[Run] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def is_image(self) -> bool:
        """Whether it has no words, few over an image, or rubbish, so that its picture is to be read."""
        text = "".join("".join(run.text.split()) for run in self.runs)
        few = load_json("readers/scan.json")["few"]
        return not text or self.is_rubbish() or (self.is_covered() and len(text) < few)

    def is_rubbish(self) -> bool:
        """Whether too many of its characters are of no script that a report is written in."""
        odd = sum(len(_ODD.findall(run.text)) for run in self.runs)
        return bool(odd > load_json("readers/scan.json")["odd"] * sum(len(run.text) for run in self.runs))

    def is_covered(self) -> bool:
        """Whether an image lies over or under most of it."""
        return bool(self.cover >= load_json("readers/scan.json")["cover"])

    def is_vertical(self) -> bool:
        """Whether most of its characters stand one under the other."""
        below = sum(_is_below(one, two) for one, two in pairwise(self.runs))
        return below >= _LEAST_COLUMN and below > 0.5 * sum(len(run.text) for run in self.runs)


def _is_below(one: Run, two: Run) -> bool:
    size = max(one.bottom - one.top, 1.0)
    step = two.top - one.top
    return len(one.text) == len(two.text) == 1 and abs(one.left - two.left) < 0.3 * size < step < 2 * size


class Pages(dict[int, Page]):
    """Pages by number, from 1, as the child tells of them."""

    def take(self, line: str) -> None:
        """One line from the child. Raises ReportError for what it refuses, or cannot have meant."""
        try:
            row = json.loads(line)
            if "error" in row:
                raise ReportError(str(row["error"]))
            if "text" in row:
                left, top, right, bottom = (float(x) for x in row["box"])
                page = int(row["page"])
                self[page].runs.append(Run(str(row["text"]), left, top, right, bottom, page))
            elif "rules" in row:
                boxes = ((float(a), float(b), float(c), float(d)) for a, b, c, d in row["rules"])
                self[int(row["page"])].rules.extend(boxes)
            elif "height" in row:
                self[int(row["page"])] = Page(float(row["height"]), float(row["cover"]), int(row["turned"]))
            elif "pages" not in row:
                raise ValueError("neither a page nor a run")
        except (ValueError, TypeError, KeyError) as error:
            raise ReportError("PDF 没有读完。") from error
