"""Follow what people owe: which rounds are near, whose they are, what came, and what they were told."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, or_, select

from bench.reminding.people import Person
from models.base import table
from models.notices import RIDING, TOLD, Notice
from models.obligations import Obligation

# Nobody thinks of a round before it is so near, nor when it is so long over.
NEAR: Final = timedelta(days=7)
LONG_OVER: Final = timedelta(days=30)


@dataclass(slots=True)
class Round:
    """One person's part of one round: its day, when it came, how often she was told of it."""

    key: tuple[str, str]
    person: Person
    due: date
    sent_at: datetime | None = None
    planned: datetime | None = None
    report: str = ""
    told: int = 0
    is_back: bool = False

    @property
    def is_on_time(self) -> bool:
        """Say whether it came by its day."""
        return self.sent_at is not None and self.sent_at.date() <= self.due


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that somebody was told at a moment."""

    notice: int
    person: str
    kind: str
    about: str
    part: str
    is_pushed: bool


def near(
    connection: Connection, day: date, doers: dict[tuple[str, str], Person]
) -> list[tuple[tuple[str, str], Person, date]]:
    """Return the parts of rounds whose day is near, with whoever does them."""
    begin, end = day - LONG_OVER, day + NEAR
    dates = or_(_O.c.due.between(begin, end), _O.c.collect_until.between(begin, end))
    found = []
    for row in connection.execute(
        select(_O.c.id, _O.c.unit_id, _O.c.office_id, _O.c.due, _O.c.collect_until).where(dates)
    ):
        for part, scope, aim in (
            ("collect", row.unit_id, row.collect_until),
            ("file", row.office_id, row.due),
        ):
            doer = doers.get((part, scope))
            if doer is not None and aim is not None and begin <= aim <= end:
                found.append(((row.id, part), doer, aim))
    return found


def heard(connection: Connection, at: datetime) -> list[Heard]:
    """Return what was told at a moment."""
    query = select(_N.c.id, _N.c.person_id, _N.c.kind, _N.c.about_id, _N.c.details, _N.c.message_id)
    rows = connection.execute(
        query.where(_N.c.told_at == at, _N.c.state.in_([RIDING, TOLD])).order_by(_N.c.id)
    )
    return [
        Heard(one.id, one.person_id, one.kind, one.about_id, str((one.details or {}).get("part", "")),
              str(one.message_id or "").startswith("card:"))
        for one in rows
    ]  # fmt: skip


def expecting(connection: Connection, at: datetime) -> set[str]:
    """Name everybody for whom something waits."""
    return set(
        connection.execute(
            select(_N.c.person_id).where(_N.c.state == "pending", _N.c.not_before <= at)
        ).scalars()
    )


_O = table(Obligation)
_N = table(Notice)
