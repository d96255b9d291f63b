"""Have the owner hear of what is late: one card for all of it, with what is true when it is told."""

from datetime import date

from engine.conversation.bubbles import Card
from engine.conversation.reminding import late as cards
from engine.conversation.reminding.seen import Late
from engine.obligations.calendar import day_in_bangkok
from engine.reminders.climbing import Owner
from handlers import owing
from handlers.desk import Desk
from handlers.escalating import seeing
from handlers.messenger.intending import intend
from models import notices
from models.escalations import FILE
from models.notices import DROPPED, Notice

KIND = "escalated"
# The same is told again on another day at the earliest; days are counted from here, so that they fit a small number.
FIRST_DAY = date(2020, 1, 1)
SEEN_TO = "seen to"


def tell(desk: Desk, escalation_id: int, owner: Owner) -> None:
    """Have an owner hear of it; the administrators find it in `flask ops health`."""
    if owner.person is None:
        return
    intend(
        desk,
        person_id=owner.person,
        kind=KIND,
        about_id=str(escalation_id),
        step=(day_in_bangkok(desk.now) - FIRST_DAY).days,
        is_worth_a_push=True,
    )


def spare(desk: Desk, escalation_id: int) -> None:
    """Leave untold what somebody has seen to by herself."""
    notices.drop_about(desk.connection, kind=KIND, about_id=str(escalation_id), reason=SEEN_TO)


def card(
    desk: Desk, person_id: str, pending: list[Notice], reminded: frozenset[str] = frozenset()
) -> tuple[Card | None, tuple[int, ...]]:
    """Return the card and the notices that it tells; what has ended meanwhile is dropped with its reason.

    What an officer is to file herself, and is reminded of in the same moment, is not told twice.
    """
    if not pending:
        return None, ()
    found = seeing.late(desk, owing.rights(desk, person_id))
    open_now = {id_ for one in found for id_ in one.ids}
    over = [one.id for one in pending if one.about_id not in open_now]
    if over:
        notices.settle(desk.connection, over, state=DROPPED, reason="no longer true")
    told = tuple(one.id for one in pending if one.id not in over)
    if not told:
        return None, ()
    wanted = {one.about_id for one in pending}
    found = tuple(one for one in found if not _is_hers(one, reminded))
    if not found:
        return None, told
    first = sorted(found, key=lambda one: (not wanted & set(one.ids), one.since or date.max))
    return cards.card(tuple(first), day_in_bangkok(desk.now)), told


def _is_hers(one: Late, reminded: frozenset[str]) -> bool:
    return one.part == FILE and not one.is_above and one.obligation in reminded
