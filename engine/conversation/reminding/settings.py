"""Show how somebody is reminded and take what she wants otherwise: fewer, at other hours, left alone for a while."""

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.menu.functions import press, title
from engine.conversation.reminding.orders import ComeBack, Hear, HearAt, StandIn
from engine.conversation.reminding.seen import NOTHING, Request, Settings
from engine.conversation.reminding.wording import BACK, FEWER, HOUR, HOURS, SET, STAND, TIMES, hours
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

STATES: dict[str, Text] = {
    "asked": say("is asked"),
    "agreed": say("has said yes"),
    "declined": say("cannot do it"),
}


def card(found: Settings) -> Card:
    """Show what stands, with the way to change each of it."""
    less = Button(say("As usual") if found.wants_fewer else say("Fewer reminders"), Press(SET, index=FEWER))
    much = say("only on the day and when it is late") if found.wants_fewer else say("as usual")
    rows = (
        Row(say("How much"), much, less),
        Row(
            say("At what time"),
            hours(found.opens, found.closes),
            Button(say("Choose the time"), Press(SET, index=HOURS)),
        ),
        *_away(found),
    )
    remark = say("Reminders that ride along when you write are never too many: they are free.")
    actions = () if found.until else (Button(title("rest"), press("rest")),)
    return Card(title=title("settings"), rows=rows, remarks=(remark,), actions=actions)


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on one of the settings."""
    tap, when = event.press, event.when
    found = (scene.reminded or NOTHING).settings or Settings()
    if tap.index == FEWER:
        fewer = not found.wants_fewer
        words = (
            say("From now on only on the day and when it is late.") if fewer else say("From now on as usual.")
        )
        return beside(state, scene, when, Note((words,)), effects=(Hear(fewer),))
    if tap.index == HOUR and 0 <= tap.step < len(TIMES):
        words, opens, closes = TIMES[tap.step]
        return beside(
            state, scene, when, Note((say("Reminders come at this time: {hours}", hours=words),)),
            effects=(HearAt(opens, closes),),
        )  # fmt: skip
    if tap.index == HOURS:
        return beside(state, scene, when, _which_hours())
    if tap.index == BACK:
        words = say("Welcome back. Reminders come to you again.")
        return beside(state, scene, when, Note((words,)), effects=(ComeBack(),))
    return shown(state, scene, when)


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Show the settings."""
    return beside(state, scene, when, card((scene.reminded or NOTHING).settings or Settings()))


def request_card(asked: Request) -> Card:
    """Ask somebody to stand in."""
    rows = (
        Row(say("Who"), Plain(asked.name)),
        Row(say("Away"), say("{first} to {until}", first=asked.first, until=asked.until)),
        *(Row(say("What"), Plain(one)) for one in asked.what[:4]),
    )
    yes = Button(say("Yes, I stand in"), Press(STAND, asked.person, index=0), "primary")
    no = Button(say("I cannot do it"), Press(STAND, asked.person, index=1))
    remark = say("Reminders come to you meanwhile. It ends by itself.")
    return Card(title=say("Somebody asks you to stand in"), rows=rows, remarks=(remark,), actions=(yes, no))


def answered(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take what the one who was asked to stand in says."""
    asked, yes = (scene.reminded or NOTHING).request, event.press.index == 0
    if asked is None or asked.person != event.press.draft:
        return beside(state, scene, event.when, Note((say("This is not asked of you any more."),)))
    words = (
        say("Thank you. You stand in for {name} until {until}.", name=Plain(asked.name), until=asked.until)
        if yes
        else say("That is all right. {name} is told.", name=Plain(asked.name))
    )
    return beside(state, scene, event.when, Note((words,)), effects=(StandIn(asked.person, yes=yes),))


def _which_hours() -> Card:
    choices = tuple(
        Button(words, Press(SET, step=number, index=HOUR)) for number, (words, _, _) in enumerate(TIMES)
    )
    return Card(title=say("When may reminders come?"), choices=choices)


def _away(found: Settings) -> tuple[Row, ...]:
    if found.first is None or found.until is None:
        return ()
    away = Row(
        say("Away"), say("{first} to {until}", first=found.first, until=found.until),
        Button(say("I am back"), Press(SET, index=BACK)),
    )  # fmt: skip
    if not found.deputy:
        return (away, Row(say("Standing in"), say("nobody")))
    state = STATES.get(found.deputy_state, say("is asked"))
    return (away, Row(say("Standing in"), say("{name}, {state}", name=Plain(found.deputy), state=state)))
