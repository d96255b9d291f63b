"""Remind somebody of what she has begun and left: the next free answer says so, a registration may be worth a message."""

from datetime import date, timedelta
from typing import Final

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.obligations.calendar import day_in_bangkok
from handlers import filling
from handlers.desk import Desk
from handlers.messenger.intending import intend
from models import drafts
from models.drafts import Draft
from models.notices import Notice

KIND: Final = "half_done"
REGISTER: Final = "register"
# A draft is left for a day before anybody speaks of it, and after a week nobody does.
RESTS: Final = timedelta(days=1)
FORGOTTEN: Final = timedelta(days=7)
# Days are counted from here, so that they fit a small number.
FIRST_DAY: Final = date(2020, 1, 1)


def nudge(desk: Desk) -> int:
    """Have everybody hear once of each draft that she has left for a day."""
    left = drafts.left(desk.connection, since=desk.now - FORGOTTEN, until=desk.now - RESTS)
    return sum(_intend(desk, one) for one in left)


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Lead back to what was begun; None when she has gone on with it, sent it or thrown it away."""
    row = drafts.get(desk.connection, notice.about_id)
    is_left = row is not None and row.state == drafts.OPEN and row.person_id == notice.person_id
    if row is None or not is_left or _number(row) != notice.step:
        return None
    found = filling.stored(desk, row)
    if found is None:
        return None
    name = Plain(" · ".join(word for word in (found.title, found.subject) if word))
    go_on = Button(say("Go on"), Press("r", row.id))
    remark = say("Everything that was answered is still there.")
    return Card(
        title=say("This is begun and waits for you"), rows=(Row(name, None, go_on),), remarks=(remark,)
    )


def round_of(notice: Notice) -> str:
    """Name the part of a round that was begun, or that a reminder is about."""
    about = notice.details.get("obligation", "") if notice.kind == KIND else notice.about_id
    return f"{about}:{notice.details.get('part', '')}"


def _intend(desk: Desk, row: Draft) -> bool:
    is_new_group = row.purpose == REGISTER
    return intend(
        desk,
        person_id=row.person_id,
        kind=KIND,
        about_id=row.id,
        step=_number(row),
        details={"obligation": row.obligation_id or "", "part": row.purpose},
        is_worth_a_push=is_new_group,
    )


def _number(row: Draft) -> int:
    """Tell one pause of a draft from another by the day on which it began."""
    return (day_in_bangkok(row.changed_at) - FIRST_DAY).days
