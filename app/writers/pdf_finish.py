"""Finishes a PDF that Qt has written: right characters behind the glyphs, bookmarks, author, page labels.

Everything is appended as an incremental update (ISO 32000-1, 7.5.6): no byte of the file is changed, later
objects take the place of earlier ones. Bytes in, bytes out; nothing here draws.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.resources import load_json

_STARTXREF = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*$")
_SIZE = re.compile(rb"/Size\s+(\d{1,9})")
_ROOT = re.compile(rb"/Root\s+(\d{1,9}) 0 R")
_INFO = re.compile(rb"/Info\s+(\d{1,9}) 0 R")
_ID = re.compile(rb"/ID\s*\[[^\]]{0,400}\]")
_PAGES = re.compile(rb"/Pages\s+(\d{1,9}) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d{1,9}) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode\s+(\d{1,9}) 0 R")
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,9}) 0 obj\s")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]+)>|\[([^\]]*)\])")
_ENTRIES = 100
"""Most entries that one section of a character map may have."""
_LEAST_AGREEMENT = 0.9
_FEW = 2
_LOOK_ALIKE = re.compile("[\t\u2e80-\u2fdf\uf900-\ufaff\uff00-\uffef\u00a0-\u00bf]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: ``level`` from 0, ``page`` from 0, ``top`` in points above the page's lower edge."""

    level: int
    text: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Finish:
    """What to add. ``glyph_texts``: per font, in the order of first use, the text of each glyph, likewise."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    glyph_texts: tuple[tuple[str, ...], ...] = ()


@dataclass
class _Update:
    """Objects to append to ``data``; new numbers start at the file's size."""

    data: bytes
    size: int
    objects: dict[int, bytes] = field(default_factory=dict)

    def reserve(self) -> int:
        self.size += 1
        return self.size - 1

    def body(self, number: int) -> bytes:
        """The dictionary, or whatever stands between obj and endobj, as it now is."""
        if number in self.objects:
            return self.objects[number]
        found = re.search(rb"(?:^|[\r\n])%d 0 obj\s(.*?)endobj" % number, self.data, re.DOTALL)
        if found is None:
            raise ValueError(f"object {number} is not in the file")
        return found.group(1).strip()


def finish_pdf(data: bytes, finish: Finish) -> bytes:
    """The file with everything in ``finish`` added. Raises ValueError for a file of another make."""
    end = _STARTXREF.search(data)
    trailer = data[data.rfind(b"trailer") :]
    size, root = _SIZE.search(trailer), _ROOT.search(trailer)
    if end is None or size is None or root is None:
        raise ValueError("not a file with a plain trailer")
    update = _Update(data, int(size.group(1)))
    catalog = int(root.group(1))
    pages = _page_numbers(update, update.body(catalog))
    _mend_characters(update, finish.glyph_texts)
    extra = b"/Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >>"
    if finish.marks:
        extra += b" /PageMode /UseOutlines /Outlines %d 0 R" % _add_outline(update, finish.marks, pages)
    update.objects[catalog] = _with_entries(update.body(catalog), extra)
    info = _INFO.search(trailer)
    if info is not None:
        number = int(info.group(1))
        update.objects[number] = _information(update.body(number), finish)
    return _append(update, trailer, previous=int(end.group(1)))


def _page_numbers(update: _Update, catalog: bytes) -> list[int]:
    top = _PAGES.search(catalog)
    if top is None:
        raise ValueError("no pages")
    found: list[int] = []
    waiting = [int(top.group(1))]
    while waiting:
        number = waiting.pop()
        kids = _KIDS.search(update.body(number))
        if kids is None:
            found.append(number)
        else:
            waiting.extend(int(n) for n in reversed(_REFERENCE.findall(kids.group(1))))
    return found


def _with_entries(dictionary: bytes, extra: bytes) -> bytes:
    return b"<<\n" + extra + dictionary[dictionary.index(b"<<") + 2 :]


def _text_string(words: str) -> bytes:
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _information(old: bytes, finish: Finish) -> bytes:
    """The information dictionary; what Qt wrote about dates stays."""
    kept = re.findall(
        rb"/(?:CreationDate|ModDate) \([^)]{0,60}\)|/Producer \((?:[^\\)]|\\.){0,200}\)", old, re.DOTALL
    )
    entries = {
        b"Title": finish.title,
        b"Author": finish.author,
        b"Subject": finish.subject,
        b"Keywords": " ".join(finish.keywords),
        b"Creator": "镇阅",
    }
    written = [b"/%s %s" % (name, _text_string(words)) for name, words in entries.items() if words]
    return b"<<\n" + b"\n".join([*written, *kept]) + b"\n>>"


