"""Hold what is known of a unit when somebody names it, and what makes one unit likelier than another."""

from dataclasses import dataclass

VILLAGE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """A group, fund or village: `place` is a code of 2 to 8 digits; what is not known is empty."""

    id: str
    name: str
    place: str = ""
    leader: str = ""
    phone: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def village(self) -> int | None:
        """Return the number of the village that the unit's code ends with."""
        return int(self.place[6:]) if len(self.place) == VILLAGE_DIGITS else None


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of the speaker: the units she speaks for herself, those she spoke of last (newest first), where she is."""

    mine: frozenset[str] = frozenset()
    recent: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


NOBODY = Prior()
