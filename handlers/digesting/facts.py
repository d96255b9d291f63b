"""Count the day's summary of somebody who acts for an office, from the same rounds as her page and her lists."""

from datetime import date

from engine.boards.counts import Counts, total
from engine.conversation.digest.seen import DAYS_AHEAD, Digest, Ground, Part
from engine.obligations.calendar import day_in_bangkok, in_bangkok
from engine.obligations.working_days import WorkingDays
from handlers import resting
from handlers.boards import overview, places
from handlers.boards.sight import Sight, of_rights
from handlers.desk import Desk, Speaker
from handlers.owing import Rights, duty_of
from models import climbs, counting, enquiries, offices
from models.counting import Scope
from thai.naming import write_place
from thai.places import finding

BELOW = {0: 2, 2: 4, 4: 6}
"""How many digits the places have that lie right below one of so many: districts in a province, tambons in a district."""


def digest(desk: Desk, who: Speaker, held: Rights) -> Digest | None:
    """Return the summary; None for whoever acts for no office."""
    if not held.offices:
        return None
    sight = of_rights(desk, who, held)
    scope, today = sight.scope(), day_in_bangkok(desk.now)
    parts = _parts(desk, sight, scope)
    near = _near(desk, scope, today)
    return Digest(
        at=in_bangkok(desk.now),
        counts=total(one.counts for one in parts),
        parts=parts if len(parts) > 1 else (),
        waits=overview.waits(desk, sight),
        asked=_asked(desk, held),
        returned=counting.count(desk.connection, scope, "returned", today=today),
        due=max(near, default=None),
        near=sum(near.values()),
        ground=_ground(desk, held),
    )


def soon(working: WorkingDays, today: date) -> date:
    """Return the last day that is near: two working days ahead."""
    return working.after(today, DAYS_AHEAD)


def _parts(desk: Desk, sight: Sight, scope: Scope) -> tuple[Part, ...]:
    """Count by the places below the widest office, or below those where all lies in one; at the end what lies in none."""
    digits = _digits(desk, sight.held)
    found = places.by_place(desk, scope, digits)
    while digits in BELOW and len([code for code in found if code]) == 1:
        digits = BELOW[digits]
        found = places.by_place(desk, scope, digits)
    named = [Part(_name(code), counts) for code, counts in found.items() if code]
    rest = [Part("", counts) for code, counts in found.items() if not code]
    return tuple(one for one in (*named, *rest) if _is_any(one.counts))


def _digits(desk: Desk, held: Rights) -> int:
    areas = [len(one.area) for one in offices.of_ids(desk.connection, list(held.offices))]
    return BELOW.get(min(areas, default=4), 6)


def _is_any(counts: Counts) -> bool:
    return bool(counts.whole or counts.excused)


def _near(desk: Desk, scope: Scope, today: date) -> dict[date, int]:
    """Count what is still to come until the last near day, by its day."""
    until = soon(resting.working(desk), today)
    found: dict[date, int] = {}
    for row in counting.between(desk.connection, scope, today, until):
        counts = overview.counts_of([row], today)
        coming = counts.soon + counts.ahead
        if coming and row.due:
            found[row.due] = found.get(row.due, 0) + coming
    return found


def _asked(desk: Desk, held: Rights) -> int:
    """Count the questions to her offices that nobody has answered."""
    me = held.roles[0].person_id if held.roles else ""
    every = enquiries.open_ones(desk.connection, asker_id=me, offices=list(held.offices))
    return sum(one.asker_id != me for one in every)


def _ground(desk: Desk, held: Rights) -> Ground:
    """Sum up how the reports below stand that went into reports of her offices; of a confidential duty nothing is said."""
    known = [
        one
        for one in climbs.ground(desk.connection, sorted(held.offices))
        if (duty := duty_of(desk.library.programmes.get(one.programme), one.duty)) and not duty.confidential
    ]
    return Ground(
        used=sum(one.used for one in known), accepted=sum(one.accepted for one in known),
        waiting=sum(one.waiting for one in known), returned=sum(one.returned for one in known),
        moved=sum(one.moved for one in known),
    )  # fmt: skip


def _name(code: str) -> str:
    place = finding.by_code(code)
    # The places that hold it are the same for all of them.
    return write_place(place).partition(" ")[0] if place else code
