"""The nouns of a programme pack: what it counts, who files, what is owed and by which rules.

These are values. How they are written in a pack is `reading`; how they are kept is `storing`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.month_day import MonthDay

Severity = Literal["hard", "soft", "judged"]
Due = FixedDay | CohortDay | MonthDay


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a kind of office, unit or role of the same pack: `offices.province`."""

    table: Literal["offices", "units", "roles"]
    id: str

    def __str__(self) -> str:
        return f"{self.table}.{self.id}"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many units of one kind a place may have."""

    per: str
    exactly: int


@dataclass(frozen=True, slots=True)
class UnitKind:
    id: str
    name: str
    level: str
    quota: Quota | None = None


@dataclass(frozen=True, slots=True)
class OfficeKind:
    id: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class RoleKind:
    id: str
    name: str
    of: Ref


@dataclass(frozen=True, slots=True)
class Cohort:
    """Groups of places that share a date. Which place is in which is the admin's list, never the pack's guess."""

    id: str
    name: str
    by: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Days before (-) and after (+) the due day on which a reminder goes out."""

    id: str
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One step of review: which role, and whether it approves, accepts or certifies."""

    by: str
    must: str


@dataclass(frozen=True, slots=True)
class Registration:
    """The form that brings a new unit in, and which of its answers name and place the unit."""

    form: str
    unit: str
    by: str
    name_from: str
    place_from: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition of eligibility; `says` is the rule in words for the person it concerns.

    A hard rule refuses, a soft rule flags, a judged rule is an officer's to decide. It holds by an
    expression over the registration (`holds`) or by the quota of a kind of unit (`quota_of`).
    """

    id: str
    severity: Severity
    says: str
    holds: str = ""
    quota_of: str = ""
    source_line: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is owed, with its form and its clock.

    `about` is what the report speaks of, as the source prints it; `per` is the kind of unit for which
    one obligation is opened. They differ when a province reports on its one group.
    """

    id: str
    name: str
    form: str
    about: str
    per: str
    filed_by: Ref
    to: str
    due: Due
    collect_until: Due | None = None
    collected_by: str = ""
    collected_part: str = ""
    ladder: str = "default"
    channel: str = ""
    attachments: tuple[str, ...] = ()
    review: tuple[Review, ...] = ()
    refs: tuple[str, ...] = ()
    source_line: int | None = None
    form_status: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    id: str
    name: str
    fiscal_year: int
    source: str
    owner: str
    units: tuple[UnitKind, ...]
    offices: tuple[OfficeKind, ...]
    roles: tuple[RoleKind, ...]
    cohorts: tuple[Cohort, ...]
    ladders: tuple[Ladder, ...]
    registration: Registration | None
    eligibility: tuple[Rule, ...]
    duties: tuple[Duty, ...]

    def unit(self, id_: str) -> UnitKind:
        """Return a kind of unit by its id."""
        return _named(self.units, id_)

    def office(self, id_: str) -> OfficeKind:
        """Return a kind of office by its id."""
        return _named(self.offices, id_)

    def role(self, id_: str) -> RoleKind:
        """Return a kind of role by its id."""
        return _named(self.roles, id_)

    def ladder(self, id_: str) -> Ladder:
        """Return a ladder by its id."""
        return _named(self.ladders, id_)

    def duty(self, id_: str) -> Duty:
        """Return a duty by its id."""
        return _named(self.duties, id_)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def _named(these: Iterable[N], id_: str) -> N:
    """Return the one with this id; asking for one the pack does not have is a programmer's mistake."""
    for one in these:
        if one.id == id_:
            return one
    raise KeyError(id_)
