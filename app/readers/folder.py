"""What the user drops on the program: files, folders and zip archives become a list of sources.

A source is named and can be read later, one at a time; nothing is opened before its turn but archives' lists.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.core.errors import ReportError
from app.readers.archive import Archive
from app.readers.registry import MAX_BYTES

_PASSED_OVER = (".", "~$", "__MACOSX")
_FURNITURE = {"thumbs.db", "desktop.ini"}
_DEEPEST = 32
MAX_FILES = 20_000
_ZIP = b"PK\x03\x04"
_OFFICE_MARKS = (b"word/document", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"OFD.xml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import: its name, where it stands (an archive's member after "›"), how to get its bytes."""

    name: str
    path: str
    read: Callable[[], bytes]


def sources(paths: Iterable[Path], *, limit: int = MAX_FILES) -> Iterator[Source]:
    """All files of ``paths`` in the given order, folders by name and depth first.

    Hidden files, Word's lock files and links to folders are passed over. A file that cannot be read raises
    ReportError only when its ``read`` is called.
    """
    count = 0
    for path in paths:
        for source in _of(path, 0):
            count += 1
            if count > limit:
                return
            yield source


def _of(path: Path, depth: int) -> Iterator[Source]:
    if path.is_dir():
        if depth < _DEEPEST:
            yield from _of_folder(path, depth)
    elif path.suffix.lower() == ".zip" and _is_plain_zip(path):
        yield from _members(path)
    else:
        yield Source(path.name, str(path), partial(read_file, path))


def _of_folder(path: Path, depth: int) -> Iterator[Source]:
    try:
        entries = sorted(path.iterdir(), key=lambda p: p.name)
    except OSError:
        # Reading it as one source gives the sentence that says why.
        yield Source(path.name, str(path), partial(read_file, path))
        return
    for entry in entries:
        is_passed_over = entry.name.startswith(_PASSED_OVER) or entry.name.lower() in _FURNITURE
        if not is_passed_over and not (entry.is_symlink() and entry.is_dir()):
            yield from _of(entry, depth + 1)


def read_file(path: Path) -> bytes:
    """The bytes of a regular file. Raises ReportError with one sentence where they cannot be had."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReportError("不是普通文件，未读取。")
        if status.st_size > MAX_BYTES:
            raise ReportError(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，不像是一份报告，未读取。")
        return path.read_bytes()
    except PermissionError as error:
        raise ReportError("没有读取这个文件的权限。") from error
    except FileNotFoundError as error:
        raise ReportError("文件不存在，可能已被移走或删除。") from error
    except OSError as error:
        raise ReportError(f"读取时系统报错：{error.strerror or type(error).__name__}。") from error


def _is_plain_zip(path: Path) -> bool:
    """Whether the file is a zip of files, not a document that happens to be one."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        return False
    return start.startswith(_ZIP) and not any(mark in start for mark in _OFFICE_MARKS)


def _members(path: Path) -> Iterator[Source]:
    try:
        names = _member_names(path)
    except (OSError, ReportError, zipfile.BadZipFile):
        # Reading it as one source gives the sentence that says why.
        yield Source(path.name, str(path), partial(read_file, path))
        return
    for raw, shown in names:
        base = shown.rpartition("/")[2]
        if base and not base.startswith(_PASSED_OVER) and "__MACOSX" not in shown:
            yield Source(base, f"{path}›{shown}", partial(_read_member, path, raw))


def _member_names(path: Path) -> list[tuple[str, str]]:
    """Names as stored and as they should be read: Windows writes Chinese names as GBK and does not say so."""
    with zipfile.ZipFile(path) as archive:
        found = []
        for info in archive.infolist():
            if info.is_dir():
                continue
            shown = info.filename
            if not info.flag_bits & 0x800:
                try:
                    shown = info.filename.encode("cp437").decode("gb18030")
                except UnicodeError:
                    shown = info.filename
            found.append((info.filename, shown))
        return found


def _read_member(path: Path, name: str) -> bytes:
    with Archive(read_file(path)) as archive:
        return archive.read(name)
