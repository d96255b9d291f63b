"""Say what is to be written down about somebody's visit to the pages. Nothing here carries it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EndVisit:
    """End a visit that its owner says is not hers."""

    session: str
