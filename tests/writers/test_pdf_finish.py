"""Finishing PDF files without Qt: what is refused, and what becomes of the characters."""

from __future__ import annotations

import pytest

from app.core.resources import load_json
from app.writers.pdf_finish import Finish, Mark, finish_pdf

MAP = (
    b"/CIDInit /ProcSet findresource begin\n1 beginbfrange\n"
    b"<0001> <0003> [<2F08> <0020> <6CD5> ]\nendbfrange\nend"
)


def small_pdf() -> bytes:
    """A file of the form that Qt writes, with one page and one font."""
    bodies = [
        b"<< /Title (x) /CreationDate (D:20250101000000Z) >>",
        b"<< /Type /Catalog /Pages 3 0 R >>",
        b"<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>",
        b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 100 100] /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(MAP), MAP),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<<\n/Size 7\n/Info 1 0 R\n/Root 2 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def added(finish: Finish) -> bytes:
    before = small_pdf()
    after = finish_pdf(before, finish)
    assert after.startswith(before)
    return after[len(before) :]


def test_the_drawn_characters_take_the_place_of_look_alikes() -> None:
    found = added(Finish(glyph_texts=(("人", " ", "法"),)))
    assert b"<0001> <4EBA>" in found
    assert b"<0002> <0020>" in found


def test_characters_beyond_the_bmp_and_ligatures_are_written() -> None:
    found = added(Finish(glyph_texts=(("人", " ", "法", "\U0002b5ae", "ffi"),)))
    assert b"<0004> <D86DDDAE>" in found
    assert b"<0005> <006600660069>" in found


@pytest.mark.parametrize(
    "texts",
    [
        (),
        (("人", " "),),
        (("法", "人", " "),),
        (("人", " ", "法"), ("乙",)),
    ],
)
def test_without_a_fitting_record_radicals_become_ideographs(texts: tuple[tuple[str, ...], ...]) -> None:
    found = added(Finish(glyph_texts=texts))
    assert b"<0001> <4EBA>\n<0002> <0020>\n<0003> <6CD5>\n" in found


def test_every_radical_has_the_ideograph_of_its_name() -> None:
    for radical, ideograph in load_json("print/radicals.json").items():
        assert "\u2e80" <= radical <= "\u2eff"
        assert "\u4e00" <= ideograph <= "\u9fff"
    assert load_json("print/radicals.json")["⺠"] == "民"


def test_bookmarks_form_a_tree_even_where_levels_are_skipped() -> None:
    marks = (Mark(0, "甲", 0, 90), Mark(3, "乙", 0, 80), Mark(1, "丙", 0, 70), Mark(0, "丁", 0, 60))
    found = added(Finish(marks=marks))
    assert b"/PageMode /UseOutlines" in found
    assert found.count(b"/Title") >= 4
    assert found.count(b"/Parent 7 0 R") == 2


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\nnothing", small_pdf()[:-20], small_pdf().replace(b"/Root", b"/Boot")]
)
def test_a_file_of_another_make_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        finish_pdf(data, Finish())
