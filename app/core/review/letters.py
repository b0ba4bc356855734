"""The opinion letter to a town as a person worded it: kept with the report, over what the program drafts.

What the program drafts is ``core.summary.letter``.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.review.changes import Act, Change, Entity, Row


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """``text`` as it was left on ``date`` (in words, as letters end); ``draft`` was the program's then.

    The draft is one without office and date, so that it changes only when the findings do.
    """

    text: str
    draft: str
    date: str = ""

    def dated(self, date: str) -> str:
        """The text with another date at its end, where it ended with that of the day it was kept."""
        if self.date and date and self.text.rstrip().endswith(self.date):
            return self.text.rstrip()[: -len(self.date)] + date
        return self.text


def letter_from(row: Row | None) -> KeptLetter | None:
    """The letter of a stored row; None where there is none."""
    return KeptLetter(str(row["text"]), str(row["draft"]), str(row["date"])) if row else None


def keep_letter(report: str, name: str, *, before: KeptLetter | None, after: KeptLetter | None) -> Act:
    """Keeps a letter; ``after`` None goes back to the draft. ``name`` is the town's, for the menu."""
    if before == after:
        return Act("修改意见单", ())
    change = Change(Entity.LETTER, report, report, _row(before), _row(after))
    return Act(f"{'修改' if after else '重拟'}意见单 {name}", (change,))


def _row(letter: KeptLetter | None) -> Row | None:
    return {"text": letter.text, "draft": letter.draft, "date": letter.date} if letter else None
