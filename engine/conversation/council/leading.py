"""Show what may be done about a group: its committee, another office, leaving a programme."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.conversation.council import deciding
from engine.conversation.council.orders import MoveGroup, Retire
from engine.conversation.council.seen import Council, Named
from engine.conversation.council.wording import LONGEST, MOVE, MOVE_TO, PART, PART_SLIP, RULE, post_rows
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.wording import stop
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import normalise

ON_A_PAGE = 8


def card(council: Council) -> Card:
    """Show the committee, and what an office may do about a group."""
    posts = tuple((one.name, one.holder) for one in council.posts)
    leaving = tuple(_part_row(council, one) for one in council.programmes)
    waits = Row(
        say("To be decided"),
        say("{count} criteria", count=len(council.open)),
        Button(say("Look"), Press(RULE, council.unit, index=deciding.SHOW)),
    )
    move = Row(
        say("Office"),
        Plain(council.office.name),
        Button(say("Move to another office"), Press(MOVE, council.unit)),
    )
    return Card(
        title=Plain(council.name),
        rows=(
            *post_rows(council.unit, posts, may_change=True),
            *((waits,) if council.open else ()),
            move,
            *leaving,
        ),
    )


def _part_row(council: Council, programme: Named) -> Row:
    leaves = Button(say("Leaves the programme"), Press(PART, f"{council.unit}/{programme.id}"), "link")
    return Row(say("Programme"), Plain(programme.name), leaves)


def offices(council: Council, page: int) -> Card:
    """List the offices that may look after a group."""
    first = max(0, page) * ON_A_PAGE
    some, left = council.offices[first : first + ON_A_PAGE], len(council.offices) - first - ON_A_PAGE
    rows = tuple(
        Row(Plain(one.name), None, Button(say("This one"), Press(MOVE_TO, f"{council.unit}/{one.id}")))
        for one in some
    )
    more = Button(say("Further offices"), Press(MOVE, council.unit, index=max(0, page) + 1))
    return Card(
        title=say("Which office is to look after {group}?", group=Plain(council.name)),
        rows=rows or (Row(say("There is no other office of this kind.")),),
        actions=(more,) if left > 0 else (),
    )


def moved(state: State, event: Pressed, scene: Scene, council: Council) -> Turn:
    """Ask whether a group really goes to another office, then let it."""
    office = _chosen(council.offices, event.press.draft)
    if office is None:
        return beside(state, scene, event.when, offices(council, 0))
    if event.press.index == 0:
        return beside(state, scene, event.when, _sure_to_move(council, office))
    words = Note(
        (
            say(
                "{office} looks after {group} from now on.",
                office=Plain(office.name),
                group=Plain(council.name),
            ),
        )
    )
    return beside(state, scene, event.when, words, effects=(MoveGroup(council.unit, office.id),))


def _sure_to_move(council: Council, office: Named) -> Card:
    rows = (Row(say("From"), Plain(council.office.name)), Row(say("To"), Plain(office.name)))
    remarks = (
        say(
            "What is being filled in, questions and days go along. What was sent stays with the office that sent it."
        ),
    )
    done = Button(say("Move it"), Press(MOVE_TO, f"{council.unit}/{office.id}", index=1), "primary")
    return Card(title=Plain(council.name), rows=rows, remarks=remarks, actions=(done,))


def parted(state: State, event: Pressed, scene: Scene, council: Council) -> Turn:
    """Ask whether a group leaves a programme, then why."""
    programme = _chosen(council.programmes, event.press.draft)
    if programme is None:
        return beside(state, scene, event.when, card(council))
    if event.press.index == 0:
        return beside(state, scene, event.when, _sure_to_part(council, programme))
    writing = replace(back_to(state, scene), place="slip", about=f"{PART_SLIP}/{council.unit}/{programme.id}")
    words = say("Why does {group} leave? Please type it in one message.", group=Plain(council.name))
    return Turn(writing, (Say((Note((words,), (stop(),)),)),))


def _sure_to_part(council: Council, programme: Named) -> Card:
    rows = (Row(say("Programme"), Plain(programme.name)),)
    remarks = (
        say(
            "Nothing is asked of the group any more. Its seat is offered to the group that waits the longest."
        ),
    )
    done = Button(say("Yes, it leaves"), Press(PART, f"{council.unit}/{programme.id}", index=1))
    return Card(title=Plain(council.name), rows=rows, remarks=remarks, choices=(done,))


def typed(state: State, event: Typed, scene: Scene, council: Council) -> Turn:
    """Take the reason why a group leaves."""
    programme = _chosen(council.programmes, state.about.partition("/")[2])
    why = normalise(event.text)
    if programme is None or not council.can_manage:
        return beside(state, scene, event.when, card(council))
    if not 1 < len(why) <= LONGEST:
        return Turn(state, (Say((Note((say("Please say in one short message why."),), (stop(),)),)),))
    words = say("{group} has left: {programme}.", group=Plain(council.name), programme=Plain(programme.name))
    order = Retire(council.unit, programme.id, why)
    return beside(state, scene, event.when, Note((words,)), effects=(order,))


def _chosen(among: tuple[Named, ...], about: str) -> Named | None:
    wanted = about.partition("/")[2]
    return next((one for one in among if one.id == wanted), None)
