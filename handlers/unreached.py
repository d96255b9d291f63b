"""Tell an office which of its groups LINE does not reach: one card for all of them, with numbers that dial."""

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.menu.functions import press, title
from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.desk import Desk
from handlers.messenger import phones
from models import contacts, obligations, units
from models.notices import Notice
from models.obligations import Obligation

SHOWN = 6


def card(
    desk: Desk, person_id: str, pending: list[Notice]
) -> tuple[Card | None, tuple[int, ...], list[Notice]]:
    """Return the card, the notices that it tells, and those that are over: it came meanwhile, or is not hers any more."""
    rounds = obligations.of_ids(desk.connection, [one.about_id for one in pending])
    held: dict[str, Obligation] = {}
    told, over = [], []
    for notice in pending:
        row = rounds.get(notice.about_id)
        if row is None or _is_over(desk, person_id, row):
            over.append(notice)
            continue
        held.setdefault(row.unit_id, row)
        told.append(notice.id)
    if not held:
        return None, (), over
    made = _one(desk, next(iter(held.values()))) if len(held) == 1 else _several(desk, list(held.values()))
    return made, tuple(told), over


def _is_over(desk: Desk, person_id: str, row: Obligation) -> bool:
    """Say whether nobody need call: it is in, not this office's, or they have spoken and wait for a day."""
    if row.contribution_id or row.report_id or not owing.acts_for(desk, person_id, row.office_id):
        return True
    today = day_in_bangkok(desk.now)
    return contacts.rests_until(desk.connection, row.unit_id, row.office_id, today=today) is not None


def _one(desk: Desk, row: Obligation) -> Card:
    unit = units.unit(desk.connection, row.unit_id)
    group = Plain(unit.name if unit else "")
    words = say("{group} cannot be reached on LINE. A phone call would help.", group=group)
    calls = phones.call(desk, row.programme, row.unit_id)
    return Card(title=say("News"), rows=(Row(words, None, _do(row)),), actions=calls)


def _several(desk: Desk, found: list[Obligation]) -> Card:
    """Name them, each with the way to do it for them; their numbers stand in the list of what is missing."""
    named = {one.id: one.name for one in units.of_ids(desk.connection, [row.unit_id for row in found])}
    rows = tuple(Row(Plain(named.get(row.unit_id, "")), None, _do(row)) for row in found[:SHOWN])
    remarks: tuple[Text, ...] = (say("A phone call is quicker, or do it for them."),)
    if len(found) > SHOWN:
        remarks = (say("{count} more after these.", count=len(found) - SHOWN), *remarks)
    listed = Button(title("missing"), press("missing"))
    return Card(title=say("Not on LINE"), rows=rows, remarks=remarks, actions=(listed,))


def _do(row: Obligation) -> Button:
    return Button(say("Do it for them"), Press("o", row.id))
