"""Files that no reader takes but whose kind is known: what to tell the user to do with them."""

from __future__ import annotations

from app.core.resources import load_json

_ZIP = b"PK\x03\x04"


def sentence_for(data: bytes) -> str | None:
    """What the file is and what to do, or None where it is not known. Data: readers/foreign.json."""
    known = load_json("readers/foreign.json")
    for row in known["at"]:
        if data.startswith(bytes.fromhex(row["hex"]), row["at"]):
            return str(row["sentence"])
    if data.startswith(_ZIP):
        for row in known["words"]:
            if row["within"].encode() in data:
                return str(row["sentence"])
    return None
