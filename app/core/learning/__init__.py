"""Corrections become rules that can be seen, switched off and carried to another computer.

``learn`` makes rules from what people decided, ``apply_rules`` uses them on new readings, ``alike`` finds the
other figures that a correction would fit. All are pure functions; nothing here touches a person's decision.
Saving rules is the store's matter, showing them the window's.
"""

from __future__ import annotations

from app.core.learning.alike import Alike, alike, alike_act, wanted_of
from app.core.learning.applying import Tally, apply_rules, learned_phrases, tallies
from app.core.learning.evidence import Evidence, evidence_of
from app.core.learning.files import read_rules, write_rules
from app.core.learning.learner import Lesson, learn, lesson_of
from app.core.learning.rule import Rule, RuleField, describe, rule_from, rule_row

__all__ = [
    "Alike",
    "Evidence",
    "Lesson",
    "Rule",
    "RuleField",
    "Tally",
    "alike",
    "alike_act",
    "apply_rules",
    "describe",
    "evidence_of",
    "learn",
    "learned_phrases",
    "lesson_of",
    "read_rules",
    "rule_from",
    "rule_row",
    "tallies",
    "wanted_of",
    "write_rules",
]
