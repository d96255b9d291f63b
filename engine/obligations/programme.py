"""The nouns of a programme pack: what it counts, who files, what is owed and by which rules.

These are values. How they are written in a pack is `reading`; how they are kept is `storing`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from engine.obligations.kinds.around import After
from engine.obligations.kinds.before_due import BeforeDue
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.kinds.simple import Simple
from engine.obligations.nouns.entering import NotIn, Post
from engine.obligations.nouns.kinds import Cohort, OfficeKind, Ref, RoleKind, UnitKind
from engine.obligations.nouns.ladders import Ladder
from engine.obligations.nouns.layouts import PrintedLayout
from engine.obligations.nouns.measures import Budget, Cap, Indicator, Level
from engine.obligations.nouns.open_forms import OpenForm
from engine.obligations.nouns.places import Among, Area, Route
from engine.obligations.nouns.systems import Entering, System
from engine.obligations.nouns.times import Event, Stage

Severity = Literal["hard", "soft", "judged"]
Weekends = Literal["keep", "before", "after"]
Due = Simple | Numbered
CutOff = Simple | BeforeDue


@dataclass(frozen=True, slots=True)
class Review:
    """One step of review: which role, and whether it approves, accepts or certifies.

    A committee decides by its secretary; a second party, a role too, confirms by herself. The reviewer has `days`, a
    refusal may be appealed within `appeal_days`, and with `together` what is clean may pass all at once. `auto` is the written
    rule by which what is clean is accepted without a person; of that `audit` in a hundred are drawn for one to look at.
    """

    by: str
    must: str
    committee: bool = False
    second_party: str = ""
    days: int | None = None
    appeal_days: int | None = None
    working: bool = False
    together: bool = False
    auto: str = ""
    audit: int = 0


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
    expression over the registration (`holds`), by the quota of a kind of unit (`quota_of`), or by what is known of
    another programme (`not_in`); where nothing is known there, the answer counts.
    """

    id: str
    severity: Severity
    says: str
    holds: str = ""
    quota_of: str = ""
    source_line: int | None = None
    not_in: NotIn | None = None


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
    collect_until: CutOff | None = None
    collected_by: str = ""
    collected_part: str = ""
    ladder: str = "default"
    channel: str = ""
    attachments: tuple[str, ...] = ()
    review: tuple[Review, ...] = ()
    refs: tuple[str, ...] = ()
    source_line: int | None = None
    form_status: str = ""
    to_by: tuple[Route, ...] = ()
    stage: str = ""
    not_before: After | None = None
    needs: tuple[str, ...] = ()
    built_from: tuple[str, ...] = ()
    satisfies: tuple[str, ...] = ()
    confidential: bool = False
    unconfirmed: bool = False
    caps: tuple[Cap, ...] = ()
    entered_in: tuple[Entering, ...] = ()
    open_form: OpenForm | None = None
    sheet: tuple[str, ...] = ()
    among: Among | None = None

    @property
    def is_stand_in(self) -> bool:
        """Say whether the form is ours, because the source does not print the office's own whole."""
        return self.form_status in {"partly", "named_only"}


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
    areas: tuple[Area, ...] = ()
    events: tuple[Event, ...] = ()
    stages: tuple[Stage, ...] = ()
    levels: tuple[Level, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budgets: tuple[Budget, ...] = ()
    systems: tuple[System, ...] = ()
    layouts: tuple[PrintedLayout, ...] = ()
    posts: tuple[Post, ...] = ()
    weekends: Weekends = "keep"
    unconfirmed: bool = False
    shares: str = ""
    # What earlier versions asked for and this one does not: reports of it stay readable. No pack writes it.
    former: tuple[Duty, ...] = ()

    @property
    def home(self) -> str:
        """Name the programme under which units and offices are kept: this one, or the one that it shares."""
        return self.shares or self.id

    def unit(self, id_: str) -> UnitKind:
        """Return a kind of unit by its id."""
        return _named(self.units, id_)

    def named(self, id_: str) -> str:
        """Return what a kind of unit or of office is called: a duty may be owed for either."""
        names = {one.id: one.name for one in self.units} | {one.id: one.name for one in self.offices}
        return names[id_]

    def office(self, id_: str) -> OfficeKind:
        """Return a kind of office by its id."""
        return _named(self.offices, id_)

    def role(self, id_: str) -> RoleKind:
        """Return a kind of role by its id."""
        return _named(self.roles, id_)

    def ladder(self, id_: str) -> Ladder:
        """Return a ladder by its id."""
        return _named(self.ladders, id_)

    def event(self, id_: str) -> Event:
        """Return an event by its id."""
        return _named(self.events, id_)

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
