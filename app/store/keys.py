"""Keys of reports, figures, sections and libraries: UUIDs in hex that grow with time.

The time stands in front (RFC 9562, version 7), so that new rows go to the end of an index instead of
all over it.
"""

from __future__ import annotations

import os
from datetime import datetime


def new_keys(at: datetime, count: int) -> list[str]:
    """``count`` new keys made at ``at``."""
    milliseconds = int(at.timestamp() * 1000) & (2**48 - 1)
    noise = os.urandom(10 * count)
    return [_key(milliseconds, noise[10 * i : 10 * i + 10]) for i in range(count)]


def _key(milliseconds: int, noise: bytes) -> str:
    bits = int.from_bytes(noise, "big")
    version = 0x7000 | (bits >> 68)
    variant = (0b10 << 62) | (bits & (2**62 - 1))
    return f"{milliseconds:012x}{version & 0x7FFF:04x}{variant:016x}"
