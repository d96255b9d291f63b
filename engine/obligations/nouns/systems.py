"""Name the systems of record that people enter a report into themselves, after it is filed here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class System:
    id: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entering:
    """The values to copy, in the order in which that system asks for them."""

    system: str
    values: tuple[str, ...] = ()
