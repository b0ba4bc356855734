"""The patterns that head data and names of places are read with (``resources/outline/head.json``)."""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json

_NAMED = re.compile(r"<<(\w+)>>")


@cache
def look(name: str) -> re.Pattern[str]:
    """The pattern of that name, compiled when first asked for. Raises KeyError for a name that is none."""
    return re.compile(_whole(name))


def _whole(name: str) -> str:
    """A pattern with those that it is made of (``<<town>>``) in their places."""
    pattern: str = load_json("outline/head.json")[name]
    return _NAMED.sub(lambda part: _whole(part[1]), pattern)
