"""Hold what one row of a roster asks for: an office, a unit, a person, a cohort of a place. All of it as it is to be kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from thai.text import bare


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the roster."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class WantedOffice:
    """An office by its kind and the code of its area; made by itself when a unit needs it and nobody named it."""

    kind: str
    area: str
    name: str
    phone: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class WantedUnit:
    """A unit by its code, or by its kind, place and name."""

    kind: str
    name: str
    place: str
    office: WantedOffice | None = None
    code: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return what the same unit is found again by in the next roster."""
        if self.code:
            return digest("code", self.kind, self.code)
        return digest("unit", self.kind, self.place, same_name(self.name))

    @property
    def said(self) -> str:
        """Return the fingerprint of all that the row says."""
        rest = json.dumps(self.attributes, ensure_ascii=False, sort_keys=True)
        return digest(self.name, self.place, self.office.name if self.office else "", rest)


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """Somebody who is to be handed a join code, for an office or for a unit."""

    name: str
    phone: str
    role: str
    office: WantedOffice | None = None
    unit: WantedUnit | None = None


@dataclass(frozen=True, slots=True)
class WantedCohort:
    """The cohort that a place is in."""

    cohort: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One row, read; `read_as` is the official name of a place that the row writes otherwise."""

    spot: Spot
    office: WantedOffice | None = None
    unit: WantedUnit | None = None
    people: tuple[WantedPerson, ...] = ()
    cohorts: tuple[WantedCohort, ...] = ()
    read_as: str = ""


def same_name(name: str) -> str:
    """Return a name in the form in which two of them are the same."""
    return bare(name).replace(" ", "").casefold()


def digest(*parts: str) -> str:
    """Return a short fingerprint of some texts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
