"""Name one round of a duty: what it is called, when it is due, when the office stops collecting."""

from dataclasses import dataclass
from datetime import date

ONCE = "once"
# What a round without a day waits for, besides `cohorts.ID`, `events.ID`, `duties.ID` and `stages.ID`.
A_DATE, A_CONFIRMATION = "date", "confirmation"


@dataclass(frozen=True, slots=True)
class Period:
    """One round of a duty.

    `key` never changes, because reports are stored under it. `year_be`, `month`, `quarter` and `number` are
    the parts a label is written from; all are None for a duty that is owed once. A round without a due day
    is owed and silent: `waits` says for what, and is empty when the source prints no day at all. `likely`
    is a day that nobody has confirmed, and reminds nobody. `own_due` is the office's earlier day.
    """

    key: str
    due: date | None
    collect_until: date | None = None
    year_be: int | None = None
    month: int | None = None
    number: int | None = None
    quarter: int | None = None
    opens: date | None = None
    own_due: date | None = None
    likely: date | None = None
    latest: date | None = None
    waits: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def aim(self) -> date | None:
        """Return the day that people work towards: the office's own day, else the printed one."""
        return self.own_due or self.due
