"""The SQL of schema version 1, as released; nothing here changes any more.

Suggestions (``figure``, ``section``, head columns of ``report``) are the machine's; tables that end in
``_decision``, ``note`` and ``entry`` hold what persons did. ``history`` is append-only. ``digest`` holds
one sum per report over the hashes of all its rows ("" for what belongs to no report). ``search`` is a
contentless index of the texts, by ``report.id``.
"""

from __future__ import annotations

_FIGURE = """
    "start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL CHECK ("end" >= "start"),
    "surface" TEXT NOT NULL, "value" REAL NOT NULL, "unit" TEXT NOT NULL, "value_max" REAL,
    "qualifier" TEXT NOT NULL, "kind" TEXT NOT NULL, "indicator" TEXT, "also" TEXT NOT NULL,
    "label" TEXT NOT NULL, "period" TEXT, "role" TEXT NOT NULL, "direction" TEXT,
    "implied" INTEGER NOT NULL, "section" INTEGER, "confidence" REAL NOT NULL, "why" TEXT NOT NULL
"""
_SECTION = """
    "kind" TEXT NOT NULL, "level" INTEGER NOT NULL, "number" TEXT, "title" TEXT NOT NULL,
    "start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL CHECK ("end" >= "start"),
    "title_start" INTEGER NOT NULL, "title_end" INTEGER NOT NULL, "origin" TEXT NOT NULL, "part" TEXT
"""
_HEAD = """
    "title" TEXT, "town" TEXT, "county" TEXT, "year" INTEGER, "issuer" TEXT, "document_number" TEXT, "date"
    TEXT
"""
_STAMP = '"decided_by" TEXT NOT NULL, "decided_at" TEXT NOT NULL'
_OF_REPORT = '"report" TEXT NOT NULL REFERENCES "report" ("key")'
_HISTORY = """
    "at" TEXT NOT NULL, "who" TEXT NOT NULL, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "why" TEXT NOT NULL,
    "target" INTEGER, "entity" TEXT NOT NULL, "key" TEXT NOT NULL, "report" TEXT,
    "before" TEXT, "after" TEXT, "hash" TEXT NOT NULL
"""


def _appended_only(table: str) -> tuple[str, str]:
    return (
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    )


