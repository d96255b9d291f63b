"""What somebody calls a group, for the officer to let everybody call it so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nickname:
    """A name that somebody uses, and the group it stands for."""

    id: str
    words: str
    group: str
