"""Hold what somebody who reviews may see: what waits for her, and one report with everything that was decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from engine.conversation.bubbles import Text
from engine.doubting.nouns import Looked
from engine.doubting.rule import Rate

if TYPE_CHECKING:
    from engine.conversation.amending.noun import Amended, Mine
    from engine.conversation.relaying.told import Told
    from engine.conversation.scene import Filling

NOT_LOOKED = Looked()
Party = Literal["reviewer", "second", "office", "nobody"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One report that waits for this person; `batch` is the same for those that are the same duty, round and step.

    `looked` is None as long as nobody looked it through. `office` is whose it is where that is not an office of hers, and
    `place` the code of the tambon of its unit.
    """

    report: str
    step: int
    batch: str
    duty: str
    about: str
    since: datetime
    due: date | None = None
    must: str = "accept"
    party: Party = "reviewer"
    is_committee: bool = False
    may_together: bool = False
    looked: Looked | None = None
    is_closed: bool = False
    is_drawn: bool = False
    again: str = ""
    unit: str = ""
    office: str = ""
    place: str = ""

    @property
    def is_clean(self) -> bool:
        """Say whether every check was passed, so that it may be accepted unseen; what was drawn for a look is to be seen."""
        return self.looked is not None and self.looked.is_clean and not self.is_drawn


@dataclass(frozen=True, slots=True)
class Decided:
    """The last thing that was decided about a report."""

    result: str
    by: str
    at: datetime
    field: str = ""
    reason: Text | None = None
    is_acting: bool = False
    is_by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One report as a reviewer sees it; `waiting` is empty when nothing is hers to decide, and `newer` names what replaced it."""

    report: str
    number: str
    sender: str
    sent_at: datetime
    filling: "Filling"
    waiting: Waiting | None = None
    obligation: str = ""
    last: Decided | None = None
    was: Mapping[str, str] = field(default_factory=dict)
    has_before: bool = False
    pictures: tuple[str, ...] = ()
    newer: str = ""
    is_source_withdrawn: bool = False
    is_closed: bool = False
    looked: Looked = NOT_LOOKED
    told: "Told | None" = None
    amended: "Amended | None" = None
    can_amend: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """What a sender is asked for again: one answer of a report, or to look at all of it; why; and until when to appeal.

    Whoever only spoke for the unit whose office sent it on does not mend it, and may still ask to look again.
    """

    report: str
    field: str
    title: str
    about: str
    line: Text | None
    old: Text | None
    because: Text | None
    by: str = ""
    can_mend: bool = True
    can_pass_on: bool = False
    can_appeal: bool = False
    appeal_by: date | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything that one step about reviewing may know."""

    waiting: tuple[Waiting, ...] = ()
    case: Case | None = None
    following: Case | None = None
    fix: Fix | None = None
    outside: tuple[Waiting, ...] = ()
    rates: tuple[Rate, ...] = ()
    mine: "Mine | None" = None

    def batch(self, name: str) -> tuple[Waiting, ...]:
        """Return what waits of one batch."""
        return tuple(one for one in self.waiting if one.batch == name)
