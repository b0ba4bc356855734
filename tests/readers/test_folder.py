"""Files, folders and archives become a list of sources."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from wordfile import paragraph, word_file

from app.core.errors import ReportError
from app.readers.folder import sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "乙镇").mkdir()
    (tmp_path / "乙镇" / "报告.txt").write_text("乙", encoding="utf-8")
    (tmp_path / "甲镇.txt").write_text("甲", encoding="utf-8")
    (tmp_path / ".隐藏").write_text("x", encoding="utf-8")
    (tmp_path / "~$甲镇.docx").write_text("x", encoding="utf-8")
    return tmp_path


def names(*paths: Path) -> list[str]:
    return [s.name for s in sources(paths)]


def test_folders_are_walked_by_name_and_lock_files_passed_over(folder: Path) -> None:
    assert names(folder) == ["报告.txt", "甲镇.txt"]


def test_what_a_saved_web_page_keeps_beside_it_is_passed_over(folder: Path) -> None:
    (folder / "丙镇.html").write_text("丙", encoding="utf-8")
    for name in ("丙镇_files", "附件_files"):
        (folder / name).mkdir()
        (folder / name / f"{name}.txt").write_text("图", encoding="utf-8")
    assert names(folder) == ["丙镇.html", "报告.txt", "甲镇.txt", "附件_files.txt"]


def test_files_keep_the_given_order(folder: Path) -> None:
    assert names(folder / "甲镇.txt", folder / "乙镇") == ["甲镇.txt", "报告.txt"]


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    source = next(sources([folder / "没有这个文件.txt"]))
    with pytest.raises(ReportError, match="不存在"):
        source.read()


def test_members_of_an_archive_are_sources(folder: Path) -> None:
    with zipfile.ZipFile(folder / "全县.zip", "w") as archive:
        archive.writestr("2024/丙镇.txt", "丙")
        archive.writestr("__MACOSX/2024/._丙镇.txt", "x")
    found = list(sources([folder / "全县.zip"]))
    assert [(s.name, s.read().decode()) for s in found] == [("丙镇.txt", "丙")]
    assert found[0].path.endswith("全县.zip›2024/丙镇.txt")


def test_names_written_by_windows_are_read_as_chinese(folder: Path) -> None:
    path = folder / "老.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x.txt")
        archive.writestr(info, "丁")
    raw = "丁镇.txt".encode("gb18030").decode("cp437")
    assert raw.encode("cp437").decode("gb18030") == "丁镇.txt"
    # The flag for UTF-8 names is not set on names of this length: replace the stored name byte for byte.
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("aaaa.txt"), "丁")
    path.write_bytes(path.read_bytes().replace(b"aaaa.txt", "丁镇.txt".encode("gb18030")))
    assert [(s.name, s.read().decode()) for s in sources([path])] == [("丁镇.txt", "丁")]


def test_a_word_document_is_no_archive_of_files(folder: Path) -> None:
    (folder / "改了后缀.zip").write_bytes(word_file(paragraph("正文")))
    assert names(folder / "改了后缀.zip") == ["改了后缀.zip"]


def test_a_broken_archive_is_one_source_that_says_why(folder: Path) -> None:
    (folder / "坏.zip").write_bytes(b"PK\x03\x04" + b"x" * 5000)
    found = list(sources([folder / "坏.zip"]))
    assert [s.name for s in found] == ["坏.zip"]


def test_an_encrypted_member_is_refused_with_a_sentence(folder: Path) -> None:
    path = folder / "密.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("戊.txt", "戊")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ReportError, match="密码"):
        next(sources([path])).read()


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "环").symlink_to(folder, target_is_directory=True)
    assert names(folder) == ["报告.txt", "甲镇.txt"]


def test_there_is_a_limit(folder: Path) -> None:
    assert len(list(sources([folder], limit=1))) == 1


def packed(**files: bytes | str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return data.getvalue()


def test_archives_in_archives_are_taken_apart(folder: Path) -> None:
    (folder / "全县.zip").write_bytes(packed(甲镇__zip=packed(报告__txt="甲"), 乙__txt="乙"))
    found = list(sources([folder / "全县.zip"]))
    assert [(s.path.partition("全县")[2], s.read().decode()) for s in found] == [
        (".zip›甲镇.zip›报告.txt", "甲"),
        (".zip›乙.txt", "乙"),
    ]


def test_archives_that_hold_each_other_without_end_are_left_at_some_depth(folder: Path) -> None:
    data = packed(报告__txt="底")
    for _ in range(12):
        data = packed(里__zip=data)
    (folder / "深.zip").write_bytes(data)
    assert [s.name for s in sources([folder / "深.zip"])] == ["里.zip"]


def test_one_absurd_member_does_not_spoil_the_others(folder: Path) -> None:
    (folder / "弹.zip").write_bytes(packed(弹__txt=b"\x00" * 20_000_000, 好__txt=bytes(range(256)) * 300))
    bomb, good = sources([folder / "弹.zip"])
    with pytest.raises(ReportError, match="不合常理"):
        bomb.read()
    assert len(good.read()) == 76_800


def test_names_written_by_macos_are_read_as_chinese(folder: Path) -> None:
    path = folder / "果.zip"
    path.write_bytes(packed(aaaaaaaaaa="丁").replace(b"aaaaaaaaaa", "丁镇.txt".encode()))
    assert names(path) == ["丁镇.txt"]


def test_folders_in_names_may_be_divided_as_windows_does(folder: Path) -> None:
    path = folder / "窗.zip"
    path.write_bytes(packed(aaaaaaa="丁").replace(b"aaaaaaa", b"b\\c.txt"))
    assert [(s.name, s.path.rpartition("›")[2]) for s in sources([path])] == [("c.txt", "b/c.txt")]


def test_members_are_read_in_several_threads(folder: Path) -> None:
    content = {f"{n}__txt": str(n) * 50_000 for n in range(40)}
    (folder / "多.zip").write_bytes(packed(**content))
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda s: s.read().decode(), sources([folder / "多.zip"])))
    assert read == list(content.values())


def test_links_to_files_in_a_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "别处.txt"
    secret.write_text("不该读到的内容", encoding="utf-8")
    (folder / "链接.txt").symlink_to(secret)
    (folder / "断链.txt").symlink_to(tmp_path / "没有")
    links = [source for source in sources([folder]) if "链" in source.name]
    assert len(links) == 2
    for source in links:
        with pytest.raises(ReportError, match="链接"):
            source.read()


def test_a_link_that_was_chosen_itself_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "报告.txt").write_text("正文", encoding="utf-8")
    link = tmp_path / "桌面.txt"
    link.symlink_to(folder / "报告.txt")
    assert [source.read().decode() for source in sources([link])] == ["正文"]
