"""Look back at what was answered in one form, to know which choices are taken most."""

from typing import Any

from sqlalchemy import Connection, or_, select

from models.base import table
from models.reports import Report

OWN, ALL = 24, 120
"""So many reports are looked at: two years of months of one group, and the latest of the whole programme."""


def answers_of_own(
    connection: Connection, *, programme: str, form: str, unit_id: str, person_id: str
) -> list[dict[str, Any]]:
    """Return what was lately answered in a form about a unit, or by a person; nothing of it is personal."""
    own = [_T.c.unit_id == unit_id] if unit_id else []
    own += [_T.c.person_id == person_id] if person_id else []
    query = _of_form(programme, form).where(or_(*own)) if own else _of_form(programme, form)
    return [row for (row,) in connection.execute(query.limit(OWN if own else 0))]


def answers_of_all(connection: Connection, *, programme: str, form: str) -> list[dict[str, Any]]:
    """Return what was lately answered in a form by anybody; nothing of it is personal."""
    return [row for (row,) in connection.execute(_of_form(programme, form).limit(ALL))]


def _of_form(programme: str, form: str) -> Any:
    live = _T.c.is_current.is_(True) & (_T.c.programme == programme) & (_T.c.form == form)
    return select(_T.c.answers).where(live).order_by(_T.c.sent_at.desc(), _T.c.id)


_T = table(Report)
