"""Brings the English translation in step with the source: collects texts, compiles, and says what is missing.

Usage: ``python scripts/translations.py``. Chinese stands in the source, so only English has a file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "translations" / "zhenyue_en.ts"
DATA_CONTEXT = "Checks"  # what the window looks words of data up under


def data_words() -> list[str]:
    """What the window shows of the data of checks: names of rules and mandated parts, sources, thresholds."""
    checks = ROOT / "resources" / "checks"
    rules = json.loads((checks / "rules.json").read_text(encoding="utf-8"))
    words = list(json.loads((checks / "parts.json").read_text(encoding="utf-8"))["names"].values())
    for rule in rules.values():
        words += [rule["name"], rule["basis"], *(o["label"] for o in rule.get("options", {}).values())]
    return list(dict.fromkeys(words))


def main() -> int:
    """Returns 1 where texts have no translation yet."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.py"
        lines = (f"translate({DATA_CONTEXT!r}, {word!r})\n" for word in data_words())
        data.write_text("".join(lines), encoding="utf-8")
        return update([data, *(ROOT / "app").rglob("*.py")])


def update(sources: list[Path]) -> int:
    """Collects the texts of ``sources``; returns 1 where some have no translation yet."""
    TS.parent.mkdir(exist_ok=True)
    tools = Path(sys.executable).parent
    for command in (
        [
            str(tools / "pyside6-lupdate"),
            *sorted(map(str, sources)),
            "-no-obsolete",
            "-locations",
            "none",
            "-ts",
            str(TS.relative_to(ROOT)),
        ],
        [str(tools / "pyside6-lrelease"), str(TS), "-qm", str(TS.with_suffix(".qm"))],
    ):
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    missing = [
        message.findtext("source", "")
        for message in ET.parse(TS).getroot().iter("message")
        if message.find("translation[@type='unfinished']") is not None
    ]
    for words in missing:
        print(f"no English yet: {words}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
