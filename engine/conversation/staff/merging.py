"""Give all groups of an office to another one: which office, and be sure."""

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.staff import listing
from engine.conversation.staff.orders import HandOffice
from engine.conversation.staff.seen import Staff
from engine.conversation.staff.wording import WHOLE
from engine.conversation.state import State

ON_A_PAGE = 8
# A page of offices has a small index; being sure and doing it stand behind every page.
SURE, DONE = 900, 901


def pressed(state: State, event: Pressed, scene: Scene, staff: Staff) -> Turn:
    """Take a tap about all groups of an office."""
    press, when = event.press, event.when
    to = next((one for one in staff.offices if one.id == press.draft.partition("/")[2]), None)
    if not staff.is_below or not staff.groups:
        return beside(state, scene, when, listing.card(staff))
    if to is None or press.index not in {SURE, DONE}:
        return beside(state, scene, when, _which(staff, press.index if press.index < SURE else 0))
    if press.index == SURE:
        rows = (
            Row(say("From"), Plain(staff.office.name)),
            Row(say("Receiver"), Plain(to.name)),
            Row(say("Groups"), say("{count} groups", count=staff.groups)),
        )
        done = Button(say("Move them all"), Press(WHOLE, f"{staff.office.id}/{to.id}", index=DONE), "primary")
        remarks = (
            say("All of it goes along: what is due, what is being filled in, and questions of groups."),
        )
        return beside(
            state,
            scene,
            when,
            Card(title=say("Move all groups"), rows=rows, remarks=remarks, actions=(done,)),
        )
    words = say(
        "{office} looks after {count} groups more from now on.", office=Plain(to.name), count=staff.groups
    )
    return beside(state, scene, when, Note((words,)), effects=(HandOffice(staff.office.id, to.id),))


def _which(staff: Staff, page: int) -> Card:
    first = max(0, page) * ON_A_PAGE
    some, left = staff.offices[first : first + ON_A_PAGE], len(staff.offices) - first - ON_A_PAGE
    rows = tuple(
        Row(
            Plain(one.name),
            None,
            Button(say("This one"), Press(WHOLE, f"{staff.office.id}/{one.id}", index=SURE)),
        )
        for one in some
    )
    more = Button(say("Further offices"), Press(WHOLE, staff.office.id, index=max(0, page) + 1))
    return Card(
        title=say("Which office is to look after {group}?", group=Plain(staff.office.name)),
        rows=rows or (Row(say("There is no other office of this kind.")),),
        actions=(more,) if left > 0 else (),
    )
