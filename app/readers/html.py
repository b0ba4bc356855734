"""Saved web pages (.html, .mht): the body of the report among navigation, and the metadata table beside it.

Names of the usual containers on government sites are data (``resources/readers/web.json``); where none holds
the text, the densest block does.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from typing import Any

from app.core.errors import ReportError
from app.core.report import Document
from app.core.resources import load_json
from app.readers.assemble import Assembler
from app.readers.numerals import list_number
from app.readers.plain import decode

_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|meta|body|\?xml[^>]{0,200}>\s*<!doctype)",
    re.I | re.S,
)
_MHT = re.compile(rb"(?:From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location):", re.I)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES = 8192  # of an archive, at most
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \t\u3000\xa0\u2002\u2003\u200b\ufeff"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCKS = frozenset(
    """p div section article main h1 h2 h3 h4 h5 h6 li ul ol blockquote pre center table tbody thead tr dl dt
    dd figure figcaption fieldset address hr body""".split()
)
_LIST_STYLES = {
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "a": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "A": "upperLetter",
    "lower-roman": "lowerRoman", "i": "lowerRoman", "upper-roman": "upperRoman", "I": "upperRoman",
}  # fmt: skip
_ENOUGH = 80
_FURNITURE_LINES = 12  # at most so many at either end
_DEEPEST = 400
_NESTING = re.compile(
    r"<(/?)(?:div|span|font|b|i|u|em|strong|section|article|ul|ol|table|blockquote|center|a|form)\b", re.I
)


def accepts(data: bytes, suffix: str) -> bool:
    """Pages and saved archives by how they begin, or by suffix when they hold tags."""
    if suffix in {".htm", ".html", ".shtml", ".xhtml"}:
        return b"<" in data[:4096]
    if suffix in {".mht", ".mhtml"} or (_MHT.match(data) and b"multipart/related" in data[:4096]):
        return True
    return bool(_START.match(data[:4096]))


def read(data: bytes) -> Document:
    """The report in the page. Raises ReportError where there is no text."""
    from selectolax.lexbor import LexborHTMLParser

    if _MHT.match(data) and b"<html" not in _HEAD_END.split(data[:_HEAD_BYTES], maxsplit=1)[0].lower():
        data = _page_of_archive(data)
    html = _decode(data)
    if _is_too_deep(html):
        raise ReportError("网页嵌套过深，不像一份正常的报告。")
    tree = LexborHTMLParser(html)
    names = load_json("readers/web.json")
    head = dict(_meta(tree, names) | _labels(tree, names))
    title = _title(tree, names)
    for selector in names["drop"]:
        for node in tree.css(selector):
            node.decompose()
    body = tree.body if _is_typed(tree, names) else _body(tree, names)
    if body is None:
        raise ReportError("网页里没有正文。")
    out = Assembler()
    paragraphs = _without_furniture([text for text in _Paragraphs().of(body) if text.strip(_EDGES)], names)
    if title and title not in "".join(paragraphs[:4]).replace(" ", ""):
        paragraphs.insert(0, title)
    for text in paragraphs:
        out.add(text.strip(_EDGES), kind="row" if "\t" in text else "paragraph")
    return out.document(format="html", head=tuple(sorted(head.items())))


def _is_too_deep(html: str) -> bool:
    """Whether elements nest deeper than on any page a person wrote; told before the parser meets them."""
    depth = 0
    for match in _NESTING.finditer(html):
        depth += -1 if match.group(1) else 1
        if depth > _DEEPEST:
            return True
    return False


def _decode(data: bytes) -> str:
    stated = _CHARSET.search(data[:4096])
    if stated and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, stated.group(1).decode("ascii"))
    return decode(data)


def _decoded(data: bytes, charset: str) -> str:
    """Bytes in a stated encoding; where that is wrong or unknown, in the one they look like."""
    name = charset.lower()
    try:
        return data.decode("gb18030" if name in {"gb2312", "gbk", "gb_2312-80"} else name)
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _page_of_archive(data: bytes) -> bytes:
    """The largest HTML part of a saved .mht: frames around it are small."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages: list[bytes] = []
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            charset = part.get_content_charset()
            pages.append(_decoded(content, charset).encode("utf-8-sig") if charset else content)
    if not pages:
        raise ReportError("网页存档里没有网页。")
    return max(pages, key=len)


def _meta(tree: Any, names: dict[str, Any]) -> dict[str, str]:
    found = {}
    for node in tree.css("meta[name]"):
        field = names["meta"].get(node.attributes.get("name") or "")
        content = (node.attributes.get("content") or "").strip()
        if field and content:
            found[field] = content
    return found


def _labels(tree: Any, names: dict[str, Any]) -> dict[str, str]:
    """The table of metadata: a label and its value in neighbouring cells, or in one item."""
    found: dict[str, str] = {}
    for cell in tree.css("td, th, dt, dd, li, span, p, b, strong, label"):
        text = _BLANKS.sub(" ", cell.text(deep=True)).strip(_EDGES)
        if not text or len(text) > 200:
            continue
        label, colon, value = text.replace("：", ":").partition(":")
        field = names["labels"].get(label.strip("[]【】 \u3000"))
        if field is None or field in found:
            continue
        if not colon or not value.strip():
            value = _next_text(cell)
        if value.strip(_EDGES):
            found[field] = value.strip(_EDGES)
    return found


