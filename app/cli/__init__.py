"""The command line: the same pipeline without a window, for scripts, tests and measurements.

Standard output carries data only, messages go to standard error. Exit status: 0 all done · 1 a bug · 2 wrong
use · 3 some files could not be read (each named with one sentence, the rest is done).
"""

from app.cli.main import run

__all__ = ["run"]
