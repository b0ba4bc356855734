"""Rules as a file that one office gives another: UTF-8 JSON, checked line by line on the way in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.core.errors import ReportError
from app.core.learning.rule import Rule, rule_from, rule_row

FORMAT, VERSION = "zhenyue-rules", 1
MOST_BYTES = 4 * 1024 * 1024
MOST_RULES = 20_000
_LONGEST = {"phrase": 40, "unit": 20, "value": 60, "topic": 40, "why": 400, "field": 20}
_NOT_OURS = "这不是镇阅导出的规则文件，没有导入任何规则。"


def write_rules(rules: Iterable[Rule]) -> bytes:
    """The file's content. Keys of figures stay at home."""
    rows = []
    for rule in sorted(rules, key=lambda r: r.key):
        row = rule_row(rule)
        del row["made_from"], row["is_imported"]
        rows.append(row)
    content = {"format": FORMAT, "version": VERSION, "rules": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def read_rules(data: bytes) -> tuple[Rule, ...]:
    """The rules of a file, each once. ReportError with one sentence; then nothing was taken."""
    if len(data) > MOST_BYTES:
        raise ReportError("规则文件过大，没有导入任何规则。")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ReportError(_NOT_OURS) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ReportError(_NOT_OURS)
    if content.get("version") != VERSION:
        raise ReportError("规则文件由更新版本的镇阅导出，请升级后再导入。")
    rows = content.get("rules")
    if not isinstance(rows, list) or len(rows) > MOST_RULES:
        raise ReportError(_NOT_OURS)
    rules: dict[str, Rule] = {}
    for number, row in enumerate(rows, 1):
        rule = _rule(row)
        if rule is None:
            raise ReportError(f"规则文件第 {number} 条读不懂，没有导入任何规则。")
        rules[rule.key] = rule
    return tuple(rules.values())


def _rule(row: Any) -> Rule | None:
    if not isinstance(row, dict) or not row.keys() <= {*_LONGEST, "is_on"}:
        return None
    if not isinstance(row.get("is_on", True), bool):
        return None
    for name, longest in _LONGEST.items():
        value = row.get(name, "")
        if value is None and name == "unit":
            continue
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            return None
    try:
        return replace(rule_from(row), is_imported=True)
    except ValueError:
        return None
