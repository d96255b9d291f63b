"""Hand one's work for an office, or that of somebody below, to another one on a day: to whom, from when, and be sure."""

from datetime import date, timedelta

from engine.conversation.bubbles import Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.council.orders import HandWork
from engine.conversation.council.seen import Handing, Named
from engine.conversation.council.wording import HAND
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

TO_WHOM, FROM_WHEN, SURE, DONE = range(4)
# Days are counted from here, so that a button can hold one.
FIRST_DAY = date(2020, 1, 1)
LATEST = timedelta(days=90)
HEAD = "-"
ROWS = 8


def card(handing: Handing | None) -> Card | Note:
    """Ask who is to have the work."""
    if handing is None:
        return Note((say("There is no work of an office to hand over."),))
    rows = tuple(
        Row(
            Plain(one.name),
            None,
            Button(say("This one"), Press(HAND, _draft(handing, one.id), index=FROM_WHEN)),
        )
        for one in handing.colleagues[:ROWS]
    )
    head = Row(
        say("Nobody yet"),
        _head(handing),
        Button(say("To the head"), Press(HAND, _draft(handing, HEAD), index=FROM_WHEN)),
    )
    return Card(
        title=_title(handing),
        rows=(Row(say("Office"), Plain(handing.office.name)), *rows, head),
        remarks=(
            say("All of it goes along: what is due, what is being filled in, and questions of groups."),
        ),
    )


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap about handing over."""
    handing, press, when = scene.handing, event.press, event.when
    receiver = _receiver(handing, press.draft.partition("/")[0])
    if handing is None or receiver is None or press.index == TO_WHOM:
        return beside(state, scene, when, card(handing))
    day = _day(event)
    if press.index == FROM_WHEN or day is None:
        return beside(state, scene, when, _from_when(handing, receiver, when))
    if not when.at.date() <= day <= when.at.date() + LATEST:
        words = say("Please choose a day from today on, within three months.")
        return beside(state, scene, when, Note((words,)), _from_when(handing, receiver, when))
    if press.index == SURE:
        return beside(state, scene, when, _sure(handing, receiver, day))
    leaver = handing.leaver
    words = say(
        "Handed over to {name} from {day} on. Thank you for your work.", name=_name(receiver), day=day
    )
    if leaver is not None:
        words = say(
            "The work of {leaver} goes to {name} from {day} on.",
            leaver=Plain(leaver.name),
            name=_name(receiver),
            day=day,
        )
    order = HandWork(
        handing.office.id, "" if receiver.id == HEAD else receiver.id, day, leaver.id if leaver else ""
    )
    return beside(state, scene, when, Note((words,)), effects=(order,))


def _from_when(handing: Handing, receiver: Named, when: When) -> Card:
    today = (when.at.date() - FIRST_DAY).days
    return Card(
        title=say("From which day on?"),
        rows=(Row(say("Receiver"), _name(receiver)),),
        choices=(
            Button(say("Today"), Press(HAND, _draft(handing, receiver.id), today, index=SURE)),
            DateButton(say("Choose the day"), Press(HAND, _draft(handing, receiver.id), index=SURE)),
        ),
    )


def _sure(handing: Handing, receiver: Named, day: date) -> Card:
    rows = (
        Row(say("Office"), Plain(handing.office.name)),
        Row(say("Receiver"), _name(receiver)),
        Row(say("Since"), say("{day}", day=day)),
    )
    remarks = (_remark(handing),)
    done = Button(
        say("Hand it over"),
        Press(HAND, _draft(handing, receiver.id), (day - FIRST_DAY).days, index=DONE),
        "primary",
    )
    return Card(title=_title(handing), rows=rows, remarks=remarks, actions=(done,))


def _draft(handing: Handing, receiver: str) -> str:
    """Name the receiver and, where the work is somebody else's, whose it is and for which office."""
    return f"{receiver}/{handing.office.id}/{handing.leaver.id}" if handing.leaver else receiver


def _title(handing: Handing) -> Text:
    if handing.leaver is None:
        return say("Hand over my work")
    return say("Hand over the work of {name}", name=Plain(handing.leaver.name))


def _remark(handing: Handing) -> Text:
    if handing.leaver is None:
        return say(
            "From that day on you do not see this work any more. What you have sent stays yours to look at."
        )
    return say("From that day on {name} does not see this work any more.", name=Plain(handing.leaver.name))


def _day(event: Pressed) -> date | None:
    if event.picked:
        try:
            return date.fromisoformat(event.picked[:10])
        except ValueError:
            return None
    return FIRST_DAY + timedelta(days=event.press.step) if event.press.step > 0 else None


def _receiver(handing: Handing | None, wanted: str) -> Named | None:
    if handing is None or wanted == HEAD:
        return Named(HEAD, handing.head) if handing else None
    return next((one for one in handing.colleagues if one.id == wanted), None)


def _head(handing: Handing) -> Text:
    return Plain(handing.head) if handing.head else say("nobody is there yet")


def _name(receiver: Named) -> Text:
    return Plain(receiver.name) if receiver.name else say("the head of the office")
