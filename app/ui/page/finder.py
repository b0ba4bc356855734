"""Finding words on the page: the hits, which of them is shown, and what the find bar says of them."""

from __future__ import annotations

from bisect import bisect_left

from app.ui.page.find import FindBar, find_all
from app.ui.page.sheet import SheetView


class Finder:
    """Between one sheet and its find bar."""

    def __init__(self, sheet: SheetView, bar: FindBar) -> None:
        self._sheet = sheet
        self._bar = bar

    def open(self) -> None:
        """Open the bar with the selected words."""
        self._bar.open_with(self._sheet.selected_text())
        self.find(self._bar.field.text())

    def close(self) -> None:
        """Close the bar; its hits are no longer marked."""
        self._bar.hide()
        self._set_hits(())

    def find(self, words: str) -> None:
        """Mark the hits and show the first from here on."""
        scene = self._sheet.scene
        if scene is None:
            return
        hits = find_all(scene.marks.text, words)
        if not scene.marks.map.is_plain:
            hits = tuple(scene.marks.span(*hit) for hit in hits)
        self._set_hits(hits)
        first = bisect_left(hits, (self._sheet.visible_start(), 0))
        self._show(first if first < len(hits) else 0)

    def step(self, step: int) -> None:
        """The next (1) or last (-1) hit, round at the ends; opens the bar where it is closed."""
        if not self._bar.isVisible():
            self.open()
        elif self._sheet.scene:
            self._show(self._sheet.scene.hit_now + step)

    def mark(self, start: int, end: int) -> None:
        """Show one passage (code points) as if it had been found."""
        if self._sheet.scene:
            self._set_hits((self._sheet.scene.marks.span(start, end),))
            self._show(0)

    def forget_place(self) -> None:
        """A passage that was marked is marked no more; hits of the open bar stay."""
        if self._sheet.scene and self._sheet.scene.hits and not self._bar.isVisible():
            self._set_hits(())

    def _set_hits(self, hits: tuple[tuple[int, int], ...]) -> None:
        if self._sheet.scene:
            self._sheet.scene.hits, self._sheet.scene.hit_now = hits, -1
            self._sheet.marks_changed()

    def _show(self, number: int) -> None:
        scene = self._sheet.scene
        if scene is None or not scene.hits:
            self._bar.tell(0, 0)
            return
        scene.hit_now = number % len(scene.hits)
        self._sheet.reveal(*scene.hits[scene.hit_now])
        self._sheet.marks_changed()
        self._bar.tell(scene.hit_now + 1, len(scene.hits))