def _add_outline(update: _Update, marks: Sequence[Mark], pages: Sequence[int]) -> int:
    """Adds the bookmark tree and gives the number of its root. A jump in levels is one step down."""
    root = update.reserve()
    numbers = [update.reserve() for _ in marks]
    parents: list[int] = []
    children: dict[int, list[int]] = {root: []}
    path: list[tuple[int, int]] = []
    for mark, number in zip(marks, numbers, strict=True):
        while path and path[-1][0] >= mark.level:
            path.pop()
        parent = path[-1][1] if path else root
        parents.append(parent)
        children.setdefault(parent, []).append(number)
        path.append((mark.level, number))
    for mark, number, parent in zip(marks, numbers, parents, strict=True):
        sisters = children[parent]
        at = sisters.index(number)
        parts = [b"/Title " + _text_string(mark.text), b"/Parent %d 0 R" % parent]
        parts.append(b"/Dest [%d 0 R /XYZ null %.2f null]" % (pages[mark.page], mark.top))
        if at:
            parts.append(b"/Prev %d 0 R" % sisters[at - 1])
        if at + 1 < len(sisters):
            parts.append(b"/Next %d 0 R" % sisters[at + 1])
        parts += _family(children.get(number, []))
        update.objects[number] = b"<<\n" + b"\n".join(parts) + b"\n>>"
    update.objects[root] = b"<<\n/Type /Outlines\n" + b"\n".join(_family(children[root])) + b"\n>>"
    return root


def _family(kids: Sequence[int]) -> list[bytes]:
    if not kids:
        return []
    return [b"/First %d 0 R" % kids[0], b"/Last %d 0 R" % kids[-1], b"/Count %d" % len(kids)]


def _mend_characters(update: _Update, fonts: Sequence[Sequence[str]]) -> None:
    """Gives each font the characters that were really drawn, or where they are not known, no look-alikes."""
    numbers = sorted({int(n) for n in _OBJECT.findall(update.data)})
    maps = [found for n in numbers if (found := _TO_UNICODE.search(update.body(n))) is not None]
    drawn: Sequence[Sequence[str]] = fonts if len(fonts) == len(maps) else [()] * len(maps)
    for found, texts in zip(maps, drawn, strict=True):
        number = int(found.group(1))
        known = _read_map(update.body(number))
        if _agrees(known, texts):
            update.objects[number] = _character_map(dict(enumerate(texts, 1)))
        elif known:
            update.objects[number] = _character_map({code: _usual(c) for code, c in known.items()})


def _usual(character: str) -> str:
    """The character that a look-alike stands for: 人 for the radical ⼈, a space for a tab."""
    if character == "\t":
        return " "
    if "\u2f00" <= character <= "\u2fdf":
        return unicodedata.normalize("NFKC", character)
    radicals: dict[str, str] = load_json("print/radicals.json")
    return radicals.get(character, character)


def _read_map(stream: bytes) -> dict[int, str]:
    """Glyph code → character of the map that Qt wrote; 0 is left out."""
    known: dict[int, str] = {}
    for first, _, single, many in _RANGE.findall(stream):
        texts = [single] if single else re.findall(rb"<([0-9A-F]+)>", many)
        for step, code in enumerate(texts):
            character = bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
            if character != "\0":
                known[int(first, 16) + step] = character
    return known


def _agrees(known: dict[int, str], texts: Sequence[str]) -> bool:
    """Whether the recorded order is the file's: no code beyond it, and characters that can be the same glyph.

    Qt takes the lowest character that a glyph serves: a tab for a space, a radical for the ideograph. So what
    it wrote is never above what was drawn, and mostly equal where no look-alike exists.
    """
    if not known or max(known) > len(texts):
        return False
    pairs = [(texts[code - 1], c) for code, c in known.items() if code > 0]
    pairs = [(drawn, written) for drawn, written in pairs if len(drawn) == 1]  # ligatures tell nothing
    if any(written > drawn for drawn, written in pairs):
        return False
    sure = [(drawn, written) for drawn, written in pairs if not _LOOK_ALIKE.match(written)]
    same = sum(drawn == written for drawn, written in sure)
    return same >= _LEAST_AGREEMENT * len(sure) - _FEW


def _character_map(texts: Mapping[int, str]) -> bytes:
    """The map of a font: the text of each glyph code."""
    entries = [
        b"<%04X> <%s>" % (code, t.encode("utf-16-be", "replace").hex().upper().encode())
        for code, t in sorted(texts.items())
    ]
    sections = []
    for start in range(0, len(entries), _ENTRIES):
        part = entries[start : start + _ENTRIES]
        sections.append(b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)))
    body = b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *sections,
            b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _append(update: _Update, trailer: bytes, *, previous: int) -> bytes:
    out = bytearray(update.data)
    if not out.endswith(b"\n"):
        out += b"\n"
    places: dict[int, int] = {}
    for number, body in sorted(update.objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    kept = [m.group() for m in (_ROOT.search(trailer), _INFO.search(trailer), _ID.search(trailer)) if m]
    entries = [b"/Size %d" % update.size, b"/Prev %d" % previous, *kept]
    out += b"trailer\n<<\n" + b"\n".join(entries) + b"\n>>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)
