"""An office's own wording of the opinion letter: ``letter.json`` in its configuration folder."""

from __future__ import annotations

import json
from pathlib import Path

from app.core.summary.letter import LetterTemplate, standard_template, template_from

FILE_NAME = "letter.json"
_MOST_BYTES = 1024 * 1024


def office_template(folder: Path) -> tuple[LetterTemplate, str]:
    """The office's template, or the standard one with a sentence on why the office's cannot be used.

    The sentence is "" where all is well or the office has none.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return standard_template(), ""
        if path.stat().st_size > _MOST_BYTES:
            return standard_template(), f"“{path.name}”太大，不像意见模板，已改用自带模板。"
        return template_from(json.loads(path.read_text(encoding="utf-8-sig"))), ""
    except (OSError, UnicodeDecodeError):
        return standard_template(), f"“{path.name}”读不出来，已改用自带模板。"
    except json.JSONDecodeError as error:
        return standard_template(), f"“{path.name}”第{error.lineno}行写法不对，已改用自带模板。"
    except (ValueError, RecursionError) as error:
        return standard_template(), f"“{path.name}”不能用：{error}已改用自带模板。"
