"""Makes the small library that a release of the schema leaves in tests/libraries. Argument: the file to make."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests" / "store")]


def main(path: Path) -> None:
    """Writes a library with one report, some decisions, an undone act and a note."""
    from store_making import TEXT, Ticking, add_report

    from app.core.review import acts, outline_acts
    from app.core.state import Note
    from app.store.library import Library

    with Library.open(path, who="张三", clock=Ticking()) as library:
        key = add_report(library)
        library.apply(acts.set_head(library.state(key), stored=None, town="绿水镇"))
        library.apply(acts.correct_figure(library.state(key).figures[0], value=43))
        library.apply(acts.reject_figures(library.state(key).figures[1:2]))
        library.apply(outline_acts.demote(library.state(key).sections, library.state(key).sections[1].key))
        note = Note("0" * 32, key, 0, 3, TEXT[:3], "请核对", "green", "张三", "2025-03-01T09:00:00.000+08:00")
        library.apply(acts.add_note(note))
        library.apply(acts.reject_figures(library.state(key).figures[3:4]))
        library.undo()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    path.with_name(f".{path.name}.lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
