"""Hold what a browser sent of a page: for each field what stands in it, and what was ticked beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

VALUE: Final = "v:"
"""What stands in a field, or the tokens that are ticked."""
HERE: Final = "h:"
"""The field was on the page: of ticks that are all off a browser says nothing."""
PICKED: Final = "d:"
"""A day or a time from the browser's own picker."""
OFFER: Final = "o:"
"""Which of several meanings was meant."""
SURE: Final = "s:"
"""The token of a value that is confirmed."""
WHY: Final = "w:"
"""Why an unusual value stands."""
SAME: Final = "k:"
"""What was known before is taken over."""
CLEAR: Final = "c:"
"""An answer that is not shown is taken away."""
LATER: Final = "l:"
"""The question is put off: nothing before it, then what was ticked, so that a box without a tick is known too."""
MARK: Final = "m:"
"""A carried entry of a list is right, sent like the box above."""
PASTED: Final = "p:"
"""A list to paste, by the path of the list."""


@dataclass(frozen=True, slots=True)
class Posted:
    """Everything that was sent, by the names above with a path behind them."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, kind: str, path: str) -> str:
        """Return a single value, "" where there is none."""
        found = self.values.get(kind + path, ())
        return found[0] if found else ""

    def all(self, kind: str, path: str) -> tuple[str, ...]:
        """Return every value."""
        return self.values.get(kind + path, ())

    def has(self, path: str) -> bool:
        """Say whether a field was on the page."""
        return any(kind + path in self.values for kind in (VALUE, HERE, LATER))

    def ticked(self, kind: str, path: str) -> bool | None:
        """Say whether a box is ticked, None where it was not on the page."""
        found = self.all(kind, path)
        return any(found) if found else None

    def typed(self, path: str) -> str:
        """Return the words in a field, without the space around them."""
        return self.one(VALUE, path).replace("\r\n", "\n").strip()

    def of(self, paths: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """Return what stood in some of the fields, to be shown in them again."""
        return {
            name: sent
            for name, sent in self.values.items()
            if name[:2] in {VALUE, HERE} and name[2:] in paths
        }
