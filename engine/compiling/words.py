"""Put what the units below say in words side by side, and gather their photos; both may be changed by the office."""

from collections.abc import Sequence
from typing import Final

from engine.compiling.below import Below, values

BESIDE: Final = " / "
MOST_PHOTOS: Final = 20
"""As many as the album of one answer opens."""


def texts(of: str, below: Sequence[Below]) -> str:
    """Return the words of each unit behind its name; what all say alike stands once, without a name."""
    told = [(one.unit, words) for one in below if (words := BESIDE.join(values(one, of)))]
    alike = {words for _, words in told}
    if len(told) > 1 and len(alike) == 1:
        return alike.pop()
    is_long = any(BESIDE in words or "\n" in words for _, words in told)
    return ("\n" if is_long else BESIDE).join(f"{unit}: {words}" for unit, words in told)


def photos(of: str, below: Sequence[Below]) -> str:
    """Return the names of the photos, each unit's first ones before anybody's second, as many as an answer shows."""
    shown = [list(dict.fromkeys(" ".join(values(one, of)).split())) for one in below]
    deepest = max(map(len, shown), default=0)
    mixed = [names[at] for at in range(deepest) for names in shown if at < len(names)]
    return " ".join(dict.fromkeys(mixed[:MOST_PHOTOS]))
