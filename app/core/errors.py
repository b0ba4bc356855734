"""The faults that are the world's and not ours; each carries one sentence for the user."""

from __future__ import annotations


class ReportError(Exception):
    """A file cannot be read as a report. ``str(error)`` is one Chinese sentence for the user."""


class StoreError(Exception):
    """The library cannot be opened, read or written. ``str(error)`` is one Chinese sentence for the user."""


class RefusedError(StoreError):
    """What was to be saved is nothing that a library can hold: trying again does not help."""
