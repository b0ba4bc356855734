#!/usr/bin/env python3
"""Makes the test documents of old and foreign formats from Word files, with LibreOffice.

Use: python scripts/make_documents.py [NAME …]. For each body below, or those named: NAME.doc, .rtf, .odt,
.pdf in tests/readers/documents/, NAME.ofd with the runs of the PDF, and NAME.txt, the text that a person reads
on the page (what the Word reader gives, itself checked against LibreOffice).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "readers")]

from ofdfile import ofd, rule_object, run_object  # noqa: E402
from wordfile import W, level, numbering, paragraph, styles, word_file  # noqa: E402

from app.readers.children import start  # noqa: E402
from app.readers.pdf.pages import Pages  # noqa: E402
from app.readers.registry import read_document  # noqa: E402

FOLDER = ROOT / "tests" / "readers" / "documents"
OUTLINE = numbering(
    level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)
LONG = (
    "全年共组织开展“法律进乡村”宣传活动12场次，发放宣传资料1.5万余份，接受群众咨询280余人次，调解矛盾纠纷218件，"
    "调解成功213件，成功率97.7%，群众法治意识明显提升，基层治理水平不断提高。"
)


def cell(text: str, extra: str = "") -> str:
    return f"<w:tc><w:tcPr>{extra}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    borders = "".join(
        f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tracked(before: str, deleted: str, inserted: str, after: str) -> str:
    who = 'w:author="a" w:date="2025-01-01T00:00:00Z"'
    return paragraph(
        inner=f'<w:r><w:t>{before}</w:t></w:r><w:del w:id="1" {who}><w:r><w:delText>{deleted}</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {who}><w:r><w:t>{inserted}</w:t></w:r></w:ins><w:r><w:t>{after}</w:t></w:r>'
    )


FORMS = numbering(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3．"),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircleChinese", "%5"),
    level(5, "upperLetter", "%6."),
    level(6, "lowerRoman", "%7)"),
)
CHAPTERS = numbering(
    level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="1"/>'),
    level(1, "decimal", "%2.", extra='<w:pStyle w:val="2"/>'),
)
HEADINGS = styles(
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
)
BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200pt;height:50pt"><v:textbox>'
    f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
NOTE_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{paragraph(inner=NOTE_MARK + "<w:r><w:t>数据截至十二月底。</w:t></w:r>")}</w:footnote></w:footnotes>'
)


TITLE = paragraph("青林镇人民政府关于2024年法治政府建设情况的报告")
BODIES: dict[str, tuple[list[str], dict[str, str]]] = {
    "plain": ([TITLE, paragraph("一、主要举措"), paragraph(LONG), paragraph("二、存在问题"), paragraph("力量不足。")], {}),
    "numbered": (
        [TITLE, *(paragraph(t, level=n) for t, n in [("举措", 0), ("学法", 1), ("领导", 2), ("干部", 2), ("普法", 1), ("问题", 0)])],
        {"numbering": OUTLINE},
    ),
    # LibreOffice prints deletions struck through: the PDF of this one shows both numbers.
    "tracked": ([TITLE, tracked("调解纠纷", "680", "570", "起，"), paragraph(LONG)], {}),
    "table": (
        [TITLE, paragraph("统计如下："), table(cell("类别") + cell("件数"), cell("人民调解") + cell("218"), cell("行政调解") + cell("12")), paragraph("以上。")],
        {},
    ),
    "merged": (
        [TITLE, table(cell("调解", '<w:vMerge w:val="restart"/>') + cell("218"), cell("", "<w:vMerge/>") + cell("213"))],
        {},
    ),
    "breaks": ([TITLE, paragraph(inner="<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>"), paragraph(LONG)], {}),
    "hidden": ([TITLE, paragraph(inner="<w:r><w:t>看得见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>")], {}),
    "field": (
        [TITLE, paragraph(inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK &quot;http://example.invalid&quot; </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2024</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>年度</w:t></w:r>')],
        {},
    ),
    "mixed": ([TITLE, paragraph("Zhenyue 1.0版：办结率97.7％，投入23987.70万元，PM2.5达标。"), paragraph("“双随机、一公开”检查12次；‘综合查一次’5次——")], {}),
    "lists": (
        [TITLE, *(paragraph(f"第{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[n]}段", level=place) for n, place in enumerate((0, 1, 1, 2, 3, 4, 4, 5, 6, 2, 1, 0, 1, 2, 3, 0)))],
        {"numbering": FORMS},
    ),
    "styled": (
        [TITLE, *(paragraph(words, style=style) for words, style in (("举措", "1"), ("学法", "2"), ("普法", "2"), ("正文一段。", "a"), ("问题", "1"), ("力量", "2")))],
        {"numbering": CHAPTERS, "styles": HEADINGS},
    ),
    "boxes": ([TITLE, paragraph(LONG), paragraph("以上。"), paragraph(inner=BOX)], {}),
    "nested": (
        [TITLE, table(f"<w:tc><w:tcPr/>{paragraph('外')}</w:tc><w:tc><w:tcPr/>{table(cell('内一') + cell('内二'))}{paragraph()}</w:tc>"), paragraph("表后。")],
        {},
    ),
    "sparse": (
        [
            TITLE,
            table(
                f"<w:tc><w:tcPr/>{paragraph('类别')}{paragraph('名称')}</w:tc>" + cell("件数"),
                cell("合计") + cell(""),
                cell("") + cell("218"),
            ),
            paragraph("以上。"),
        ],
        {},
    ),
    "notes": (
        [TITLE, paragraph(inner='<w:r><w:t>调解纠纷218件</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>，成功213件。</w:t></w:r>')],
        {"footnotes": NOTES},
    ),
    "long": ([TITLE, *(paragraph(f"第{n}段，{LONG}") for n in range(1, 31))], {}),
}  # fmt: skip
# LibreOffice writes no boxes of this kind there.
LEFT_OUT = ("boxes.rtf",)
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "pdf": "pdf"}


def as_ofd(pdf: bytes) -> bytes:
    """The runs of a PDF on the pages of an OFD file."""
    pages = Pages()
    for line in start.run("pdf", pdf, seconds=60)[1]:
        pages.take(line)
    drawn = [
        "".join(map(rule_object, page.rules))
        + "".join(run_object(run.text, (run.left, run.top, run.right, run.bottom)) for run in page.runs)
        for page in pages.values()
    ]
    return ofd(*drawn, box=(0, 0, 215.9, 279.4))


def main(names: list[str]) -> int:
    FOLDER.mkdir(exist_ok=True)
    wanted = {name: body for name, body in BODIES.items() if not names or name in names}
    with tempfile.TemporaryDirectory() as folder:
        for name, (body, parts) in wanted.items():
            data = word_file(*body, **parts)
            source = Path(folder) / f"{name}.docx"
            source.write_bytes(data)
            (FOLDER / f"{name}.txt").write_text(read_document(data, source.name).text, encoding="utf-8")
        for kind in FILTERS.values():
            sources = [str(p) for p in sorted(Path(folder).glob("*.docx"))]
            subprocess.run(
                ["soffice", "--headless", "--convert-to", kind, "--outdir", str(FOLDER), *sources], check=True
            )
        for name in LEFT_OUT:
            (FOLDER / name).unlink(missing_ok=True)
        for name in wanted:
            (FOLDER / f"{name}.ofd").write_bytes(as_ofd((FOLDER / f"{name}.pdf").read_bytes()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
