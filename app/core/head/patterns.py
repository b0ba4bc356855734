"""The patterns that head data and names of places are read with (``resources/outline/head.json``)."""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json

_PART = re.compile(r"<<(\w+)>>")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name, compiled when first asked for. Raises KeyError for a name that is none."""
    return re.compile(_whole(name))


def _whole(name: str) -> str:
    """A pattern (of a list, its alternatives) with those it is made of (``<<town>>``) in their places."""
    data: str | list[str] = load_json("outline/head.json")[name]
    text = data if isinstance(data, str) else "|".join(data)
    return _PART.sub(lambda part: _whole(part[1]), text)
