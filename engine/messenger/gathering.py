"""Say when one message to a LINE group may stand for the messages to some who are in it: only when it costs no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gathering:
    """A group with so many people in it, and who of those that would be pushed now is known to be among them."""

    room: str
    members: int
    present: tuple[str, ...]


def instead(found: Sequence[Gathering]) -> Mapping[str, tuple[str, ...]]:
    """Return the groups that are told, each with those who are spared a message of their own by it.

    LINE counts a message to a group once for each of its members. Nobody is spared twice, and a group whose members are
    not all to be told anyway costs more than it spares.
    """
    told: dict[str, tuple[str, ...]] = {}
    spared: set[str] = set()
    for one in sorted(found, key=lambda one: (-len(one.present), one.room)):
        left = tuple(person for person in dict.fromkeys(one.present) if person not in spared)
        if 0 < one.members <= len(left):
            told[one.room] = left
            spared.update(left)
    return told
