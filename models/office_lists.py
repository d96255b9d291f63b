"""Find offices by their names, and people by the programmes that they have a role in: for those who look after all of it."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from models.base import table
from models.offices import OFFICE, Office, Role


def ever_in(connection: Connection, people: Collection[str], programmes: Collection[str]) -> set[str]:
    """Return those of these people who hold, or held, a role in any of these programmes."""
    theirs = _R.c.person_id.in_(people) & _R.c.programme.in_(programmes)
    return set(connection.execute(select(_R.c.person_id).where(theirs)).scalars()) if people else set()


def named(connection: Connection, programmes: Collection[str], words: str, limit: int) -> list[Office]:
    """Return offices of some programmes whose name holds these words, the widest first."""
    query = select(_O).where(_O.c.programme.in_(programmes))
    query = query.where(_O.c.name.contains(words, autoescape=True)) if words else query
    order = (func.length(_O.c.area), _O.c.area, _O.c.name, _O.c.id)
    return [Office(**row) for row in connection.execute(query.order_by(*order).limit(limit)).mappings()]


def staff(connection: Connection, programmes: Collection[str], limit: int) -> set[str]:
    """Return who acts, or acted, for offices of some programmes."""
    theirs = (_R.c.programme.in_(programmes)) & (_R.c.scope_kind == OFFICE)
    query = select(_R.c.person_id).where(theirs).distinct().order_by(_R.c.person_id).limit(limit)
    return set(connection.execute(query).scalars())


_O = table(Office)
_R = table(Role)
