"""Words and characters twice in a row, found by laying the text over itself, are those a look at every place finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.core.checks.spelling.doubling import LONGEST, Doubling

# 一 and 㐀 have the same low byte, so have 推 and 咨: what seems alike is looked at again.
_TEXTS = st.text(st.sampled_from("推动一㐀咨，2\n"), max_size=40)


@given(_TEXTS)
def test_a_doubled_word_is_found_wherever_one_stands(text: str) -> None:
    found = set(Doubling(text).words())
    assert all(text[start:end] == text[end : 2 * end - start] for start, end in found)
    doubled = any(re.search(rf"([\u4e00-\u9fff]{{{size}}})\1", text) for size in range(2, LONGEST + 1))
    assert bool(found) == doubled


@given(_TEXTS)
def test_a_doubled_chinese_character_is_found_at_all_its_places(text: str) -> None:
    places = [m.start() for m in re.finditer("(?=([\u4e00-\u9fff])\\1)", text)]
    assert list(Doubling(text).characters()) == places
