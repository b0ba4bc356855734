"""What the user drops on the program: files, folders and zip archives become a list of sources.

A source is named and can be read later, in any thread. Nothing is read before its turn but the lists of
archives, and archives in archives.
"""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.core.errors import ReportError
from app.readers.archive import BUNDLE, Archive
from app.readers.registry import MAX_BYTES

_PASSED_OVER = (".", "~$", "__MACOSX")
_FURNITURE = {"thumbs.db", "desktop.ini"}
# Where browsers put the pictures and scripts of a page that was saved as “name.html”.
_BESIDE_PAGES = ("_files", ".files", "_文件")
_PAGES = {".htm", ".html"}
_DEEPEST = 32
_DEEPEST_ARCHIVE = 4
_START = 4096
MAX_FILES = 20_000
_LINK = "这是指向别处的链接，没有读取；请导入它指向的文件。"
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

    Hidden files, Word's lock files, links to folders and what a saved web page keeps beside it are passed
    over; links to files that lie in a folder are refused, for nobody chose what they point to. A file that
    cannot be read raises ReportError only when its ``read`` is called.
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
    elif path.suffix.lower() == ".zip" and _is_plain_zip(_start_of(path)):
        yield from _of_archive(path)
    else:
        yield Source(path.name, str(path), partial(read_file, path))


def _of_folder(path: Path, depth: int) -> Iterator[Source]:
    try:
        entries = sorted(path.iterdir(), key=lambda p: p.name)
    except OSError:
        # Reading it as one source gives the sentence that says why.
        yield Source(path.name, str(path), partial(read_file, path))
        return
    pages = (entry.stem for entry in entries if entry.suffix.lower() in _PAGES)
    beside_pages = {page + end for page in pages for end in _BESIDE_PAGES}
    for entry in entries:
        is_passed_over = entry.name.startswith(_PASSED_OVER) or entry.name.lower() in _FURNITURE
        if is_passed_over or entry.name in beside_pages:
            continue
        if not entry.is_symlink():
            yield from _of(entry, depth + 1)
        elif not entry.is_dir():
            yield Source(entry.name, str(entry), partial(_refuse, ReportError(_LINK)))


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


def _is_plain_zip(start: bytes) -> bool:
    """Whether a file that begins so is a zip of files, not a document that happens to be one."""
    return start.startswith(_ZIP) and not any(mark in start for mark in _OFFICE_MARKS)


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_START)
    except OSError:
        return b""


def _of_archive(path: Path) -> Iterator[Source]:
    """The members of an archive on disk; it stays open as long as one of them may be read."""
    try:
        archive = Archive(path.open("rb"), limits=BUNDLE)
    except (OSError, ReportError) as error:
        yield Source(path.name, str(path), partial(_refuse, error))
        return
    yield from _members(archive, str(path), 1)


def _members(archive: Archive, place: str, depth: int) -> Iterator[Source]:
    for stored, shown in archive.shown_names():
        name = shown.rpartition("/")[2]
        if not name or name.startswith(_PASSED_OVER) or name.lower() in _FURNITURE or "__MACOSX" in shown:
            continue
        source = Source(name, f"{place}›{shown}", partial(archive.read, stored))
        if name.lower().endswith(".zip") and depth < _DEEPEST_ARCHIVE:
            yield from _of_inner(source, depth)
        else:
            yield source


def _of_inner(source: Source, depth: int) -> Iterator[Source]:
    """An archive in an archive waits on disk, so that many of them do not fill the memory."""
    try:
        data = source.read()
        if not _is_plain_zip(data[:_START]):
            yield source
            return
        # The archive closes its file.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        file.write(data)
        del data
        archive = Archive(file, limits=BUNDLE)
    except (OSError, ReportError) as error:
        yield Source(source.name, source.path, partial(_refuse, error))
        return
    yield from _members(archive, source.path, depth + 1)


def _refuse(error: Exception) -> bytes:
    if isinstance(error, ReportError):
        raise ReportError(str(error)) from error
    raise ReportError("压缩包打不开，没有读取。") from error
