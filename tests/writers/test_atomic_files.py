"""Files out are whole or not there, and their names are safe."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.writers.atomic import failure_sentence, free_name, safe_name, write_atomically, write_bytes


def test_a_failed_export_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")

    def fail(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_good_export_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_file_is_synced_before_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append("sync"), real_sync(handle))[1])

    def replace(self: Path, target: Path) -> Path:
        seen.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_bytes(tmp_path / "a", b"x")
    assert seen[:2] == ["sync", "rename"]


@pytest.mark.skipif(os.name != "posix", reason="rights are a matter of POSIX")
def test_a_new_file_can_be_read_by_others_as_any_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_bytes(path, b"x")
    other = tmp_path / "b"
    other.write_bytes(b"x")
    assert path.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('a<b>c:"d/e\\f|g?h*', "a_b_c__d_e_f_g_h_"),
        ("CON", "_CON"),
        ("com1.pdf", "_com1.pdf"),
        ("..", "未命名"),
        ("尾部. ", "尾部"),
        ("甲\u202e乙\x00", "甲_乙_"),
        ("青石镇2024年", "青石镇2024年"),
    ],
)
def test_names_are_safe_on_windows(words: str, name: str) -> None:
    assert safe_name(words) == name


def test_long_names_are_cut_between_characters_and_keep_their_suffix() -> None:
    name = safe_name("镇" * 200, suffix=".docx")
    assert len(name.encode()) <= 180
    assert name.endswith("镇.docx")


def test_names_that_differ_only_in_case_do_not_meet(tmp_path: Path) -> None:
    taken: set[str] = set()
    assert free_name(tmp_path, "Town", ".pdf", taken).name == "Town.pdf"
    assert free_name(tmp_path, "TOWN", ".pdf", taken).name == "TOWN（2）.pdf"


def test_a_full_disk_is_told_in_one_sentence() -> None:
    words = failure_sentence(Path("/x/甲.pdf"), OSError(errno.ENOSPC, "No space left"))
    assert words == "“甲.pdf”没有写成：磁盘已满。原有文件未受影响。"
