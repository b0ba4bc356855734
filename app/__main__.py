"""Starts the program: the window, or a command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Entry point of ``python -m app`` and of the ``zhenyue`` command. Returns the exit status."""
    if not sys.argv[1:]:
        # The window alone needs neither the commands nor the readers behind them: it starts in half the time.
        # Nothing made while starting is garbage; the window's own collector does without Python's.
        gc.disable()
        from app.ui.application import run_window

        return run_window([])
    from app.readers.children import start

    if sys.argv[1] == start.FLAG:
        return start.main(sys.argv[2:])
    from app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
