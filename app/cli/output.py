"""``summary``, ``compare`` and ``export``: what leaves a library as paper and files."""

from __future__ import annotations

import click

COMMANDS: tuple[click.Command, ...] = ()
