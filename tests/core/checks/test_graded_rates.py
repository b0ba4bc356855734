"""Grades of one answer are not part and whole of a rate."""

from __future__ import annotations

import pytest

from app.core.reading import read_document
from app.core.report import Document


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("群众评价非常满意812条，满意143条，满意率100%。", False),
        ("全年回访群众200人，满意190人，满意率99%。", True),
        ("全年回访群众200人，满意190人，满意率95%。", False),
    ],
)
def test_grades_of_satisfaction(sentence: str, is_wrong: bool) -> None:
    text = f"石桥镇2024年法治政府建设情况报告\n一、主要举措\n2024年，{sentence}\n"
    rules = [f.rule for f in read_document(Document(text)).findings]
    assert ("rate_mismatch" in rules) is is_wrong
