"""What a thing tells of itself, found when first asked for and kept.

``functools.cached_property`` takes a lock before Python 3.12: of what is found for one report and asked for a
few times, that is most of the cost. Here two threads that ask at once may both look; they find the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801  (used like a property)
        """``cached_property`` without the lock; later looks find the value among the thing's own fields."""

        def __init__(self, find):
            self._find, self.__doc__ = find, find.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, thing, owner=None):
            if thing is None:
                return self
            found = thing.__dict__[self._name] = self._find(thing)
            return found


__all__ = ["once"]
