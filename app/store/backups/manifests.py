"""Which backups a library has, told by the manifest beside each, and whether their files are good."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from app.store.files import create_file, file_hash, sync_folder


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as its manifest tells.

    ``content`` is a hash over what the library held, ``sha256`` the file's.
    ``seq`` and ``head`` are number and hash of the last history row. ``is_set_aside``: made before the
    library was taken back to an older backup, so its history is not that of the library any more.
    """

    name: str
    made_at: str
    reason: str
    reports: int
    seq: int
    head: str
    content: str
    sha256: str
    size: int
    is_set_aside: bool = False

    def path(self, library: Path) -> Path:
        """Where it lies."""
        return folder(library) / self.name


def folder(library: Path) -> Path:
    """The folder of a library's backups."""
    real = library.resolve()
    return real.with_name(f"{real.name}.backups")


def listed(library: Path) -> tuple[Backup, ...]:
    """Backups by their manifests, newest first; unreadable manifests are passed over."""
    found = []
    for path in folder(library).glob("*.json"):
        with suppress(OSError, ValueError, TypeError):
            backup = _told(path)
            if Path(backup.name).name == backup.name and backup.path(library).is_file():
                found.append(backup)
    return tuple(sorted(found, key=lambda backup: (_time(backup), backup.name), reverse=True))


def _told(manifest: Path) -> Backup:
    """What a manifest tells. OSError, ValueError or TypeError where it is not as we write them."""
    backup = Backup(**json.loads(manifest.read_text(encoding="utf-8")))
    if any(type(getattr(backup, field.name)).__name__ != field.type for field in fields(backup)):
        raise TypeError("a value is of another kind")
    _time(backup)
    return backup


def _time(backup: Backup) -> float:
    return datetime.fromisoformat(backup.made_at).timestamp()


def is_good(library: Path, backup: Backup) -> bool:
    """Whether the file is still the one that was checked when it was made."""
    try:
        return file_hash(backup.path(library)) == backup.sha256
    except OSError:
        return False


def newest_good(library: Path) -> Backup | None:
    """The newest backup whose file is as it was made."""
    return next((b for b in listed(library) if is_good(library, b)), None)


def remedy(library: Path) -> str:
    """A sentence on what a user with a damaged library can do."""
    found = newest_good(library)
    if found is None:
        return "没有找到完好的备份，请保留原文件并联系技术人员。"
    return f"最近的完好备份是 {found.made_at[:16].replace('T', ' ')} 的“{found.name}”，可以从它恢复。"


def write_manifest(place: Path, backup: Backup) -> None:
    path = place / f"{backup.name}.json"
    part = path.with_suffix(".part")
    text = json.dumps(asdict(backup), ensure_ascii=False, indent=1)
    part.unlink(missing_ok=True)
    create_file(part)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(place)
