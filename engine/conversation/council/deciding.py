"""Let an officer decide about the rules of a registration, with each criterion in words."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.council.orders import Decide
from engine.conversation.council.seen import Council, Decision
from engine.conversation.council.wording import LONGEST, RULE, RULE_SLIP
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.wording import stop
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import normalise

YES, NO, SHOW, ALL = range(4)


def card(council: Council) -> Card:
    """Show what waits for a decision about a group, and what was decided."""
    rows = tuple(row for one in council.decisions for row in _rows(one))
    every = Button(say("All of them are met"), Press(RULE, council.unit, index=ALL), "primary")
    group = Button(say("See the group"), Press("l", council.unit, index=1))
    return Card(
        title=say("To be decided: {group}", group=Plain(council.name)),
        rows=rows or (Row(say("Nothing waits for a decision.")),),
        actions=(every, group) if len(council.open) > 1 else (group,),
    )


def _rows(one: Decision) -> tuple[Row, ...]:
    if one.is_accepted is not None:
        done: Text = say("met") if one.is_accepted else say("not met, because: {why}", why=Plain(one.why))
        return (Row(Plain(one.says), done),)
    told = {
        True: say("the group says yes"),
        False: say("the group says no"),
        None: say("the group did not say"),
    }
    yes = Button(say("It is met"), Press(RULE, one.id, index=YES))
    no = Button(say("It is not met"), Press(RULE, one.id, index=NO), "link")
    return (Row(Plain(one.says), told[one.told], yes), Row(say("If it is not"), None, no))


def pressed(state: State, event: Pressed, scene: Scene, council: Council) -> Turn:
    """Take a tap about a rule."""
    index = event.press.index
    if index == SHOW or not council.can_manage:
        return beside(state, scene, event.when, card(council))
    if index == ALL:
        return _met(state, event, scene, council, council.open)
    chosen = tuple(one for one in council.open if one.id == event.press.draft)
    if not chosen:
        words = Note((say("Somebody has decided this already."),))
        return beside(state, scene, event.when, words, card(council))
    return _met(state, event, scene, council, chosen) if index == YES else _ask(state, scene, chosen[0])


def typed(state: State, event: Typed, scene: Scene, council: Council) -> Turn:
    """Take the reason why a rule is not met."""
    one = next((one for one in council.open if one.id == state.about.partition("/")[2]), None)
    why = normalise(event.text)
    if one is None or not council.can_manage:
        return beside(state, scene, event.when, card(council))
    if not 1 < len(why) <= LONGEST:
        return Turn(state, (Say((Note((say("Please say in one short message why."),), (stop(),)),)),))
    words = say("The group is told: not met is {rule}, because {why}.", rule=Plain(one.says), why=Plain(why))
    order = Decide((one.id,), yes=False, why=why)
    return beside(state, scene, event.when, Note((words,)), effects=(order,))


def _met(state: State, event: Pressed, scene: Scene, council: Council, chosen: tuple[Decision, ...]) -> Turn:
    ids = tuple(one.id for one in chosen)
    after = replace(
        council,
        decisions=tuple(
            replace(one, is_accepted=True) if one.id in ids else one for one in council.decisions
        ),
    )
    return beside(state, scene, event.when, card(after), effects=(Decide(ids, yes=True),) if ids else ())


def _ask(state: State, scene: Scene, one: Decision) -> Turn:
    writing = replace(back_to(state, scene), place="slip", about=f"{RULE_SLIP}/{one.id}")
    words = say("Why is it not met: {rule}? The group is told in your words.", rule=Plain(one.says))
    return Turn(writing, (Say((Note((words,), (stop(),)),)),))
