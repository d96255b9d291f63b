"""Hold what one step about a person's own data may know: counts and names of her own, never what others have."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Allowed:
    """One thing beyond a duty, and since when it is allowed; None when it is not."""

    purpose: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Mine:
    """What is held of the person who asks.

    `alone` names the offices in which nobody would be left; `registered` is the report in which her phone stands, with
    the way to correct it; `columns` counts what of her programmes leaves for a spreadsheet at Google.
    """

    name: str = ""
    phone: str = ""
    registered: str = ""
    roles: tuple[str, ...] = ()
    reports: int = 0
    files: int = 0
    begun: int = 0
    questions: int = 0
    told_on: date | None = None
    allowed: tuple[Allowed, ...] = ()
    alone: tuple[str, ...] = ()
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Consent:
    """The text that people are told; `erased` is what somebody is called of whom nothing is left."""

    version: str
    digest: str
    text: str
    erased: str = ""
