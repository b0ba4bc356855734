"""The whole check of a library on request: its contents, its history, and its backups against both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.store import history
from app.store.backups import making, manifests
from app.store.check import problems


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What was checked and found.

    ``problems`` are clauses for the user, worst first; empty when all is whole.
    ``seq`` and ``head`` are number and hash of the last history row.
    """

    problems: tuple[str, ...]
    reports: int
    seq: int
    head: str
    good_backups: int
    bad_backups: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the library itself is whole; a bad backup does not make it less so."""
        return not self.problems


def verify(library: Path) -> VerifyResult:
    """Checks the file at ``library`` as it is now; may run in a job."""
    with making.at_rest(library) as db:
        wrong = list(problems(db))
        count = last = None
        if not wrong:
            count = db.execute('SELECT count(*) FROM "report"').fetchone()[0]
            last = history.head(db)
        backups = manifests.listed(library)
        good = [b for b in backups if manifests.is_good(library, b)]
        if last is not None:
            for copy in good:
                if not copy.is_set_aside and history.hash_at(db, copy.seq) != copy.head:
                    wrong.append(f"历史记录与备份“{copy.name}”不一致")
    bad = tuple(b.name for b in backups if b not in good)
    last = last or history.HistoryHead(0, "")
    return VerifyResult(tuple(wrong), count or 0, last.seq, last.hash, len(good), bad)
