"""Files of other kinds are refused with a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.core.errors import ReportError
from app.core.resources import load_json
from app.readers.registry import read_document

ROWS = load_json("readers/foreign.json")


@pytest.mark.parametrize("row", ROWS["at"], ids=lambda row: row["sentence"][:8])
def test_files_known_by_their_first_bytes(row: dict[str, str | int]) -> None:
    data = b"\x01\xfe" * int(row["at"])
    data = data[: int(row["at"])] + bytes.fromhex(str(row["hex"])) + bytes(range(256)) * 8
    with pytest.raises(ReportError, match=str(row["sentence"])[:8]):
        read_document(data, "文件.dat")


@pytest.mark.parametrize("row", ROWS["words"], ids=lambda row: row["within"])
def test_office_files_that_are_no_texts(row: dict[str, str]) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(row["within"], "<x/>")
    with pytest.raises(ReportError, match=row["sentence"][:8]):
        read_document(data.getvalue(), "表.xlsx")


def test_what_is_not_known_is_refused_too() -> None:
    with pytest.raises(ReportError, match="格式无法识别"):
        read_document(bytes(range(256)) * 9, "什么.dat")


def test_a_text_that_begins_with_two_letters_of_a_program_is_a_text() -> None:
    assert read_document("MZ 报告正文".encode(), "报告.txt").text == "MZ 报告正文"
