"""Look up what somebody was reminded of, and when the next reminder of something is planned."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, String, bindparam, func, literal_column, select

from models.base import table
from models.notices import PENDING, RIDING, TOLD, Notice, ReminderStep


def of_person(connection: Connection, person_id: str, *, kind: str, since: datetime) -> list[Notice]:
    """Return what somebody was to be told of a kind since a moment, the oldest first."""
    mine = (_N.c.person_id == person_id) & (_N.c.kind == kind) & (_N.c.not_before >= since)
    return [Notice(**row) for row in connection.execute(select(_N).where(mine).order_by(_N.c.id)).mappings()]


def next_step(connection: Connection, about_id: str, audience: str) -> datetime | None:
    """Return when whoever does it is reminded next; None when nothing is planned any more."""
    mine = (_S.c.obligation_id == about_id) & (_S.c.audience == audience) & (_S.c.whom == "doer")
    query = select(func.min(_S.c.at)).where(mine, _S.c.is_done.is_(False))
    return connection.execute(query).scalar()


def told_about(connection: Connection, person_id: str, about_id: str, *, since: datetime) -> bool:
    """Say whether somebody was reminded of something since a moment."""
    wanted = {"person": person_id, "about": about_id, "since": since}
    return connection.execute(_TOLD_ABOUT, wanted).first() is not None


def reminded_since(connection: Connection, person_id: str, since: datetime) -> bool:
    """Say whether a reminder reached a person, or is on its way to her, since a moment."""
    return connection.execute(_REACHED, {"person": person_id, "since": since}).first() is not None


def waits(connection: Connection, *, kind: str, about_id: str, person_id: str) -> bool:
    """Say whether a notice about something still waits to be told to a person."""
    wanted = {"person": person_id, "kind": kind, "about": about_id}
    return connection.execute(_WAITS, wanted).first() is not None


def heard_since(
    connection: Connection, person_id: str, since: datetime, *, but: Sequence[int] = ()
) -> set[tuple[str, str]]:
    """Name the rounds, each with its part, of which a person was reminded since a moment by others than these notices."""
    rows = connection.execute(_HEARD, {"person": person_id, "since": since, "but": list(but)})
    return {(about, str(part)) for about, part in rows}


_N = table(Notice)
_IS_PENDING = _N.c.state == literal_column(f"'{PENDING}'", String)
_WAITS = (
    select(_N.c.id)
    .where(_IS_PENDING, _N.c.person_id == bindparam("person"), _N.c.kind == bindparam("kind"))
    .where(_N.c.about_id == bindparam("about"))
    .limit(1)
)
_S = table(ReminderStep)
_HERS = (
    (_N.c.person_id == bindparam("person")) & (_N.c.kind == "remind") & (_N.c.told_at >= bindparam("since"))
)
_IS_SHOWN = _HERS & _N.c.state.in_([RIDING, TOLD])
_TOLD_ABOUT = select(_N.c.id).where(_HERS, _N.c.about_id == bindparam("about")).limit(1)
_REACHED = select(_N.c.id).where(_IS_SHOWN).limit(1)
_HEARD = select(_N.c.about_id, _N.c.details["part"].as_string()).where(
    _IS_SHOWN, _N.c.id.not_in(bindparam("but", expanding=True))
)
