"""Where sentences and clauses end: behind each of their marks, wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.scan import Scan

_TEXTS = st.text(st.sampled_from("法治，,、：:。！？!?；;\n 𬭎"), max_size=60)


@given(_TEXTS, st.data())
def test_a_clause_ends_behind_the_first_mark_and_begins_behind_the_one_before(
    text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = Scan(text).clause(offset)
    before, behind = text[start:offset], text[offset:end]
    assert not set(before) & set("，,、：:。！？!?；;\n")
    assert not set(behind[:-1]) & set("，,、：:。！？!?；;\n")
    assert start == 0 or text[start - 1] in "，,、：:。！？!?；;\n"
    assert end == len(text) or text[end - 1] in "，,、：:。！？!?；;\n"


@given(_TEXTS, st.data())
def test_a_sentence_goes_over_commas_and_enumerations(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = Scan(text).sentence(offset)
    assert not set(text[start : end - 1]) & set("。！？!?；;\n")
    assert start == 0 or text[start - 1] in "。！？!?；;\n"
    assert end == len(text) or text[end - 1] in "。！？!?；;\n"
