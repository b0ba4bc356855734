"""Files that are zip archives of XML parts (docx, odt, ofd), opened with limits.

A bomb is refused by the sizes it declares, before anything is inflated; document type declarations and
entities are refused; whatever the library raises on broken archives becomes one sentence.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from types import TracebackType
from xml.etree import ElementTree

from app.core.errors import ReportError

MAX_PARTS = 20_000
MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 400 * 1024 * 1024
MAX_RATIO = 400
# Small parts may compress well without harm; the ratio counts only above this size.
RATIO_FREE_BYTES = 8 * 1024 * 1024
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
    """The parts of one archive. Raises ReportError where it is damaged, encrypted or absurdly large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise ReportError("文件已损坏，打不开压缩包里的内容。") from error
        _check_sizes(infos)
        self._infos = {info.filename: info for info in infos}

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """Names of all parts, folders left out, in the archive's order."""
        return tuple(name for name in self._infos if not name.endswith("/"))

    def has(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        info = self._infos.get(name)
        if info is None:
            raise ReportError("文件不完整，缺少必要的内容。")
        if info.flag_bits & 0x1:
            raise ReportError("文件有密码，请去掉密码后再导入。")
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except _BROKEN as error:
            raise ReportError("文件已损坏，读到一半就断了。") from error
        if len(data) > MAX_PART_BYTES:
            raise ReportError("文件展开后大得不合常理，未读取。")
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


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    too_dense = total > RATIO_FREE_BYTES and total > MAX_RATIO * max(packed, 1)
    too_big = total > MAX_TOTAL_BYTES or any(info.file_size > MAX_PART_BYTES for info in infos)
    if len(infos) > MAX_PARTS or too_big or too_dense:
        raise ReportError("文件展开后大得不合常理，未读取。")
