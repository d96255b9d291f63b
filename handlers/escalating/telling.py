"""Have the owner hear of what is late: one card for all of it, with what is true when it is told.

It is a counted message once a week at most, and none where she is the one who owes it: her own reminder has told her.
"""

from datetime import date
from typing import Any

from engine.conversation.bubbles import Card
from engine.conversation.reminding import late as cards
from engine.conversation.reminding.seen import Late
from engine.obligations.calendar import day_in_bangkok
from engine.reminders.climbing import Owner
from handlers import owing
from handlers.desk import Desk
from handlers.escalating import seeing
from handlers.messenger.intending import intend
from handlers.messenger.worths import ASKS_FOR_CALL
from handlers.rungs import reaching
from models import notices, obligations
from models.escalations import COLLECT, FILE, Escalation
from models.notices import DROPPED, Notice
from models.reminded import waits

KIND = "escalated"
# The same is told again on another day at the earliest; days are counted from here, so that they fit a small number.
FIRST_DAY = date(2020, 1, 1)
SEEN_TO = "seen to"
_CALLS: dict[str, Any] = {
    "is_worth_a_push": True, "share": ASKS_FOR_CALL.share, "worth": ASKS_FOR_CALL.worth,
}  # fmt: skip


def tell(desk: Desk, one: Escalation, owner: Owner) -> None:
    """Have an owner hear of it, unless that waits already; the administrators find it in `flask ops health`."""
    about = str(one.id)
    is_call = one.why == "call"
    if owner.person is None or (not is_call and is_untold(desk, one, owner.person)):
        return
    # On the day of a call it may have been told before: a step below zero is a thing of its own.
    step = (day_in_bangkok(desk.now) - FIRST_DAY).days * (-1 if is_call else 1)
    intend(
        desk, person_id=owner.person, kind=KIND, about_id=about, step=step,
        **(_CALLS if is_call else _worth(desk, one, owner.person)),
    )  # fmt: skip


def is_untold(desk: Desk, one: Escalation, person_id: str) -> bool:
    """Say whether it still waits for its owner to hear of it."""
    return waits(desk.connection, kind=KIND, about_id=str(one.id), person_id=person_id)


def _worth(desk: Desk, one: Escalation, person_id: str) -> dict[str, Any]:
    """Say by when it is due further up, and whether it may cost a message: who owes it herself was reminded of it."""
    row = obligations.get(desk.connection, one.about_id) if one.part in {COLLECT, FILE} else None
    if row is None or one.part == COLLECT:
        return {"is_worth_a_push": True, "due": row.due if row else None}
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    doers = reaching.of_row(desk, programme, duty, row, FILE) if programme and duty else []
    return {"is_worth_a_push": person_id not in doers}


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
