"""How the library file came to its present form: one step per schema version, applied in order.

A step that was released is never changed; a new form is a new step. ``VERSION`` is the number of steps
and stands in the file as ``user_version``.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from app.store.first_schema import FIRST_SCHEMA

APPLICATION_ID = 0x5A485959  # "ZHYY"
migrations = Migrations("zhenyue")


@migrations(name="1")
def first(db: Database) -> None:
    """Reports, suggestions, decisions, history, digests, search."""
    for statement in FIRST_SCHEMA:
        db.execute(statement)


VERSION = 1


def migrate(db: Database) -> None:
    """Applies what is pending and stamps the file; to be called inside a transaction."""
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
