"""JSON lines, W3C Web Annotations and HTML."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from paperstates import state

from app.core.enums import Status
from app.core.summary.blocks import Heading, Paragraph, PrintDocument, text
from app.core.summary.fulltext import build_full_text
from app.core.taxonomy import standard_taxonomy
from app.writers.annotations import annotation_collection, save_annotations
from app.writers.html import html_text, save_html
from app.writers.jsonl import save_jsonl, state_line

BOOK = standard_taxonomy()


def test_a_line_of_json_holds_what_people_decided(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    save_jsonl(path, [state_line(state(), sha256="ab"), state_line(state(key="r2"))])
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 2
    figures = lines[0]["figures"]
    assert len(figures) == sum(r.status is not Status.REJECTED for r in state().figures)
    assert {f["status"] for f in figures} == {"suggested", "confirmed", "corrected", "added"}
    for figure in figures:
        assert lines[0]["text"][figure["start"] : figure["end"]] == figure["surface"]


def test_annotations_quote_what_their_positions_say() -> None:
    given = state()
    page = annotation_collection(given, BOOK, sha256="ab")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = page["first"]["items"]
    assert page["total"] == len(items)
    for item in items:
        quote, place = item["target"]["selector"]
        text_ = given.document.text
        assert text_[place["start"] : place["end"]] == quote["exact"]
        assert text_[: place["start"]].endswith(quote["prefix"])
        assert item["target"]["source"] == "urn:sha256:ab"
    assert len({item["id"] for item in items}) == len(items)


def test_annotations_hold_notes_and_accepted_findings_only() -> None:
    items = annotation_collection(state(), BOOK)["first"]["items"]
    words = [item["body"][0]["value"] for item in items if item["motivation"] != "classifying"]
    assert words == ["请乡镇核实此处。", "经核，宣传资料册数前后不一致，请核实。"]


def test_annotations_are_written_as_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    save_annotations(path, state(), BOOK)
    assert json.loads(path.read_text(encoding="utf-8"))["type"] == "AnnotationCollection"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_balanced_and_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    save_html(path, build_full_text(state(), BOOK))
    parser = _Tags()
    parser.feed(path.read_text(encoding="utf-8"))
    assert parser.open == []
    assert not {"script", "img", "link", "iframe"} & set(parser.tags)


def test_report_text_is_never_markup_in_html() -> None:
    evil = '<img src="file:///etc/passwd" onerror="x">&</style><script>'
    words = html_text(PrintDocument(evil, (Heading(0, text(evil)), Paragraph(text(evil))), author=evil))
    parser = _Tags()
    parser.feed(words)
    assert not {"script", "img"} & set(parser.tags)