def _next_text(cell: Any) -> str:
    following = cell.next
    while following is not None and (
        following.tag == "-text" and not following.text().strip(_EDGES + "\n\r")
    ):
        following = following.next
    return _BLANKS.sub(" ", following.text(deep=True)).strip(_EDGES) if following is not None else ""


def _title(tree: Any, names: dict[str, Any]) -> str:
    for selector in names["title"]:
        node = tree.css_first(selector)
        if node is None:
            continue
        text = node.attributes.get("content") if node.tag == "meta" else node.text(deep=True)
        text = _BLANKS.sub("", text or "").strip(_EDGES)
        if 6 <= len(text) <= 80:
            # Site names hang on with a dash or an underscore.
            return re.split(r"[_|]|\s-\s|--", text)[0] if selector == "title" else text
    return ""


def _body(tree: Any, names: dict[str, Any]) -> Any:
    for selector in names["body"]:
        nodes = [n for n in tree.css(selector) if len(n.text(deep=True).strip()) >= _ENOUGH]
        if nodes:
            return max(nodes, key=lambda n: len(n.text(deep=True)))
    return _densest(tree.body) if tree.body is not None else None


def _without_furniture(paragraphs: list[str], names: dict[str, Any]) -> list[str]:
    """Without lines of the page itself (print, font size, share, next article) above and below the report."""
    furniture = re.compile("|".join(f"(?:{pattern})" for pattern in names["furniture"]))
    first, last = 0, len(paragraphs)
    while first < min(last, _FURNITURE_LINES) and furniture.fullmatch(_words(paragraphs[first])):
        first += 1
    while last > max(first, len(paragraphs) - _FURNITURE_LINES) and furniture.fullmatch(
        _words(paragraphs[last - 1])
    ):
        last -= 1
    return paragraphs[first:last]


def _words(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(_EDGES)


def _is_typed(tree: Any, names: dict[str, Any]) -> bool:
    """Whether a word processor saved the page: all of it is the document then."""
    programs = (
        node.attributes.get("content") or ""
        for node in tree.css("meta[name=Generator], meta[name=generator], meta[name=ProgId]")
    )
    return any(word in program for program in programs for word in names["word_processors"])


def _densest(body: Any) -> Any:
    """The block whose own text, less the text of links, weighs most; a parent wins by its paragraphs."""
    scores: dict[int, float] = {}
    nodes: dict[int, Any] = {}
    for paragraph in body.css("p, div, td, span, section"):
        own = len(paragraph.text(deep=False).strip())
        parent = paragraph.parent
        links = sum(len(a.text(deep=True)) for a in paragraph.css("a"))
        if own < 10 or links > own or parent is None:
            continue
        for node, weight in ((paragraph, 1.0), (parent, 0.9), (parent.parent, 0.4)):
            if node is not None and node.tag not in {"html", "-document"}:
                scores[node.mem_id] = scores.get(node.mem_id, 0.0) + own * weight
                nodes[node.mem_id] = node
    return nodes[max(scores, key=lambda key: scores[key])] if scores else body


class _Paragraphs:
    """Block by block, as a browser would break lines; table rows are lines with tabs."""

    def __init__(self) -> None:
        self._line: list[str] = []
        self._mark = ""

    def of(self, node: Any) -> Iterator[str]:
        yield from self._walk(node)
        yield from self._flush()

    def _flush(self) -> Iterator[str]:
        text = "".join(self._line)
        self._line = []
        if text.strip(_EDGES):
            # The mark of an item stands before its first words, in whatever block these are.
            mark, self._mark = self._mark, ""
            yield mark + (text.strip(_EDGES) if mark else text)

    def _walk(self, node: Any) -> Iterator[str]:
        child = node.child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                self._line.append(_BLANKS.sub(" ", child.text(deep=False)))
            elif tag == "br":
                yield from self._flush()
            elif tag == "tr":
                yield from self._flush()
                self._line.append("\t".join(_cell_text(c) for c in child.iter() if c.tag in {"td", "th"}))
                yield from self._flush()
            elif not tag.startswith("-") and not _HIDDEN.search(child.attributes.get("style") or ""):
                yield from self._element(child, tag)
            child = child.next

    def _element(self, child: Any, tag: str) -> Iterator[str]:
        is_block = tag in _BLOCKS
        if is_block:
            yield from self._flush()
        if tag == "li":
            self._mark = _list_mark(child)
        yield from self._walk(child)
        if is_block:
            yield from self._flush()
        if tag == "li":
            self._mark = ""  # an empty item has no words to stand before


def _cell_text(cell: Any) -> str:
    return _BLANKS.sub(" ", " ".join(_Paragraphs().of(cell))).strip(_EDGES)


def _list_mark(item: Any) -> str:
    """The number a browser prints before an item of an ordered list."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return ""
    position, before = 0, item.prev
    while before is not None:
        position += before.tag == "li"
        before = before.prev
    start = parent.attributes.get("start") or "1"
    style = parent.attributes.get("type") or ""
    css = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", parent.attributes.get("style") or "")
    name = _LIST_STYLES.get(css.group(1) if css else style, "decimal")
    value = (int(start) if start.isdigit() else 1) + position
    return list_number(value, name) + ("、" if name == "chineseCounting" else ".")
