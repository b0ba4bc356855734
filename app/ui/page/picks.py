"""Picking figures on the page and moving their boundaries: what mouse and keys have in common.

Functions over a ``SheetView``; signals and keys are elsewhere.
"""

from __future__ import annotations

from app.core.state import FigureRecord
from app.ui.page.marks import Mark
from app.ui.page.scene import Scene
from app.ui.page.sheet import SheetView


def select(sheet: SheetView, key: str, *, reveal: bool = True) -> bool:
    """Put the ring on a figure; False when the page does not show one of that key."""
    scene = sheet.scene
    if scene is None or scene.marks.figure(key) is None:
        return False
    dirty = [_span(sheet, scene.selected), _span(sheet, key)]
    scene.selected, scene.preview = key, None
    span = _span(sheet, key)
    dirty += _left_places(scene, span)
    sheet.marks_changed([span for span in dirty if span])
    if reveal and span:
        sheet.reveal(*span)
        _move_cursor(sheet, span[0])
    return True


def _left_places(scene: Scene, span: tuple[int, int] | None) -> list[tuple[int, int] | None]:
    """Takes the frames of a finding away unless a figure in one of them was picked; gives where they were."""
    record = scene.marks.finding(scene.finding)
    places = [scene.marks.span(*place) for place in record.finding.spans] if record else []
    if span is None or any(start <= span[0] and span[1] <= end for start, end in places):
        return []
    scene.finding = ""
    return [*places]


def clear(sheet: SheetView) -> None:
    """Take the ring away."""
    if sheet.scene and sheet.scene.selected:
        span = _span(sheet, sheet.scene.selected)
        sheet.scene.selected, sheet.scene.preview = "", None
        sheet.marks_changed([span] if span else [])


def _span(sheet: SheetView, key: str) -> tuple[int, int] | None:
    record = sheet.scene.marks.figure(key) if sheet.scene else None
    if record is None or sheet.scene is None:
        return None
    return sheet.scene.marks.span(record.figure.start, record.figure.end)


def _move_cursor(sheet: SheetView, position: int) -> None:
    """Bring the text cursor along without scrolling."""
    cursor = sheet.textCursor()
    if cursor.hasSelection() or cursor.position() != position:
        offset = sheet.bar.value()
        cursor.setPosition(position)
        sheet.setTextCursor(cursor)
        sheet.bar.setValue(offset)


def drop_selection(sheet: SheetView) -> None:
    """No text is selected; the cursor stays where it is, also out of sight."""
    _move_cursor(sheet, sheet.textCursor().position())


def neighbour(sheet: SheetView, step: int) -> str:
    """The key of the next (1) or previous (-1) figure in reading order; nothing beyond the ends."""
    if sheet.scene is None:
        return ""
    figures = sheet.scene.marks.figures
    found: Mark[FigureRecord] | None
    if sheet.scene.selected:
        found = figures.neighbour(sheet.scene.selected, step)
    else:
        at = sheet.textCursor().position()
        found = figures.next(at - 1) if step > 0 else figures.previous(at)
    return found.thing.key if found else ""


def next_in_stack(sheet: SheetView, stack: list[FigureRecord], step: int = 1) -> str:
    """Of figures that lie over one another: the one after the selected one, else the first."""
    keys = [record.key for record in stack]
    if not keys:
        return ""
    selected = sheet.scene.selected if sheet.scene else ""
    return keys[(keys.index(selected) + step) % len(keys)] if selected in keys else keys[0]


def stack_of_selected(sheet: SheetView) -> list[FigureRecord]:
    """The figures that share a character with the selected one or touch it, in order of place."""
    span = _span(sheet, sheet.scene.selected) if sheet.scene else None
    if span is None or sheet.scene is None:
        return []
    return [mark.thing for mark in sheet.scene.marks.figures.within(*span)]


def moved_boundary(sheet: SheetView, which: str, position: int) -> tuple[int, int] | None:
    """The code-point range of the selected figure with its start or end at a Qt position.

    A figure keeps at least one character and stays in its paragraph. None when nothing is selected.
    """
    scene = sheet.scene
    record = scene.marks.figure(scene.selected) if scene else None
    if scene is None or record is None:
        return None
    text, start, end = scene.marks.text, record.figure.start, record.figure.end
    wanted = scene.marks.map.from_qt(max(position, 0))
    floor = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", max(end - 1, 0))
    ceiling = len(text) if line_end < 0 else line_end
    if which == "start":
        return min(max(wanted, floor), end - 1), end
    return start, max(min(wanted, ceiling), start + 1)


def stepped_boundary(
    sheet: SheetView, which: str, step: int, *, by_character: bool = False
) -> tuple[int, int] | None:
    """As ``moved_boundary``, by one step of -1 or 1: over a whole number or unit, or ``by_character``."""
    scene = sheet.scene
    record = scene.marks.figure(scene.selected) if scene else None
    if scene is None or record is None:
        return None
    at = record.figure.start if which == "start" else record.figure.end
    to = max(at + step, 0)
    if not by_character:
        from app.core.figures import edge_beyond  # the reading machine is no part of the start

        to = edge_beyond(scene.marks.text, at, step)
    moved = moved_boundary(sheet, which, scene.marks.map.to_qt(min(to, len(scene.marks.text))))
    return moved if moved != (record.figure.start, record.figure.end) else None


def snapped_boundary(sheet: SheetView, which: str, position: int) -> tuple[int, int] | None:
    """As ``moved_boundary``, at the nearest place that is not inside a number nor inside its unit."""
    from app.core.figures import nearest_edge  # the reading machine is no part of the start

    scene = sheet.scene
    if scene is None:
        return None
    at = nearest_edge(scene.marks.text, scene.marks.map.from_qt(max(position, 0)))
    return moved_boundary(sheet, which, scene.marks.map.to_qt(at))
