"""Readers that run in processes of their own, so that a hostile file cannot hurt the window.

Each module here is one child: bytes on standard input, JSON lines on standard output. They import little,
since every file pays for it. ``start`` is the parent's side.
"""
