"""What a library learned holds for the command line too."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from app.cli.libraries import import_
from app.core.codebook import Edition, edit_indicator
from app.core.review import acts
from app.core.taxonomy import standard_taxonomy
from app.models.learning.teaching import Teaching
from app.store.figures import FigureFilter
from app.store.library import Library


def write(folder: Path, town: str, words: str) -> str:
    path = folder / f"{town}.txt"
    path.write_text(f"{town}2024年法治政府建设情况报告\n一、主要做法\n{words}\n", encoding="utf-8")
    return str(path)


def test_import_reads_with_the_rules_and_the_book_of_the_library(tmp_path: Path) -> None:
    kept = str(tmp_path / "库.zhenyue")
    run = CliRunner()
    assert run.invoke(import_, [kept, write(tmp_path, "甲镇", "入户登记连心折300张。")]).exit_code == 0
    with Library.open(kept, who="审核员") as library:
        (record,) = library.figures(FigureFilter())
        act = acts.correct_figure(record, indicator="PUB.MATERIAL")
        library.apply(Teaching(library, standard_taxonomy).with_rules(act))
        phrases = (*standard_taxonomy().indicator("PUB.YARD").phrases, "晒谷坪讲法")  # type: ignore[union-attr]
        library.apply(edit_indicator(Edition.of({}, standard_taxonomy()), "PUB.YARD", phrases=phrases))
    words = "登记连心折80张。开展晒谷坪讲法6场。"
    assert run.invoke(import_, [kept, write(tmp_path, "乙镇", words)]).exit_code == 0
    with Library.open(kept, who="审核员") as library:
        found = {r.figure.surface: r.figure.indicator for r in library.figures(FigureFilter())}
    assert found == {"300张": "PUB.MATERIAL", "80张": "PUB.MATERIAL", "6场": "PUB.YARD"}
