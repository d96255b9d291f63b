"""Say what a programme counts and who takes part: kinds of units, offices, roles, and cohorts of places."""

from dataclasses import dataclass
from typing import Literal

from engine.obligations.nouns.places import Route


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a kind of office, unit or role of the same pack: `offices.province`."""

    table: Literal["offices", "units", "roles"]
    id: str

    def __str__(self) -> str:
        return f"{self.table}.{self.id}"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a quota are of one type."""

    type: str
    exactly: int


@dataclass(frozen=True, slots=True)
class Quota:
    """How many units of one kind a place may have; with `of` so many of each type, told by that answer."""

    per: str
    exactly: int
    of: str = ""
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitKind:
    id: str
    name: str
    level: str
    quota: Quota | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office; `above` is the next of the chain, which may depend on the area."""

    id: str
    name: str
    level: str
    above: str = ""
    above_by: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleKind:
    """A role that somebody has over an office or a unit; with `admin` it looks after the whole programme."""

    id: str
    name: str
    of: Ref
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Cohort:
    """Groups of places that share a date. Which place is in which is the admin's list, never the pack's guess."""

    id: str
    name: str
    by: str
    values: tuple[str, ...]
