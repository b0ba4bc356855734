"""A finding on two ways of writing leads to the one that is to be mended."""

from __future__ import annotations

from app.core.reading import read_document
from app.core.report import Document


def test_the_wrong_place_comes_before_the_right_one() -> None:
    text = "石桥镇2024年法治政府建设情况报告\n一、主要举措\n扎实开展社会矛盾纠纷化解工作。\n又开展社会矛盾纠化解工作。\n"
    (found,) = [f for f in read_document(Document(text)).findings if f.rule == "typo"]
    places = [text[slice(*span)] for span in found.spans]
    assert "矛盾纠化" in places[0]
    assert "矛盾纠纷" in places[1]
