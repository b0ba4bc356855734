"""The patterns that head data and names of places are read with (``resources/outline/head.json``)."""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json


@cache
def look(name: str) -> re.Pattern[str]:
    """The pattern of that name, compiled when first asked for. Raises KeyError for a name that is none."""
    return re.compile(load_json("outline/head.json")[name])
