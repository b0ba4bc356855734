"""How much memory a child may take."""

from __future__ import annotations

import contextlib


def limit_memory(size: int) -> None:
    """At most so many bytes of data; where the system knows no such limit, nothing happens.

    RLIMIT_DATA, not RLIMIT_AS: pdfium reserves far more address space than it uses.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
