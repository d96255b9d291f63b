"""Count what a built report has below it: by place, never by group, for whoever files it."""

from collections import Counter

from engine.compiling.below import Below
from engine.handouts.handout import Handout, Line
from engine.obligations.calendar import in_bangkok
from engine.obligations.titles import titled
from handlers.compiling import tiers
from handlers.desk import Desk, Speaker
from handlers.handouts.counting import BELOW, name_of
from handlers.owing import Rights, duty_of
from models import obligations, offices
from models.offices import Office


def made(desk: Desk, who: Speaker, held: Rights, about: str) -> Handout | None:
    """Count how much is in below a round; None for what few may know of, and for whoever does not file it."""
    del who
    row = obligations.get(desk.connection, about)
    duty = duty_of(desk.library.programmes.get(row.programme), row.duty) if row else None
    if row is None or duty is None or duty.confidential or row.office_id not in held.offices:
        return None
    programme = desk.library.programmes[row.programme]
    closed = [one for one in duty.built_from if (lower := duty_of(programme, one)) and lower.confidential]
    below = [one for one in tiers.below(desk, duty, row) if one.standing != "waived"]
    office = offices.office(desk.connection, row.office_id)
    if closed or not below or office is None:
        return None
    return Handout(titled(duty.name, row.period), in_bangkok(desk.now), _lines(office, below))


def _lines(office: Office, below: list[Below]) -> tuple[Line, ...]:
    digits = BELOW.get(len(office.area), len(office.area))
    found = Counter(one.place[:digits] for one in below)
    done = Counter(one.place[:digits] for one in below if one.is_reported)
    return tuple(Line(name_of(place), done[place], number) for place, number in sorted(found.items()))
