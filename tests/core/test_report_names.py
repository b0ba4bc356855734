"""What people call a report, and how long it is."""

from __future__ import annotations

import pytest

from app.core.report import Document, Head


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (Head(town="云集镇", title="云集镇人民政府报告", year=2024), "云集镇 2024"),
        (Head(title="2024年法治政府建设工作总结", year=2024), "2024年法治政府建设工作总结"),
        (Head(title="法治政府建设工作总结", year=2024), "法治政府建设工作总结 2024"),
        (Head(), "总结.docx"),
    ],
)
def test_a_report_is_called_by_town_title_or_file_with_its_year_once(head: Head, name: str) -> None:
    assert head.name_and_year("总结.docx") == name


def test_characters_are_counted_without_blanks_and_line_ends() -> None:
    assert Document(text="石桥镇　2024 年\n\n一、成效\t。\n").written_characters == 13
