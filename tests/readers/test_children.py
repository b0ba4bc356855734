"""Children are found from a checkout and from a bundled program alike."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.readers.children import start

PDF = Path(__file__).parent / "documents" / "plain.pdf"


def test_a_bundled_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start.command("pdf") == [sys.executable, start.FLAG, "pdf"]


def test_the_program_called_as_a_child_reads_what_the_module_reads() -> None:
    data = PDF.read_bytes()
    as_bundle = subprocess.run(
        [sys.executable, "-m", "app", start.FLAG, "pdf"], input=data, capture_output=True, check=True
    )
    assert start.run("pdf", data, seconds=30) == (0, as_bundle.stdout.decode().splitlines())


def test_an_unknown_child_is_refused() -> None:
    assert start.main(["nobody"]) == 2