FIRST_SCHEMA: tuple[str, ...] = (
    'CREATE TABLE "meta" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT',
    f"""CREATE TABLE "report" (
    "id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL UNIQUE, "file_name" TEXT NOT NULL, "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL, "text_sha256" TEXT NOT NULL, "characters" INTEGER NOT NULL,
    "imported_at" TEXT NOT NULL, "imported_by" TEXT NOT NULL, "findings" INTEGER NOT NULL, {_HEAD}) STRICT""",
    'CREATE INDEX "report_sha256" ON "report" ("sha256")',
    'CREATE INDEX "report_text" ON "report" ("text_sha256")',
    """CREATE TABLE "document" (
    "report" TEXT PRIMARY KEY REFERENCES "report" ("key"), "text" TEXT NOT NULL, "removed" TEXT NOT NULL,
    "places" TEXT NOT NULL, "notices" TEXT NOT NULL, "head" TEXT NOT NULL) STRICT""",
    *_appended_only("document"),
    """CREATE TABLE "original" (
    "report" TEXT PRIMARY KEY REFERENCES "report" ("key"), "size" INTEGER NOT NULL, "packing" TEXT NOT NULL,
    "bytes" BLOB NOT NULL) STRICT""",
    *_appended_only("original"),
    f"""CREATE TABLE "figure" (
    "id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL UNIQUE, {_OF_REPORT}, {_FIGURE}) STRICT""",
    'CREATE INDEX "figure_report" ON "figure" ("report", "start")',
    f"""CREATE TABLE "section" (
    "id" INTEGER PRIMARY KEY, "key" TEXT NOT NULL UNIQUE, {_OF_REPORT}, {_SECTION}) STRICT""",
    'CREATE INDEX "section_report" ON "section" ("report", "start")',
    f"""CREATE TABLE "figure_decision" (
    "key" TEXT PRIMARY KEY, {_OF_REPORT}, "status" TEXT NOT NULL, {_FIGURE}, {_STAMP}) STRICT""",
    'CREATE INDEX "figure_decision_report" ON "figure_decision" ("report", "start")',
    f"""CREATE TABLE "section_decision" (
    "key" TEXT PRIMARY KEY, {_OF_REPORT}, "status" TEXT NOT NULL, {_SECTION}, {_STAMP}) STRICT""",
    'CREATE INDEX "section_decision_report" ON "section_decision" ("report", "start")',
    f'CREATE TABLE "head_decision" ("key" TEXT PRIMARY KEY, {_OF_REPORT}, {_HEAD}, {_STAMP}) STRICT',
    f"""CREATE TABLE "report_decision" (
    "key" TEXT PRIMARY KEY, {_OF_REPORT}, "removed" INTEGER NOT NULL, {_STAMP}) STRICT""",
    f"""CREATE TABLE "finding_decision" (
    "key" TEXT PRIMARY KEY, {_OF_REPORT}, "state" TEXT NOT NULL, "reason" TEXT, "wording" TEXT,
    {_STAMP}) STRICT""",
    'CREATE INDEX "finding_decision_report" ON "finding_decision" ("report")',
    f"""CREATE TABLE "note" (
    "key" TEXT PRIMARY KEY, {_OF_REPORT}, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL, "text" TEXT NOT NULL, "colour" TEXT NOT NULL, "made_by" TEXT NOT NULL,
    "made_at" TEXT NOT NULL, {_STAMP}) STRICT""",
    'CREATE INDEX "note_report" ON "note" ("report", "start")',
    f"""CREATE TABLE "entry" (
    "entity" TEXT NOT NULL, "key" TEXT NOT NULL, "report" TEXT REFERENCES "report" ("key"),
    "body" TEXT NOT NULL, {_STAMP}, PRIMARY KEY ("entity", "key")) STRICT""",
    f'CREATE TABLE "history" ("seq" INTEGER PRIMARY KEY, "act" INTEGER NOT NULL, {_HISTORY}) STRICT',
    'CREATE INDEX "history_act" ON "history" ("act", "kind", "target") WHERE "seq" = "act"',
    'CREATE INDEX "history_key" ON "history" ("key")',
    'CREATE INDEX "history_report" ON "history" ("report")',
    *_appended_only("history"),
    f"""CREATE TABLE "history_elsewhere" (
    "library" TEXT NOT NULL, "seq" INTEGER NOT NULL, "act" INTEGER NOT NULL, {_HISTORY},
    PRIMARY KEY ("library", "seq")) STRICT""",
    'CREATE INDEX "history_elsewhere_key" ON "history_elsewhere" ("key")',
    *_appended_only("history_elsewhere"),
    """CREATE TABLE "digest" (
    "report" TEXT PRIMARY KEY, "rows" INTEGER NOT NULL, "sum" TEXT NOT NULL) STRICT""",
    """CREATE VIEW "report_now" AS
    SELECT r."id", r."key", r."file_name", r."format", r."sha256", r."characters", r."imported_at",
    r."findings",
    CASE WHEN h."key" IS NULL THEN r."title" ELSE h."title" END AS "title",
    CASE WHEN h."key" IS NULL THEN r."town" ELSE h."town" END AS "town",
    CASE WHEN h."key" IS NULL THEN r."county" ELSE h."county" END AS "county",
    CASE WHEN h."key" IS NULL THEN r."year" ELSE h."year" END AS "year",
    CASE WHEN h."key" IS NULL THEN r."issuer" ELSE h."issuer" END AS "issuer",
    CASE WHEN h."key" IS NULL THEN r."document_number" ELSE h."document_number" END AS "document_number",
    CASE WHEN h."key" IS NULL THEN r."date" ELSE h."date" END AS "date"
    FROM "report" r LEFT JOIN "head_decision" h ON h."key" = r."key"
    WHERE NOT EXISTS (SELECT 1 FROM "report_decision" d WHERE d."key" = r."key" AND d."removed" = 1)""",
    """CREATE VIRTUAL TABLE "search" USING fts5("body", content='', columnsize=0, tokenize='ascii')""",
)
