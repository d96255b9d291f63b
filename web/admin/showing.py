"""What the pages for admins share: days that an address names, names of people, their frame."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response, request

from engine.obligations.calendar import BANGKOK, day_in_bangkok
from engine.obligations.programme import Programme
from handlers.speakers import name_of
from models import people
from web.board.door import Visit, unknown
from web.board.showing import page


def admin_page(visit: Visit, template: str, **more: Any) -> Response:
    """Render a page for admins."""
    return page(
        visit, f"admin/{template}", "admin", cared=visit.cares.programmes, local=day_in_bangkok, **more
    )


def cared(visit: Visit, programme: str) -> Programme:
    """Return a programme that is in this person's care; another one is not there."""
    return visit.cares.programme(programme) or unknown()


def day(name: str) -> date | None:
    """Return the day that an address names; None for none, and for what is no day."""
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def begins(of: date) -> datetime:
    """Return when a day begins in Bangkok."""
    return datetime.combine(of, time(), BANGKOK)


def ends(of: date) -> datetime:
    """Return when a day ends in Bangkok."""
    return begins(of + timedelta(days=1))


def names(visit: Visit, wanted: Iterable[str]) -> dict[str, str]:
    """Return what people are called; "" for whom nobody knows by name."""
    found = people.persons(visit.desk.connection, set(wanted))
    return {id_: name_of(visit.desk, one) for id_, one in found.items()}
