"""Which reader takes which file: by content before suffix. A new format is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.errors import ReportError
from app.core.report import Document
from app.readers import doc, docx, html, odt, ofd, pdf, plain, rtf, scan
from app.readers.foreign import sentence_for
from app.readers.watch import UNWATCHED, Watch

MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reader:
    """One file format. ``accepts`` looks at the first bytes and the lower-case suffix (".docx").

    ``read_slowly`` stands in for ``read`` where a file may take so long that it must tell how far it is.
    """

    name: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes, str], bool]
    read: Callable[[bytes], Document]
    read_slowly: Callable[[bytes, Watch], Document] | None = None


READERS: tuple[Reader, ...] = (
    Reader("docx", (".docx", ".docm"), docx.accepts, docx.read),
    Reader("doc", (".doc", ".wps"), doc.accepts, doc.read),
    Reader("pdf", (".pdf",), pdf.accepts, pdf.read, pdf.read),
    Reader("scan", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), scan.accepts, scan.read, scan.read),
    Reader("ofd", (".ofd",), ofd.accepts, ofd.read, ofd.read),
    Reader("odt", (".odt",), odt.accepts, odt.read),
    Reader("rtf", (".rtf",), rtf.accepts, rtf.read),
    Reader("html", (".html", ".htm", ".mht", ".mhtml"), html.accepts, html.read),
    Reader("txt", (".txt",), plain.accepts, plain.read),
)


def read_document(data: bytes, file_name: str, *, watch: Watch = UNWATCHED) -> Document:
    """The text of a file. Raises ReportError with one sentence where it cannot be read, or is not wanted."""
    if not data:
        raise ReportError(f"“{file_name}”是空文件，没有可读的内容。")
    if len(data) > MAX_BYTES:
        raise ReportError(f"“{file_name}”超过 {MAX_BYTES // 1024 // 1024} MB，不像是一份报告，未读取。")
    suffix = "." + file_name.rpartition(".")[2].lower() if "." in file_name else ""
    for reader in READERS:
        if reader.accepts(data, suffix):
            try:
                return reader.read_slowly(data, watch) if reader.read_slowly else reader.read(data)
            except RecursionError as error:
                raise ReportError("文件嵌套过深，不像一份正常的报告。") from error
    raise ReportError(sentence_for(data) or f"“{file_name}”的格式无法识别。")
