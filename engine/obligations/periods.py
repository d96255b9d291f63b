"""Name one round of a duty: what it is called, when it is due, when the office stops collecting."""

from dataclasses import dataclass
from datetime import date

ONCE = "once"


@dataclass(frozen=True, slots=True)
class Period:
    """One round of a duty.

    `key` never changes, because reports are stored under it. `year_be`, `month` and `number` are the
    parts a label is written from; all are None for a duty that is owed once.
    """

    key: str
    due: date
    collect_until: date | None = None
    year_be: int | None = None
    month: int | None = None
    number: int | None = None
