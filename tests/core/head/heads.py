"""The head data of a text as the tests of this room ask for it, and a body for texts that need one."""

from __future__ import annotations

from app.core.head.reading import read_head
from app.core.outline import read_outline
from app.core.report import Head
from app.core.scan import Scan

BODY = "\n2023年，全镇认真开展法治建设工作，取得了一定的成效。现报告如下：\n一、主要工作\n全年组织学习4次，推动学法常态化。"


def head_of(text: str, *, file_name: str = "", **given: str) -> Head:
    """The head data of a text whose file has a name and states what is ``given``."""
    scan = Scan(text)
    return read_head(scan, read_outline(scan), file_name=file_name, given=given)
