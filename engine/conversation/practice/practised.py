"""Who practised with an office, and how far she came."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practised:
    """Somebody who practised with an office."""

    name: str
    is_done: bool
