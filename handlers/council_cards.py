"""Tell people what happened to a group or to somebody's work, each checked again at this moment."""

from collections.abc import Callable, Mapping

from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.council.deciding import SHOW
from engine.conversation.council.wording import RULE
from engine.conversation.menu.functions import press
from handlers import handing, leaving, seating
from handlers.councils import opened
from handlers.desk import Desk
from handlers.owing import owed, rights
from handlers.speakers import name_of
from models import drafts, hand_overs, judgements, offices, people, seats, units
from models.notices import Notice
from models.units import Unit

NAMED = 6


def judge(desk: Desk, notice: Notice) -> Bubble | None:
    """Show an officer that a registration waits for her decision, and what of it is not as the programme would like it."""
    unit = units.unit(desk.connection, notice.about_id)
    asked = judgements.of_units(desk.connection, [notice.about_id])
    left = [one for one in asked if one.is_accepted is None]
    flags = _flags(desk, notice)
    if unit is None or not (left or flags) or unit.office_id not in rights(desk, notice.person_id).offices:
        return None
    waits = Row(say("To be decided"), say("{count} criteria", count=len(left)))
    rows = (Row(say("New group"), Plain(unit.name)), *((waits,) if left else ()), *flags)
    if not left:
        look = Button(say("See the group"), Press("l", unit.id, index=1))
        return Card(title=say("A new registration"), rows=rows, actions=(look,))
    look = Button(say("Look"), Press(RULE, unit.id, index=SHOW), "primary")
    return Card(title=say("A registration waits for a decision"), rows=rows, actions=(look,))


def _flags(desk: Desk, notice: Notice) -> tuple[Row, ...]:
    """Name the soft rules that are not met."""
    programme = desk.library.programmes.get(str(notice.details.get("programme", "")))
    ids = str(notice.details.get("flags", "")).split()
    rules = programme.eligibility if programme else ()
    return tuple(Row(say("Please note, not met"), Plain(one.says)) for one in rules if one.id in ids)


