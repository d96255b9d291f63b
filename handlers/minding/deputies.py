"""Ask somebody to stand in, and tell what was answered: who is away hears it, and her office when nobody stands in."""

from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Row, say
from engine.conversation.menu.functions import press, title
from engine.conversation.reminding.seen import Deputy, Request
from engine.conversation.reminding.settings import request_card
from engine.conversation.reminding.wording import number_of
from engine.obligations.calendar import day_in_bangkok
from handlers import enquiries, owing
from handlers.desk import Desk
from handlers.messenger.intending import intend
from handlers.overtaking import sender
from handlers.owing import Rights
from models import offices, units
from models import reminder_settings as kept
from models.notices import Notice
from models.offices import UNIT
from models.reminder_settings import AGREED, ASKED, DECLINED, ReminderSetting

ASKS, SAID = "deputy_asked", "deputy_said"
MOST = 8


def candidates(desk: Desk, held: Rights, person_id: str) -> tuple[Deputy, ...]:
    """Name who could stand in: others who speak for the same groups, then those who act for the office."""
    found = [one.person_id for unit in held.units for one in _speakers(desk, unit)]
    for office_id in _offices(desk, held):
        found += enquiries.in_charge(desk, office_id, but=person_id)
    named = [one for one in dict.fromkeys(found) if one != person_id][:MOST]
    return tuple(Deputy(one, name) for one in named if (name := sender(desk, one)))


def request(desk: Desk, deputy_id: str, person_id: str) -> Request | None:
    """Return what somebody asks of a deputy; None when it is not asked of her any more."""
    row = kept.of(desk.connection, [person_id]).get(person_id)
    return _request(desk, row, deputy_id) if row else None


def ask(desk: Desk, person_id: str, deputy_id: str, until: int) -> None:
    """Have somebody hear that she is asked to stand in."""
    intend(desk, person_id=deputy_id, kind=ASKS, about_id=person_id, step=until, is_worth_a_push=True)


def answered(desk: Desk, row: ReminderSetting) -> None:
    """Have the one who is away hear what her deputy said."""
    until = number_of(row.rests_until) if row.rests_until else 0
    step = until * 2 + (row.deputy_state == AGREED)
    intend(
        desk,
        person_id=row.person_id,
        kind=SAID,
        about_id=row.deputy_id or "",
        step=step,
        is_worth_a_push=True,
    )


def asked_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask somebody to stand in, while nobody has answered."""
    row = kept.of(desk.connection, [notice.about_id]).get(notice.about_id)
    found = _request(desk, row, notice.person_id) if row else None
    return request_card(found) if found else None


def said_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell the one who is away what her deputy said; None when it is another one by now."""
    row = kept.of(desk.connection, [notice.person_id]).get(notice.person_id)
    if row is None or row.deputy_id != notice.about_id or row.deputy_state not in {AGREED, DECLINED}:
        return None
    name = Plain(sender(desk, notice.about_id))
    if row.deputy_state == AGREED and row.rests_until:
        return Note((say("{name} stands in for you until {until}.", name=name, until=row.rests_until),))
    words = say("{name} cannot stand in this time. You can choose somebody else.", name=name)
    return Card(
        title=title("rest"), rows=(Row(words),), actions=(Button(title("settings"), press("settings")),)
    )


def _request(desk: Desk, row: ReminderSetting, deputy_id: str) -> Request | None:
    is_open = row.deputy_id == deputy_id and row.deputy_state == ASKED
    if not is_open or row.rests_from is None or row.rests_until is None:
        return None
    if row.rests_until < day_in_bangkok(desk.now):
        return None
    held = owing.rights(desk, row.person_id)
    return Request(
        row.person_id, sender(desk, row.person_id), row.rests_from, row.rests_until, held.speaks_for
    )


def _speakers(desk: Desk, unit_id: str) -> tuple[offices.Held, ...]:
    return offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit_id, at=desk.now)


def _offices(desk: Desk, held: Rights) -> list[str]:
    mine = [role.scope_id for role in held.filing]
    theirs = (units.unit(desk.connection, one) for one in held.units)
    return list(dict.fromkeys([*mine, *(one.office_id for one in theirs if one)]))


BUBBLES = {ASKS: asked_bubble, SAID: said_bubble}
