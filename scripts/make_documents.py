#!/usr/bin/env python3
"""Makes the test documents of old and foreign formats from Word files, with LibreOffice.

Use: python scripts/make_documents.py. For each body below: NAME.doc, .rtf, .odt, .pdf in
tests/readers/documents/, and NAME.txt, the text that a person reads on the page (what the Word reader gives,
itself checked against LibreOffice).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "readers")]

from wordfile import level, numbering, paragraph, word_file  # noqa: E402

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
    "long": ([TITLE, *(paragraph(f"第{n}段，{LONG}") for n in range(1, 31))], {}),
}  # fmt: skip
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "pdf": "pdf"}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (body, parts) in BODIES.items():
            data = word_file(*body, **parts)
            source = Path(folder) / f"{name}.docx"
            source.write_bytes(data)
            (FOLDER / f"{name}.txt").write_text(read_document(data, source.name).text, encoding="utf-8")
        for kind in FILTERS.values():
            sources = [str(p) for p in sorted(Path(folder).glob("*.docx"))]
            subprocess.run(
                ["soffice", "--headless", "--convert-to", kind, "--outdir", str(FOLDER), *sources], check=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
