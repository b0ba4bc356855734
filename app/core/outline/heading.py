"""A heading as it is found in the text, before its level, its end and its part are known."""

from __future__ import annotations

from app.core.light import light_dataclass
from app.core.outline.numbers import Number, Style


@light_dataclass(frozen=True, slots=True)
class Opening:
    """A heading: where it starts, on which line, its number (None when lost), its title."""

    start: int
    line: int
    number: Number | None
    title_start: int
    title_end: int
    is_alone: bool
    is_glued: bool = False

    @property
    def style(self) -> Style | None:
        return self.number.style if self.number is not None else None
