"""A printed document as one HTML file: no scripts, nothing loaded, report text always escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from app.core.resources import load_json, resource
from app.core.summary.blocks import (
    Align,
    BarChart,
    Block,
    Cell,
    Comment,
    Face,
    Heading,
    KeyValue,
    PageBreak,
    Paragraph,
    PrintDocument,
    Run,
    SignatureBlock,
    Stroke,
    Table,
)
from app.writers.atomic import write_bytes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STROKES = {
    Stroke.SOLID: "solid",
    Stroke.DOTTED: "dotted",
    Stroke.DASHED: "dashed",
    Stroke.DASH_DOT: "dashed",
    Stroke.DOUBLE: "double",
    Stroke.WAVE: "wavy",
    Stroke.LONG_DASH: "dashed",
}


def save_html(path: Path, document: PrintDocument) -> None:
    """Writes the document. Raises OSError; a file that was there stays."""
    write_bytes(path, html_text(document).encode("utf-8", "replace"))


def html_text(document: PrintDocument) -> str:
    """The whole page."""
    notes: list[Comment] = []
    body = "\n".join(piece for block in document.blocks for piece in _block(block, notes))
    if notes:
        items = "".join(
            f'<li id="n{number}"><b>{escape(note.mark)}</b> {escape(note.text)}</li>'
            for number, note in enumerate(notes, 1)
        )
        body += f'\n<ol class="notes">{items}</ol>'
    style = resource("print/page.css").read_text(encoding="utf-8") + _faces()
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="author" content="{escape(document.author)}">'
        f"<title>{escape(document.title)}</title><style>{style}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _faces() -> str:
    """One class for each face with the families of the print chain."""
    rules = []
    for name, row in load_json("print/fonts.json")["faces"].items():
        families = [*row["wanted"], *(entry["family"] for entry in row["stand_in"])]
        rules.append(f".{name}{{font-family:{','.join(chr(34) + f + chr(34) for f in families)},serif}}")
    return "\n".join(rules)


def _block(block: Block, notes: list[Comment]) -> Iterator[str]:
    if isinstance(block, Heading):
        tag = f"h{min(block.level + 1, 6)}"
        face = {0: Face.TITLE, 1: Face.HEADING, 2: Face.KAI}.get(block.level, Face.BODY)
        yield f'<{tag} class="{face}">{_runs(block.runs, notes)}</{tag}>'
    elif isinstance(block, Paragraph):
        yield _paragraph(block, notes)
    elif isinstance(block, Table):
        yield from _table(block, notes)
    elif isinstance(block, KeyValue):
        yield from _pairs(block)
    elif isinstance(block, SignatureBlock):
        lines = [*block.lines, *([block.date] if block.date else [])]
        yield f'<p class="signature body">{"<br>".join(escape(line) for line in lines)}</p>'
    elif isinstance(block, BarChart):
        yield from _bars(block)
    elif isinstance(block, PageBreak):
        yield '<div class="break"></div>'


def _paragraph(block: Paragraph, notes: list[Comment]) -> str:
    style = f"text-indent:{block.indent:g}em;text-align:{block.align}"
    if block.size is not None:
        style += f";font-size:{block.size:g}pt;line-height:1.5"
    return f'<p class="{block.face}" style="{style}">{_runs(block.runs, notes)}</p>'


def _runs(runs: Sequence[Run], notes: list[Comment]) -> str:
    return "".join(_run(run, notes) for run in runs)


def _run(run: Run, notes: list[Comment]) -> str:
    found = escape(run.text).replace("\n", "<br>")
    if run.underline is not None:
        width = "0.14em" if run.underline.is_thick else "0.06em"
        line = _STROKES[run.underline.stroke]
        found = f'<span style="text-decoration:underline {line} {width}">{found}</span>'
    if run.is_struck:
        found = f"<s>{found}</s>"
    if run.is_bold:
        found = f"<b>{found}</b>"
    if run.face is not None:
        found = f'<span class="{run.face}">{found}</span>'
    if run.is_pale:
        found = f'<span class="pale">{found}</span>'
    if run.comment is not None:
        notes.append(run.comment)
        found = f'<a href="#n{len(notes)}">{found}</a>'
    return f"<sup>{found}</sup>" if run.is_raised else found


def _table(table: Table, notes: list[Comment]) -> Iterator[str]:
    total = sum(column.width for column in table.columns)
    columns = "".join(f'<col style="width:{column.width / total * 100:.2f}%">' for column in table.columns)
    yield f'<table style="font-size:{table.size:g}pt">'
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    yield f"<colgroup>{columns}</colgroup><thead>"
    for row in table.head:
        yield _row(row.cells, table, notes, tag="th")
    yield "</thead><tbody>"
    for row in table.rows:
        yield _row(row.cells, table, notes, tag="td")
    yield "</tbody></table>"


def _row(cells: Sequence[Cell], table: Table, notes: list[Comment], *, tag: str) -> str:
    found = []
    at = 0
    for cell in cells:
        align = cell.align or (table.columns[at].align if at < len(table.columns) else Align.LEFT)
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        shade = ' class="shaded"' if cell.is_shaded else ""
        found.append(f'<{tag}{span}{shade} style="text-align:{align}">{_runs(cell.runs, notes)}</{tag}>')
        at += cell.span
    return f"<tr>{''.join(found)}</tr>"


def _pairs(block: KeyValue) -> Iterator[str]:
    yield f'<table class="pairs" style="font-size:{block.size:g}pt"><tbody>'
    for start in range(0, len(block.pairs), block.across):
        cells = "".join(
            f'<th class="shaded">{escape(label)}</th><td>{escape(value)}</td>'
            for label, value in block.pairs[start : start + block.across]
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table>"


def _bars(chart: BarChart) -> Iterator[str]:
    highest = max((bar.value for bar in chart.bars if bar.value is not None), default=0.0)
    yield f'<table class="bars"><caption>{escape(chart.title)}</caption><tbody>'
    for bar in chart.bars:
        share = (bar.value or 0.0) / highest * 100 if highest > 0 else 0.0
        drawn = f'<div class="bar" style="width:{share:.1f}%"></div>' if bar.value else ""
        yield f"<tr><th>{escape(bar.label)}</th><td>{drawn}</td><td>{escape(bar.text)}</td></tr>"
    yield "</tbody></table>"
