"""Makes small OFD files, so that tests say exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72  # of a point


def text_object(text: str, row: int, *, left: float = 28.0) -> str:
    """A line of characters 5.6 mm high, ``left`` mm from the edge."""
    deltas = f"g {len(text) - 1} 5.6"
    return (
        f'<ofd:TextObject Boundary="{left} {40 + row * 10} {5.6 * len(text)} 5.6" Font="1" Size="5.6">'
        f'<ofd:TextCode X="0" Y="4.8" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def run_object(text: str, box: tuple[float, float, float, float]) -> str:
    """A run of text in a box of points (left, top, right, bottom), as converters of office programs write it."""
    left, top, right, bottom = (round(edge * _MM, 3) for edge in box)
    size = round(bottom - top, 3)
    step = round((right - left) / max(len(text), 1), 4)
    deltas = f' DeltaX="g {len(text) - 1} {step}"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{left} {top} {right - left:.3f} {size}" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size:.3f}"{deltas}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def rule_object(box: tuple[float, float, float, float]) -> str:
    """A drawn line or frame in a box of points."""
    left, top, right, bottom = (round(edge * _MM, 3) for edge in box)
    return f'<ofd:PathObject Boundary="{left} {top} {right - left:.3f} {bottom - top:.3f}"/>'


def ofd(
    *pages: str, box: Iterable[float] = (0, 0, 210, 297), images: Mapping[str, bytes] | None = None
) -> bytes:
    """The bytes of a file with these pages (raw objects); ``box`` is the paper in mm, ``images`` are files by ID."""
    buffer = io.BytesIO()
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    paper = " ".join(f"{edge:g}" for edge in box)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{paper}</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        if images:
            media = "".join(
                f'<ofd:MultiMedia ID="{key}" Type="Image"><ofd:MediaFile>{key}.png</ofd:MediaFile></ofd:MultiMedia>'
                for key in images
            )
            archive.writestr(
                "Doc_0/DocumentRes.xml",
                f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>',
            )
            for key, data in images.items():
                archive.writestr(f"Doc_0/Res/{key}.png", data)
        for n, page in enumerate(pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{n}/Content.xml",
                f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>",
            )
    return buffer.getvalue()
