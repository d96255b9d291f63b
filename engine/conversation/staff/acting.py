"""Name somebody who acts for another one: who, from which day, until which day, and be sure. It ends by itself."""

from datetime import date

from engine.conversation.bubbles import Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.staff import listing
from engine.conversation.staff.listing import DONE, END, FROM, SURE, UNTIL, WHO
from engine.conversation.staff.orders import Appoint, EndActing
from engine.conversation.staff.seen import Staff
from engine.conversation.staff.wording import (
    ACT,
    LONGEST,
    NOBODY,
    both,
    day_of,
    days_of,
    number_of,
    picked_day,
)
from engine.conversation.state import State

AHEAD = 8


def pressed(state: State, event: Pressed, scene: Scene, staff: Staff) -> Turn:
    """Take a tap about acting for somebody."""
    press, when = event.press, event.when
    if press.index == END:
        return _ended(state, event, scene, staff)
    instead, deputy = _named(staff, press.draft)
    if not (staff.may_appoint or (staff.wanted and staff.wanted.can_hand)):
        return beside(state, scene, when, listing.card(staff))
    if press.index == WHO or not deputy:
        return beside(state, scene, when, _who(staff, instead))
    if press.index == FROM:
        return beside(state, scene, when, _from_when(staff, press.draft, when))
    first, last = _days(event)
    if first is None or first < when.at.date():
        return beside(state, scene, when, _from_when(staff, press.draft, when))
    if last is None or not first <= last <= first + LONGEST:
        return beside(state, scene, when, _until_when(staff, press.draft, first))
    if press.index != DONE:
        return beside(state, scene, when, _sure(staff, press.draft, first, last))
    order = Appoint(staff.office.id, "" if instead == NOBODY else instead, _id(press.draft), first, last)
    words = say(
        "{name} acts from {first} to {last}. It ends by itself.", name=Plain(deputy), first=first, last=last
    )
    return beside(state, scene, when, Note((words,)), effects=(order,))


def _ended(state: State, event: Pressed, scene: Scene, staff: Staff) -> Turn:
    one = next((one for one in staff.acting if one.id == event.press.draft), None)
    if one is None:
        return beside(state, scene, event.when, listing.card(staff))
    words = Note((say("{name} acts no more from today on.", name=Plain(one.person)),))
    return beside(state, scene, event.when, words, effects=(EndActing(one.id),))


def _who(staff: Staff, instead: str) -> Card:
    rows = tuple(
        Row(
            Plain(one.name),
            None,
            Button(say("This one"), Press(ACT, f"{staff.office.id}/{instead}/{one.id}", index=FROM)),
        )
        for one in staff.deputies[:AHEAD]
    )
    none = (Row(say("Nobody else is here yet. Invite somebody by a code first.")),)
    return Card(title=say("Who is to act?"), rows=(_for(staff), *(rows or none)))


def _from_when(staff: Staff, draft: str, when: When) -> Card:
    today = number_of(when.at.date())
    return Card(
        title=say("Acts from which day on?"),
        rows=(_for(staff), Row(say("Acts"), _name(staff, draft))),
        choices=(
            Button(say("Today"), Press(ACT, draft, today, index=UNTIL)),
            DateButton(say("Choose the day"), Press(ACT, draft, index=UNTIL)),
        ),
    )


def _until_when(staff: Staff, draft: str, first: date) -> Card:
    rows = (_for(staff), Row(say("Acts"), _name(staff, draft)), Row(say("Since"), say("{day}", day=first)))
    last = DateButton(say("Choose the last day"), Press(ACT, draft, number_of(first), index=SURE))
    return Card(title=say("Until which day?"), rows=rows, choices=(last,))


def _sure(staff: Staff, draft: str, first: date, last: date) -> Card:
    rows = (
        _for(staff),
        Row(say("Acts"), _name(staff, draft)),
        Row(say("Since"), say("{day}", day=first)),
        Row(say("Until"), say("{day}", day=last)),
    )
    remarks = (say("What is decided in these days says for good that it was decided as acting."),)
    done = Button(say("Name it so"), Press(ACT, draft, both(first, last), index=DONE), "primary")
    return Card(title=say("Acting for somebody"), rows=rows, remarks=remarks, actions=(done,))


def _days(event: Pressed) -> tuple[date | None, date | None]:
    """Return the first and the last day as far as the button and the picked day say them."""
    press, picked = event.press, picked_day(event.picked)
    if press.index == UNTIL:
        return picked or (day_of(press.step) if press.step > 0 else None), None
    if press.index == SURE:
        return day_of(press.step), picked
    return days_of(press.step) if press.step > 0 else (None, None)


def _named(staff: Staff, draft: str) -> tuple[str, str]:
    """Return whom it is for, and the name of the one who is to act, if it is somebody who may."""
    parts = draft.split("/")
    instead = parts[1] if len(parts) > 1 else NOBODY
    name = next((one.name for one in staff.deputies if one.id == _id(draft)), "")
    return instead, name


def _id(draft: str) -> str:
    parts = draft.split("/")
    return parts[2] if len(parts) > 2 else ""


def _name(staff: Staff, draft: str) -> Text:
    return Plain(_named(staff, draft)[1])


def _for(staff: Staff) -> Row:
    who: Text = Plain(staff.wanted.name) if staff.wanted else Plain(staff.office.name)
    return Row(say("Instead of"), who)
