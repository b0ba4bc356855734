"""Brings the English translation in step with the source: collects texts, compiles, and says what is missing.

Usage: ``python scripts/translations.py``. Chinese stands in the source, so only English has a file.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "translations" / "zhenyue_en.ts"


def main() -> int:
    """Returns 1 where texts have no translation yet."""
    TS.parent.mkdir(exist_ok=True)
    tools = Path(sys.executable).parent
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    for command in (
        [
            str(tools / "pyside6-lupdate"),
            *sources,
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
