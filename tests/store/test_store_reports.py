"""Reports in and out of the library."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from store_making import TEXT, add_report, figures_of, reading_of

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.report import Document, Doubt, Place, PrintedLine, Removed
from app.core.review import acts, outline_acts
from app.core.review.rows import to_row
from app.store.library import Library
from app.store.shapes import FIGURE, HEAD, SECTION


def test_columns_are_the_fields_of_the_dataclasses() -> None:
    from app.core.review.rows import FIGURE_FIELDS, HEAD_FIELDS, SECTION_FIELDS

    assert tuple(c.name for c in FIGURE) == FIGURE_FIELDS
    assert tuple(c.name for c in SECTION) == SECTION_FIELDS
    assert tuple(c.name for c in HEAD) == HEAD_FIELDS


def test_a_document_comes_back_as_it_went_in(library: Library) -> None:
    document = Document(
        TEXT,
        format="docx",
        removed=(Removed(3, "[bookmark: x]"),),
        places=(Place(0, 5, page=1), Place(5, 9, kind="cell")),
        notices=("第2页没有文字。",),
        head=(("索引号", "001"),),
        doubts=(Doubt(2, 4, 0.51), Doubt(7, 8, 0.8)),
        lines=(PrintedLine(0, 5, 1, 72.5, 80.0, 520.1, 96.0), PrintedLine(5, 9, 2, 72.0, 80.0, 90.0, 96.0)),
    )
    key = library.add_report(document, reading_of(TEXT), file_name="甲.docx", original=b"bytes")
    assert library.document(key) == document
    assert library.state(key).document == document


@pytest.mark.parametrize("original", [b"", b"x", bytes(range(256)) * 40, b"a" * 100_000])
def test_original_bytes_come_back_as_they_went_in(library: Library, original: bytes) -> None:
    key = library.add_report(Document(TEXT), reading_of(TEXT), file_name="甲.bin", original=original)
    assert library.original(key) == ("甲.bin", original)


def test_suggestions_come_back_with_their_section(library: Library, key: str) -> None:
    state = library.state(key)
    assert [s.section for s in state.sections] == list(reading_of(TEXT).outline)
    assert [f.figure.section for f in state.figures] == [0, 0, 0, 1, 2, 2]
    assert [replace(f.figure, section=None) for f in state.figures] == list(figures_of(TEXT))
    assert all(f.suggested == f.figure and f.status is Status.SUGGESTED for f in state.figures)


def test_the_outline_alone_is_that_of_the_whole_report(library: Library, key: str) -> None:
    for _ in range(2):
        state = library.state(key)
        assert library.outline(key, state.document.text) == (state.sections, state.rejected_sections)
        library.apply(outline_acts.unmake_heading(state.sections[0]))


def test_the_list_tells_figures_and_progress(library: Library, key: str) -> None:
    state = library.state(key)
    library.apply(acts.confirm_figures(state.figures[:2]))
    added = replace(state.figures[0].figure, start=0, end=3, surface="青山镇")
    library.apply(acts.add_figure(key, added))
    (row,) = library.reports()
    assert (row.figures, row.reviewed, row.characters) == (7, 3, len(TEXT))
    assert row.head.town == "青山镇"
    assert row == library.report_row(key)


def test_open_findings_are_those_counted_minus_those_decided(library: Library, key: str) -> None:
    library.count_findings(key, 3)
    assert library.reports()[0].findings_open == 3
    library.count_findings(key, 3)
    assert library.verify().is_whole


def test_a_duplicate_is_known_by_bytes_and_by_text(library: Library, key: str) -> None:
    by_bytes = library.find_duplicate(hashlib.sha256(TEXT.encode()).hexdigest(), "anders")
    by_text = library.find_duplicate("0" * 64, TEXT)
    assert by_bytes is not None and by_bytes.key == key
    assert by_text is not None and by_text.key == key
    assert library.find_duplicate("0" * 64, TEXT + "。") is None


def test_a_removed_report_is_gone_until_undone(library: Library, key: str) -> None:
    before = library.reports()
    library.remove_report(key)
    assert library.reports() == () == library.mentions() == library.search("宣传")
    assert library.find_duplicate("", TEXT) is None
    assert [r.key for r in library.removed_reports()] == [key]
    library.undo()
    assert library.reports() == before


def test_a_report_removed_long_ago_can_be_restored(library: Library, key: str) -> None:
    library.remove_report(key)
    add_report(library, file_name="另一份.txt")
    library.restore_report(key)
    assert len(library.reports()) == 2


def test_an_unknown_report_is_told_in_a_sentence(library: Library) -> None:
    for call in (library.state, library.document, library.original, library.remove_report):
        with pytest.raises(StoreError, match="没有这份报告"):
            call("nix")


def test_a_new_reading_keeps_decisions_and_keys(library: Library, key: str) -> None:
    state = library.state(key)
    first, second = state.figures[0], state.figures[1]
    library.apply(acts.correct_figure(first, value=43))
    library.apply(acts.reject_figures([second]))
    figures = list(figures_of(TEXT))
    figures[0] = replace(figures[0], end=figures[0].end - 1, surface=figures[0].surface[:-1], unit="场")
    figures[2] = replace(figures[2], value=28.0)
    del figures[3]
    library.replace_reading(key, replace(reading_of(TEXT), figures=tuple(figures)))
    again = {f.key: f for f in library.state(key).figures}
    assert again[first.key].figure.value == 43 and again[first.key].status is Status.CORRECTED
    assert again[first.key].suggested is not None and again[first.key].suggested.unit == "场"
    assert again[second.key].status is Status.REJECTED
    assert again[state.figures[2].key].figure.value == 28.0
    assert state.figures[3].key not in again
    assert len(again) == 5
    assert library.verify().is_whole


def test_a_figure_a_person_added_is_met_by_the_machine_later(library: Library, key: str) -> None:
    whole = figures_of(TEXT)
    library.replace_reading(key, replace(reading_of(TEXT), figures=whole[1:]))
    library.apply(acts.add_figure(key, whole[0], key="0" * 32))
    library.replace_reading(key, reading_of(TEXT))
    met = next(f for f in library.state(key).figures if f.figure.start == whole[0].start)
    assert (met.key, met.status) == ("0" * 32, Status.ADDED)
    assert met.suggested is not None
    assert len(library.state(key).figures) == len(whole)


def test_a_decision_stands_when_the_machine_sees_nothing_any_more(library: Library, key: str) -> None:
    first = library.state(key).figures[0]
    library.apply(acts.confirm_figures([first]))
    library.replace_reading(key, replace(reading_of(TEXT), figures=()))
    (left,) = library.state(key).figures
    assert left.figure == first.figure and left.suggested is None and left.status is Status.CONFIRMED


def test_a_figure_row_of_the_acts_is_what_the_library_holds(library: Library, key: str) -> None:
    record = library.state(key).figures[1]
    library.apply(acts.correct_figure(record, unit="册"))
    (stored,) = library.rows(acts.Entity.FIGURE, key)
    assert dict(stored.row) == to_row(replace(record.figure, unit="册"), status="corrected")


def test_a_file_name_that_is_no_text_is_kept_readable(library: Library) -> None:
    key = add_report(library, file_name="\udcc4\udcea度报告\x00.txt")
    assert library.original(key)[0] == "??度报告?.txt"


def test_text_with_lone_surrogates_is_refused_whole(library: Library) -> None:
    with pytest.raises(StoreError, match="无法保存"):
        library.add_report(Document("坏\ud800字"), reading_of(""), file_name="a.txt", original=b"")
    assert library.reports() == ()


def test_a_figure_behind_the_text_is_a_fault_of_the_program(library: Library) -> None:
    with pytest.raises(ValueError, match="behind the text"):
        library.add_report(Document("短"), reading_of(TEXT), file_name="a.txt", original=b"")
    assert library.reports() == ()
