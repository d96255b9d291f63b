"""Make the summaries of a day ready: for everybody who acts for an office, worth a push where something waits for her.

Something waits where a report is hers to decide, a group's part to be filed, a question to be answered, or where her own
office owes something within two working days. What only few may know of counts nowhere.
"""

from collections.abc import Iterable
from datetime import datetime, time

from engine.obligations.calendar import BANGKOK, day_in_bangkok
from handlers import owing, resting
from handlers.desk import Desk
from handlers.digesting.facts import soon
from handlers.digesting.telling import KIND
from handlers.messenger.intending import intend
from models import digests
from models.offices import Held

OVER = time(20)


def prepare(desk: Desk) -> int:
    """Store one notice a person, once a day; return how many are worth a push."""
    today = day_in_bangkok(desk.now)
    if today != resting.working(desk).on_or_after(today):
        return 0
    waiting = _waiting(desk)
    count = 0
    for person_id, roles in _by_person(_acting(desk)):
        dues = [waiting.dues[one.scope_id] for one in roles if one.scope_id in waiting.dues]
        is_pressing = bool(dues) or any(_decides(one, waiting) for one in roles)
        count += intend(
            desk, person_id=person_id, kind=KIND, about_id=today.isoformat(), is_worth_a_push=is_pressing,
            due=min(dues, default=None), not_after=datetime.combine(today, OVER, BANGKOK),
        ) and is_pressing  # fmt: skip
    return count


def _waiting(desk: Desk) -> digests.Waiting:
    """Look up what waits, in the programmes of today's packs, without the duties that only few may know of."""
    hidden = {
        one.id: tuple(duty.id for duty in (*one.duties, *one.former) if duty.confidential)
        for one in desk.library.programmes.values()
    }
    today = day_in_bangkok(desk.now)
    return digests.waiting(
        desk.connection, hidden=hidden, today=today, until=soon(resting.working(desk), today)
    )


def _acting(desk: Desk) -> Iterable[Held]:
    """Yield the roles in which people act for an office; who looks after an area has the summary behind the menu."""
    for one in digests.of_offices(desk.connection, at=desk.now):
        if owing.is_of_office(desk, one):
            yield one


def _by_person(roles: Iterable[Held]) -> list[tuple[str, list[Held]]]:
    found: dict[str, list[Held]] = {}
    for one in roles:
        found.setdefault(one.person_id, []).append(one)
    return sorted(found.items())


def _decides(role: Held, waiting: digests.Waiting) -> bool:
    return (role.kind, role.scope_id) in waiting.reviews or role.scope_id in waiting.offices
