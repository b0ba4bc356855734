"""The library file: SQLite through sqlite-utils. Core's dataclasses in and out; no Qt."""
