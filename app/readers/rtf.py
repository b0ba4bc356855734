"""Rich Text Format: the text in reading order, tracked deletions and hidden text left out, list numbers kept.

Word writes each automatic number beside its paragraph (``\\listtext``), so that they need no rebuilding here.
Follows the RTF specification 1.9.1; only what changes the text is interpreted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.core.errors import ReportError
from app.core.report import Document
from app.readers.assemble import Assembler

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DESTINATIONS = frozenset(
    b"""
    fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer
    footerl footerr footerf fldinst xe tc annotation atnid atnauthor atnref atrfstart atrfend
    bkmkstart bkmkend listtable listoverridetable revtbl rsidtbl generator themedata
    colorschememapping latentstyles datastore filetbl template nonshppict falt panose pgdsctbl
    mmathPr userprops xmlnstbl formfield
    """.split()
)
_KEPT_STARRED = {b"shptxt", b"shpinst", b"footnote", b"pn"}
_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
}  # fmt: skip
_ESCAPED = {b"~": "\xa0", b"-": "", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_CODE_PAGES = {
    0: "cp1252",
    134: "gb18030",
    136: "big5hkscs",
    128: "cp932",
    129: "cp949",
    238: "cp1250",
    204: "cp1251",
}
_DEEPEST = 500


def accepts(data: bytes, suffix: str) -> bool:
    """By the mark every such file begins with."""
    return data[:64].lstrip().startswith(b"{\\rtf")


def read(data: bytes) -> Document:
    """The text of the file. Raises ReportError where there is none."""
    return _Reading(data).document()


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: whether it is printed, its code page, how many bytes stand in for a \\u."""

    silent: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    font: int | None = None
    in_fonts: bool = False
    list_text: bool = False
    note: bool = False


@dataclass
class _Reading:
    data: bytes
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    code_page: str = "gb18030"
    fonts: dict[int, str] = field(default_factory=dict)
    out: Assembler = field(default_factory=Assembler)
    pieces: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    starred: bool = False
    row: list[str] | None = None
    notes: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)  # the paragraph that a note is set in

    def document(self) -> Document:
        for match in _TOKEN.finditer(self.data):
            word, number, code, sign, brace, plain = match.groups()
            if code is None and (plain is None or self.to_skip):
                self._decode()
            if word is not None:
                self._word(word, int(number) if number else None)
            elif code is not None:
                self._byte(int(code, 16))
            elif brace is not None:
                self._brace(brace)
            elif sign is not None:
                self._sign(sign)
            elif plain is not None:
                self._plain(plain)
        self._decode()
        self._end_paragraph()
        for note in self.notes:
            self.out.add(note, kind="footnote")
        return self.out.document(format="rtf")

    @property
    def _is_printed(self) -> bool:
        return not (self.state.silent or self.state.hidden or self.state.deleted or self.state.in_fonts)

    def _brace(self, brace: bytes) -> None:
        self.to_skip = 0
        if brace == b"{":
            if len(self.stack) > _DEEPEST:
                raise ReportError("文件嵌套过深，不像一份正常的报告。")
            self.stack.append(self.state)
        elif self.stack:
            if self.state.list_text and not self.stack[-1].list_text:
                self._close_list_text()
            if self.state.note and not self.stack[-1].note:
                self._close_note()
            self.state = self.stack.pop()
        self.starred = False

    def _close_list_text(self) -> None:
        """A number and its text stand together when the number ends in 、 or ）."""
        if self.pieces and self.pieces[-1] == "\t":
            before = "".join(self.pieces[:-1])
            self.pieces[-1] = "" if before.endswith(("、", "）", ")", ".", "．")) else " "

    def _open_note(self) -> None:
        self.state = replace(self.state, note=True)
        self.outside, self.pieces = self.pieces, []

    def _close_note(self) -> None:
        """A foot note stands after the text, as in other formats."""
        note = " ".join("".join(self.pieces).split("\n")).strip()
        if note:
            self.notes.append(note)
        self.pieces, self.outside = self.outside, []

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif self._is_printed and sign in _ESCAPED:
            self.pieces.append(_ESCAPED[sign])
        elif sign in b"\r\n":
            self._end_paragraph()

    def _plain(self, plain: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(plain))
            plain, self.to_skip = plain[skipped:], self.to_skip - skipped
        if self._is_printed:
            self.raw += plain

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif self._is_printed:
            self.raw.append(value)

    def _decode(self) -> None:
        if self.raw:
            page = (
                self.fonts.get(self.state.font, self.code_page)
                if self.state.font is not None
                else self.code_page
            )
            if page == "cp1252" and any(b > 0x7F for b in self.raw):
                # Chinese runs are often set in a font declared as Western.
                page = self.code_page
            self.pieces.append(bytes(self.raw).decode(page, errors="replace"))
            self.raw.clear()

    def _word(self, word: bytes, number: int | None) -> None:
        if self.starred and word not in _KEPT_STARRED:
            self.state = replace(self.state, silent=True)
        self.starred = False
        if word == b"u" and number is not None:
            self.to_skip = self.state.skip
            if self._is_printed:
                self._unicode(number)
            return
        if word == b"footnote" and not self.state.note:
            self._open_note()
        self._set_state(word, number)
        if self._is_printed:
            self._text_word(word)

    def _unicode(self, number: int) -> None:
        unit = chr(number % 0x10000)
        if self.pieces and "\ud800" <= self.pieces[-1][-1:] <= "\udbff" and "\udc00" <= unit <= "\udfff":
            pair = self.pieces.pop() + unit
            unit = pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.pieces.append(unit)

    def _set_state(self, word: bytes, number: int | None) -> None:
        is_on = number is None or number != 0
        if word in _DESTINATIONS:
            self.state = replace(self.state, silent=True, in_fonts=word == b"fonttbl")
        elif word in {b"listtext", b"pntext"}:
            self.state = replace(self.state, list_text=True)
        elif word == b"v":
            self.state = replace(self.state, hidden=is_on)
        elif word == b"deleted":
            self.state = replace(self.state, deleted=is_on)
        elif word == b"plain":
            self.state = replace(self.state, hidden=False, deleted=False)
        elif word == b"uc" and number is not None:
            self.state = replace(self.state, skip=max(0, min(number, 8)))
        elif word == b"ansicpg" and number:
            self.code_page = "gb18030" if number in {936, 1252, 0} else f"cp{number}"
        elif word == b"f" and number is not None:
            self.state = replace(self.state, font=number)
        elif word == b"fcharset" and number is not None and self.state.font is not None:
            self.fonts[self.state.font] = _CODE_PAGES.get(number, self.code_page)

    def _text_word(self, word: bytes) -> None:
        if word in {b"par", b"sect"}:
            self._end_paragraph()
        elif word == b"trowd":
            self.row = self.row or []
        elif word == b"nestcell" and self.row is not None:
            self.pieces.append(" ")
        elif word == b"cell" and self.row is not None:
            self.row.append("".join(self.pieces).replace("\n", " ").strip())
            self.pieces.clear()
        elif word == b"row" and self.row is not None:
            self.out.add("\t".join(self.row), kind="row")
            self.row = None
        elif word in _CHARACTERS:
            self.pieces.append(_CHARACTERS[word])

    def _end_paragraph(self) -> None:
        text = "".join(self.pieces)
        if self.row is not None or self.state.note:
            self.pieces.append(" ")
            return
        self.pieces.clear()
        self.out.add(text)
