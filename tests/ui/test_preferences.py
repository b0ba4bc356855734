"""Preferences survive, and a damaged file never stops the program."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.ui.settings.preferences import Preferences, Settings


def test_preferences_come_back(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "settings.ini"
    settings = Settings(path)
    settings.change(
        library="/资料/库.zhenyue", reading_points=20, keys={"confirm": "Ctrl+Return"}, position_top=12
    )
    again = Settings(path)
    assert again.values == settings.values
    assert again.notice == ""


def test_a_value_out_of_range_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    with pytest.raises(ValueError, match="reading_points"):
        settings.change(reading_points=500)
    assert settings.values == Preferences()


def test_a_changed_byte_is_seen_and_the_file_kept(tmp_path: Path) -> None:
    first, path = tmp_path / "first.ini", tmp_path / "settings.ini"  # Qt keeps a file it has read in memory
    Settings(first).change(reading_points=20)
    path.write_text(first.read_text(encoding="utf-8").replace("20", "21"), encoding="utf-8")
    settings = Settings(path)
    assert settings.values == Preferences()
    assert "设置文件已损坏" in settings.notice
    assert len(list(tmp_path.glob("settings-damaged-*.ini"))) == 1


def damage(whole: bytes, dice: random.Random) -> bytes:
    data = bytearray(whole)
    kind = dice.randrange(4)
    if kind == 0:
        return bytes(data[: dice.randrange(len(data))])
    if kind == 1:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    elif kind == 2:
        at = dice.randrange(len(data))
        data[at:at] = dice.randbytes(dice.randrange(1, 40))
    else:
        at = dice.randrange(len(data))
        data[at : at + 60] = b"\x00" * len(data[at : at + 60])
    return bytes(data)


def start_on_damage(folder: Path, rounds: int) -> None:
    first = folder / "first.ini"
    Settings(first).change(library="/资料/库.zhenyue", report="a" * 32, geometry="AAAA" * 40)
    whole, dice = first.read_bytes(), random.Random(7)
    good = Settings(first).values
    for number in range(rounds):
        path = folder / f"settings{number}.ini"
        path.write_bytes(damage(whole, dice))
        settings = Settings(path)
        assert settings.values in (good, Preferences())
        if settings.values != good and path.exists():
            assert path.stat().st_size == 0 or settings.notice


def test_damaged_files_give_the_defaults_or_all_values(tmp_path: Path) -> None:
    start_on_damage(tmp_path, 60)


@pytest.mark.long
def test_three_thousand_damaged_files(tmp_path: Path) -> None:
    start_on_damage(tmp_path, 3000)
