"""Invite somebody with a QR code: choose what for, and the code is there to be shown, printed or read aloud."""

from engine.conversation.bubbles import Button, Card, Door, Note, Plain, Press, Row, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import Invite
from engine.conversation.chasing.seen import Invited, Made
from engine.conversation.chasing.wording import INVITE
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.menu.functions import title
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

PAGE = "/board/invitations/"
ROWS = 8


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Ask what somebody is invited for."""
    return beside(state, scene, when, _choose(known(scene).invited))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Make the code for what was chosen; where there is one thing only it is made at once."""
    invited = known(scene).invited
    made = invited.made
    if made is None:
        return beside(state, scene, event.when, _choose(invited))
    order = Invite(made.id, invited.unit, made.choice)
    return beside(state, scene, event.when, _card(made), effects=(order,))


def button(unit: str) -> Button:
    """Offer to invite somebody to speak for a group."""
    return Button(title("invite"), Press(INVITE, unit))


def _choose(invited: Invited) -> Card | Note:
    if not invited.roles:
        return Note((say("There is nobody whom you could invite from here."),))
    rows = tuple(
        Row(
            Plain(role),
            Plain(about),
            Button(say("Make the QR code"), Press(INVITE, invited.unit, index=number)),
        )
        for number, (role, about) in enumerate(invited.roles[:ROWS], 1)
    )
    return Card(title=title("invite"), rows=rows)


def _card(made: Made) -> Card:
    remark = say("Whoever scans it or types the digits is asked to agree first. One person each time.")
    if made.uses > 1:
        remark = say(
            "Whoever scans it or types the digits is asked to agree first. For {count} people.",
            count=made.uses,
        )
    tap = (say("An officer lets the newcomer in with one tap."),) if made.needs_tap else ()
    return Card(
        title=say("Invitation"),
        rows=(
            Row(say("As"), Plain(made.role)),
            Row(say("For"), Plain(made.about)),
            Row(say("Join code"), Plain(f"{made.code[:4]} {made.code[4:]}")),
            Row(say("Works through"), say("{day}", day=made.until)),
        ),
        remarks=(remark, *tap),
        actions=(Door(say("Open the QR code"), f"{PAGE}{made.id}"),),
    )
