"""Keep what was worked out, and with it what it was made of, so that only what changed is worked out again."""

from collections.abc import Callable, Iterable
from typing import Final

_FAR: Final = 1 << 30


class Cells:
    """Results by name. A result knows no others: each thing it was made of knows whom it made.

    A cell that asks for itself on the way gets a given answer instead. Whatever was worked out on that way holds
    only there, so it is not kept; the cell where the way began is.
    """

    __slots__ = ("_frames", "_open", "_outermost", "_users", "_values")

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._values: dict[str, str] = {}
        self._users: dict[str, set[str]] = {}
        self._frames: list[set[str]] = []
        self._open: dict[str, int] = {}
        self._outermost = _FAR

    def note(self, name: str) -> None:
        """Say that whatever is being worked out is made of this, too."""
        if self._frames:
            self._frames[-1].add(name)

    def known(self, cell: str) -> str | None:
        """Return a result that is known."""
        if self._frames:
            self._frames[-1].add(cell)
        return self._values.get(cell)

    def have(self, cell: str, work: Callable[[], str], meanwhile: str) -> str:
        """Return a result, worked out now if it is not known; a cell inside itself sees the meanwhile."""
        known = self.known(cell)
        if known is not None:
            return known
        if cell in self._open:
            self._outermost = min(self._outermost, self._open[cell])
            return meanwhile
        return self._worked_out(cell, work)

    def _worked_out(self, cell: str, work: Callable[[], str]) -> str:
        depth = self._open[cell] = len(self._frames)
        frame: set[str] = set()
        self._frames.append(frame)
        try:
            found = work()
        finally:
            self._frames.pop()
            del self._open[cell]
        if self._outermost >= depth:
            self._outermost = _FAR
            self._keep(cell, found, frame)
        elif self._frames:
            self._frames[-1] |= frame
        return found

    def _keep(self, cell: str, found: str, made_of: set[str]) -> None:
        self._values[cell] = found
        users = self._users
        for one in made_of:
            if one in users:
                users[one].add(cell)
            else:
                users[one] = {cell}

    def spoil(self, changed: Iterable[str]) -> None:
        """Forget whatever is made of what changed."""
        waiting = list(changed)
        while waiting:
            users = self._users.pop(waiting.pop(), ())
            waiting += [cell for cell in users if self._values.pop(cell, None) is not None]

    def forget(self) -> None:
        """Forget everything."""
        self._values.clear()
        self._users.clear()