def judged(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a group how its registration was decided, with the criterion and the officer's reason in words."""
    row = judgements.get(desk.connection, notice.about_id)
    unit = _spoken_for(desk, notice, row.unit_id) if row else None
    programme = desk.library.programmes.get(row.programme) if row else None
    if row is None or unit is None or programme is None:
        return None
    if row.is_accepted:
        return Note(
            (
                say(
                    "The office has looked at the registration of {group}: everything is met.",
                    group=Plain(unit.name),
                ),
            )
        )
    says = next((one.says for one in programme.eligibility if one.id == row.rule), "")
    office = offices.office(desk.connection, unit.office_id)
    rows = (
        Row(say("Group"), Plain(unit.name)),
        Row(say("Not met"), Plain(says)),
        Row(say("Because"), Plain(opened(desk, unit.id, row.why))),
        Row(say("Office"), Plain(office.name if office else "")),
    )
    remarks = (say("The group does not take part for now. To ask about it, tap below."),)
    ask = Button(say("Ask an officer"), press("ask"), "primary")
    return Card(title=say("The registration is decided"), rows=rows, remarks=remarks, actions=(ask,))


def left(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a group that it takes part no more, and why."""
    unit = _spoken_for(desk, notice, notice.about_id)
    programme = desk.library.programmes.get(str(notice.details.get("programme", "")))
    if unit is None or programme is None:
        return None
    rows = (
        Row(say("Group"), Plain(unit.name)),
        Row(say("Programme"), Plain(programme.name)),
        Row(say("Because"), Plain(str(notice.details.get("why", "")))),
    )
    ask = Button(say("Ask an officer"), press("ask"))
    return Card(title=say("The group has left the programme"), rows=rows, actions=(ask,))


def seat_free(desk: Desk, notice: Notice) -> Bubble | None:
    """Offer a free seat to the registration that waits the longest."""
    waiting = seats.wait_of(desk.connection, notice.about_id)
    row = drafts.get(desk.connection, notice.about_id)
    if waiting is None or waiting.offered_at is None or row is None or row.state != drafts.OPEN:
        return None
    until = (waiting.offered_at + seating.HELD_FOR).date()
    words = say("A place has become free for your group. It is kept until {day}.", day=until)
    return Note((words,), (Button(say("Go on"), Press("r", row.id)),))


def group_handed(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a group, its new office, that the office looks after it from now on."""
    unit = units.unit(desk.connection, notice.about_id)
    held = rights(desk, notice.person_id)
    if unit is None or unit.office_id != notice.details.get("to"):
        return None
    office = offices.office(desk.connection, unit.office_id)
    name = Plain(office.name if office else "")
    if unit.id in held.units:
        return Note((say("{office} looks after {group} from now on.", office=name, group=Plain(unit.name)),))
    if unit.office_id not in held.offices:
        return None
    before = offices.office(desk.connection, str(notice.details.get("from", "")))
    rows = (
        Row(say("Group"), Plain(unit.name)),
        Row(say("From"), Plain(before.name if before else "")),
        *_left(desk, notice.person_id, (unit.id,)),
    )
    look = Button(say("See the group"), Press("l", unit.id, index=1))
    return Card(title=say("A group has come to your office"), rows=rows, actions=(look,))


def work_handed(desk: Desk, notice: Notice) -> Bubble | None:
    """Give a successor the list of what she takes over: what is due, what was promised, whom LINE does not reach."""
    order = hand_overs.get(desk.connection, notice.about_id)
    held = rights(desk, notice.person_id)
    if order is None or order.office_id not in held.offices:
        return None
    leaver = people.person(desk.connection, order.leaver_id)
    office = offices.office(desk.connection, order.office_id)
    rows = (
        Row(say("From"), Plain(name_of(desk, leaver) if leaver else "-")),
        Row(say("Office"), Plain(office.name if office else "")),
        *_left(
            desk,
            notice.person_id,
            tuple(one.id for one in units.of_offices(desk.connection, [order.office_id])),
        ),
    )
    due = Button(say("What I owe"), press("due"), "primary")
    groups = Button(say("Our groups"), press("groups"))
    return Card(title=say("Work that you take over"), rows=rows, actions=(due, groups))


def _left(desk: Desk, person_id: str, unit_ids: tuple[str, ...]) -> tuple[Row, ...]:
    """Name what is due, what is being filled in, what is put off, and which groups cannot be reached."""
    mine = [
        one for one in owed(desk, rights(desk, person_id), {}) if one.unit in unit_ids and not one.is_done
    ]
    begun = [
        one
        for one in drafts.open_of(desk.connection, person_id)
        if one.obligation_id in {row.id for row in mine}
    ]
    put_off = handing.promised(desk, begun)
    silent = _unreachable(desk, unit_ids)
    first = min((one.due for one in mine if one.due), default=None)
    due: Text = say("{count} reports", count=len(mine))
    if first is not None:
        due = say("{count} reports, the first by {day}", count=len(mine), day=first)
    return (
        Row(say("Due"), due),
        *((Row(say("Begun"), say("{count} reports", count=len(begun))),) if begun else ()),
        *((Row(say("Put off"), say("{count} answers", count=put_off)),) if put_off else ()),
        *((Row(say("Not on LINE"), Plain(", ".join(silent[:NAMED]))),) if silent else ()),
    )


def _unreachable(desk: Desk, unit_ids: tuple[str, ...]) -> list[str]:
    """Name the groups of which LINE reaches nobody."""
    speaks = offices.leaders(desk.connection, unit_ids, at=desk.now)
    found = units.of_ids(desk.connection, unit_ids)
    return [
        one.name
        for one in found
        if one.id not in speaks or people.open_account(desk.connection, speaks[one.id]) is None
    ]


def _spoken_for(desk: Desk, notice: Notice, unit_id: str) -> Unit | None:
    """Return a unit if the one who is to be told still speaks for it."""
    return units.unit(desk.connection, unit_id) if unit_id in rights(desk, notice.person_id).units else None


BUBBLES: Mapping[str, Callable[[Desk, Notice], Bubble | None]] = {
    leaving.ASKED: judge,
    leaving.DECIDED: judged,
    leaving.LEFT: left,
    seating.KIND: seat_free,
    handing.GROUP: group_handed,
    handing.WORK: work_handed,
}
