"""Names of acts in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.models.act_words import act_words
from app.ui.language import Translators


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = Translators(qapp)
    translators.use("en")
    yield
    translators.use("zh_CN")


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("确认数据 218次", "Confirm figure 218次"),
        ("确认 25 处数据", "Confirm 25 figures"),
        ("剔除数据 2次", "Reject figure 2次"),
        ("更正数值 218→213", "Correct value 218→213"),
        ("更正乡镇、年度", "Correct town, year"),
        ("标题升级 （四）健全服务体系", "Promote heading （四）健全服务体系"),
        ("取消标题 3 个", "Unmake heading (3)"),
        ("同类更正 3 处“连心折”", "Correct alike: 3 of “连心折”"),
        ("谁也不知道的操作 3", "谁也不知道的操作 3"),
    ],
)
def test_names_are_told_in_english(english: None, kept: str, shown: str) -> None:
    assert act_words(kept) == shown


def test_in_chinese_names_stay_but_for_the_word_of_the_buttons(qapp: QApplication) -> None:
    assert act_words("更正数值 218→213") == "更正数值 218→213"
    assert act_words("确认 25 处数据") == "确认 25 处数据"
    assert act_words("剔除数据 2次") == "排除数据 2次"
