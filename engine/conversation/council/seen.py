"""Hold what a step about one group, or about handing work over, may know."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a committee, and who is in it; empty when nobody is."""

    id: str
    name: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One rule that an officer decides, with what the group itself says of it, and how it was decided."""

    id: str
    says: str
    told: bool | None = None
    is_accepted: bool | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the card of a group shows besides its registration."""

    since: date
    programmes: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    can_manage: bool = False
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """An office, a programme or a person that may be chosen."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Council:
    """One group with everything that may be done about it; `can_manage` for its office and those above."""

    unit: str
    name: str
    office: Named
    programmes: tuple[Named, ...] = ()
    posts: tuple[Post, ...] = ()
    decisions: tuple[Decision, ...] = ()
    offices: tuple[Named, ...] = ()
    can_manage: bool = False

    @property
    def open(self) -> tuple[Decision, ...]:
        """Return what nobody has decided yet."""
        return tuple(one for one in self.decisions if one.is_accepted is None)


@dataclass(frozen=True, slots=True)
class Handing:
    """The work that somebody may hand over: for which office, and to whom; `head` is who has it when nobody is named.

    `leaver` is somebody else, whose work it is.
    """

    office: Named
    colleagues: tuple[Named, ...] = ()
    head: str = ""
    leaver: Named | None = None
