"""What comes back from the child that looks at images: pages and their printed lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.core.errors import ReportError
from app.readers.page_lines import Run

_CLOSING = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?=[\u3400-\u9fff“”]|$)|(?<=[\u3400-\u9fff])[,;:]")
_QUOTES = re.compile('[“”"]')
_POINT = re.compile(r"(?<=[\u3400-\u9fff》）”])·(?=[\u3400-\u9fff（“]|$)")
_SURE = 0.9
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
                sure = tuple(float(s) for s in row["sure"])
                text = stopped(paired(widened(str(row["text"]))), sure)
                self.lines.append(ScannedLine(Run(text, left, top, right, bottom, int(row["page"])), sure))
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


def stopped(text: str, sure: Sequence[float]) -> str:
    """A point between 汉字 that recognition was not sure of, as the full stop it mostly is; same length."""
    return _POINT.sub(
        lambda match: "。" if min(sure[slice(*match.span())], default=1.0) < _SURE else "·", text
    )


def paired(text: str) -> str:
    """Double quotes of one line in turn opening and closing, where they come in pairs; same length.

    Recognition hardly tells one from the other.
    """
    quotes = list(_QUOTES.finditer(text))
    if len(quotes) % 2:
        return text
    characters = list(text)
    for number, quote in enumerate(quotes):
        characters[quote.start()] = "“”"[number % 2]
    return "".join(characters)


def widened(text: str) -> str:
    """Half-width marks after 汉字, which recognition often gives, as they are printed; same length."""
    return _CLOSING.sub(lambda match: match.group().translate(_WIDE), text)
