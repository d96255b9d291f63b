"""Look up what somebody was reminded of, and when the next reminder of something is planned."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from models.base import table
from models.notices import RIDING, TOLD, Notice, ReminderStep


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
    mine = (_N.c.person_id == person_id) & (_N.c.about_id == about_id) & (_N.c.kind == "remind")
    return connection.execute(select(_N.c.id).where(mine, _N.c.told_at >= since).limit(1)).first() is not None


def heard_since(
    connection: Connection, person_id: str, since: datetime, *, but: Sequence[int] = ()
) -> set[tuple[str, str]]:
    """Name the rounds, each with its part, of which a person was reminded since a moment by others than these notices."""
    part = _N.c.details["part"].as_string()
    query = select(_N.c.about_id, part).where(
        _N.c.person_id == person_id, _N.c.kind == "remind", _N.c.told_at >= since, _N.c.id.not_in(but)
    )
    return {
        (about, str(part)) for about, part in connection.execute(query.where(_N.c.state.in_([RIDING, TOLD])))
    }


_N = table(Notice)
_S = table(ReminderStep)
