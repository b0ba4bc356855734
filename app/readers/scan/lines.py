"""What comes back from the child that looks at images: pages and their printed lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.errors import ReportError
from app.readers.layout import Run

_CLOSING = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?=[\u3400-\u9fff“”]|$)|(?<=[\u3400-\u9fff])[,;:]")
_WIDE = str.maketrans(",;:?!", "，；：？！")


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """A printed line as it was recognised; ``sure`` has one number (0 to 1) for each character."""

    run: Run
    sure: tuple[float, ...]


@dataclass
class Scanned:
    """Pages as they come in. ``page_done`` is told the number of each page.

    ``lost`` counts, by page, the printed lines in which nothing was recognised.
    """

    page_done: Callable[[int], None]
    heights: dict[int, float] = field(default_factory=dict)
    lines: list[ScannedLine] = field(default_factory=list)
    lost: dict[int, int] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """One line from the child. Raises ReportError for what the child refuses, or cannot have meant."""
        try:
            row = json.loads(line)
            if "error" in row:
                raise ReportError(str(row["error"]))
            if "text" in row:
                left, top, right, bottom = (float(x) for x in row["box"])
                run = Run(widened(str(row["text"])), left, top, right, bottom, int(row["page"]))
                self.lines.append(ScannedLine(run, tuple(float(s) for s in row["sure"])))
            else:
                self.heights[int(row["page"])] = float(row["height"])
                if row.get("lost"):
                    self.lost[int(row["page"])] = int(row["lost"])
                self.page_done(int(row["page"]))
        except (ValueError, TypeError, KeyError) as error:
            raise ReportError("文字识别没有读完。") from error

    def runs(self) -> list[Run]:
        """The lines as pieces of text on pages."""
        return [line.run for line in self.lines]


def widened(text: str) -> str:
    """Half-width marks after 汉字, which recognition often gives, as they are printed; same length."""
    return _CLOSING.sub(lambda match: match.group().translate(_WIDE), text)
