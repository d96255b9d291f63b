"""Plan the notices of what somebody wanted to answer later, a notice a day. What they say is worked out when they are told."""

from datetime import date, datetime, time

from engine.conversation.state import Draft
from engine.obligations.calendar import BANGKOK
from handlers.desk import Desk
from handlers.messenger.intending import intend

KIND = "promised"
MORNING = time(7)
# A notice is told once a draft and day; the days are counted from here, so that they fit a small number.
FIRST_DAY = date(2020, 1, 1)


def remind(desk: Desk, person_id: str, draft: Draft) -> None:
    """Have each day on which something is asked again told, once."""
    for day in {date.fromisoformat(one) for one in draft.promised.values()}:
        intend(
            desk,
            person_id=person_id,
            kind=KIND,
            about_id=draft.id,
            step=(day - FIRST_DAY).days,
            details={"obligation": draft.obligation},
            is_worth_a_push=False,
            not_before=datetime.combine(day, MORNING, BANGKOK),
        )
