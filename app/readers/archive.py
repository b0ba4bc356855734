"""Zip archives, of XML parts (docx, odt, ofd) or of whole files, opened with limits.

A bomb is refused by the sizes it declares, before anything is inflated; document type declarations and
entities are refused; whatever the library raises on broken archives becomes one sentence.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from types import TracebackType
from typing import IO
from xml.etree import ElementTree

from app.core.errors import ReportError

MAX_PARTS = 20_000
MAX_RATIO = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """How large one part, and all parts together, may be when inflated; in bytes.

    ``is_one``: the parts make one file, so that they are too dense together or not at all.
    """

    part: int
    total: int
    is_one: bool = True


DOCUMENT = Limits(part=64 * 1024 * 1024, total=400 * 1024 * 1024)
# Files of a bundle are inflated one at a time, so that all together may be more than fits into memory.
BUNDLE = Limits(part=100 * 1024 * 1024, total=16 * 1024 * 1024 * 1024, is_one=False)
# Small parts may compress well without harm; the ratio counts only above this size.
RATIO_FREE_BYTES = 8 * 1024 * 1024
_ABSURD = "文件展开后大得不合常理，未读取。"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    KeyError,
    ValueError,
    OSError,
)


class Archive:
    """The parts of one archive. Raises ReportError where it is damaged, encrypted or absurdly large.

    Takes a file's bytes, or an open file, which it closes with itself. Several threads may read at once.
    """

    def __init__(self, data: bytes | IO[bytes], *, limits: Limits = DOCUMENT) -> None:
        self._file = io.BytesIO(data) if isinstance(data, bytes) else data
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(self._file)
            infos = self._zip.infolist()
            _check_sizes(infos, limits)
        except _BROKEN as error:
            self._file.close()
            raise ReportError("文件已损坏，打不开压缩包里的内容。") from error
        except ReportError:
            self._file.close()
            raise
        self._infos = {info.filename: info for info in infos}

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        # Members of a bundle are read until the last of them is forgotten; nobody else knows when that is.
        self._file.close()

    def close(self) -> None:
        """Closes the archive and its file; harmless when done twice."""
        self._zip.close()
        self._file.close()

    def names(self) -> tuple[str, ...]:
        """Names of all parts, folders left out, in the archive's order."""
        return tuple(name for name in self._infos if not name.endswith("/"))

    def shown_names(self) -> tuple[tuple[str, str], ...]:
        """Names of all files as stored and as a person reads them, folders divided by "/".

        Names without the mark for UTF-8 were written by Windows (GB18030) or by macOS (UTF-8 all the same).
        """
        return tuple((name, _shown(info)) for name, info in self._infos.items() if not info.is_dir())

    def has(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        info = self._infos.get(name)
        if info is None:
            raise ReportError("文件不完整，缺少必要的内容。")
        if info.flag_bits & 0x1:
            raise ReportError("文件有密码，请去掉密码后再导入。")
        if info.file_size > self._limits.part or _is_too_dense(info.file_size, info.compress_size):
            raise ReportError(_ABSURD)
        try:
            with self._zip.open(info) as part:
                data = part.read(self._limits.part + 1)
        except _BROKEN as error:
            raise ReportError("文件已损坏，读到一半就断了。") from error
        if len(data) > self._limits.part:
            raise ReportError(_ABSURD)
        return data

    def xml(self, name: str) -> ElementTree.Element:
        """The root element of an XML part; declarations of types and entities are refused."""
        data = self.read(name)
        if _DECLARATION.search(data, 0, 4096) or b"<!ENTITY" in data:
            raise ReportError("文件里有不该出现的声明（DOCTYPE/ENTITY），未读取。")
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, UnicodeDecodeError, ValueError, LookupError, RecursionError) as error:
            raise ReportError("文件已损坏，内容不是完整的 XML。") from error


def _shown(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding) or name
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    is_bomb = limits.is_one and _is_too_dense(total, packed)
    if len(infos) > MAX_PARTS or total > limits.total or is_bomb:
        raise ReportError(_ABSURD)


def _is_too_dense(size: int, packed: int) -> bool:
    return size > RATIO_FREE_BYTES and size > MAX_RATIO * max(packed, 1)
