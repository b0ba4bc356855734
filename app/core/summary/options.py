"""What a person can choose about a printed summary; remembered by the window as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """``is_short`` is the one-page form. The rest switches parts on and off.

    ``office`` is the office that prints, ``compiler`` and ``reviewer`` sign; ``printed_at`` is an ISO date or
    time (core does not read the clock). ``only_decided`` leaves out figures nobody has looked at.
    """

    is_short: bool = False
    with_overview: bool = True
    with_outline: bool = True
    with_figures: bool = True
    with_sentences: bool = True
    with_notes: bool = True
    with_findings: bool = True
    with_corrections: bool = True
    with_signature: bool = True
    only_decided: bool = False
    office: str = ""
    compiler: str = ""
    reviewer: str = ""
    printed_at: str = ""

    def as_values(self) -> dict[str, str | bool]:
        """Plain values for the settings."""
        return asdict(self)

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> SummaryOptions:
        """Options from settings; a value of the wrong type and an unknown name are passed over."""
        known = {f.name: type(f.default) for f in fields(cls)}
        good = {n: v for n, v in values.items() if n in known and isinstance(v, known[n])}
        return cls(**good)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history as paper shows it: ISO time, who, what, before and after."""

    at: str
    who: str
    what: str
    before: str = ""
    after: str = ""
