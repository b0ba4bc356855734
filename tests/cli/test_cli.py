"""The commands do what the headless contract says: data on standard output, sentences on standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.resources import samples

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**ENVIRONMENT, **environment},
        cwd=ROOT,
        timeout=100,
        check=False,
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "资料库.zhenyue"
    assert run("import", path, samples()).returncode == 0
    return path


def test_extract_prints_one_json_line_per_report_in_order() -> None:
    done = run("extract", samples())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["doc"] for row in rows] == sorted(p.name for p in samples().glob("*.txt"))
    for row in rows:
        assert set(row) == {"doc", "path", "sha256", "text", "meta", "figures", "outline", "findings"}
        assert all(row["text"][f["start"] : f["end"]] == f["surface"] for f in row["figures"])


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("石桥镇2024年法治政府建设情况报告\n调解纠纷3件。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = run("extract", tmp_path)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert "b.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_adds_what_needs_several_reports(tmp_path: Path) -> None:
    passage = "镇司法所会同综治中心逐村逐户上门走访，对排查出的邻里、山林、宅基地等七类苗头性问题建立台账，明确包案领导和办结时限，每半月张榜公布办理进度。"
    for name in ("甲镇", "乙镇"):
        (tmp_path / f"{name}.txt").write_text(
            f"{name}2024年法治政府建设情况报告\n{passage}", encoding="utf-8"
        )
    rows = [json.loads(line) for line in run("check", tmp_path).stdout.splitlines()]
    assert ["copied_text" in [f["rule"] for f in row["findings"]] for row in rows] == [True, True]


def test_importing_twice_adds_nothing(library: Path) -> None:
    done = run("import", library, samples())
    assert done.returncode == 0
    assert "已有 5 份" in done.stderr


def test_summaries_are_written_as_pdf_with_their_text(library: Path, tmp_path: Path) -> None:
    assert run("summary", library, "--out", tmp_path, "--year", "2024").returncode == 0
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 5
    text = subprocess.run(
        ["pdftotext", str(files[0]), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "阅核摘要" in text


def test_letters_with_open_findings_are_counted(library: Path, tmp_path: Path) -> None:
    done = run("summary", library, "--out", tmp_path, "--what", "letter")
    assert done.returncode == 0 and len(list(tmp_path.glob("*.pdf"))) == 5
    assert "其中 5 份还有没处理的问题，意见里没有写。" in done.stderr


@pytest.mark.parametrize(
    ("name", "mark"), [("a.xlsx", b"PK"), ("a.csv", b"\xef\xbb\xbf"), ("a.pdf", b"%PDF")]
)
def test_the_comparison_is_written_in_every_format(
    library: Path, tmp_path: Path, name: str, mark: bytes
) -> None:
    assert run("compare", library, "--year", "2024", "--out", tmp_path / name).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(mark)


@pytest.mark.parametrize(("name", "mark"), [("a.xlsx", b"PK"), ("a.csv", b"\xef\xbb\xbf"), ("a.jsonl", b"{")])
def test_figures_are_exported_in_every_format(library: Path, tmp_path: Path, name: str, mark: bytes) -> None:
    assert run("export", library, "--out", tmp_path / name).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(mark)


def test_verify_prints_the_head_of_the_history(library: Path) -> None:
    done = run("verify", library)
    assert done.returncode == 0
    assert len(done.stdout.strip()) == 64


def test_merge_takes_over_reports(library: Path, tmp_path: Path) -> None:
    (tmp_path / "丙镇.txt").write_text("丙镇2024年法治政府建设情况报告\n调解纠纷3件。", encoding="utf-8")
    other = tmp_path / "b.zhenyue"
    run("import", other, tmp_path / "丙镇.txt")
    mine = tmp_path / "a.zhenyue"
    mine.write_bytes(library.read_bytes())
    done = run("merge", mine, other)
    assert done.returncode == 0
    assert "新增报告 1 份" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["extract"], ["summary", "没有.zhenyue", "--out", "x"], ["compare", "--no"]]
)
def test_wrong_use_has_status_two(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_a_file_that_is_no_library_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.zhenyue"
    path.write_bytes(b"not a library at all" * 100)
    done = run("verify", path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_help_follows_the_locale() -> None:
    assert "资料库" in run("import", "--help", LC_ALL="zh_CN.UTF-8").stdout
    assert "library" in run("import", "--help", LC_ALL="en_US.UTF-8").stdout


def test_a_reader_that_goes_away_is_no_fault() -> None:
    done = subprocess.run(
        f"{sys.executable} -m app extract seeds | head -c 10; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd=ROOT,
        check=False,
    )
    assert "Traceback" not in done.stderr
